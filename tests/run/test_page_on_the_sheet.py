"""The meeting page as it stands in the grid: ways to rows and sections, earlier blocks folded, people's words kept."""

from typing import Any

from sheetsync.workbook.ids import OVERDUE_VIEW, SECTION_VIEWS, department_view_ids
from tests.scenarios.book import quoted

from .team import Team

BESIDE = 6
"""A column right of the service's."""


def summary(team: Team) -> dict[str, Any]:
    return sheet_of(team, "summary", "*")


def sheet_of(team: Team, tab: str, fields: str) -> dict[str, Any]:
    query = {"ranges": quoted(team.titles[tab]), "includeGridData": "true", "fields": f"sheets({fields})"}
    (sheet,) = team.book.call("GET", "", **query)["sheets"]
    found: dict[str, Any] = sheet
    return found


def links(team: Team) -> dict[str, str]:
    """The addresses that texts of the page lead to, by their texts; the first of each."""
    found: dict[str, str] = {}
    for row in summary(team)["data"][0]["rowData"]:
        for cell in row.get("values", []):
            link = cell.get("userEnteredFormat", {}).get("textFormat", {}).get("link")
            if link:
                found.setdefault(str(next(iter(cell["userEnteredValue"].values()))), link["uri"])
    return found


def test_headings_and_rows_lead_to_filter_views_that_no_sort_breaks(running: Team) -> None:
    found, status = links(running), running.sheet("status")
    views = {view["filterViewId"] for one in running.book.whole()["sheets"] for view in one.get("filterViews", [])}
    marketing = department_view_ids(running.template.departments)["Маркетинг"]
    assert found["Маркетинг"] == f"#gid={status}&fvid={marketing}"
    assert found["Анализ отзывов для контента"].startswith(f"#gid={status}&fvid=")
    assert found["просрочено"] == f"#gid={status}&fvid={OVERDUE_VIEW}"
    assert found["Отделы"] == f"#gid={running.sheet('summary')}&fvid={SECTION_VIEWS['department-']}"
    assert {int(address.rpartition("=")[2]) for address in found.values() if "fvid" in address} <= views
    assert not any("range=" in address for address in found.values())
    running.book.do({"deleteFilterView": {"filterId": OVERDUE_VIEW}})
    running.later(days=7)
    running.sync()
    assert links(running)["просрочено"] == f"#gid={status}"


def test_an_earlier_block_is_folded_but_for_its_title_and_what_people_wrote_beside_it_stays(running: Team) -> None:
    lines = len(running.block("2025-04-14"))
    running.type("summary", 5, BESIDE, "обсудили с Олей")
    running.later(days=7)
    running.sync()
    (group,) = summary(running)["rowGroups"]
    titles = [row for row, line in enumerate(running.cells("summary")) if line and str(line[0]).endswith("|title|1")]
    assert (group["range"]["startIndex"], group["collapsed"]) == (titles[1] + 1, True)
    assert group["range"]["endIndex"] - group["range"]["startIndex"] == lines - 1
    beside = [line[BESIDE] for line in running.cells("summary") if len(line) > BESIDE and line[BESIDE]]
    assert beside == ["обсудили с Олей"]
    running.later(days=7)
    running.sync()
    assert len(summary(running)["rowGroups"]) == 2
    assert running.settled()


def test_a_decision_without_owner_or_date_is_coloured_until_it_has_both(running: Team) -> None:
    running.decide(["Позвонить в типографию"])

    def red() -> bool:
        sheet = sheet_of(running, "decisions", "data.rowData.values.effectiveFormat.backgroundColor")
        colour = sheet["data"][0]["rowData"][1]["values"][0]["effectiveFormat"].get("backgroundColor", {})
        return colour.get("red", 0) > colour.get("green", 1)

    assert red()
    running.type("decisions", 2, 1, "Продажи")
    assert red()
    running.type("decisions", 2, 2, "2025-05-01")
    assert not red()


def test_a_line_of_contents_that_a_person_deleted_comes_back_with_the_next_run(running: Team) -> None:
    before = running.cells("summary")
    running.type("summary", 4, BESIDE, "обсудили с Олей")
    running.delete(running.rows("summary", 1))
    report = running.sync()
    assert (report.calls.reads, report.calls.writes) == (1, 1)
    found = running.cells("summary")
    assert found[0] == before[0]
    assert links(running)["Отделы"].startswith("#gid=")
    assert [line[BESIDE] for line in found if len(line) > BESIDE] == ["обсудили с Олей"]
    assert running.settled()
