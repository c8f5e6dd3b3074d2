"""Which column of the status tab is which: by our tags first, then by the header's words."""

from collections.abc import Mapping
from dataclasses import dataclass

from sheetsync.model.columns import Field, ServiceColumn
from sheetsync.model.grid import Tab
from sheetsync.model.template import Template
from sheetsync.reading.cells import is_blank
from sheetsync.reading.header import Candidate, HeaderWords, header_key


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """The columns that are sure, by their 0-based index, and the candidates of people's columns that are not."""

    columns: Mapping[Field, int]
    service: Mapping[ServiceColumn, int]
    rivals: Mapping[Field, tuple[Candidate, ...]]


def find_columns(tab: Tab, header_row: int, words: HeaderWords, template: Template) -> FoundColumns:
    """Find the columns of the table under a 0-based header row.

    A tag says more than a header: a tagged column whose header was renamed stays what it is. A tag that stands on
    two columns (one was copied) is settled by the header or the content, else asked about.
    """
    tagged, doubled = _tagged(tab, header_row, words)
    ours = {tag.value: column for column, tag in tab.column_tags.items()}
    taken = {*tagged.values(), *(ours[column] for column in ServiceColumn if column in ours)}
    read = words.read(["" if at in taken else text for at, text in enumerate(_texts(tab, header_row))])
    columns = tagged | {field: at for field, at in read.columns.items() if field not in {*tagged, *doubled}}
    rivals = {field: several for field, several in read.rivals.items() if field not in tagged} | doubled
    return FoundColumns(columns, _service(tab, header_row, template, max(columns.values(), default=-1)), rivals)


def _texts(tab: Tab, row: int) -> list[str]:
    line = tab.lines[row] if row < len(tab.lines) else ()
    return [cell.value if isinstance(cell.value, str) else "" for cell in line]


def _tagged(
    tab: Tab, header_row: int, words: HeaderWords
) -> tuple[dict[Field, int], dict[Field, tuple[Candidate, ...]]]:
    sure: dict[Field, int] = {}
    doubled: dict[Field, tuple[Candidate, ...]] = {}
    for field in Field:
        bearers = sorted(column for column, tag in tab.column_tags.items() if tag.value == field.value)
        chosen = _choose(tab, header_row, words, field, bearers)
        if chosen is not None:
            sure[field] = chosen
        elif bearers:
            doubled[field] = tuple(Candidate(column, _header_at(tab, header_row, column)) for column in bearers)
    return sure, doubled


def _choose(tab: Tab, header_row: int, words: HeaderWords, field: Field, bearers: list[int]) -> int | None:
    if len(bearers) <= 1:
        return bearers[0] if bearers else None
    named = [column for column in bearers if _names(words, _header_at(tab, header_row, column), field)]
    filled = [column for column in named or bearers if _filled(tab, header_row, column)]
    for narrowed in (named, filled):
        if len(narrowed) == 1:
            return narrowed[0]
    return None


def _names(words: HeaderWords, text: str, field: Field) -> bool:
    named = words.name(text)
    return named is not None and named.field is field


def _filled(tab: Tab, header_row: int, column: int) -> bool:
    return any(not is_blank(line[column]) for line in tab.lines[header_row + 1 :] if column < len(line))


def _header_at(tab: Tab, row: int, column: int) -> str:
    value = tab.cell(row, column).value
    return value if isinstance(value, str) else ""


def _service(tab: Tab, header_row: int, template: Template, edge: int) -> dict[ServiceColumn, int]:
    """Find our own columns by tag; where tags were lost, by both headers right of people's columns.

    One of the two headers alone proves nothing: people have a «Проверка» or an «ID» of their own.
    """
    tagged = {column: tab.column_of(column.value) for column in _OURS}
    found = dict(tagged)
    for column in _OURS:
        if found[column] is None and column in template.service_columns:
            key = header_key(template.service_columns[column].header)
            found[column] = _right_of(tab, header_row, key, edge)
    sure = {column: at for column, at in found.items() if at is not None}
    proven = len(sure) == len(_OURS) or any(at is not None for at in tagged.values())
    return sure if proven else {}


_OURS = (ServiceColumn.CHECK, ServiceColumn.ID)


def _right_of(tab: Tab, header_row: int, key: str, edge: int) -> int | None:
    texts = _texts(tab, header_row)
    return next((at for at in range(edge + 1, len(texts)) if header_key(texts[at]) == key), None)
