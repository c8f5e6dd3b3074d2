"""One message to each kind of receiver, in the shape that the real one is sent."""

import pytest

from sheetsync.meeting.literal import harmless
from sheetsync.notify.sending import Message, send

from .conftest import SLACK, TELEGRAM, Mailbox, Receiver

NASTY = "<!channel> *b* <b>x</b> & [l](http://evil.example) @all /start"
MESSAGE = Message("К встрече <14>", f"- {harmless(NASTY)}\n\nТаблица: https://docs.google.com/spreadsheets/d/one/edit")


def test_slack_is_sent_its_webhook_and_nothing_people_typed_is_a_mention(receiver: Receiver) -> None:
    assert send(SLACK, MESSAGE) is None
    ((path, body),) = receiver.got
    assert path == "/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    said = str(body)
    assert "<!channel>" not in said
    assert "&lt;\\u2060!channel&gt;" in said
    assert "http://evil.example" not in said
    assert "https://docs.google.com/spreadsheets/d/one/edit" in said


def test_telegram_is_sent_its_bot_and_escaped_html(receiver: Receiver) -> None:
    assert send(TELEGRAM, MESSAGE) is None
    ((path, body),) = receiver.got
    assert path == "/bot123456789:abcdefg_hijklmnop/sendMessage"
    assert (body["chat_id"], body["parse_mode"]) == (-100200300, "HTML")
    assert "&lt;\u2060b&gt;x&lt;" in body["text"]
    assert "<b>x" not in body["text"]
    assert "@all" not in body["text"]


def test_mail_is_plain_text_with_a_subject(mailbox: Mailbox) -> None:
    assert send(mailbox.address, MESSAGE) is None
    (mail,) = mailbox.got
    assert mail["Subject"] == MESSAGE.title
    assert mail.get_content_type() == "text/plain"
    assert "<!channel> *b* <b>x</b>" in mail.get_content().replace("\u2060", "")


def test_a_refusal_is_said_without_the_address(receiver: Receiver, capfd: pytest.CaptureFixture[str]) -> None:
    receiver.refusing = True
    for address in (SLACK, TELEGRAM):
        why = send(address, MESSAGE)
        assert why
        assert "TIiajkdnlazkcOXrIdevi7FQ" not in why
        assert "abcdefg" not in why
    assert capfd.readouterr() == ("", "")


def test_a_line_that_is_down_and_an_address_that_is_none_are_said(mailbox: Mailbox) -> None:
    mailbox.close()
    assert send(mailbox.address, MESSAGE)
    assert send("nonsense", MESSAGE) == "the address is none that Apprise knows"


@pytest.mark.parametrize(
    "text",
    ["http://a.example", "@channel", "#tag", "/start", "a@b.example", "www.evil.example", "t.me/x"],
)
def test_what_chats_find_in_a_text_is_broken_and_still_reads_the_same(text: str) -> None:
    made = harmless(text)
    assert "\u2060" in made
    assert made.replace("\u2060", "") == text


def test_a_long_text_is_cut_on_one_line() -> None:
    assert harmless("а\nб" * 50, 10) == "а ба ба б…"
    assert harmless("14.04.2025, 3.5 кг") == "14.04.2025, 3.5 кг"
