"""The living parts of the status tab: colours, ready filter views, guards, wherever its columns stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sheetsync.messages import Messages
from sheetsync.model.columns import Field, ServiceColumn, TabName
from sheetsync.model.settings import Settings
from sheetsync.model.state import State
from sheetsync.model.template import Template
from sheetsync.workbook import rules
from sheetsync.workbook.colours import Rule
from sheetsync.workbook.furnish import service_guard
from sheetsync.workbook.ids import CHECK_VIEW, HEADER_GUARD, OVERDUE_VIEW, WAITING_VIEW, department_view_ids
from sheetsync.workbook.requests import Area, Json, Request, add_view, guard


@dataclass(frozen=True, slots=True)
class StatusPlace:
    """Where the status table stands: 0-based header row, people's and service columns by 0-based index."""

    sheet_id: int
    header_row: int
    columns: Mapping[Field, int]
    service: Mapping[ServiceColumn, int] = field(default_factory=dict)

    @property
    def cells(self) -> rules.Cells:
        """The first row's cells that the formulas look at."""
        return rules.Cells(
            self.header_row + 2,
            self.columns.get(Field.DUE),
            self.columns.get(Field.STATUS),
            self.columns.get(Field.BLOCKER),
        )

    def below_header(self, column: int) -> Area:
        """Return a column's cells from the first row to the end of the tab."""
        return Area(self.sheet_id, self.header_row + 1, None, column, column + 1)

    @property
    def whole(self) -> Area:
        """The table with its header and all columns from the first known one to the last, ours too."""
        known = {*self.columns.values(), *self.service.values()}
        return Area(self.sheet_id, self.header_row, None, min(known), max(known) + 1)


CREATED_COLUMNS = {name: place for place, name in enumerate(Field)}
CREATED_SERVICE = {ServiceColumn.CHECK: len(Field), ServiceColumn.ID: len(Field) + 1}


def created_place(sheet_id: int) -> StatusPlace:
    """Return where the table stands on a tab that we laid out ourselves."""
    return StatusPlace(sheet_id, 0, CREATED_COLUMNS, CREATED_SERVICE)


def status_rules(place: StatusPlace, template: Template, settings: Settings) -> tuple[Rule, ...]:
    """Return the colour rules in their order: the due date first overdue, then soon; the status by its state."""
    found = (*_due_rules(place, template, settings), *_state_rules(place, template))
    return tuple(Rule(place.below_header(column), formula, colour) for column, formula, colour in found if formula)


def _due_rules(place: StatusPlace, template: Template, settings: Settings) -> Iterator[tuple[int, str | None, str]]:
    due = place.columns.get(Field.DUE)
    if due is not None:
        yield due, rules.overdue_formula(template, place.cells), template.colours.overdue
        soon = rules.due_soon_formula(template, place.cells, settings.due_soon_days)
        yield due, soon, template.colours.due_soon


def _state_rules(place: StatusPlace, template: Template) -> Iterator[tuple[int, str | None, str]]:
    status = place.columns.get(Field.STATUS)
    if status is not None:
        for state, spec in template.statuses.items():
            if spec.colour and state is not State.UNKNOWN:
                yield status, rules.state_formula(template, place.cells, state), spec.colour


def status_views(place: StatusPlace, template: Template, settings: Settings) -> dict[int, Request]:
    """Return the ready filter views by their ids: overdue, waiting, with a check, one a department."""
    speak = Messages(template.language)
    return {
        view["filterViewId"]: add_view(view, speak.say("add the filter view “{view}”", view=view["title"]))
        for view in _views(place, template, settings)
    }


def _views(place: StatusPlace, template: Template, settings: Settings) -> Iterator[Json]:
    overdue = rules.overdue_formula(template, place.cells)
    if overdue is not None:
        yield _view(OVERDUE_VIEW, template.views.overdue, place, place.columns[Field.DUE], _formula(overdue))
    waiting = rules.waiting_formula(template, place.cells)
    if waiting is not None:
        shown = Field.BLOCKER if Field.BLOCKER in place.columns else Field.STATUS
        yield _view(WAITING_VIEW, template.views.waiting, place, place.columns[shown], _formula(waiting))
    if ServiceColumn.CHECK in place.service:
        title = Messages(template.language).say("Worth a look")
        yield _view(CHECK_VIEW, title, place, place.service[ServiceColumn.CHECK], {"type": "NOT_BLANK"})
    if Field.OWNER in place.columns:
        for name, view_id in department_view_ids(settings.department_names).items():
            equals = {"type": "TEXT_EQ", "values": [{"userEnteredValue": name}]}
            yield _view(view_id, name, place, place.columns[Field.OWNER], equals)


def _formula(formula: str) -> Json:
    return {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}


def _view(view_id: int, title: str, place: StatusPlace, column: int, condition: Json) -> Json:
    spec = {"columnIndex": column, "filterCriteria": {"condition": condition}}
    return {"filterViewId": view_id, "title": title, "range": place.whole.as_json(), "filterSpecs": [spec]}


def status_guards(place: StatusPlace, speak: Messages) -> dict[int, Request]:
    """Return the guard of the service columns by its id, where they stand side by side or one is missing."""
    spots = sorted(place.service.values())
    if not spots or spots[-1] - spots[0] >= len(spots):
        return {}
    area = Area(place.sheet_id, start_column=spots[0], end_column=spots[-1] + 1)
    return service_guard(TabName.STATUS, area, speak)


def header_guard(place: StatusPlace, speak: Messages) -> Request:
    """Return the guard of a header that we wrote ourselves."""
    row = place.whole._replace(end_row=place.header_row + 1)
    description = speak.say("The headers by which the columns are known.")
    return guard(HEADER_GUARD, row, description, speak.say("ask before edits of the header"))
