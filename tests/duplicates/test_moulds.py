"""Texts that differ in a number alone are read once; whatever number is put in, the parts are those of the text."""

from hypothesis import example, given
from hypothesis import strategies as st

from sheetsync.duplicates.lists import extended_lexicon, standard_lexicon
from sheetsync.duplicates.meaning import Parts, meaning
from sheetsync.duplicates.moulds import read_by_mould

WORDS = (
    *(
        "Счёт",
        "оплатить",
        "№",
        "N",
        "на",
        "от",
        "тыс",
        "тысяч",
        "%",
        "процентов",
        "мая",
        "May",
        "год",
        "сто",
        "к",
        "по",
    ),
    *("²", "\u200b", "Ⅳ", "½", "…", "заказ", "руб.", "(", ")", "-", "/", ",", "Q1", "2 тыс.", "1С", "цех", "А", "кв."),
    *("к", "по", "в", "до", "шт", "го", "x"),
)
NUMBERS = ("1999", "2025", "20250", "007", "7060504", "12.05", "100", "1 000", "3000", "3000.", "№3000")
PIECES = st.one_of(st.sampled_from(WORDS), st.integers(0, 99_999).map(str), st.sampled_from(NUMBERS))
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " ", "\u00a0", ". "])), max_size=8).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


def read_alone(text: str) -> Parts:
    """What the parts of a text are without any mould: its numbers are words of this lexicon, or could be."""
    found = meaning(text, NUMBERED)
    return Parts(found.tokens, found.fillers)


NUMBERED = extended_lexicon(["бланк 999999, листок"], [])


@given(TEXTS)
@example("Оплатить 3 тыс (3000)")
@example("Сто 100")
@example("Счёт 7701 № 07701")
@example("Счёт 7701 №7701")
@example("Счета 7701, 8802 и 9903")
@example("Заказ 7060504. 100")
@example("0№100")
@example("² 100")
def test_parts_are_those_of_the_text_itself(text: str) -> None:
    found = meaning(text)
    assert (found.tokens, found.fillers) == read_alone(text)


def test_texts_of_one_mould_are_read_once() -> None:
    read: list[str] = []

    def reader(text: str, _: object) -> Parts:
        read.append(text)
        found = meaning(text)
        return Parts(found.tokens, found.fillers)

    parts = [
        read_by_mould(f"Согласовать договор поставки № {n}", standard_lexicon(), reader) for n in (451, 452, 9_453)
    ]
    assert len(read) == 1
    assert [one.tokens[-1].key for one in parts] == ["451", "452", "9453"]
