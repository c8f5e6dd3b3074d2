"""No secret leaves, whatever prints it; and plain sentences stay as they are."""

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.watch.logs import HumanFormatter, JsonFormatter
from sheetsync.watch.redaction import HIDDEN, RedactingFormatter, keep_secret, redacted

CANARY = "c4n4ry-0123456789-abcdefghij"


@pytest.mark.parametrize(
    "said",
    [
        f"Authorization: Bearer {CANARY}",
        f"headers={{'Authorization': 'Basic {CANARY}'}}",
        f"https://sheets.googleapis.com/v4/x?access_token={CANARY}&alt=json",
        f'{{"private_key": "{CANARY}", "x": 1}}',
        f"-----BEGIN PRIVATE KEY-----\n{CANARY}\n-----END PRIVATE KEY-----",
        f"-----BEGIN RSA PRIVATE KEY-----\n{CANARY}",
        f"client_secret={CANARY}",
        f"refresh_token: {CANARY}",
        f"http://user:{CANARY}@proxy:3128",
        f"https://hooks.slack.com/services/T0/B0/{CANARY}",
        f"https://hc-ping.com/{CANARY}/fail",
        f"https://api.telegram.org/bot123:{CANARY}/sendMessage",
        f"ya29.{CANARY}",
        f"eyJhbGciOiJSUzI1NiJ9.eyJ{CANARY}.{CANARY}",
    ],
)
def test_what_looks_like_a_secret_is_hidden(said: str):
    assert CANARY not in redacted(said)
    assert HIDDEN in redacted(said)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs", "Po"]), max_size=80))
def test_words_stay_as_they_are(text: str):
    if "://" not in text and "@" not in text and "=" not in text and ":" not in text and "Bearer" not in text:
        assert redacted(text) == text or "basic" in text.lower() or "bearer" in text.lower()


@pytest.mark.parametrize(
    "said",
    [
        "No access to the spreadsheet 1AbC_-x. Open it, choose Share, and add robot@team.iam.gserviceaccount.com.",
        "Ключ key.json могут прочитать и другие. Оставьте доступ только себе: chmod 600 key.json",
        "https://docs.google.com/spreadsheets/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit",
    ],
)
def test_sentences_for_people_stay_as_they_are(said: str):
    assert redacted(said) == said


def test_what_is_known_to_be_secret_is_hidden_wherever_it_stands():
    keep_secret("my-own-uuid-of-a-ping")
    assert redacted("went to my-own-uuid-of-a-ping/fail") == f"went to {HIDDEN}/fail"


def record(message: str, *, error: Exception | None = None, **facts: object) -> logging.LogRecord:
    made = logging.LogRecord(
        "sheetsync.x", logging.INFO, "", 0, message, (), (type(error), error, None) if error else None
    )
    made.facts = facts
    return made


@pytest.mark.parametrize("inner", [HumanFormatter(), JsonFormatter()])
@given(text=st.text(max_size=40))
def test_every_record_is_one_line(inner: logging.Formatter, text: str):
    line = RedactingFormatter(inner).format(record("run", error=ValueError(text), name=text, rows=3))
    assert len(line.splitlines()) == 1
    if isinstance(inner, JsonFormatter):
        assert json.loads(line)["rows"] == 3


def test_an_exception_s_secret_is_hidden_too():
    line = RedactingFormatter(JsonFormatter()).format(record("run", error=ValueError(f"token={CANARY}")))
    assert CANARY not in line


def test_figures_are_words_and_texts_are_quoted():
    line = HumanFormatter().format(record("run", findings={"SS201": 3, "SS401": 1}, name="два слова", rows=4, empty={}))
    assert line.endswith(
        r'INFO run findings=SS201:3,SS401:1 name="\u0434\u0432\u0430 \u0441\u043b\u043e\u0432\u0430" rows=4 empty=-'
    )
