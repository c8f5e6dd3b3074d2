"""The parts of a step that tell one piece of work from another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sheetsync.duplicates.asides import aside_at
from sheetsync.duplicates.figures import read_figures
from sheetsync.duplicates.gathering import gathered
from sheetsync.duplicates.lexicon import Lexicon
from sheetsync.duplicates.lists import standard_lexicon
from sheetsync.duplicates.moulds import Parts, read_by_mould
from sheetsync.duplicates.pieces import Piece, cut
from sheetsync.duplicates.token import QUALITY, STRICT, Token
from sheetsync.duplicates.weighing import Place, read_word

_CACHED_TEXTS = 10_000
"""The texts of a sheet are read to be compared, and read again where two of them are told to be the same."""

_OPENERS = (":", "—", "–", " - ", "(", ";", "!")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The parts that count, in their order.

    `needed` are those another text must have too to be the same work: all but light verbs, class words and deadlines,
    unless there is nothing else. `fillers` are the words that count for nothing, as written («необходимо», «ООО»).
    `strict` are the figures, periods, letters and negations, in an order of their own: the same work has the same.
    """

    text: str
    tokens: tuple[Token, ...]
    fillers: tuple[str, ...] = ()
    needed: tuple[Token, ...] = field(init=False)
    strict: tuple[tuple[str, str], ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find what is needed, and what has to be equal."""
        strict = sorted((token.kind, token.key) for token in self.tokens if token.kind in STRICT)
        object.__setattr__(self, "strict", tuple(strict))
        counted = tuple(token for token in self.tokens if token.decisive or token.weight >= QUALITY)
        all_counted = len(counted) in {0, len(self.tokens)}
        object.__setattr__(self, "needed", self.tokens if all_counted else counted)

    @property
    def words(self) -> tuple[str, ...]:
        """The keys in their order: what a «не дубль» is remembered by."""
        return tuple(token.key for token in self.tokens if not token.light) or tuple(token.key for token in self.tokens)


@lru_cache(maxsize=_CACHED_TEXTS)
def meaning(text: str, lexicon: Lexicon | None = None) -> Meaning:
    """Return the parts of a step's text that count: without fillers («необходимо», «ООО»), case, marks and endings."""
    return Meaning(text, *read_by_mould(text, lexicon or standard_lexicon(), _read))


def _read(text: str, lexicon: Lexicon) -> Parts:
    fillers: list[str] = []
    tokens = tuple(_tokens(cut(text, lexicon.by_lemma), lexicon, fillers))
    return Parts(tokens, tuple(fillers))


def _tokens(pieces: Sequence[Piece], lexicon: Lexicon, fillers: list[str]) -> Iterator[Token]:
    """Yield the parts that count; put the words that don't into `fillers`."""
    place = Place(gathered(pieces, lexicon), lexicon)
    pieces = place.pieces
    at, preposition, opens, figure = 0, "", True, ""
    while at < len(pieces):
        aside = aside_at(pieces, at)
        if aside:
            fillers.extend(piece.raw for piece in pieces[at : at + aside])
            at += aside
            continue
        opens = opens or any(mark in pieces[at].gap for mark in _OPENERS)
        figures = read_figures(pieces, at)
        if figures:
            yield from (token for token in figures.tokens if token.key != figure)
            figure = figures.tokens[-1].key if figures.tokens else ""
            at, preposition = at + figures.length, ""
        elif place.is_preposition(at):
            preposition, at = pieces[at].text, at + 1
        else:
            token, length = read_word(place, at, preposition, opens=opens)
            if token:
                yield token
                figure = ""
                preposition, opens = "", False
            elif not place.means_nothing(at):
                fillers.append(pieces[at].raw)
            at += length
