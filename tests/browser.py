"""A real headless Chromium, for the tests of the page and for the README's pictures."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

QUIET = (
    "--headless=new",
    "--disable-gpu",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
)


def missing() -> str:
    """Say what of the browser this machine lacks; "" for nothing."""
    lacking = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    return f"no {' and no '.join(lacking)} on this machine" if lacking else ""


@contextmanager
def chromium(language: str) -> Iterator[Chrome]:
    """Start a browser that speaks a language (`ru`, `en`), with a profile of its own; it ends with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = Chrome(_options(language, profile), Service(shutil.which("chromedriver")))
        try:
            yield driver
        finally:
            driver.quit()


def _options(language: str, profile: str) -> ChromeOptions:
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in (*QUIET, f"--user-data-dir={profile}", f"--lang={language}"):
        options.add_argument(argument)
    if os.geteuid() == 0:  # the browser's sandbox needs a user of its own
        options.add_argument("--no-sandbox")
    options.add_experimental_option("prefs", {"intl.accept_languages": language})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return options


def resize(driver: Chrome, width: int, height: int, *, scale: float = 1, phone: bool = False) -> None:
    """Give the page a size in CSS pixels; a phone's width is less than a window can have."""
    metrics: dict[str, Any] = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": phone})
