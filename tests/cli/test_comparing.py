"""The verbs that compare texts."""

from pathlib import Path

import pytest

from sheetsync.localsheets import LocalServer

from .conftest import People, Program


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


@pytest.fixture
def two_sheets(server: LocalServer, program: Program) -> tuple[People, People]:
    """Two spreadsheets of one config, each with a row of its own and one that is the other's in other words."""
    made = []
    for title, rows in (
        ("Продажи", ["Обновить прайс-лист для дилеров", "Оплатить счёт 15"]),
        ("Маркетинг", ["Обновление прайса для дилеров", "Оплатить счёт 16"]),
    ):
        answer = program("create", "--title", title, "--template", "status.ru", "--json")
        people = People(server, answer.json["spreadsheet_id"])
        people.type("Статус!A2:D3", [[step, "Продажи", "", "В работе"] for step in rows])
        made.append(people)
    config = "".join(f'[[spreadsheets]]\nid = "{people.id}"\n\n' for people in made)
    Path("config.toml").write_text(config, encoding="utf-8")
    return made[0], made[1]


def configure(across: str) -> None:
    text = Path("config.toml").read_text(encoding="utf-8")
    Path("config.toml").write_text(f'[duplicates]\nacross = "{across}"\n\n{text}', encoding="utf-8")


def test_the_same_work_in_two_spreadsheets_is_told_with_one_read_each(
    program: Program, two_sheets: tuple[People, People], server: LocalServer
) -> None:
    server.app.log.clear()
    sales, marketing = program("check", "--json").json["spreadsheets"]
    assert [pair["other_step"] for pair in sales["elsewhere"]] == ["Обновление прайса для дилеров"]
    assert [pair["spreadsheet_id"] for pair in marketing["elsewhere"]] == [two_sheets[0].id]
    assert {one["code"] for one in sales["findings"] if one["row"] == 2} >= {"SS402"}
    assert [call["kind"] for call in server.app.log.to_json()] == ["read", "read"]


def test_a_sheet_says_nothing_of_another_unless_the_config_lets_it(
    program: Program, two_sheets: tuple[People, People]
) -> None:
    answer = program("sync", "--language", "ru")
    assert "«Обновить прайс-лист для дилеров»: возможно, то же, что «Обновление прайса для дилеров»" in answer.out
    assert "Маркетинг" not in str(two_sheets[0].values("Статус!A1:G3"))
    configure("sheets")
    first = two_sheets[0].values("Статус!A1:E3")
    program("sync")
    assert "в таблице «Маркетинг»" in str(two_sheets[0].values("Статус!F2:F2"))
    assert two_sheets[0].values("Статус!A1:E3") == first
    again = program("sync", "--json").json["spreadsheets"]
    assert [(one["calls"], one["cells_written"]) for one in again] == [({"reads": 1, "writes": 0}, 0)] * 2


def test_nothing_is_looked_for_where_the_config_says_so(program: Program, two_sheets: tuple[People, People]) -> None:
    configure("off")
    assert [one["elsewhere"] for one in program("check", "--json").json["spreadsheets"]] == [[], []]
    assert two_sheets


def test_a_neighbour_that_cannot_be_read_stops_nobody(program: Program, two_sheets: tuple[People, People]) -> None:
    text = Path("config.toml").read_text(encoding="utf-8")
    Path("config.toml").write_text(text + '[[spreadsheets]]\nid = "nobody"\n', encoding="utf-8")
    answer = program("check", "--json")
    assert [len(one.get("elsewhere", ())) for one in answer.json["spreadsheets"]] == [1, 1, 0]
    assert "error" in answer.json["spreadsheets"][2]
    assert two_sheets


def test_no_duplicate_said_in_one_spreadsheet_holds_in_both(
    program: Program, two_sheets: tuple[People, People]
) -> None:
    program("sync")
    said = program(
        "not-duplicate", two_sheets[0].id, "Обновить прайс-лист для дилеров", "Обновление прайса для дилеров"
    )
    assert said.code == 0
    assert [one["elsewhere"] for one in program("check", "--json").json["spreadsheets"]] == [[], []]


def test_similar_lists_the_nearest_rows_and_why(program: Program, two_sheets: tuple[People, People]) -> None:
    answer = program("similar", "Срочно обновить price list для дилеров", two_sheets[0].id, "--language", "ru")
    assert answer.code == 0
    assert "2" in answer.out
    assert "Обновить прайс-лист для дилеров  Та же работа." in answer.out
    facts = program("similar", "Оплата счёта 17", "--json").json["spreadsheets"]
    assert [[(one["step"], one["verdict"], one["differs"]) for one in sheet["similar"]] for sheet in facts] == [
        [("Оплатить счёт 15", "different", [["17"], ["15"]])],
        [("Оплатить счёт 16", "different", [["17"], ["16"]])],
    ]


def test_similar_says_so_where_nothing_is_like_it(program: Program, two_sheets: tuple[People, People]) -> None:
    answer = program("similar", "Покрасить забор", two_sheets[0].id, "--language", "ru")
    assert program("similar", two_sheets[0].id, "Покрасить забор", "--language", "ru") == answer
    assert "Похожих строк нет." in answer.out


def test_a_team_has_words_of_its_own(program: Program) -> None:
    Path("words.txt").write_text("# наши слова\nбытовка, вагончик\nСКЗИ = криптопровайдер\n", encoding="utf-8")
    Path("config.toml").write_text('[duplicates]\nlexicon = "words.txt"\n', encoding="utf-8")
    assert (
        program("explain-duplicate", "Покрасить бытовку", "Покраска вагончика", "--json").json["verdict"] == "duplicate"
    )


@pytest.mark.parametrize(
    ("words", "said"), [("бытовка\n", "words.txt, line 1: “бытовка” is no group of words."), (None, "can't be read")]
)
def test_a_list_of_words_that_is_none_is_told_with_its_place(program: Program, words: str | None, said: str) -> None:
    if words is not None:
        Path("words.txt").write_text(words, encoding="utf-8")
    Path("config.toml").write_text('[duplicates]\nlexicon = "words.txt"\n', encoding="utf-8")
    answer = program("explain-duplicate", "А", "Б", "--language", "en")
    assert answer.code == 3
    assert said in answer.err
