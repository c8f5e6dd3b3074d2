"""Many phrases at once: where they stand in folded words, and what is left without them."""

import pytest

from sheetsync.reading.wording.phrasebook import Phrasebook

BOOK = Phrasebook(["не дает покоя", "не дает", "подвели итог*", "^все", "у … бардак", "сам{,и} $"], ["уже"])


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("склад не дает покоя", "не дает покоя"),
        ("склад не дает покоянию", "не дает"),
        ("склад не дает", "не дает"),
        ("все у них", "все"),
        ("не все у них", None),
        ("уже не дает", None),
        ("вчера подвели итоги встречи", "подвели итоги"),
        ("у них на складе бардак", "у них на складе бардак"),
        ("пусть делают сами", "сами"),
        ("сами делают", None),
        ("", None),
    ],
)
def test_the_longest_phrase_is_found_where_a_word_begins(said: str, found: str | None) -> None:
    """A phrase is whole words, none behind a denial, and ends where the longest of them ends."""
    place = BOOK.find(said)
    assert (said[slice(*place)] if place else None) == found
    assert BOOK.search(said) == (found is not None)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("вчера подвели итоги и склад не дает покоя никому", "вчера и склад никому"),
        ("не дает не дает", ""),
        ("не не дает дает", "не дает"),
        ("ничего такого", "ничего такого"),
    ],
)
def test_all_phrases_are_left_out(said: str, left: str) -> None:
    """Each is taken out once; what stands together only then is no phrase of the text's."""
    assert BOOK.without(said) == left
