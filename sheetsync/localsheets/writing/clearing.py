"""values.clear: values and formulas go, formats, notes and rules stay."""

from sheetsync.localsheets.book import Cell
from sheetsync.localsheets.ranges import Range


def clear_range(found: Range) -> None:
    """Empty every cell of the range."""
    area, sheet = found.area, found.sheet
    for index in range(area.start_row, min(area.end_row, len(sheet.rows))):
        cells = list(sheet.rows[index])
        span = range(area.start_column, min(area.end_column, len(cells)))
        if any(_filled(cells[column]) for column in span):
            for column in span:
                cells[column] = _cleared(cells[column])
            sheet.put_row(index, cells)


def _filled(cell: Cell | None) -> bool:
    return cell is not None and cell.filled


def _cleared(cell: Cell | None) -> Cell | None:
    return None if cell is None else cell._replace(value=None, formula=None, runs=None, chips=None)
