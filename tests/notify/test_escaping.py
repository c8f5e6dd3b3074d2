"""No text of a cell is markup or a mention in any service: asked of what goes out, read as the service reads it."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sheetsync.meeting.literal import JOINER, harmless
from sheetsync.notify.sending import Message, send

from .conftest import SLACK, TELEGRAM, Mailbox

TYPED = st.text(st.sampled_from("ab1 *_~`[]()<>#@!|\\&;:/.-+=$^\"'{}Яя"), min_size=1, max_size=40)
WORST = (
    "**b** _i_ `c` ~~s~~ ||h|| [l](http://e.example) ![i](x) <@U1> <!channel> @everyone <b>x</b> &lt; :smile: $$x$$ "
    "<at user_id=all> [CQ:at,qq=all]"
)
ADDRESS = "https://docs.google.com/spreadsheets/d/one_two_three/edit"
READER = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])
PLAIN = {"paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close", "list_item_open"}
PLAIN |= {
    "list_item_close",
    "inline",
    "text",
    "text_special",
    "softbreak",
    "hardbreak",
    "heading_open",
    "heading_close",
}


@pytest.fixture
def outbox(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The bodies of the requests that would go out."""
    bodies: list[Any] = []

    def request(_: object, *args: Any, **given: Any) -> requests.Response:
        body = given.get("data") or given.get("json")
        bodies.append(body if isinstance(body, dict) else json.loads(body))
        answer = requests.Response()
        answer.status_code, answer._content = 200, b"ok" if "slack" in str((args, given)) else b'{"ok": true}'
        return answer

    monkeypatch.setattr(requests.Session, "request", request)
    return bodies


def message(text: str) -> Message:
    return Message(f"К встрече: {harmless(text)}", f"- {harmless(text)} · Продажи\n\nТаблица: {ADDRESS}")


def sent(outbox: list[Any], address: str, text: str, *way: str | int) -> str:
    outbox.clear()
    assert send(address, message(text)) is None
    found: Any = outbox[-1]
    for step in way:
        found = found[step]
    return str(found)


MARKDOWN: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "discord": ("https://discord.com/api/webhooks/4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js", ("content",)),
    "mattermost": ("mmosts://host/3ccdd113474722377935511fc85d3dd4", ("text",)),
    "zulip": (f"zulip://bot@org/{'a' * 32}/chan", ("content",)),
    "rocket.chat": ("rockets://web/hook@host/#chan", ("text",)),
    "webex": (f"wxteams://{'a' * 80}", ("markdown",)),
    "teams": (
        "workflows://host/1234567890abcdef/sigsigsig",
        ("attachments", 0, "content", "body", -1, "text"),
    ),
}
EXAMPLES = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("service", MARKDOWN)
@EXAMPLES
@example(WORST)
@given(text=TYPED)
def test_where_markdown_is_rendered_the_text_is_read_as_it_was_typed(
    outbox: list[Any], service: str, text: str
) -> None:
    address, way = MARKDOWN[service]
    body = sent(outbox, address, text, *way)
    tokens = [one for token in READER.parse(body) for one in (token, *(token.children or ()))]
    assert {token.type for token in tokens} <= PLAIN
    read = "".join(token.content for token in tokens if token.type in {"text", "text_special"})
    assert "".join(text.split()) in "".join(read.replace(JOINER, "").split())
    assert ADDRESS in body.replace("\\", "") if service not in {"discord", "mattermost", "zulip"} else ADDRESS in body


class Tags(HTMLParser):
    """The tags and the text that a browser would find."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.said = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.found.add(tag)

    def handle_data(self, data: str) -> None:
        self.said += data


HTML: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "telegram": (TELEGRAM, ("text",)),
    "sendgrid": (f"sendgrid://{'a' * 32}:team@example.org/to@example.org", ("content", -1, "value")),
}


@pytest.mark.parametrize("service", HTML)
@EXAMPLES
@example(WORST)
@given(text=TYPED)
def test_where_html_is_rendered_no_tag_is_a_person_s(outbox: list[Any], service: str, text: str) -> None:
    address, way = HTML[service]
    read = Tags(sent(outbox, address, text, *way))
    assert read.found <= {"b", "br", "p", "h1", "html", "head", "body", "a"}
    assert "".join(text.split()) in "".join(read.said.replace(JOINER, "").split())


@EXAMPLES
@example(WORST)
@given(text=TYPED)
def test_slack_is_told_that_it_is_no_markup_and_finds_nothing_in_angle_brackets(outbox: list[Any], text: str) -> None:
    body = sent(outbox, SLACK, text, "attachments", 0, "text")
    assert outbox[-1]["mrkdwn"] is False
    assert "mrkdwn_in" not in outbox[-1]["attachments"][0]
    assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", body)
    assert "<" not in outbox[-1]["attachments"][0]["title"]


@EXAMPLES
@example(WORST)
@given(text=TYPED)
def test_where_nothing_can_be_escaped_twins_stand_for_the_marks(outbox: list[Any], text: str) -> None:
    body = sent(outbox, "whatsapp://token@12345678901234/14155552671", text, "text", "body")
    assert not re.search(r"[*_~`]", body.replace(ADDRESS, ""))
    assert ADDRESS in body


@settings(max_examples=60, deadline=None)
@example(WORST)
@given(text=TYPED)
def test_nothing_is_found_in_a_harmless_text_that_begins_a_link_a_mention_or_a_command(text: str) -> None:
    made = harmless(text)
    found = r"[@#]\w|//|(^|\s)/\w|<[a-z/!@#]|\]\(|:[a-z+-][\w+-]*:|~~|\|\||\$\$|^\s*([-+#>*=]|\d+[.)](\s|$))"
    assert not re.search(found, made)
    assert made.replace(JOINER, "") == " ".join(text.split())


def test_a_mail_stays_plain_text_with_all_of_it(mailbox: Mailbox) -> None:
    assert send(mailbox.address, message(WORST)) is None
    (mail,) = mailbox.got
    assert mail.get_content_type() == "text/plain"
    assert WORST in mail.get_content().replace(JOINER, "")
