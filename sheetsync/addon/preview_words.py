"""The words of the preview's page around the cards, in the language of its switch; the cards speak for themselves."""

from sheetsync.messages import LANGUAGES, Messages


def preview_words() -> dict[str, dict[str, str]]:
    """Return the words by language, under the names that the page asks by."""
    return {language: _words(Messages(language)) for language in LANGUAGES}


def _words(messages: Messages) -> dict[str, str]:
    say = messages.say
    return {
        "what": say("preview of the sidebar"),
        "about": say(
            "Real events, real cards, tokens of a key of this process. It shows structure and flow, not Google's exact "
            "looks. The sheet:"
        ),
        "locale": say("Language"),
        "platform": say("Platform"),
        "file": say("Access to this file"),
        "scopes": say("Granted scopes"),
        "open": say("Open anew"),
        "settings": say("Menu: Settings"),
        "last": say("Last event and answer"),
        "back": say("Back"),
        "menu": say("Menu"),
        "allow": say("Allow"),
        "cancel": say("Cancel"),
        "askFile": say("Google: let sheetsync see and change this file?"),
        "askScopes": say("Google: sheetsync asks for"),
        "fill": say("Fill this field in first."),
        "noAnswer": say("no answer"),
        "none": say("no kind at all"),
        "unknownWidget": say("unknown widget"),
        "unknownField": say("unknown field"),
        "unknownIcon": say("unknown icon"),
        "unknownType": say("unknown kind"),
        "unknownAnswer": say("unknown answer"),
        "unknownClick": say("unknown click"),
    }
