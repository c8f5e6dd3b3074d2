"""Who each row is, followed by the test's own names: no row may lose its history to another or come to a new one.

It is promised where a row kept its ID or its text (design: ID and text agree; else a text that only one row has; else
the ID). So each row is watched from one quiet run to the next: whether its text or its ID was ever otherwise, and
whether another row ever had the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .people import People, at

Known = Mapping[str, tuple[str, str]]


@dataclass
class Watch:
    """What was seen of one row since it was bound to its id."""

    text: str
    id: str
    texts: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    always: bool = True
    """Whether it stood, and was read, all the time."""


class Identities:
    """The rows by their names, and the ids they had at the last quiet run."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._watched: dict[str, Watch] = {}
        self._twins: set[str] = set()
        """Texts that two rows had at one time or another."""
        self._shared: set[str] = set()
        """Ids that stood twice at one time or another."""
        self._others: dict[str, set[str]] = {}
        """Which rows had a text at any time."""

    def look(self) -> None:
        """Note how every row stands now."""
        known = self._people.known()
        self._twins |= twice([text for text, _ in known.values()])
        self._shared |= twice([row_id for _, row_id in known.values() if row_id])
        for name, (text, _) in known.items():
            self._others.setdefault(text, set()).add(name)
        for name, watch in self._watched.items():
            if name not in known:
                watch.always = False
                continue
            watch.texts.add(known[name][0])
            watch.ids.add(known[name][1])

    def settled(self, standing: Mapping[int, str]) -> Iterator[str]:
        """Yield which rows are not who they were; `standing` are the ids that the product gave, by 0-based row."""
        now = {name: standing[row] for name, row in self._places().items() if row in standing}
        self.look()
        for name, watch in self._watched.items():
            if name in now and now[name] != watch.id and (self._by_text(name, watch) or self._by_id(name, watch)):
                yield f"{name} was {watch.id}, is {now[name]}: text {watch.text!r}, seen as {watch.texts} {watch.ids}"
        self.bind(now)

    def _by_text(self, name: str, watch: Watch) -> bool:
        same = watch.always and watch.texts <= {watch.text} and watch.text != ""
        return same and watch.text not in self._twins and self._others.get(watch.text, {name}) <= {name}

    def _by_id(self, name: str, watch: Watch) -> bool:
        alone = all(self._others.get(text, {name}) <= {name} for text in {watch.text, *watch.texts})
        return alone and watch.ids <= {watch.id} and watch.id not in self._shared

    def bind(self, now: Mapping[str, str] | None = None) -> None:
        """Begin anew: the rows that stand are who they are now."""
        known = self._people.known()
        now = {name: row_id for name, (_, row_id) in known.items()} if now is None else now
        given = {name: row_id for name, row_id in now.items() if row_id and name in known}
        self._watched = {name: Watch(known[name][0], row_id) for name, row_id in given.items()}
        self._twins = twice([text for text, _ in known.values()])
        self._shared = set()
        self._others = {}
        self.look()

    def _places(self) -> dict[str, int]:
        step = self._people.column("step")
        found: dict[str, int] = {}
        for number, row in enumerate(self._people.status.rows):
            cell = at(row, step)
            if cell and cell.note:
                found[cell.note] = number
        known = self._people.known()
        return {name: row for name, row in found.items() if name in known}


def twice(values: list[str]) -> set[str]:
    return {value for value, times in Counter(values).items() if times > 1}
