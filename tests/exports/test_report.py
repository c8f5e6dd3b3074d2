"""The report: golden pages, nothing people typed is markup in them, readable in print, on a phone, by a reader."""

import os
import re
import sys
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sheetsync.exports.html import report_html
from sheetsync.exports.markdown import report_markdown
from sheetsync.exports.pdf import NoPdfError, as_pdf
from sheetsync.messages import LANGUAGES

from .conftest import MakeReport

SNAPSHOTS = Path(__file__).parent / "snapshots"
FACES = {"html": report_html, "md": report_markdown}
NASTY = (
    '<script>alert(1)</script> "&amp;" <img src=x onerror=y> [a](javascript:b) **c** | `d` </td></table> @channel =1+1'
)


class Reader(HTMLParser):
    """What a browser would find: tags in their order, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", FACES)
def test_the_report_is_the_golden_page(make_report: MakeReport, face: str, language: str) -> None:
    """Renew the golden pages with UPDATE_SNAPSHOTS=1."""
    text = FACES[face](make_report(language))
    golden = SNAPSHOTS / f"report.{language}.{face}"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@settings(max_examples=30, deadline=None)
@given(
    text=st.one_of(
        st.just(NASTY), st.text(alphabet=st.sampled_from("<>&\"'/=ascript!-[]()`|\x00\x1b\u202e\n"), min_size=1)
    )
)
def test_whatever_people_type_is_text_and_nothing_more(make_report: MakeReport, text: str) -> None:
    plain, nasty = (Reader(report_html(make_report(goal=goal, title=goal))) for goal in ("слово", f"а{text}"))
    assert [tag for tag, _ in nasty.tags] == [tag for tag, _ in plain.tags]
    assert nasty.tags == plain.tags


def test_what_people_typed_is_read_as_they_typed_it(make_report: MakeReport) -> None:
    said = "".join(Reader(report_html(make_report(goal=NASTY))).said)
    assert NASTY in said


def test_markdown_takes_nothing_for_markup(make_report: MakeReport) -> None:
    text = report_markdown(make_report(goal=NASTY, silent=("# a\n- b",)))
    line = next(line for line in text.splitlines() if "script" in line)
    assert not re.search(r"(?<!\\)[<>`|\[\]]", line)
    assert "\\# a \\- b" in text


def test_the_page_loads_nothing_and_runs_nothing(make_report: MakeReport) -> None:
    tags = Reader(report_html(make_report())).tags
    assert {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "a"} == set()
    assert ("http-equiv", "Content-Security-Policy") in [pair for tag, attrs in tags if tag == "meta" for pair in attrs]


def test_headings_go_down_step_by_step_and_sections_are_named_by_them(make_report: MakeReport) -> None:
    tags = Reader(report_html(make_report())).tags
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = {dict(attrs).get("id") for _, attrs in tags}
    assert {dict(attrs)["aria-labelledby"] for tag, attrs in tags if "aria-labelledby" in dict(attrs)} <= ids
    assert tags[0] == ("html", [("lang", "ru")])


def test_each_chart_has_a_name_and_its_figures(make_report: MakeReport) -> None:
    html = report_html(make_report())
    charts = [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]  # noqa: S314 - our own page
    names = [chart.get("aria-label") for chart in charts]
    assert names == ["Строки по меткам", "Просрочено и ждут", "Время между этапами"]
    points = {title.text for title in charts[1].iter() if title.tag.endswith("title")}
    assert {"просрочено: 0", "просрочено: 7", "барьеры: 4"} <= points


def test_a_figure_of_few_is_not_drawn_and_says_how_few(make_report: MakeReport) -> None:
    html = report_html(make_report())
    assert "— (n = 4)" in html
    assert "3 (n = 5)" in html
    assert html.count('stroke="#1f5f8b"') == 1


def test_one_meeting_makes_no_course(make_report: MakeReport) -> None:
    report = make_report()
    alone = report.__class__(
        **{name: getattr(report, name) for name in report.__slots__} | {"meetings": report.meetings[-1:]}
    )
    assert "<svg" not in report_html(alone)


def test_a_pdf_is_drawn_from_the_same_page(make_report: MakeReport) -> None:
    pytest.importorskip("weasyprint", reason="the extra sheetsync[pdf] is not installed")
    try:
        made = as_pdf(report_html(make_report(goal="Ёлка №5 — «да»")))
    except NoPdfError:
        pytest.skip("Pango is not on this machine")
    book = PdfReader(BytesIO(made))
    pages = [page.extract_text() for page in book.pages]
    assert 2 <= len(pages) <= 8
    assert all(page.strip() for page in pages)
    words = " ".join(" ".join(pages).split())
    for said in ("Встреча 10 марта 2025, понедельник", "Что мы сделали?", "Испечь хлеб на неделю", "Ёлка №5 — «да»"):
        assert said in words
    assert not any(_missing_glyphs(page.get_contents().get_data()) for page in book.pages)
    assert book.trailer["/Root"]["/Lang"] == "ru"
    assert book.trailer["/Root"]["/MarkInfo"]["/Marked"], "a reading program finds headings and tables by their tags"


def _missing_glyphs(content: bytes) -> list[bytes]:
    """The texts of a page in which a letter is drawn as the box of a font that lacks it: glyph 0."""
    texts = re.findall(rb"<([0-9a-fA-F]+)>", content)
    return [text for text in texts if any(text[at : at + 4] == b"0000" for at in range(0, len(text), 4))]


def test_without_weasyprint_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdfError):
        as_pdf("<p>")
