"""Colours that follow from what cells hold: a rule of Sheets, and those of «Решения»."""

from collections.abc import Mapping
from dataclasses import dataclass

from sheetsync.model.a1 import column_letters
from sheetsync.model.template import Template
from sheetsync.workbook.requests import Area, Json
from sheetsync.workbook.styles import fill


@dataclass(frozen=True, slots=True)
class Rule:
    """A colour for the cells of an area on whose row a formula is true."""

    area: Area
    formula: str
    colour: str

    def as_json(self) -> Json:
        """Return the ConditionalFormatRule."""
        condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": self.formula}]}
        return {
            "ranges": [self.area.as_json()],
            "booleanRule": {"condition": condition, "format": fill(self.colour)},
        }


def decision_rules(sheet_id: int, header_row: int, columns: Mapping[str, int], template: Template) -> tuple[Rule, ...]:
    """Return what makes a decision red until it has an owner and a date.

    `columns` are the 0-based places of `text`, `owner` and `due`; none of them may be missing.
    """
    if not {"text", "owner", "due"} <= columns.keys():
        return ()
    names = ("text", "owner", "due")
    places = [columns[name] for name in names]
    text, owner, due = (f"LEN(TRIM(${column_letters(place)}{header_row + 2}))" for place in places)
    formula = f"=AND({text}>0;OR({owner}=0;{due}=0))"
    area = Area(sheet_id, header_row + 1, None, min(places), max(places) + 1)
    return (Rule(area, formula, template.colours.overdue),)
