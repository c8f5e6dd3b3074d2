"""A word of a step, or a phrase of the lexicon: what it counts, and where it points."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache

from sheetsync.duplicates.files import read_lines, read_words
from sheetsync.duplicates.function_words import JOINING, PREPOSITIONS, SIDES
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.pieces import Piece
from sheetsync.duplicates.token import NAME, QUALITY, WEAK, Brief, Kind, Side, Token
from sheetsync.duplicates.word import Part, Word, word_of
from sheetsync.reading.morphology import in_dictionary, is_russian

_CACHED_PARTS = 10_000
_SHORTEST_REST = 5
_LONGEST_INITIALS, _LONGEST_CUT = 5, 6
_SHORTEST_CUT, _LONGEST_END = 3, 3
_OPEN = frozenset("аеиоуыэюяйь")
_PARTICLES = frozenset({"то", "ка", "таки", "де", "с"})
_HYPHENS = frozenset({"-", "‑"})
_OF_PLACE = frozenset({"в", "во", "на"})


class Place:
    """A text cut into pieces, with what is known of its words."""

    def __init__(self, pieces: Sequence[Piece], lexicon: Lexicon) -> None:
        self.pieces = pieces
        self.lexicon = lexicon
        self.words = [word_of(piece.text) for piece in pieces]

    @cached_property
    def shouts(self) -> bool:
        """Whether all is written in capitals."""
        return len(self.pieces) > 2 and all(piece.raw.isupper() for piece in self.pieces if not piece.is_figure)

    def means_nothing(self, at: int) -> bool:
        """Whether a word only joins others: «и», «что»."""
        return self.pieces[at].text in JOINING and not self.is_short_word(at)

    def is_preposition(self, at: int) -> bool:
        """Whether a word is a preposition, and not a short word in capitals that looks like one («ПО», «ОТ»)."""
        return self.pieces[at].text in PREPOSITIONS and not self.is_short_word(at)

    def is_short_word(self, at: int) -> bool:
        """Whether a word of several letters stands in capitals in a text that doesn't."""
        raw = self.pieces[at].raw
        return len(raw) > 1 and raw.isupper() and not self.shouts

    @cached_property
    def aims(self) -> bool:
        """Whether something is done for a thing to come («подготовка к выставке»)."""
        return any(piece.text in {"к", "ко"} for piece in self.pieces)

    @cached_property
    def capitals_name(self) -> bool:
        """Whether capital letters mark names: not where most words have one."""
        capitals = sum(piece.raw[0].isupper() for piece in self.pieces)
        return capitals * 2 <= len(self.pieces) + 1

    @cached_property
    def is_russian(self) -> bool:
        """Whether most letters are Russian."""
        return sum(piece.text.isascii() for piece in self.pieces) * 2 < len(self.pieces)

    def is_name(self, at: int) -> bool:
        """Whether the word at a place is a name: capital inside a text, or Latin among Russian words."""
        if at >= len(self.pieces) or self.pieces[at].is_figure:
            return False
        piece = self.pieces[at]
        inside = at > 0 and not set(piece.gap) & set(".!?")
        return (inside and self.capitals_name and piece.raw[0].isupper() and len(piece.raw) > 1) or (
            self.is_russian and piece.text.isascii()
        )


def read_word(place: Place, at: int, preposition: str, *, opens: bool) -> tuple[Token | None, int]:
    """Return the part that a word, or the phrase begun by it, makes (None: a filler), and how many pieces it takes."""
    phrase = place.lexicon.phrase_at(place.words, at)
    if phrase:
        length = len(phrase.words)
        words = tuple(place.words[at : at + length])
        shown = " ".join(piece.raw for piece in place.pieces[at : at + length])
        key = " ".join(word.lemma for word in words)
        side = _side(words[0], preposition)
        token = Token(shown, Kind.WORD, key, words, phrase.groups, side, opens=opens)
        parts = _parts(token, place.lexicon)
        near = place.lexicon.near(phrase.groups)
        return replace(token, parts=parts, near=near, weight=max(1.0, sum(part.weight for part in parts))), length
    if _is_clipped(place, at):
        return _clipped(place, at, preposition, opens=opens), 2
    return _single(place, at, preposition, opens=opens), 1


def _is_clipped(place: Place, at: int) -> bool:
    """Whether a hyphen stands for the middle of a word: «мат-лы», «оборуд-е»."""
    if at + 1 >= len(place.pieces) or place.pieces[at + 1].gap not in _HYPHENS:
        return False
    start, end = place.pieces[at].text, place.pieces[at + 1].text
    if not (is_russian(start) and is_russian(end)) or not 1 < len(start) <= _LONGEST_CUT:
        return False
    return len(end) <= _LONGEST_END and end not in _PARTICLES and place.pieces[at + 1].raw.islower()


def _clipped(place: Place, at: int, preposition: str, *, opens: bool) -> Token:
    start, end = place.pieces[at], place.pieces[at + 1]
    word = word_of(start.text + end.text)
    shown, key = f"{start.raw}{end.gap}{end.raw}", f"{start.text}-{end.text}"
    side = _side(word, preposition)
    return Token(shown, Kind.WORD, key, (word,), side=side, opens=opens, brief=Brief.CLIPPED)


