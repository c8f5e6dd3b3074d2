"""The owner column: which listed department a text names. A department that isn't listed is asked about."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from sheetsync.model.row import OwnerReading, Sureness
from sheetsync.model.settings import Department
from sheetsync.reading.abbreviations import shortened
from sheetsync.reading.folding import fold, has_cyrillic, strip_marks, untangle
from sheetsync.reading.functions import Core, by_function, cores, function_words, functions_of, pieces, telling
from sheetsync.reading.keyboard import other_layout
from sheetsync.reading.kin import is_outsider, kin_of
from sheetsync.reading.morphology import Form, forms, in_dictionary, lemmas
from sheetsync.reading.owner_parts import is_somebody, parts_of
from sheetsync.reading.people import may_be_surname
from sheetsync.reading.spelling import meant, nearest
from sheetsync.reading.translit import in_latin
from sheetsync.reading.vocabulary import listed

_LONGEST = 100
_SPELT_OUT = 4


class DepartmentReader:
    """Reads owner texts by the listed departments and their other names."""

    def __init__(self, departments: Sequence[Department]) -> None:
        self._names = tuple(department.name for department in departments)
        said = [(word, one.name) for one in departments for word in (one.name, *one.aliases)]
        self._exact = _sure((fold(word), name) for word, name in said) | {fold(name): name for name in self._names}
        self._squeezed = _sure((_squeeze(word), name) for word, name in said)
        self._said = said
        self._cyrillic = any(has_cyrillic(fold(name)) for name in self._names)

    def read(self, text: str) -> OwnerReading:
        """Return the department that an owner text names.

        Case, spaces, ё/е and the listed other names are forgiven without a word; other forms of the name («отдел
        продаж», «Тех-поддержка»), the words for what it does in either language («продажники», «ОП», Sales), and
        clear misspellings are understood, with the name suggested. Two departments in one cell are ambiguous: a row
        has one owner.
        """
        folded = fold(text)
        if not folded:
            return OwnerReading(None, Sureness.EMPTY)
        if folded in self._exact:
            return OwnerReading(self._exact[folded], Sureness.EXACT)
        named = self.read_all(text)
        if len(named) == 1:
            return OwnerReading(named[0], Sureness.SPELLING, named[0])
        if named:
            return OwnerReading(None, Sureness.AMBIGUOUS)
        return OwnerReading(None, Sureness.UNREADABLE, nearest(folded, self._names))

    def read_all(self, text: str) -> tuple[str, ...]:
        """Return every department that the text names; none where a part of it names something else.

        A person beside a department is left out («Иванов, продажи»).
        """
        if not fold(text) or len(text) > _LONGEST or (may_be_surname(text) and fold(text) not in self._exact):
            return ()
        whole = self._one(text)
        if whole is not None:
            return (whole,)
        parts = parts_of(text, self._one, self._exact)
        read = [self._one(part) for part in parts]
        named = tuple(dict.fromkeys(name for name in read if name is not None))
        unread = (part for part, name in zip(parts, read, strict=True) if name is None)
        return named if all(map(is_somebody, unread)) else ()

    def _one(self, text: str) -> str | None:
        folded = fold(text)
        found = self._exact.get(folded) or self._squeezed.get(_squeeze(folded)) or self._named(text)
        if found:
            return found
        relaid = other_layout(folded)
        if relaid != folded and (self._cyrillic or has_cyrillic(folded)):
            found = self._exact.get(relaid) or self._named(relaid)
        found = found or self._misspelt(text) or self._in_latin(folded) or self._by_trades(folded) or self._of(folded)
        return found or self._without_more(folded)

    def _named(self, text: str) -> str | None:
        """Return the only department that the words of the text, in any form, can name."""
        words = pieces(text)
        own = self._own(telling(words) or words) or kin_of(text, self._said) or self._by_one_word(telling(words))
        if own:
            return own.pop() if len(own) == 1 else None
        functions = functions_of(text)
        named = {name for function in functions for name in self._of_function.get(function, ())}
        named |= shortened(text, self._said)
        if functions and not named & self._narrower(text) and len(named) == 1:
            return named.pop() if not self._narrower(text) - named else None
        return named.pop() if not functions and len(named) == 1 else None

    def _own(self, words: Sequence[str]) -> set[str]:
        return {name for core in cores(words) for name in self._cores.get(core, ())}

    def _by_one_word(self, words: Sequence[str]) -> set[str]:
        """Return what an adjective or people tell that only one name has: «пошивочный», «приставы»."""
        if len(words) != 1 or not any(_tells(form) for form in forms(words[0])[:2]):
            return set()
        said = {part for core in cores(words) for part in core}
        named = {name for core, names in self._cores.items() for name in names if said & set(core)}
        return named if len(named) == 1 else set()

    def _narrower(self, text: str) -> set[str]:
        """Return the departments whose names say this and more: of «Цех №1» and «Цех №2» «цех» tells neither."""
        wanted = cores(telling(pieces(text)))
        return {
            name
            for core, names in self._cores.items()
            for name in names
            if any(set(one) < set(core) for one in wanted) and not set(functions_of(name)) & set(functions_of(text))
        }

    def _by_trades(self, folded: str) -> str | None:
        """Return what people of two trades in one are of: «бухгалтер-расчётчик», «врач-терапевт»."""
        trades = folded.split("-")
        if len(trades) < 2 or not all(any(form.has("NOUN", "anim") for form in forms(trade)) for trade in trades):
            return None
        named = {self._named(trade) for trade in trades if telling([trade])} - {None}
        return named.pop() if len(named) == 1 else None

    def _of(self, folded: str) -> str | None:
        """Return whose somebody is that says no more of the department: «комендант общежития»."""
        who, _, whose = folded.partition(" ")
        somebody = any(form.has("NOUN", "anim") and form.known for form in forms(who)[:1]) and not functions_of(who)
        in_genitive = any(form.has("gent") for form in forms(whose.partition(" ")[0]))
        return self._named(whose) if somebody and in_genitive and not is_outsider(who) else None

    def _without_more(self, folded: str) -> str | None:
        """Return what is named when it isn't said for whom or at what: «служба поддержки клиентов», «юрист по искам».

        At the work of another department somebody is of neither («юрист по закупкам»).
        """
        joints = (f" {one} " for one in _listed("at_work"))
        who, joint, what = folded.partition(next((one for one in joints if one in folded), "\n"))
        if joint:
            people = any(form.has("NOUN", "anim") for form in forms(who)[:2])
            return self._named(who) if people and not functions_of(what) and not self._named(what) else None
        first, _, served = folded.rpartition(" ")
        many = is_outsider(served) and any(form.has("gent", "plur") for form in forms(served))
        serves = first and not lemmas(first.split()[-1]).isdisjoint(_listed("serve"))
        return self._named(first) if many and serves else None

    def _in_latin(self, folded: str) -> str | None:
        """Return what a Russian word in Latin letters («sklad») names."""
        if len(folded) < _SPELT_OUT or has_cyrillic(folded) or not self._cyrillic:
            return None
        word = self._latinised.get(in_latin(_words(folded)))
        return self._named(word) if word else None

    @cached_property
    def _latinised(self) -> dict[str, str]:
        """The Russian words that may be typed in Latin letters."""
        return {in_latin(word): word for word in self._spelt if has_cyrillic(word)}

    @cached_property
    def _cores(self) -> dict[Core, set[str]]:
        return _by_core(self._said)

    @cached_property
    def _of_function(self) -> dict[str, set[str]]:
        return by_function(self._said)

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """The words that may be misspelt, each as it should be."""
        own = {word for phrase, _ in self._said for word in pieces(phrase)}
        functions = {word for phrase, function in function_words() for word in pieces(phrase)}
        return {word: word for word in own | functions if not word.isdigit()}

    def _misspelt(self, text: str) -> str | None:
        """Return what the text names when its misspelt words are put right; dictionary words are none."""
        words = _words(text)
        if not words or all(map(in_dictionary, words.split())):
            return None
        phrases = {_words(phrase): name for phrase, name in self._said}
        whole = meant(words, phrases)
        if whole is not None:
            return whole
        right = [word if in_dictionary(word) else meant(word, self._spelt) or word for word in words.split()]
        return self._named(" ".join(right)) if right != words.split() else None


def _listed(key: str) -> tuple[str, ...]:
    return listed("departments", "words", key)


def _tells(form: Form) -> bool:
    """Whether a form is an adjective or somebody, but nobody's name."""
    return (form.has("ADJF") or form.has("NOUN", "anim")) and not form.has("Name") and not form.has("Surn")


def _by_core(said: Iterable[tuple[str, str]]) -> dict[Core, set[str]]:
    index: dict[Core, set[str]] = {}
    for phrase, name in said:
        words = pieces(phrase)
        for core in cores(telling(words) or words):
            index.setdefault(core, set()).add(name)
    return index


def _sure(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each word names, without the words that name two departments."""
    named: dict[str, set[str]] = {}
    for word, name in pairs:
        named.setdefault(word, set()).add(name)
    return {word: next(iter(names)) for word, names in named.items() if word and len(names) == 1}


def _words(text: str) -> str:
    return " ".join(re.sub(r"[№&+%-]", " ", strip_marks(untangle(fold(text)))).split())


def _squeeze(text: str) -> str:
    """Return the text without marks and spaces, so that «тех. поддержка» is «техподдержка»."""
    return _words(text).replace(" ", "")
