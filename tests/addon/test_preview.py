"""The preview in a real browser: people click, the cards come from the real service, the sheet holds the rows."""

from collections.abc import Iterator

import pytest
import requests
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from sheetsync.addon.desk import Desk
from sheetsync.addon.preview import Preview, make_preview
from sheetsync.addon.serving import AddonServer
from sheetsync.config.addon import AddonConfig
from sheetsync.localsheets import LocalServer
from tests.browser import chromium, missing, resize
from tests.run.team import Team

needs_browser = pytest.mark.skipif(bool(missing()), reason=missing())


@pytest.fixture
def page(google: LocalServer, team: Team) -> Iterator[str]:
    desk = Desk(AddonConfig(), google.url, now=google.clock.now)
    shown = Preview(desk, team.book.id, "План")
    with AddonServer(lambda url: make_preview(shown, url), drain=1) as server:
        yield server.url


class Screen:
    """What a person sees of the page, and does on it."""

    def __init__(self, driver: Chrome, url: str) -> None:
        self.driver = driver
        resize(driver, 760, 900)
        driver.get(url)

    @property
    def page(self) -> str:
        """All texts of the page: the switches', in the language that is chosen, and the card's."""
        return str(self.driver.find_element(By.TAG_NAME, "body").text)

    @property
    def sidebar(self) -> WebElement:
        return self.driver.find_element(By.ID, "sidebar")

    def card(self, name: str) -> str:
        """Wait until a card of this name is shown; return all its texts."""

        def shown(_: object) -> bool:
            return self.sidebar.get_attribute("data-card") == name and not self.sidebar.get_attribute("aria-busy")

        WebDriverWait(self.driver, 15, 0.05).until(shown)
        return self.sidebar.text

    def click(self, text: str) -> None:
        for button in self.sidebar.find_elements(By.CSS_SELECTOR, "button"):
            if button.text == text:
                button.click()
                return
        pytest.fail(f"no button {text!r} in {self.sidebar.text!r}")

    def fill(self, name: str, text: str) -> None:
        self.sidebar.find_element(By.CSS_SELECTOR, f'[data-name="{name}"]').send_keys(text)


@needs_browser
@pytest.mark.browser
def test_a_person_goes_all_the_way_in_the_sidebar(page: str, team: Team) -> None:
    with chromium("ru") as driver:
        screen = Screen(driver, page)
        assert "Анализ отзывов для контента" in screen.card("home")
        assert screen.sidebar.size["width"] == 320
        assert "просрочено: 6 дней" in screen.sidebar.text

        screen.click("Добавить задачу")
        screen.card("task")
        screen.click("Добавить")  # without a text the browser itself holds it back
        screen.card("task")
        assert "Сначала заполните это поле." in screen.sidebar.text
        assert "Выданные разрешения" in screen.page
        screen.fill("task_title", "<b>Совсем новое</b> дело")
        screen.fill("due_date", "05022025")
        Select(screen.sidebar.find_element(By.CSS_SELECTOR, '[data-name="owner"]')).select_by_value("Продажи")
        screen.click("Добавить")
        assert "Теперь это строка 6." in screen.card("home")
        assert team.cells("status")[5][:2] == ["<b>Совсем новое</b> дело", "Продажи"]

        screen.click("Проверить")
        assert "SS201" in screen.card("check")
        assert "<b>Совсем" not in screen.sidebar.get_attribute("innerHTML")
        screen.click("←")
        screen.card("home")

        driver.find_element(By.ID, "file").click()
        assert "Доступа к этому файлу ещё нет" in screen.card("access")
        screen.click("Дать доступ к этому файлу")
        WebDriverWait(driver, 10, 0.05).until(lambda _: screen.sidebar.find_elements(By.CSS_SELECTOR, ".dialog"))
        screen.click("Разрешить")
        screen.card("home")
        assert driver.find_element(By.ID, "file").is_selected()

        Select(driver.find_element(By.ID, "locale")).select_by_visible_text("en-US")
        assert "6 days late" in _until(screen, "6 days late")
        assert "Granted scopes" in screen.page
        driver.find_element(By.CSS_SELECTOR, '#scopes input[value$="script.locale"]').click()
        _until(screen, "просрочено: 6 дней")  # no locale comes along: the sheet's own language speaks
        driver.find_element(By.CSS_SELECTOR, '#scopes input[value$="script.locale"]').click()
        _until(screen, "6 days late")
        driver.find_element(By.CSS_SELECTOR, '#scopes input[value$="drive.file"]').click()
        assert "One permission is missing" in screen.card("scope")
        screen.click("Allow")
        WebDriverWait(driver, 10, 0.05).until(lambda _: screen.sidebar.find_elements(By.CSS_SELECTOR, ".dialog"))
        assert "drive.file" in screen.sidebar.text

        assert boxes_of(screen) == ["unknown widget: carousel", "decoratedText: unknown field colour"]
        assert "<script>alert(1)</script>" in screen.sidebar.text
        driver.execute_script("document.getElementById('locale').value = 'ru-RU'")
        assert boxes_of(screen) == ["неизвестный элемент: carousel", "decoratedText: неизвестное поле colour"]
        assert [one for one in driver.get_log("browser") if one["level"] == "SEVERE"] == []


def boxes_of(screen: Screen) -> list[str]:
    """The boxes of errors of a card that Google never sends."""
    screen.driver.execute_script("sheetsyncSidebar.stack = [arguments[0]]; sheetsyncSidebar.draw()", ODD)
    return [box.text for box in screen.sidebar.find_elements(By.CSS_SELECTOR, ".unknown")]


ODD = {
    "name": "odd",
    "header": {"title": "Odd"},
    "sections": [
        {
            "widgets": [
                {"carousel": {}},
                {"decoratedText": {"text": "a", "colour": "red"}},
                {"textParagraph": {"text": "<script>alert(1)</script>"}},
            ]
        }
    ],
}


def _until(screen: Screen, text: str) -> str:
    WebDriverWait(screen.driver, 15, 0.05).until(lambda _: text in screen.sidebar.text)
    return screen.sidebar.text


def test_only_this_machines_own_page_gets_tokens(page: str) -> None:
    own = requests.post(f"{page}/preview/tokens", json={"trigger": "action"}, timeout=10)
    assert set(own.json()) == {"systemIdToken", "userIdToken", "userOAuthToken"}
    stranger = {"Origin": "https://evil.example.com"}
    assert requests.post(f"{page}/preview/tokens", json={}, headers=stranger, timeout=10).status_code == 403
    rebound = {"Host": "evil.example.com"}
    for path in ("/", "/preview/facts"):
        assert requests.get(page + path, headers=rebound, timeout=10).status_code == 403
    assert requests.post(f"{page}/preview/tokens", json={}, headers=rebound, timeout=10).status_code == 403
    assert requests.get(f"{page}/preview/..%2f..%2fapp.py", timeout=10).status_code == 404


def test_the_service_behind_the_page_asks_for_tokens_as_ever(page: str) -> None:
    assert requests.post(f"{page}/addon/homepage", json={}, timeout=10).status_code == 401


def test_pages_load_nothing_from_elsewhere(page: str) -> None:
    for path in ("/", "/help", "/logo.png", "/preview/sidebar.js"):
        answer = requests.get(page + path, timeout=10)
        assert answer.status_code == 200
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")
        assert answer.headers["x-content-type-options"] == "nosniff"
