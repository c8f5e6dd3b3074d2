"""What the reading tests share: the two templates, and a team's settings."""

import pytest

from sheetsync.model.settings import Department, Settings
from sheetsync.model.template import Template
from sheetsync.workbook.templates import load_template


@pytest.fixture(scope="session")
def russian() -> Template:
    return load_template("status.ru")


@pytest.fixture(scope="session")
def english() -> Template:
    return load_template("status.en")


@pytest.fixture(scope="session")
def settings() -> Settings:
    names = ("Маркетинг", "Продажи", "Производство", "Техподдержка", "Бухгалтерия")
    return Settings(departments=tuple(Department(name) for name in names))
