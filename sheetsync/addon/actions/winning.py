"""«Победа»: who helped whom, noted on a tab that belongs to people; the drafts of the months that are over."""

from sheetsync.addon.actions.registry import handles
from sheetsync.addon.cards.answers import Answer, Move, Reply
from sheetsync.addon.desk import Call
from sheetsync.addon.faces.home import home_card
from sheetsync.addon.faces.winning import EFFECT, GIVER, RECEIVER, win_card
from sheetsync.addon.spoken import spoken
from sheetsync.assess import Assessment
from sheetsync.gateway.refusals import RefusedError
from sheetsync.meeting.wins import due_wins
from sheetsync.workbook.wins import Win, is_noted, win_requests


@handles("win")
def win(call: Call) -> Reply:
    """Show the form."""
    return Answer(win_card("", call.run().look(), call.messages, call.links))


@handles("add_win")
def add_win(call: Call) -> Reply:
    """Note a win; sent twice it is one line."""
    assessment = spoken(call.run().check(), call.messages.language)
    effect = call.event.text(EFFECT)
    if not effect:
        wrong = call.messages.say("Say what came of it.")
        return Answer(win_card(wrong, assessment.reading, call.messages, call.links), Move.UPDATE)
    today = assessment.reading.today
    noted = Win(today, call.event.text(GIVER), call.event.text(RECEIVER), effect, call.value("key") or effect)
    _note(call, noted, assessment)
    card = home_card(assessment, call.messages, call.links)
    return Answer(card, Move.ROOT, call.messages.say("Noted. Well done!"), changed=True)


@handles("note_wins")
def note_wins(call: Call) -> Reply:
    """Note the drafted wins of the months that are over; sent twice each stands there once."""
    after = spoken(call.sync(wins=due_wins).assessment, call.messages.language)
    return Answer(home_card(after, call.messages, call.links), Move.ROOT, call.messages.say("Noted."), changed=True)


def _note(call: Call, noted: Win, assessment: Assessment) -> None:
    """Append the line. A batch that is refused because the line was noted a moment ago is as good as done."""
    named = call.event.spreadsheet_id
    requests = win_requests(call.gateway.read_whole(named), noted, assessment.reading.template)
    try:
        call.gateway.apply(named, [request.as_json() for request in requests], ())
    except RefusedError:
        if not is_noted(call.gateway.read_whole(named), noted, assessment.reading.template):
            raise
