"""One browser for all tests of the page, and the page as a person handles it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.interaction import POINTER_TOUCH
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from sheetsync.localsheets import LocalServer
from tests.browser import chromium, missing, resize

SECONDS = 10


@pytest.fixture(scope="session")
def driver() -> Iterator[Chrome]:
    if missing():
        pytest.skip(f"The page is not tried in a browser: {missing()}.")
    with chromium("ru") as driver:
        yield driver


class Sheet:
    """The page of a spreadsheet in the browser. Cells are named as people name them: `B2`."""

    def __init__(self, driver: Chrome, url: str) -> None:
        self.driver = driver
        self.url = url

    def open(self, path: str) -> None:
        self.driver.get(self.url + path)

    def open_book(self, book: str, fragment: str = "") -> None:
        self.open(f"/spreadsheets/d/{book}/edit{fragment}")
        self.wait(lambda: self.all("tbody td"))

    def wait(self, meets: Callable[[], Any]) -> Any:
        """What is met, as soon as it is."""
        waiting = WebDriverWait(self.driver, SECONDS, 0.05, ignored_exceptions=[StaleElementReferenceException])
        return waiting.until(lambda _: meets())

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def cell(self, name: str) -> WebElement:
        column, row = ord(name[0]) - 65, int(name[1:])
        return self.one(f'tr[aria-rowindex="{row + 1}"] > td[data-column="{column}"]')

    def text(self, name: str) -> str:
        return str(self.cell(name).get_property("textContent"))

    def shows(self, name: str, text: str) -> None:
        self.wait(lambda: self.text(name) == text)

    def colour(self, name: str) -> str:
        return self.cell(name).value_of_css_property("background-color")

    def click(self, name: str) -> None:
        self.cell(name).click()

    def double_click(self, name: str) -> None:
        ActionChains(self.driver).double_click(self.cell(name)).perform()

    def tap(self, name: str) -> None:
        finger = ActionBuilder(self.driver, mouse=PointerInput(POINTER_TOUCH, "finger"))
        finger.pointer_action.move_to(self.cell(name)).pointer_down().pointer_up()
        finger.perform()

    def keys(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def chosen(self) -> str:
        return self.one("#name").text

    def complaint(self) -> str:
        return str(self.one("#said").get_property("textContent"))


@pytest.fixture
def sheet(driver: Chrome, server: LocalServer) -> Iterator[Sheet]:
    driver.get_log("browser")
    resize(driver, 1000, 700)
    yield Sheet(driver, server.url)
    driver.get("about:blank")  # before the server goes
    said = [line["message"] for line in driver.get_log("browser")]
    assert said == [], "the browser's console is not empty"
