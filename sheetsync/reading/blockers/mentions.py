"""Words of a clause that name a party, with the cases they can stand in."""

from dataclasses import dataclass, replace

from sheetsync.model.party import Party
from sheetsync.reading.blockers.clauses import Word
from sheetsync.reading.blockers.outside import is_listed_role
from sheetsync.reading.morphology import in_dictionary

CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
_NUMBERS = frozenset({"sing", "plur"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a clause that name a party: from `start` to before `end`, in one of these cases.

    `adjective`: only the party's adjective stands there («маркетинговый»). `numbers` are those (`sing`, `plur`) of
    the noun as a subject, both where its form tells neither. `organisation`: it can only be the people («отдел
    продаж», «бухгалтерия»), not what they do («продажи»).
    """

    party: Party
    start: int
    end: int
    cases: frozenset[str]
    numbers: frozenset[str] = _NUMBERS
    adjective: bool = False
    organisation: bool = False

    def as_people(self) -> "Mention":
        """Return the mention as one that can only be the people."""
        return replace(self, organisation=True)


def mention_of(party: Party, noun: Word, start: int, end: int, *, alive: bool = False) -> Mention:
    """Return the mention with every case its noun can stand in; a noun without forms (IT, Sales) can in any.

    Where it is `alive` its genitive is an accusative too, though the dictionary may not know («ждём бухов»).
    """
    read = [form.grammemes for form in noun.forms if form.has("NOUN") and not noun.cut_short]
    if noun.raw.isupper() and (not in_dictionary(noun.text) or noun.can_be("Abbr")):
        read = []
    cases = frozenset(case for grammemes in read for case in CASES & grammemes)
    numbers = frozenset(number for grammemes in read if "nomn" in grammemes for number in _NUMBERS & grammemes)
    if "gent" in cases and (alive or (party.outside and is_listed_role(party.name))):
        cases |= {"accs"}
    return Mention(party, start, end, cases or CASES, numbers if read else _NUMBERS)
