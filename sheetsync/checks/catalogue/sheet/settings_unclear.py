"""SS606: a setting that isn't understood."""

from collections.abc import Iterator

from sheetsync.checks.registry import Notice, check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.messages import LANGUAGES, Messages
from sheetsync.model.columns import TabName
from sheetsync.model.finding import Severity
from sheetsync.reading.settings import SettingsProblem, SettingsProblemKind


@check(code="SS606", name="settings_unclear", severity=Severity.WARNING)
def settings_unclear(subject: Subject) -> Iterator[Notice]:
    """A setting that isn't understood.

    The default holds in its place.

    Bad: «День встречи»: «как получится».
    Good: «День встречи»: «понедельник».
    To do: type it as the tab shows.
    """
    for problem in subject.settings_problems:
        message = _message(problem, subject.messages)
        yield Notice(message, column=problem.label or None, line=problem.row, tab=TabName.SETTINGS)


def _message(problem: SettingsProblem, messages: Messages) -> str:
    say, label, text = messages.say, problem.label, shorten(problem.text)
    match problem.kind:
        case SettingsProblemKind.UNREADABLE:
            return say("“{label}”: “{text}” is not understood, the default holds.", label=label, text=text)
        case SettingsProblemKind.NO_SUCH_LANGUAGE:
            known = ", ".join(LANGUAGES)
            return say(
                "“{label}”: “{text}” is not spoken here, English is. Known: {known}.",
                label=label,
                text=text,
                known=known,
            )
        case SettingsProblemKind.TWICE:
            return say("“{label}” stands twice: the upper one holds.", label=label)
        case SettingsProblemKind.NO_DEPARTMENTS:
            return say("No department is listed: the template's own hold.")
        case SettingsProblemKind.DEPARTMENT_TWICE:
            return say("Department “{text}” is listed twice: the upper one holds.", text=text)
        case SettingsProblemKind.ALIAS_SHARED:
            return say(
                "“{label}” is another name of two departments ({text}): it names neither.", label=label, text=text
            )
