"""The pictures: `python -m docs.pictures` plays the demonstration, photographs its spreadsheet and the sidebar's cards.

It needs Chromium with its driver on this machine. Time stands still in the demonstration, so that a picture changes
only when the product does.
"""

import sys
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner
from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

from docs.sidebar_pictures import photograph_sidebar
from sheetsync.cli.main import cli
from sheetsync.demo.company import load_company
from sheetsync.demo.story import tell_story
from sheetsync.localsheets import LocalServer
from sheetsync.model.columns import TabName
from sheetsync.workbook.ids import SHEET_IDS
from tests.browser import chromium, missing, resize

FOLDER = Path(__file__).parent / "pictures"
_READY = "return document.querySelectorAll('tbody tr').length > 1 && document.getElementById('link').dataset.on"


class Screen(NamedTuple):
    """A screen's name, and its size in CSS pixels."""

    name: str
    width: int
    height: int
    phone: bool


SCREENS = (Screen("desktop", 1280, 720, phone=False), Screen("phone", 390, 844, phone=True))
REPORT = Screen("report", 1600, 16 + 21 * 19, phone=False)  # whole lines
PAGE = Screen("meeting", 900, 1100, phone=False)
TABS = (TabName.STATUS, TabName.SUMMARY)


def main() -> None:
    """Take every picture in both languages."""
    if missing():
        sys.exit(f"The pictures need Chromium: {missing()}.")
    FOLDER.mkdir(exist_ok=True)
    for language in ("ru", "en"):
        with LocalServer() as server, chromium(language) as driver:
            story = tell_story(load_company(language), server.url, server.clock.set)
            address = f"{server.url}/spreadsheets/d/{story.spreadsheet_id}/edit"
            for screen in SCREENS:
                resize(driver, screen.width, screen.height, phone=screen.phone)
                for tab in TABS:
                    _photograph(driver, f"{address}#gid={SHEET_IDS[tab]}", f"{tab}-{screen.name}.{language}.png")
            resize(driver, REPORT.width, REPORT.height, phone=False)
            _photograph_report(driver, server.url, story.spreadsheet_id, language)
            resize(driver, PAGE.width, PAGE.height, phone=False)
            _photograph_page(driver, server.url, story.spreadsheet_id, language)
            for name in photograph_sidebar(driver, server, story.spreadsheet_id, language, FOLDER):
                sys.stdout.write(f"{FOLDER.name}/{name}\n")


def _photograph_page(driver: Chrome, url: str, spreadsheet_id: str, language: str) -> None:
    """Photograph the page that `report` makes, as a browser shows it."""
    now = f"{load_company(language).next_monday:%FT%R}"
    asked = ["report", spreadsheet_id, "--base-url", url, "--language", language, "--now", now]
    page = CliRunner().invoke(cli, asked, prog_name="sheetsync").stdout_bytes
    driver.get("data:text/html;base64," + b64encode(page).decode())
    name = f"{PAGE.name}.{language}.png"
    driver.save_screenshot(str(FOLDER / name))
    sys.stdout.write(f"{FOLDER.name}/{name}\n")


def _photograph_report(driver: Chrome, url: str, spreadsheet_id: str, language: str) -> None:
    """Photograph what `check` prints, as a terminal shows it."""
    company = load_company(language)
    asked = [
        "check",
        spreadsheet_id,
        "--base-url",
        url,
        "--language",
        language,
        "--now",
        f"{company.next_monday:%FT%R}",
    ]
    printed = CliRunner(env={"COLUMNS": "130"}).invoke(cli, asked, prog_name="sheetsync").stdout
    page = f"<meta charset=utf-8><style>{_TERMINAL}</style><pre>$ sheetsync check\n{escape(printed)}</pre>"
    driver.get("data:text/html;base64," + b64encode(page.encode()).decode())
    name = f"{REPORT.name}.{language}.png"
    driver.save_screenshot(str(FOLDER / name))
    sys.stdout.write(f"{FOLDER.name}/{name}\n")


_TERMINAL = "body{margin:0;background:#1e1e1e;color:#ddd}pre{font:13px/19px 'DejaVu Sans Mono',monospace;margin:16px}"


def _photograph(driver: Chrome, address: str, name: str) -> None:
    driver.get("about:blank")
    driver.get(address)
    WebDriverWait(driver, 20).until(lambda one: one.execute_script(_READY))
    driver.save_screenshot(str(FOLDER / name))
    sys.stdout.write(f"{FOLDER.name}/{name}\n")


if __name__ == "__main__":
    main()
