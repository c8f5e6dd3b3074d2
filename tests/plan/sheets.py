"""Spreadsheets and wishes for them, as hypothesis draws them: people's cells anywhere, ours in any state."""

from dataclasses import replace

from hypothesis import strategies as st

from sheetsync.model.columns import Field, MetricColumn, ServiceColumn, TabName, line_tag
from sheetsync.model.decision import RowToAppend
from sheetsync.model.desired import DesiredCell, DesiredLine
from sheetsync.model.grid import EMPTY, Cell, Line, Snapshot, Tab, Tag
from sheetsync.plan.sheet import PAGE_WIDTH, PAIR_WIDTH, Desired
from sheetsync.workbook.ids import SHEET_IDS
from sheetsync.workbook.templates import load_template

TEMPLATE = load_template("status.ru")
DAY, EARLIER = "2025-04-14", "2025-04-07"
FIRST_ROW = 1

TEXTS = st.sampled_from(["Смета", "=1+1", "'цитата", "-5", "нет", "<b>", "😀", "Отгрузить заказ"])
CELLS = st.one_of(
    st.just(EMPTY),
    TEXTS.map(Cell),
    st.integers(-3, 3).map(lambda number: Cell(float(number))),
    st.just(Cell(value=True)),
)
KEYS = st.sampled_from(["ra", "rb", "rc", "rd"])


def tab(name: TabName, lines: list[Line], tags: list[str], *, rows: int = 0) -> Tab:
    number = list(TabName).index(name)
    marks = {place: Tag(100 * number + place + 10, tag) for place, tag in enumerate(tags) if tag}
    return Tab(
        SHEET_IDS[name],
        TEMPLATE.tabs[name],
        row_count=max(rows, len(lines), 1),
        column_count=max([len(tags) + 2, len(MetricColumn), *map(len, lines)]),
        lines=tuple(lines),
        tag=Tag(number, name.value),
        column_tags=marks,
    )


STATUS_TAGS = [*(field.value for field in Field), ServiceColumn.CHECK.value, ServiceColumn.ID.value]


@st.composite
def orders(draw: st.DrawFn, tags: list[str]) -> list[str]:
    """The columns in the order in which people left them, with columns of their own between."""
    order = list(draw(st.permutations(tags)))
    order.insert(draw(st.integers(0, len(order))), "")
    return order


@st.composite
def grids(draw: st.DrawFn, width: int, most: int = 5) -> list[Line]:
    return [tuple(draw(CELLS) for _ in range(width)) for _ in range(draw(st.integers(0, most)))]


def desired_cells(width: int) -> st.SearchStrategy[tuple[DesiredCell, ...]]:
    values = st.one_of(st.none(), TEXTS, st.integers(-2, 2).map(float))
    return st.lists(values.map(DesiredCell), max_size=width).map(tuple)


@st.composite
def pages(draw: st.DrawFn) -> tuple[Tab, tuple[DesiredLine, ...]]:
    """A page with the live block in some state, an earlier one and people's lines; and the block as it should be."""
    lines: list[Line] = []
    standing = draw(st.integers(0, 6))
    for number in range(standing):
        key = f"{DAY}|end|1" if number == standing - 1 else f"{DAY}|counts|{number}"
        lines.append((Cell(key), *(draw(CELLS) for _ in range(draw(st.integers(0, 6))))))
        if draw(st.integers(0, 4)) == 0:
            lines.append((EMPTY, *(draw(CELLS) for _ in range(5))))
    lines += [(Cell(f"{EARLIER}|title|1"), Cell("Прежняя"), EMPTY, EMPTY, EMPTY, draw(CELLS))]
    body = tuple(
        DesiredLine(f"{DAY}|counts|{number}", draw(desired_cells(PAGE_WIDTH - 1)), volatile=number == 1)
        for number in range(draw(st.integers(1, 6)))
    )
    tags = [line_tag(number) for number in range(PAGE_WIDTH)] if draw(st.booleans()) else []
    page = tab(TabName.SUMMARY, lines, tags)
    return replace(page, column_count=8), (*body, DesiredLine(f"{DAY}|end|1"))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Tab, tuple[DesiredLine, ...]]:
    """The tab «Дубли» with pairs and decisions, and the pairs as they should be."""
    header = tuple(map(Cell, ("", "Первая", "Вторая", "Почему", "Решение")))
    keys = draw(st.lists(KEYS, unique=True, max_size=3))
    lines = [(Cell(key), *(draw(CELLS) for _ in range(4))) for key in keys]
    wanted = draw(st.lists(KEYS, unique=True, max_size=3))
    found = tuple(DesiredLine(key, draw(desired_cells(PAIR_WIDTH - 1))) for key in wanted)
    return tab(TabName.DUPLICATES, [header, *lines], [line_tag(number) for number in range(PAIR_WIDTH)]), found


@st.composite
def appends(draw: st.DrawFn) -> tuple[RowToAppend, ...]:
    due = st.sampled_from([EMPTY, Cell(45761.0, "DATE"), Cell("до пятницы")])
    names = draw(st.lists(st.sampled_from(["rx", "ry"]), unique=True))
    return tuple(RowToAppend(name, draw(TEXTS), draw(CELLS), draw(due), "Запланировано", f"d{name}") for name in names)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Desired, Snapshot]:
    """A spreadsheet of six tabs, and what its service places should hold."""
    order = draw(orders(STATUS_TAGS))
    status = tab(TabName.STATUS, [tuple(map(Cell, order)), *draw(grids(len(order)))], order, rows=12)
    decisions = tab(TabName.DECISIONS, [(Cell("Решение"),), *draw(grids(4))], ["", "", "", ServiceColumn.ROW.value])
    page, page_lines = draw(pages())
    duplicates, pair_lines = draw(pairs())
    metrics = tab(TabName.METRICS, draw(grids(len(MetricColumn))), [])
    memory = tab(TabName.MEMORY, draw(grids(2)), [])
    figures = [DesiredLine(str(at), draw(desired_cells(len(MetricColumn)))) for at in range(draw(st.integers(0, 4)))]
    rows = range(FIRST_ROW, len(status.lines))
    wished = Desired(
        tab=status,
        columns={field: order.index(field.value) for field in Field},
        service_rows=rows,
        ids={row: f"r{row}" for row in rows if draw(st.booleans())},
        checks={row: draw(TEXTS) for row in rows if draw(st.booleans())},
        decision_rows=range(1, len(decisions.lines)),
        row_marks={row: f"r{row}" for row in range(1, len(decisions.lines)) if draw(st.booleans())},
        page=page_lines,
        metrics=tuple(figures),
        pairs=pair_lines,
        memory=tuple(DesiredLine(key, (DesiredCell("{}"),)) for key in draw(st.lists(KEYS, unique=True))),
        appended=draw(appends()),
        appended_checks={"rx": "Проверьте"},
    )
    tabs = (status, decisions, page, duplicates, metrics, memory)
    return wished, Snapshot("one", "План", "ru_RU", "Europe/Moscow", tabs)
