"""Formulas: their references follow the sheet, their values are computed, conditions and rules are judged. Pure."""

from sheetsync.localsheets.formulas.rewriting import copy_formula, drop_tab, follow_cut, rename_tab, shift_formula

__all__ = ["copy_formula", "drop_tab", "follow_cut", "rename_tab", "shift_formula"]
