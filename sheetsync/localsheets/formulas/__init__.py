"""Formulas: their references follow the sheet, their values are computed, conditions and rules are judged. Pure."""

from sheetsync.localsheets.formulas.calculation import Calculator, Values
from sheetsync.localsheets.formulas.conditions import Use, checked_condition
from sheetsync.localsheets.formulas.dialect import FormulaSyntaxError, entered_formula, localised
from sheetsync.localsheets.formulas.gradients import checked_gradient
from sheetsync.localsheets.formulas.highlights import highlights_of, with_both_colours
from sheetsync.localsheets.formulas.judging import Judge, judge_of
from sheetsync.localsheets.formulas.outcomes import Computed, FormulaError
from sheetsync.localsheets.formulas.rewriting import copy_formula, drop_tab, follow_cut, rename_tab, shift_formula

__all__ = [
    "Calculator",
    "Computed",
    "FormulaError",
    "FormulaSyntaxError",
    "Judge",
    "Use",
    "Values",
    "checked_condition",
    "checked_gradient",
    "copy_formula",
    "drop_tab",
    "entered_formula",
    "follow_cut",
    "highlights_of",
    "judge_of",
    "localised",
    "rename_tab",
    "shift_formula",
    "with_both_colours",
]
