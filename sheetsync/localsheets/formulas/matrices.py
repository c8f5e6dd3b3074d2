"""Matrices, and arrays put into another shape."""

from typing import Any

from sheetsync.localsheets.formulas.arrays import Function, error, failed, items

Matrix = list[list[float]]
_NOT_NUMBERS = "expects number values. But a cell of the array is empty or a text."


def _numbers(name: str, value: Any) -> Any:
    """The array as numbers; an error where it holds anything else."""
    rows = value if isinstance(value, list) else [[value]]
    if any(isinstance(one, bool) or not isinstance(one, int | float) for row in rows for one in row):
        return error("Value", f"Function {name} parameter 1 {_NOT_NUMBERS}")
    return [[float(one) for one in row] for row in rows]


def _product(left: Any, right: Any) -> Any:
    one, other = _numbers("MMULT", left), _numbers("MMULT", right)
    if not isinstance(one, list) or not isinstance(other, list):
        return one if not isinstance(one, list) else other
    if len(one[0]) != len(other):
        return error(
            "Value",
            f"Function MMULT has incompatible matrix size for parameters 1 and 2. Parameter 1 has column size "
            f"{len(one[0])}, whereas parameter 2 has row size {len(other)}.",
        )
    columns = list(zip(*other, strict=True))
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in one]


def _square(name: str, value: Any) -> Any:
    found = _numbers(name, value)
    if isinstance(found, list) and len(found) != len(found[0]):
        return error("Value", f"Function {name} parameter 1 should be a square matrix.")
    return found


def _determinant(value: Any) -> Any:
    found = _square("MDETERM", value)
    return _eliminated(found, [[] for _ in found])[1] if isinstance(found, list) else found


def _inverse(value: Any) -> Any:
    found = _square("MINVERSE", value)
    if not isinstance(found, list):
        return found
    size = range(len(found))
    made, determinant = _eliminated(found, [[float(row == column) for column in size] for row in size])
    return made if determinant else error("Num", "Function MINVERSE parameter 1 value is singular.")


def _eliminated(matrix: Matrix, beside: Matrix) -> tuple[Matrix, float]:
    """Gauss and Jordan: what stands beside the matrix when it has become the unit matrix, and its determinant."""
    rows = [[*row, *more] for row, more in zip(matrix, beside, strict=True)]
    determinant = 1.0
    for place in range(len(rows)):
        pivot = max(range(place, len(rows)), key=lambda row: abs(rows[row][place]))
        if rows[pivot][place] == 0:
            return beside, 0.0
        if pivot != place:
            rows[place], rows[pivot] = rows[pivot], rows[place]
            determinant = -determinant
        determinant *= rows[place][place]
        rows[place] = [value / rows[place][place] for value in rows[place]]
        for other in range(len(rows)):
            if other != place:
                factor = rows[other][place]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[place], strict=True)]
    return [row[len(matrix) :] for row in rows], determinant


def _wrap_rows(vector: Any, count: Any, fill: Any = None) -> Any:
    values, width = list(items(vector)), int(count)
    lines = [values[start : start + width] for start in range(0, len(values), width)]
    return [line + [_missing(fill)] * (width - len(line)) for line in lines]


def _wrap_columns(vector: Any, count: Any, fill: Any = None) -> Any:
    return [list(column) for column in zip(*_wrap_rows(vector, count, fill), strict=True)]


def _missing(fill: Any) -> Any:
    return error("Na", "") if fill is None else fill


def _weighted(*pairs: Any) -> Any:
    """AVERAGE.WEIGHTED(values; weights; …)."""
    values = [value for one in pairs[::2] for value in items(one)]
    weights = [weight for one in pairs[1::2] for weight in items(one)]
    broken = next((one for one in (*values, *weights) if failed(one)), None)
    if broken is not None:
        return broken
    if len(values) != len(weights) or not sum(weight or 0 for weight in weights):
        return error("Value", "Function AVERAGE.WEIGHTED has values and weights of different sizes.")
    return sum((v or 0) * (w or 0) for v, w in zip(values, weights, strict=True)) / sum(w or 0 for w in weights)


MATRICES = [
    Function("MMULT", _product, 2, 2),
    Function("MDETERM", _determinant, 1, 1),
    Function("MINVERSE", _inverse, 1, 1),
    Function("WRAPROWS", _wrap_rows, 2, 3),
    Function("WRAPCOLS", _wrap_columns, 2, 3),
    Function("AVERAGE.WEIGHTED", _weighted, 2, None),
]
