"""A1 notation: how places are written for people and for Google."""


def column_letters(index: int) -> str:
    """Return the letters of a 0-based column: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return the A1 name of a 0-based row and column: (0, 0) is A1."""
    return f"{column_letters(column)}{row + 1}"


def quote_title(title: str) -> str:
    """Return a tab's title quoted for a range, so that it can never be taken for a cell or a named range."""
    return "'" + title.replace("'", "''") + "'"
