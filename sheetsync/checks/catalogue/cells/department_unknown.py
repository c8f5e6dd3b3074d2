"""SS103: an owner that is no listed department."""

from sheetsync.checks.registry import Notice, row_check
from sheetsync.checks.subject import Subject
from sheetsync.checks.words import shorten
from sheetsync.model.columns import Field, TabName
from sheetsync.model.finding import Severity
from sheetsync.model.row import Row, Sureness


@row_check(code="SS103", name="department_unknown", severity=Severity.ERROR, column=Field.OWNER)
def department_unknown(row: Row, subject: Subject) -> Notice | None:
    """An owner that is no listed department.

    Nobody brings the row to the meeting. Two departments in one cell count as none: a row has one owner.

    Bad: «Логистика» where it is not listed; «Продажи, Маркетинг».
    Good: «Продажи».
    To do: choose from the list, or add the department or another name of it to the tab «Настройки».
    """
    say = subject.messages.say
    text = shorten(row.line.texts.owner)
    if not subject.settings.departments:
        return None
    if row.owner.sureness is Sureness.AMBIGUOUS:
        return Notice(say("More than one department in “{text}”: leave the one that answers for it.", text=text))
    if row.owner.sureness is not Sureness.UNREADABLE:
        return None
    if row.owner.suggestion:
        nearest = row.owner.suggestion
        return Notice(
            say("Department “{text}” is not on the list. Perhaps “{nearest}”?", text=text, nearest=nearest), nearest
        )
    tab = subject.title(TabName.SETTINGS)
    return Notice(say("Department “{text}” is not on the list: choose one, or add it to “{tab}”.", text=text, tab=tab))
