"""The verbs that compare texts."""

from .conftest import Program


def test_explain_duplicate_tells_the_verdict_and_its_reasons(program: Program) -> None:
    answer = program("explain-duplicate", "Собрать отзывы за март", "Сбор отзывов за апрель", "--language", "ru")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "Разная работа.",
        "  Собрать = Сбор (один корень)",
        "  отзывы = отзывов (другая форма)",
        "  Разные дни, месяцы или годы: «март» и «апрель»",
    ]


def test_explain_duplicate_answers_as_json(program: Program) -> None:
    facts = program("explain-duplicate", "Pay invoice 7701", "Pay invoice 7702", "--json").json
    assert facts["verdict"] == "different"
    assert facts["difference"] == "number"
    assert facts["differs"] == [["7701"], ["7702"]]
