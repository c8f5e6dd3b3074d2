"""What the size of a team suggests: the thresholds are those of the article that the product follows.

Up to 10 people a sheet and a short weekly meeting are enough; above 30 somebody has to hold it together; above 50
reports are no longer gathered by hand; from 100 on a sheet alone won't do; at 200 only what is automatic is read.
"""

from dataclasses import dataclass

from sheetsync.messages import Messages

SMALL = 10
COORDINATED = 30
BY_HAND = 50
WITH_SYSTEMS = 100
AUTOMATIC = 200


@dataclass(frozen=True, slots=True)
class TeamDefaults:
    """What a team starts with: minutes of the weekly meeting, minutes between two runs, and why."""

    minutes: int
    every: int
    why: tuple[str, ...]


def team_defaults(headcount: int | None, messages: Messages) -> TeamDefaults:
    """Return the defaults for a team of so many people; without a figure those of a middling one, for no reason."""
    if headcount is None:
        return TeamDefaults(30, 30, ())
    reasons = (_meeting(headcount, messages), _coordinator(headcount, messages), _runs(headcount, messages))
    more = (_systems(messages),) if headcount >= WITH_SYSTEMS else ()
    return TeamDefaults(20 if headcount <= SMALL else 30, 30 if headcount <= BY_HAND else 10, (*reasons, *more))


def _meeting(headcount: int, messages: Messages) -> str:
    if headcount <= SMALL:
        return messages.say(
            "A meeting of 20 minutes: up to {limit} people a shared sheet and a short weekly meeting are enough.",
            limit=SMALL,
        )
    return messages.say(
        "A meeting of 30 minutes on its day of the week, with the heads of departments: above {limit} people not "
        "everybody can be in it.",
        limit=SMALL,
    )


def _coordinator(headcount: int, messages: Messages) -> str:
    if headcount > COORDINATED:
        return messages.say(
            "Name a coordinator who reads the page before the meeting: above {limit} people somebody has to translate "
            "between departments.",
            limit=COORDINATED,
        )
    return messages.say(
        "No coordinator is needed: up to {limit} people the manager or an analyst holds it together.", limit=COORDINATED
    )


def _runs(headcount: int, messages: Messages) -> str:
    if headcount <= BY_HAND:
        return messages.say(
            "A run every 30 minutes: up to {limit} people also talk to each other, and the sheet changes seldom.",
            limit=BY_HAND,
        )
    if headcount < AUTOMATIC:
        return messages.say(
            "A run every 10 minutes: above {limit} people nobody gathers reports by hand any more.", limit=BY_HAND
        )
    return messages.say(
        "A run every 10 minutes: at {limit} people only what comes by itself is read; let the summary go to the chat.",
        limit=AUTOMATIC,
    )


def _systems(messages: Messages) -> str:
    return messages.say(
        "From {limit} people on keep customers and deals in a CRM, and only what departments owe each other here.",
        limit=WITH_SYSTEMS,
    )
