"""The questions that `init` asks at a terminal, one after another; an answer that can't be is asked for again."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from sheetsync.cli.answers import (
    Answers,
    read_day,
    read_departments,
    read_headcount,
    read_spreadsheet,
    read_zone,
)
from sheetsync.cli.errors import sentence
from sheetsync.cli.plain import plain
from sheetsync.config.team import team_defaults
from sheetsync.errors import SheetsyncError
from sheetsync.messages import Messages
from sheetsync.model.template import Template

Value = TypeVar("Value")


def machine_zone(otherwise: str) -> str:
    """Return the machine's time zone as its settings name it, or another where they don't."""
    if named := os.environ.get("TZ", "").lstrip(":"):
        return named if "/" in named else otherwise
    place = str(Path("/etc/localtime").resolve())
    return place.partition("zoneinfo/")[2] or otherwise


class Wizard:
    """Asks for what the options left open."""

    def __init__(self, messages: Messages, template: Template) -> None:
        self._messages = messages
        self._template = template

    def ask(self, known: Answers, *, may_create: bool, signs_in: bool) -> Answers:
        """Return the answers, asked for where they are not known.

        `may_create`: no spreadsheet is needed, one will be made; `signs_in`: the server asks who we are.
        """
        say, answers = self._messages.say, known
        if not answers.spreadsheet and not may_create:
            spreadsheet = self._until(say("The address of the spreadsheet, from your browser"), read_spreadsheet)
            answers = replace(answers, spreadsheet=spreadsheet)
        if signs_in and not (answers.key_file or answers.token_file):
            answers = replace(answers, key_file=self._key())
        if not answers.time_zone:
            zone = self._until(say("Time zone"), read_zone, machine_zone(self._template.time_zone))
            answers = replace(answers, time_zone=zone)
        return self._ask_team(answers)

    def _ask_team(self, answers: Answers) -> Answers:
        say = self._messages.say
        if not answers.departments:
            usual = ", ".join(self._template.departments)
            departments = self._until(say("Departments, parted by commas"), read_departments, usual)
            answers = replace(answers, departments=departments)
        if answers.headcount is None:
            headcount = self._until(say("How many people work there (Enter: no matter)"), read_headcount, "")
            answers = replace(answers, headcount=headcount)
            for reason in team_defaults(headcount, self._messages).why:
                click.echo(f"  {reason}")
        if answers.meeting_day is None:
            day = self._until(say("Day of the weekly meeting"), read_day, self._template.weekdays[0])
            answers = replace(answers, meeting_day=day)
        goal = answers.goal or self._ask(say("The one goal of all departments (Enter: later)"), "")
        return replace(answers, goal=plain(goal))

    def _key(self) -> Path | None:
        asked = self._messages.say("The service account's key file (Enter: the machine's own sign-in)")
        text = self._ask(asked, "").strip().strip("\"'")
        return Path(text).expanduser() if text else None

    def _until(self, asked: str, read: Callable[[str], Value], usual: str | None = None) -> Value:
        while True:
            try:
                return read(self._ask(asked, usual))
            except SheetsyncError as error:
                click.echo(sentence(error, self._messages))

    def _ask(self, asked: str, usual: str | None) -> str:
        text: Any = click.prompt(asked, default=usual, show_default=bool(usual))
        return str(text)
