"""How the listed departments are called: by their names, without «отдел», and by the words for what they do."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sheetsync.reading.blockers.clauses import Word, cut
from sheetsync.reading.blockers.lexicon import words
from sheetsync.reading.functions import by_function, called, ordinals
from sheetsync.reading.morphology import inflections, lemmas

_SHORT = 3


class Name(NamedTuple):
    """How a department is called; `strict` where only the very capitals tell it from another word (ОК, IT).

    `people`: it means the department's people («бухи», «айтишник»). `unsure`: it does only where it acts («дизайн»).
    """

    department: str
    words: tuple[Word, ...]
    head: int
    strict: bool = False
    people: bool = False
    unsure: bool = False


class Index:
    """The names that can stand in clauses of one script, by their first words and in all their forms."""

    def __init__(self, listed: Sequence[Name], names: Sequence[Name]) -> None:
        self.by_first: dict[str, list[Name]] = {}
        for name in names:
            first = name.words[0].text
            for lemma in lemmas(first) if name.words[0].forms else (first, f"{first}'s"):
                self.by_first.setdefault(lemma, []).append(name)
        self.base_of = {
            form: name.words[0].text
            for name in listed
            if len(name.words) == 1
            for form in inflections(name.words[0].text)
        }
        self.spelt = frozenset(word.text for name in listed for word in name.words if not word.forms)
        """The words of the listed names that no dictionary has the forms of."""
        self.forms = {form: form for name in names for word in name.words for form in inflections(word.text)}


def names_in(department: str, text: str) -> Iterator[Name]:
    """Yield a name whole, and without its «отдел» where what is left is a noun («отдел продаж» → «продаж»)."""
    said = tuple(word for clause in cut(text) for word in clause.words)
    if not said:
        return
    head = next((at for at, word in enumerate(said) if word.can_be("NOUN")), 0)
    yield Name(department, said, head)
    rest = tuple(word for word in said if not word.among(words("heads")))
    if len(rest) == 1 and len(said) > 1 and not rest[0].can_be("ADJF"):
        yield Name(department, rest, 0)
    if len(said) == 1 and said[0].can_be("NOUN"):
        yield from (Name(department, (Word(head, head), said[0]), 0) for head in sorted(words("put_before")))
    if len(said) == 2 and said[1].text.isdigit():
        yield from (Name(department, (Word(one, one), said[0]), 1) for one in ordinals(said[1].text))


def with_heads(names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names in other letters behind a head, as a Russian clause can have them («отдел IT»)."""
    for name in names:
        if len(name.words) == 1 and not name.words[0].forms:
            yield from (name._replace(words=(Word(head, head), name.words[0])) for head in sorted(words("put_before")))


def called_otherwise(
    said: Sequence[tuple[str, str]], known: set[tuple[Word, ...]], holds: Callable[[str], bool]
) -> Iterator[Name]:
    """Yield the other words for what the listed departments do («продажники», «ТП», Sales), of each the only one."""
    for function, departments in by_function((word, name) for name, word in said).items():
        if len(departments) > 1:
            continue
        for one in filter(lambda one: holds(one.phrase), called(function)):
            for name in names_in(next(iter(departments)), one.phrase):
                if name.words not in known:
                    strict = one.short and name.words[0].text not in words("well_known")
                    yield name._replace(strict=strict, people=one.people, unsure=one.unsure)


def is_called(words: Sequence[Word], name: Name) -> bool:
    """Return whether the words say a name; a strict one in its very capitals."""
    if name.strict:
        return all(
            word.text == named.text and word.raw.isupper() for word, named in zip(words, name.words, strict=True)
        )
    return all(map(_same, words, name.words))


def _same(word: Word, named: Word) -> bool:
    """Whether a word is a form of the named one; a short name in capitals (IT) must be typed in capitals."""
    if not named.forms:
        if len(named.text) <= _SHORT and named.raw.isupper():
            return word.raw == named.raw
        return word.text in {named.text, f"{named.text}'s"}
    if not lemmas(word.text) & lemmas(named.text):
        return False
    if named.can_be("plur") and not named.can_be("sing", "nomn"):
        return any(form.has("plur") for form in word.forms) and word.can_be("NOUN")
    return True
