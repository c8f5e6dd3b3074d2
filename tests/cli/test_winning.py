"""`wins`: the draft of who helped whom, and noting it on people's tab on their word."""

from .conftest import People, Program


def test_a_draft_is_shown_noted_once_and_another_month_is_asked_for(program: Program, sheet: People) -> None:
    program("sync", sheet.id, "--now", "2025-04-14T09:00")
    sheet.type("Статус!D3", [["Выполнено"]])
    program("sync", sheet.id, "--now", "2025-04-15T09:00")
    may = ("--now", "2025-05-05T09:00")
    shown = program("wins", sheet.id, *may, "--json").json
    line = {"month": "2025-04", "giver": "Продажи", "receiver": "Маркетинг", "step": "Анализ отзывов для контента"}
    assert (shown["wins"], shown["noted"]) == ([{**line, "done": True}], 0)
    assert "С --note строки попадут на вкладку «Победы»" in program("wins", sheet.id, *may, "--language", "ru").out
    assert program("wins", sheet.id, "--note", *may, "--json").json["noted"] == 1
    assert sheet.values("Победы!A2:D9") == [
        ["апрель 2025", "Продажи", "Маркетинг", "Анализ отзывов для контента: сделано"]
    ]
    again = program("wins", sheet.id, "--note", *may, "--language", "ru")
    assert (again.code, "Черновиков, которые ещё не записаны, нет." in again.out) == (0, True)
    assert program("wins", sheet.id, "--month", "2025-03", *may, "--json").json["wins"] == []