def _single(place: Place, at: int, preposition: str, *, opens: bool) -> Token | None:
    piece, word = place.pieces[at], place.words[at]
    if place.means_nothing(at) or {word.lemma, word.text} & read_words("ignored.txt"):
        return None
    light = _is_light(place, at)
    name = not light and place.is_name(at)
    marked = piece.stop or piece.raw.isupper() or (at > 0 and place.pieces[at - 1].is_figure)
    marked = marked or (piece.text.isascii() and place.is_russian)
    compound = _compound(word)
    groups = place.lexicon.groups(word, marked=marked) | _light_groups().get(word.lemma, frozenset())
    token = Token(
        shown=piece.raw,
        kind=Kind.WORD,
        key=word.lemma,
        words=compound or (word,),
        groups=groups,
        side=_side(word, preposition),
        weight=0 if light else _weight(place, at, name=name),
        decisive=name or word.lemma in read_words("decisive.txt"),
        light=light,
        opens=opens,
        brief=Brief.NONE if light else _brief(place, at, known=bool(groups)),
        whole=_whole(place, at),
        near=place.lexicon.near(groups),
    )
    return replace(token, parts=_parts(token, place.lexicon)) if compound else token


def _whole(place: Place, at: int) -> Word | None:
    """Return the word that a piece makes with the one before it across a hyphen."""
    if at == 0 or place.pieces[at].gap not in _HYPHENS or place.pieces[at - 1].is_figure:
        return None
    return word_of(place.pieces[at - 1].text + place.pieces[at].text)


def _brief(place: Place, at: int, *, known: bool) -> Brief:
    """Return how a word may be cut short; of what the lexicon knows, three capitals and more may mean another thing."""
    piece, word = place.pieces[at], place.words[at]
    if place.is_short_word(at) and 2 * known < len(piece.text) <= _LONGEST_INITIALS:
        return Brief.INITIALS
    if known or not 1 < len(piece.text) <= _LONGEST_CUT:
        return Brief.NONE
    if piece.stop and (at + 1 < len(place.pieces) or not word.known):
        return Brief.CUT
    joined = at + 1 < len(place.pieces) and place.pieces[at + 1].gap in _HYPHENS
    return Brief.CUT if _looks_cut(word) and not joined and not place.is_name(at) else Brief.NONE


def _looks_cut(word: Word) -> bool:
    """Whether a word is none, and ends as one that is cut short does: «моб приложение»."""
    return not word.known and len(word.text) >= _SHORTEST_CUT and is_russian(word.text) and word.text[-1] not in _OPEN


def _parts(token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the words of a phrase as parts of their own."""
    raws = (
        token.shown.split(" ")
        if token.shown.count(" ") + 1 == len(token.words)
        else [word.text for word in token.words]
    )
    words = [(word, raw) for word, raw in zip(token.words, raws, strict=True) if word.text not in PREPOSITIONS]
    return tuple(_part(word, raw, token, lexicon, first=number == 0) for number, (word, raw) in enumerate(words))


def _part(word: Word, raw: str, phrase: Token, lexicon: Lexicon, *, first: bool) -> Token:
    light = word.lemma in _light_groups()
    weight = WEAK if word.lemma in read_words("weak.txt") else QUALITY if word.part is Part.ADJECTIVE else 1.0
    return Token(
        shown=raw,
        kind=Kind.WORD,
        key=word.lemma,
        words=(word,),
        groups=lexicon.groups(word) | _light_groups().get(word.lemma, frozenset()),
        side=phrase.side,
        weight=0 if light else weight,
        decisive=word.lemma in read_words("decisive.txt"),
        light=light,
        opens=phrase.opens and first,
    )


def _is_light(place: Place, at: int) -> bool:
    lemma = place.words[at].lemma
    if lemma in _light_groups():
        return not (place.aims and lemma.startswith(("подготов", "prepar")))
    behind = place.words[at + 1] if at + 1 < len(place.words) else None
    return lemma in read_words("helpers.txt") and behind is not None and _names_deed(behind, place.lexicon)


def _names_deed(word: Word, lexicon: Lexicon) -> bool:
    return word.part is Part.NOUN and any(root in lexicon.by_root for root in word.roots)


def _weight(place: Place, at: int, *, name: bool) -> float:
    word = place.words[at]
    if name:
        return NAME
    if word.lemma in read_words("weak.txt") or len(word.text) == 1:
        return WEAK
    if word.lemma in read_words("titles.txt") and place.is_name(at + 1):
        return WEAK
    return QUALITY if word.part is Part.ADJECTIVE else 1.0


def _side(word: Word, preposition: str) -> Side:
    """Return where a word points: by its preposition, or as a dative without one («вернуть поставщику»)."""
    cases = word.cases
    if not preposition:
        return Side.TO if cases == {"datv"} else Side.NONE
    if preposition in _OF_PLACE and "accs" in cases and "loct" not in cases:
        return Side.TO
    if preposition in {"с", "со"} and "gent" in cases and "ablt" not in cases:
        return Side.FROM
    return SIDES.get(preposition, Side.NONE)


@lru_cache(maxsize=_CACHED_PARTS)
def _compound(word: Word) -> tuple[Word, ...]:
    """Return the two words that a compound like «медперсонал» is made of, nothing for any other word."""
    if word.part is not Part.NOUN:
        return ()
    for start, meant in _beginnings().items():
        rest = word.lemma.removeprefix(start)
        if len(rest) >= _SHORTEST_REST and rest != word.lemma and in_dictionary(rest):
            return word_of(meant), word_of(rest)
    return ()


@cache
def _beginnings() -> Mapping[str, str]:
    return dict(line.split() for line in read_lines("beginnings.txt"))


@cache
def _light_groups() -> Mapping[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for line in read_lines("light.txt"):
        for verb in line.split():
            groups[verb] = groups.get(verb, frozenset()) | {f"synonym:{line}"}
    return groups
