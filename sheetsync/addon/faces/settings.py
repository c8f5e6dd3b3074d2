"""The card of the settings: what a team changes of its own sheet."""

from collections.abc import Iterator, Mapping

from sheetsync.addon.cards.build import Links, button, buttons, choice, entry, field, paragraph, section
from sheetsync.addon.cards.model import Card, CardHeader, FixedFooter, Section, Widget
from sheetsync.addon.cards.text import LABEL, escaped, plain
from sheetsync.messages import Messages
from sheetsync.model.columns import TabName
from sheetsync.model.settings import Department
from sheetsync.sheet import Reading

_LISTED = 40
_LONG = 300
WAS = "was_"
"""The beginning of the names under which a button carries what a setting held when it was shown."""

NEW_DEPARTMENT, NEW_ALIAS, OF_DEPARTMENT = "new_department", "new_alias", "of_department"


def settings_card(reading: Reading, texts: Mapping[str, str], wrong: str, messages: Messages, links: Links) -> Card:
    """Return the card; `texts` are what the cells hold, by the settings' names."""
    say = messages.say
    carried = {WAS + name: text for name, text in texts.items()}
    save = button(say("Save"), links.click("save_settings", keep=True, values=carried), "FILLED")
    return Card(
        name="settings",
        header=CardHeader(title=say("Settings"), subtitle=plain(reading.snapshot.title, LABEL)),
        sections=(
            *([section(paragraph(escaped(wrong, _LONG)))] if wrong else []),
            section(*_fields(reading, texts, messages)),
            _departments(reading, messages),
            _new_department(reading, messages, links),
            *_opening(reading, messages, links),
        ),
        fixed_footer=FixedFooter(primary_button=save),
    )


def _fields(reading: Reading, texts: Mapping[str, str], messages: Messages) -> Iterator[Widget]:
    settings, say = reading.settings, messages.say
    days = {str(number): word for number, word in enumerate(_weekdays(messages), start=1)}
    yield field("goal", say("Common goal"), texts.get("goal", ""), lines=True, limit=1000)
    yield field("goal_figure", say("The goal in figures"), texts.get("goal_figure", ""), limit=200)
    yield choice("meeting_day", say("Day of the meeting"), days, str(settings.meeting_day))
    yield field("minutes", say("Minutes for the meeting"), texts.get("minutes", ""), limit=20)
    yield field("due_soon_days", say("Due soon means, days"), texts.get("due_soon_days", ""), limit=20)
    yield field("holidays", say("Holidays"), texts.get("holidays", ""), hint=say("01.05.2026; 09.05.2026"), limit=1000)
    languages = {"ru": "русский", "en": "English"}
    yield choice("language", say("Language of the sheet"), languages, settings.language, kind="RADIO_BUTTON")


def _weekdays(messages: Messages) -> tuple[str, ...]:
    say = messages.say
    return (
        say("Monday"),
        say("Tuesday"),
        say("Wednesday"),
        say("Thursday"),
        say("Friday"),
        say("Saturday"),
        say("Sunday"),
    )


def _departments(reading: Reading, messages: Messages) -> Section:
    listed = reading.settings.departments
    shown = [_department(one) for one in listed[:_LISTED]]
    more = len(listed) - len(shown)
    if more > 0:
        shown.append(paragraph(messages.say("{n} more stand in the sheet.", n=more)))
    return section(*(shown or [paragraph(messages.say("None yet."))]), header=messages.say("Departments"))


def _department(one: Department) -> Widget:
    return entry(one.name, below="; ".join(one.aliases), icon="MULTIPLE_PEOPLE")


def _new_department(reading: Reading, messages: Messages, links: Links) -> Section:
    say, names = messages.say, reading.settings.department_names[:100]
    widgets = [
        field(NEW_DEPARTMENT, say("New department"), limit=100),
        buttons(button(say("Add the department"), links.click("add_department", needs=(NEW_DEPARTMENT,)))),
    ]
    if names:
        widgets += [
            choice(OF_DEPARTMENT, say("Department"), {"": "—", **{name: name for name in names[:99]}}, ""),
            field(NEW_ALIAS, say("Another name of it"), limit=100),
            buttons(button(say("Add the name"), links.click("add_alias", needs=(NEW_ALIAS,)))),
        ]
    return section(*widgets)


def _opening(reading: Reading, messages: Messages, links: Links) -> Iterator[Section]:
    tab = reading.service_tab(TabName.SETTINGS)
    if tab:
        yield section(buttons(button(messages.say("Open the tab"), links.open(tab.sheet_id))))
