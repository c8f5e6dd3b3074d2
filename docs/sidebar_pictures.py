"""Pictures of the sidebar's cards, side by side: the real cards of the demonstration's sheet, drawn by the preview."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

from sheetsync.addon.desk import Desk
from sheetsync.addon.preview import Preview, make_preview
from sheetsync.addon.serving import AddonServer
from sheetsync.config.addon import AddonConfig
from sheetsync.gateway.accounts import server_transport
from sheetsync.gateway.google import GoogleGateway
from sheetsync.localsheets import LocalServer
from tests.browser import resize
from tests.scenarios.book import Book

_WIDTH, _GAP, _HEIGHT = 320, 16, 700

_SIMILAR = {"ru": "Проанализировать отзывы для контента", "en": "Analyse the reviews for content"}
_TYPED = {
    "ru": [["Задача", "Кто делает", "Срок", "Статус"], ["Заказать стенд", "Продажи", "до пятницы", "в работе"]],
    "en": [["Task", "Who", "Due", "Status"], ["Order the stand", "Sales", "by Friday", "in progress"]],
}
_TITLES = {"ru": "Наш план", "en": "Our plan"}


class Step(NamedTuple):
    """A card to ask for: the button's parameters and what is typed, or nothing for the first card."""

    parameters: dict[str, str] | None = None
    typed: dict[str, str] = {}  # noqa: RUF012 - never changed


_ROW = "row"

_ROWS: dict[str, tuple[Step | str, ...]] = {
    "sidebar-home": (Step(), Step({"action": "run_check"}), _ROW),
    "sidebar-task": (
        Step({"action": "task_form"}),
        Step({"action": "add_task"}, {"task_title": ""}),
        Step({"action": "decision_form"}),
    ),
    "sidebar-answers": (Step({"action": "duplicates"}), Step({"action": "questions"}), Step({"action": "settings"})),
}


def photograph_sidebar(
    driver: Chrome, server: LocalServer, spreadsheet_id: str, language: str, folder: Path
) -> list[str]:
    """Take the pictures of one language; return their names. Nothing is written into the demonstration's sheet."""
    names = []
    with _page(driver, server, spreadsheet_id) as url:
        for name, steps in _ROWS.items():
            driver.get(url)
            for step in steps:
                _show(driver, step, language)
                _keep(driver)
            names.append(_taken(driver, folder, f"{name}.{language}.png", len(steps)))
    with _page(driver, server, _strange(server, language)) as url:
        driver.get(url)
        _ready(driver, "strange")
        for card in ("access", "strange"):
            driver.execute_script("document.getElementById('file').click()")
            _ready(driver, card)
            _keep(driver)
        names.append(_taken(driver, folder, f"sidebar-first.{language}.png", 2))
    return names


@contextmanager
def _page(driver: Chrome, server: LocalServer, spreadsheet_id: str) -> Iterator[str]:
    title = GoogleGateway(server_transport(server.url)).read(spreadsheet_id).title
    shown = Preview(Desk(AddonConfig(), server.url, now=server.clock.now), spreadsheet_id, title)
    driver.set_script_timeout(30)
    with AddonServer(lambda url: make_preview(shown, url), drain=1) as service:
        yield service.url


def _strange(server: LocalServer, language: str) -> str:
    """Return a spreadsheet that people made by themselves."""
    locale = {"ru": "ru_RU", "en": "en_US"}[language]
    gateway = GoogleGateway(server_transport(server.url))
    tab = {"properties": {"title": _TITLES[language]}}
    made = gateway.create({"properties": {"title": _TITLES[language], "locale": locale}, "sheets": [tab]})
    Book(server.url, made).type(_TITLES[language], 0, 0, _TYPED[language])
    return made


def _show(driver: Chrome, step: Step | str, language: str) -> None:
    _ready(driver)
    if step == _ROW:
        driver.execute_script("document.querySelector('#sidebar .texts.plain').click()")
        _ready(driver, "row")
    elif isinstance(step, Step) and step.parameters is not None:
        inputs = {name: {"stringInputs": {"value": [text or _SIMILAR[language]]}} for name, text in step.typed.items()}
        driver.execute_async_script(_ASK, step.parameters, inputs)
    _ready(driver)


_ASK = """
const [parameters, inputs, done] = arguments;
sheetsyncSidebar.open().then(() => sheetsyncSidebar.ask("action", parameters, inputs)).then(done);
"""

_KEEP = """
const shown = document.getElementById("sidebar");
const made = shown.cloneNode(true);
const chosen = [...shown.querySelectorAll("select")].map((field) => field.selectedIndex);
made.querySelectorAll("select").forEach((field, at) => { field.selectedIndex = chosen[at]; });
made.removeAttribute("id");
(window.kept ??= []).push(made);
"""

_LAY = """
document.body.replaceChildren(...window.kept);
document.body.style.cssText = `display: flex; gap: ${arguments[0]}px; padding: ${arguments[0]}px; align-items: start`;
for (const one of window.kept) one.style.cssText = `flex: none; max-height: ${arguments[1]}px; overflow: hidden`;
return Math.max(...window.kept.map((one) => one.offsetHeight));
"""


def _ready(driver: Chrome, card: str = "") -> None:
    def shown(_: object) -> Any:
        return driver.execute_script(
            "const {dataset, ariaBusy} = document.getElementById('sidebar');"
            "return !ariaBusy && dataset.card && (!arguments[0] || dataset.card === arguments[0])",
            card,
        )

    WebDriverWait(driver, 30, 0.05).until(shown)


def _keep(driver: Chrome) -> None:
    driver.execute_script(_KEEP)


def _taken(driver: Chrome, folder: Path, name: str, cards: int) -> str:
    width = cards * (_WIDTH + _GAP) + _GAP
    resize(driver, width, _HEIGHT + 2 * _GAP, phone=False)
    height = driver.execute_script(_LAY, _GAP, _HEIGHT)
    resize(driver, width, height + 2 * _GAP, phone=False)
    driver.save_screenshot(str(folder / name))
    return name
