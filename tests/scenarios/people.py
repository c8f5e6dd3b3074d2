"""A team at its spreadsheet: every edit of a scenario, done in the grid through the second client."""

import datetime as dt
import re

from sheetsync.model.template import Template
from sheetsync.plan.places import runs

from .book import Book, Json, Where, typed
from .status_grid import PEOPLE, SERVICE, Edit, StatusGrid, value


class UnsaidError(AssertionError):
    """People wanted to say something that the product gave them no place for."""


class People(StatusGrid):
    """The team: knows its rows, its tabs, and which decisions it waits to see as rows."""

    def __init__(self, book: Book, template: Template) -> None:
        super().__init__(book, template)
        self.own_tabs: list[str] = []
        self.awaited: dict[str, str] = {}
        self.today = dt.date.min
        self._decisions: list[str] = []
        self._gone: dict[str, list[Json]] = {}

    def settle(self, settings: Json) -> None:
        """Fill in «Настройки», beside the labels."""
        words = self.template.settings
        holidays = [dt.date.fromisoformat(day) for day in settings.get("holidays", [])]
        values = {
            words.goal: settings["goal"]["text"],
            words.goal_figure: settings["goal"]["figure"],
            words.meeting_day: self.template.weekdays[settings["meeting_weekday"] - 1],
            words.minutes: settings["minutes"],
            words.due_soon_days: settings.get("due_soon", 2),
            words.holidays: "; ".join(f"{day:%d.%m.%Y}" for day in holidays),
        }
        title = self.titles["settings"]
        labels = [row[0] if row else "" for row in self.book.texts(title)]
        for label, typed_value in values.items():
            self.book.type(title, labels.index(label), 1, [[typed_value]])

    def start(self, rows: list[Json]) -> None:
        """Type the first rows, from row 2 on."""
        self.keys = [row.get("key") for row in rows]
        for place, row in enumerate(rows):
            self._fill(place, row)

    def edit(self, edit: Edit, today: dt.date) -> None:
        """Do one edit."""
        self.today = today
        getattr(self, f"_{edit['op']}")(edit)

    def welcome(self) -> None:
        """Find the rows that the service made of decisions, by their texts, and call them by their keys."""
        if not self.awaited:
            return
        steps = [row[0] for row in self._texts([self.columns.index("step")])]
        self.keys += [None] * (len(steps) - len(self.keys))
        for key, text in list(self.awaited.items()):
            found = [place for place, step in enumerate(steps) if self.keys[place] is None and step == text]
            if found:
                self.keys[found[0]] = key
                del self.awaited[key]

    # rows and cells

    def _set(self, edit: Edit) -> None:
        where = self._cell(edit["key"], edit["column"])
        self.book.do(*typed(where, [[value(edit["column"], edit["value"])]]))

    def _insert(self, edit: Edit) -> None:
        self._fill(self._make_room(edit, [edit["key"]]), edit)

    def _append(self, edit: Edit) -> None:
        place = self._filled()
        self.keys[place : place + 1] = [edit["key"]]
        self._fill(place, edit)

    def _delete(self, edit: Edit) -> None:
        place = self._at(edit["key"])
        self._gone[edit["key"]] = self.book.grid(self.titles["status"])[place + 1]
        self.book.do({"deleteDimension": {"range": self._rows(place)}})
        del self.keys[place]

    def _restore(self, edit: Edit) -> None:
        place = self._make_room(edit, [edit["key"]])
        start = {"sheetId": self.status, "rowIndex": place + 1, "columnIndex": 0}
        cells = {"values": self._gone.pop(edit["key"])}
        fields = "userEnteredValue,userEnteredFormat,note,dataValidation"
        self.book.do({"updateCells": {"start": start, "rows": [cells], "fields": fields}})

    def _clear(self, edit: Edit) -> None:
        for column in edit.get("columns", PEOPLE):
            self.book.do(*typed(self._cell(edit["key"], column), [[""]]))

    def _sort(self, edit: Edit) -> None:
        self._sort_columns(edit, self.columns)

    def _sort_partial(self, edit: Edit) -> None:
        self._sort_columns(edit, [column for column in self.columns if column not in SERVICE])

    def _sort_columns(self, edit: Edit, columns: list[str]) -> None:
        """Sort, and see that the grid holds what this list of keys says that it holds."""
        places = sorted(self.columns.index(column) for column in columns)
        count = self._filled()
        before = self._texts(places)
        order = {"sortOrder": "DESCENDING" if edit.get("desc") else "ASCENDING"}
        spec = {"dimensionIndex": self.columns.index(edit["by"]), **order}
        area = Where(self.status, 1, places[0], count, places[-1] - places[0] + 1)
        self.book.do({"sortRange": {"range": area.as_json(), "sortSpecs": [spec]}})
        held = {key: before[place] for place, key in enumerate(self.keys[:count]) if key and any(before[place])}
        gives = edit["gives"].split()
        assert sorted(gives) == sorted(held), "the sort is over other rows than the scenario's"
        assert self._texts(places)[: len(gives)] == [held[key] for key in gives], "sorted otherwise"
        rest = [key for key in self.keys[:count] if key and key not in held]
        kept = [*gives, *rest]
        self.keys = [*kept, *[None] * (count - len(kept)), *self.keys[count:]]

    def _move(self, edit: Edit) -> None:
        place, target = self._at(edit["key"]), self._beside(edit)
        self.book.do({"moveDimension": {"source": self._rows(place), "destinationIndex": target + 1}})
        self.keys.pop(place)
        self.keys.insert(target - (place < target), edit["key"])

    def _copy(self, edit: Edit) -> None:
        self._paste(edit["key"], self._make_room(edit, [edit["as"]]), self.columns)

    def _copy_values(self, edit: Edit) -> None:
        people = [column for column in self.columns if column not in SERVICE]
        self._paste(edit["key"], self._make_room(edit, [edit["as"]]), people)

    def _paste_over(self, edit: Edit) -> None:
        place = self._at(edit["onto"])
        self._paste(edit["key"], place, self.columns)
        self.keys[place] = edit["as"]

    def _paste(self, key: str, place: int, columns: list[str]) -> None:
        """Copy cells of a row into another, side by side ones together."""
        sheet, source = self.status, self._at(key)
        for left, right in runs(sorted(self.columns.index(column) for column in columns)):
            ends = {"source": source, "destination": place}
            ranges = {name: Where(sheet, row + 1, left, 1, right - left + 1).as_json() for name, row in ends.items()}
            self.book.do({"copyPaste": {**ranges, "pasteType": "PASTE_NORMAL"}})

    def _blank_rows(self, edit: Edit) -> None:
        self._make_room(edit, [None] * edit["count"])

    # columns, notes, cells beside the table

    def _rename_header(self, edit: Edit) -> None:
        where = Where(self.status, 0, self.columns.index(edit["column"]))
        self.book.do(*typed(where, [[edit["text"]]]))

    def _add_column(self, edit: Edit) -> None:
        after = "after" in edit
        place = self.columns.index(edit["after"] if after else edit["before"]) + after
        span = {"sheetId": self.status, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
        self.book.do({"insertDimension": {"range": span, "inheritFromBefore": after}})
        self.columns.insert(place, edit["header"])
        cells = {-1: edit["header"], **{self._at(key): text for key, text in edit.get("values", {}).items()}}
        for row, text in cells.items():
            self.book.do(*typed(Where(self.status, row + 1, place), [[text]]))

    def _set_cell(self, edit: Edit) -> None:
        letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", edit["cell"]).groups()
        column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters))) - 1
        self.book.do(*typed(Where(self.status, int(digits) - 1, column), [[edit["value"]]]))

    def _set_note(self, edit: Edit) -> None:
        where = self._cell(edit["key"], edit["column"])
        rows = [{"values": [{"note": edit["text"]}]}]
        self.book.do({"updateCells": {"range": where.as_json(), "rows": rows, "fields": "note"}})

    def _hide_column(self, edit: Edit) -> None:
        place = self.columns.index(edit["column"])
        span = {"sheetId": self.status, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
        self._hide(span)

    def _hide_rows(self, edit: Edit) -> None:
        for key in edit["keys"]:
            self._hide(self._rows(self._at(key)))

    def _hide(self, span: Json) -> None:
        body = {"range": span, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
        self.book.do({"updateDimensionProperties": body})

    # tabs

    def _add_tab(self, edit: Edit) -> None:
        (reply,) = self.book.do({"addSheet": {"properties": {"title": edit["title"]}}})
        sheet = reply["addSheet"]["properties"]["sheetId"]
        for cell, text in edit["cells"].items():
            letters, digits = re.fullmatch(r"([A-Z])(\d+)", cell).groups()
            self.book.do(*typed(Where(sheet, int(digits) - 1, ord(letters) - 65), [[text]]))
        self.own_tabs.append(edit["title"])

    def _rename_tab(self, edit: Edit) -> None:
        self._change_tab(edit["tab"], "title", edit["text"])
        self.titles[edit["tab"]] = edit["text"]

    def _hide_tab(self, edit: Edit) -> None:
        self._change_tab(edit["tab"], "hidden", new=True)

    def _change_tab(self, tab: str, name: str, new: object) -> None:
        properties = {"sheetId": self.book.sheet_id(self.titles[tab]), name: new}
        self.book.do({"updateSheetProperties": {"properties": properties, "fields": name}})

    def _delete_tab(self, edit: Edit) -> None:
        self.book.do({"deleteSheet": {"sheetId": self.book.sheet_id(self.titles[edit["tab"]])}})
        names = {name.value: title for name, title in self.template.tabs.items()}
        self.titles[edit["tab"]] = names[edit["tab"]]

    # cells of the service

    def _set_service_cell(self, edit: Edit) -> None:
        self.book.do(*typed(self._cell(edit["key"], edit["column"]), [[edit["text"]]]))

    def _clear_ids(self, edit: Edit) -> None:
        for key in edit.get("keys", [key for key in self.keys if key]):
            self.book.do(*typed(self._cell(key, "id"), [[""]]))

    # decisions, duplicates, survey

    def _add_decision(self, edit: Edit) -> None:
        title = self.titles["decisions"]
        lines = self.book.texts(title)
        place = max((number for number, line in enumerate(lines, start=1) if any(line[:3])), default=1)
        self._decisions[place - 1 :] = [edit["key"]]
        cells = [edit["text"], edit["owner"], value("due", edit["due"])]
        self.book.type(title, place, 0, [cells])
        self.awaited[edit["row_key"]] = edit["text"]

    def _set_decision(self, edit: Edit) -> None:
        column = ("text", "owner", "due").index(edit["column"])
        place = self._decisions.index(edit["key"]) + 1
        self.book.type(self.titles["decisions"], place, column, [[value(edit["column"], edit["value"])]])

    def _not_duplicate(self, edit: Edit) -> None:
        title, words = self.titles["duplicates"], self.template.duplicates
        steps = self._texts([self.columns.index("step")])
        wanted = {steps[self._at(key)][0] for key in edit["keys"]}
        header, *pairs = self.book.texts(title)
        first, second, said = (header.index(word) for word in (words.first, words.second, words.decision))
        for place, line in enumerate(pairs, start=1):
            if len(line) > second and {line[first], line[second]} == wanted:
                self.book.type(title, place, said, [[words.not_duplicate]])
                return
        raise UnsaidError(f"the tab «{title}» does not list the pair {sorted(wanted)}")

    def _survey(self, edit: Edit) -> None:
        title = self.titles["pulse"]
        filled = sum(any(line) for line in self.book.texts(title))
        self.book.type(title, filled, 0, [[self.today, score] for score in edit["scores"]])
