"""A PDF: each sheet as a plain table on pages of its own.

No font is embedded. Letters of Western Europe are in Helvetica, which every reader has; others are named one by one in
the encodings of further fonts, and the reader takes the shapes from what its machine has.
"""

from collections.abc import Iterator
from itertools import groupby

from sheetsync.localsheets.book import Book, Sheet
from sheetsync.localsheets.exports.shown import Shown
from sheetsync.localsheets.results import Results

_WIDTH, _HEIGHT, _MARGIN = 842, 595, 36  # A4 on its side, in points
_SIZE, _LINE = 8, 12
_LETTER = 0.55  # of the font's size: a letter's width, on the average
_ON_PAGE = (_HEIGHT - 2 * _MARGIN) // _LINE
_IN_FONT = 200


def as_pdf(book: Book, results: Results) -> bytes:
    """All sheets that are not hidden; a text that is wider than its column is cut."""
    shown = Shown(book, results)
    letters = _Letters()
    streams = [letters.page(lines) for sheet in book.sheets if not sheet.hidden for lines in _pages(sheet, shown)]
    return _document(streams, letters.fonts())


def _pages(sheet: Sheet, shown: Shown) -> Iterator[list[list[str]]]:
    rows, width = shown.rows(sheet), shown.width(sheet)
    for start in range(0, max(len(rows), 1), _ON_PAGE):
        page = rows[start : start + _ON_PAGE]
        yield [[shown.text(sheet, row, column).replace("\n", " ") for column in range(width)] for row in page]


class _Letters:
    """The letters met so far, each with its font and its code there."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def page(self, rows: list[list[str]]) -> bytes:
        """The drawing of one page."""
        made = []
        for index, row in enumerate(rows):
            step = (_WIDTH - 2 * _MARGIN) / max(len(row), 1)
            room = max(int(step / (_SIZE * _LETTER)) - 1, 1)
            top = _HEIGHT - _MARGIN - _LINE * (index + 1)
            for column, text in enumerate(row):
                if text:
                    made.append(f"BT 1 0 0 1 {_MARGIN + column * step:.1f} {top} Tm {self._runs(text[:room])} ET")
        return "\n".join(made).encode("ascii")

    def _runs(self, text: str) -> str:
        placed = [self._place(letter) for letter in text]
        runs = ((font, "".join(f"{code:02x}" for _, code in run)) for font, run in groupby(placed, lambda one: one[0]))
        return " ".join(f"/F{font} {_SIZE} Tf <{codes}> Tj" for font, codes in runs)

    def _place(self, letter: str) -> tuple[int, int]:
        try:
            return 0, letter.encode("cp1252")[0]
        except UnicodeEncodeError:
            font, code = divmod(self._codes.setdefault(letter, len(self._codes)), _IN_FONT)
            return font + 1, code + 32

    def fonts(self) -> list[str]:
        """The fonts' dictionaries."""
        made = ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
        letters = list(self._codes)
        for start in range(0, len(letters), _IN_FONT):
            names = " ".join(_glyph(letter) for letter in letters[start : start + _IN_FONT])
            encoding = f"<< /Type /Encoding /Differences [32 {names}] >>"
            made.append(f"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding {encoding} >>")
        return made


def _glyph(letter: str) -> str:
    number = ord(letter)
    return f"/uni{number:04X}" if number < 0x10000 else f"/u{number:X}"


def _document(streams: list[bytes], fonts: list[str]) -> bytes:
    first_font, first_page = 3, 3 + len(fonts)
    names = " ".join(f"/F{index} {first_font + index} 0 R" for index in range(len(fonts)))
    pages = [first_page + 2 * index for index in range(len(streams))]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{page} 0 R' for page in pages)}] >>".encode(),
        *(font.encode() for font in fonts),
    ]
    for page, stream in zip(pages, streams, strict=True):
        head = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}]"
        objects.append(f"{head} /Resources << /Font << {names} >> >> /Contents {page + 1} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """The objects one after the other, and the table of where each begins."""
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return bytes(made) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()
