"""A query as a value: what it selects, where, grouped and ordered how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from sheetsync.localsheets.formulas.query.conditions import Row, Test, comparison
from sheetsync.localsheets.formulas.query.words import NotBuiltError, QueryError, Word, words_of
from sheetsync.localsheets.values.serials import serial_of

T = TypeVar("T")

AGGREGATES = ("avg", "count", "max", "min", "sum")
_UNBUILT = ("pivot", "skipping", "format", "options")
_CLAUSES = ("select", "where", "group", "order", "limit", "offset", "label", *_UNBUILT)


class Item(NamedTuple):
    """A column by its number from 0, or an aggregate of it."""

    column: int
    aggregate: str = ""


@dataclass
class Query:
    """A query; `select` None means all columns."""

    select: list[Item] | None = None
    where: Test | None = None
    group: list[int] = field(default_factory=list)
    order: list[tuple[Item, bool]] = field(default_factory=list)
    limit: int | None = None
    offset: int = 0
    labels: dict[Item, str] = field(default_factory=dict)


def parse_query(text: str, columns: Mapping[str, int]) -> Query:
    """The query that a text means; `columns` has the numbers of columns by what the query may call them.

    Raises:
        QueryError: it does not parse.
        NotBuiltError: it asks for what is not served here.
    """
    return _Parser(words_of(text), columns).query()


class _Parser:
    def __init__(self, words: list[Word], columns: Mapping[str, int]) -> None:
        self._words = words
        self._columns = columns
        self._place = 0
        self._query = Query()

    def query(self) -> Query:
        clauses: dict[str, Callable[[], None]] = {
            "select": self._select,
            "where": self._where,
            "group": self._group,
            "order": self._order,
            "limit": self._limit,
            "offset": self._offset,
            "label": self._label,
        }
        done = -1
        while (word := self._peek()) is not None:
            rank = next((rank for rank, name in enumerate(_CLAUSES) if word.is_any(name)), -1)
            if rank <= done:
                raise _unexpected(word)
            if word.is_any(*_UNBUILT):
                raise NotBuiltError(word.said.lower())
            done = rank
            self._place += 1
            clauses[_CLAUSES[rank]]()
        return self._query

    def _select(self) -> None:
        self._query.select = None if self._taken("*") else self._list(self._item)

    def _where(self) -> None:
        self._query.where = self._either()

    def _group(self) -> None:
        self._expect("by")
        self._query.group = self._list(self._column)

    def _order(self) -> None:
        self._expect("by")
        self._query.order = self._list(self._ordered)

    def _ordered(self) -> tuple[Item, bool]:
        item = self._item()
        if self._taken("desc"):
            return item, True
        self._taken("asc")
        return item, False

    def _limit(self) -> None:
        self._query.limit = self._whole()

    def _offset(self) -> None:
        self._query.offset = self._whole()

    def _label(self) -> None:
        self._query.labels = dict(self._list(lambda: (self._item(), self._next("text").said)))

    def _whole(self) -> int:
        return int(float(self._next("number").said))

    def _list(self, read: Callable[[], T]) -> list[T]:
        found = [read()]
        while self._taken(","):
            found.append(read())
        return found

    def _item(self) -> Item:
        word, after = self._peek(), self._peek(1)
        if word is not None and after is not None and word.is_any(*AGGREGATES) and after.is_any("("):
            self._place += 2
            item = Item(self._column(), word.said.lower())
            self._expect(")")
            return item
        item = Item(self._column())
        if (found := self._peek()) is not None and found.is_any("+", "-", "*", "/", "("):
            raise NotBuiltError(f"'{found.said}' in a column")
        return item

    def _column(self) -> int:
        word = self._next("name")
        if word.said not in self._columns:
            raise QueryError(f"NO_COLUMN: {word.said}")
        return self._columns[word.said]

    def _either(self) -> Test:
        tests = [self._both()]
        while self._taken("or"):
            tests.append(self._both())
        return lambda row: any(test(row) for test in tests)

    def _both(self) -> Test:
        tests = [self._one()]
        while self._taken("and"):
            tests.append(self._one())
        return lambda row: all(test(row) for test in tests)

    def _one(self) -> Test:
        if self._taken("not"):
            test = self._one()
            return lambda row: not test(row)
        if self._taken("("):
            test = self._either()
            self._expect(")")
            return test
        return self._comparison()

    def _comparison(self) -> Test:
        left = self._operand()
        if self._taken("is"):
            negated = self._taken("not")
            self._expect("null")
            return lambda row: (left(row) is None) is not negated
        operator = self._operator()
        return comparison(operator, left, self._operand())

    def _operator(self) -> str:
        word = self._peek()
        if word is None:
            raise QueryError("Encountered the end of the query.")
        self._place += 1
        name = word.said.lower()
        if word.is_any("starts", "ends"):
            self._expect("with")
            return name
        if not word.is_any("=", "!=", "<>", "<", ">", "<=", ">=", "contains", "matches", "like"):
            raise _unexpected(word)
        return name

    def _operand(self) -> Callable[[Row], Any]:
        word = self._peek()
        if word is None:
            raise QueryError("Encountered the end of the query.")
        if word.kind in {"text", "number"} or word.is_any("-", "true", "false", "date", "datetime"):
            value = self._literal()
            return lambda _: value
        column = self._item()
        if column.aggregate:
            raise QueryError("CANNOT_BE_IN_WHERE: " + column.aggregate)
        return lambda row: row[column.column]

    def _literal(self) -> Any:
        word = self._next()
        if word.kind == "text":
            return word.said
        if word.kind == "number":
            return float(word.said)
        if word.is_any("-"):
            return -float(self._next("number").said)
        if word.is_any("date", "datetime"):
            return _moment(self._next("text").said)
        return word.is_any("true")

    def _peek(self, ahead: int = 0) -> Word | None:
        place = self._place + ahead
        return self._words[place] if place < len(self._words) else None

    def _taken(self, keyword: str) -> bool:
        word = self._peek()
        found = word is not None and word.is_any(keyword)
        self._place += found
        return found

    def _expect(self, keyword: str) -> None:
        if not self._taken(keyword):
            raise _unexpected(self._peek())

    def _next(self, kind: str = "") -> Word:
        word = self._peek()
        if word is None or (kind and word.kind != kind):
            raise _unexpected(word)
        self._place += 1
        return word


def _moment(text: str) -> float:
    """`2025-04-05` or `2025-04-05 12:30:00` as a serial number."""
    try:
        return float(serial_of(datetime.fromisoformat(text) if " " in text else date.fromisoformat(text)))
    except ValueError:
        raise QueryError(f"Invalid date literal [{text}]. Date literals should be of form yyyy-MM-dd.") from None


def _unexpected(word: Word | None) -> QueryError:
    return QueryError("Encountered the end of the query." if word is None else f'Encountered "{word.said}".')
