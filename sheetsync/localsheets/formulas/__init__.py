"""Formulas: their references follow the sheet, their values are computed, conditions and rules are judged. Pure."""

from sheetsync.localsheets.formulas.calculation import Calculator, Values
from sheetsync.localsheets.formulas.dialect import FormulaSyntaxError, entered_formula, localised
from sheetsync.localsheets.formulas.outcomes import Computed, FormulaError
from sheetsync.localsheets.formulas.rewriting import copy_formula, drop_tab, follow_cut, rename_tab, shift_formula

__all__ = [
    "Calculator",
    "Computed",
    "FormulaError",
    "FormulaSyntaxError",
    "Values",
    "copy_formula",
    "drop_tab",
    "entered_formula",
    "follow_cut",
    "localised",
    "rename_tab",
    "shift_formula",
]
