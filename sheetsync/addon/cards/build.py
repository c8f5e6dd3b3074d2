"""Short ways to say the widgets that most cards are made of."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sheetsync.addon.cards.model import (
    MAX_ITEMS,
    Action,
    Button,
    ButtonList,
    CardAction,
    DateTimePicker,
    DecoratedText,
    Icon,
    OnClick,
    OpenLink,
    Section,
    SelectionInput,
    SelectionItem,
    TextInput,
    TextParagraph,
    Validation,
    Widget,
    parameters,
)
from sheetsync.addon.cards.text import LABEL, escaped, plain

Style = Literal["OUTLINED", "FILLED", "FILLED_TONAL", "BORDERLESS"]


@dataclass(frozen=True, slots=True)
class Links:
    """Where a card's buttons lead: `function` is our address for clicks, `sheet` the spreadsheet's own.

    The spreadsheet's id goes along with every button: a click is not sure to bring it (reference: event objects). So
    does the `language` of a card for somebody whose own Google does not tell: the next card speaks it too.
    """

    function: str
    spreadsheet_id: str
    sheet: str
    language: str = ""

    def click(
        self,
        action: str,
        /,
        *,
        keep: bool = False,
        needs: Sequence[str] = (),
        values: Mapping[str, str] | None = None,
        **named: str,
    ) -> OnClick:
        """Return the click on an action of ours; `keep` leaves what is typed into the form, `needs` names fields.

        `values`, and what is named besides, goes along with it.
        """
        spoken = {"language": self.language} if self.language else {}
        carried = {"action": action, "spreadsheetId": self.spreadsheet_id, **spoken, **(values or {}), **named}
        return OnClick(
            action=Action(
                function=self.function,
                parameters=parameters(carried),
                persist_values=True if keep else None,
                required_widgets=tuple(needs) or None,
            )
        )

    def open(self, sheet_id: int | None = None, *, cells: str = "", view: int | None = None) -> OnClick:
        """Return the click that opens the sheet at a tab, a range of it, or through a filter view."""
        parts = [f"gid={sheet_id}"] if sheet_id is not None else []
        parts += [f"range={cells}"] if cells else []
        parts += [f"fvid={view}"] if view is not None else []
        return OnClick(open_link=OpenLink(url=f"{self.sheet}#{'&'.join(parts)}" if parts else self.sheet))


def paragraph(text: str) -> Widget:
    """Return a paragraph of our own words (or of escaped ones)."""
    return Widget(text_paragraph=TextParagraph(text=text))


def entry(
    text: object,
    *,
    above: object = "",
    below: object = "",
    icon: str = "",
    button: Button | None = None,
    click: OnClick | None = None,
    wrap: bool = True,
) -> Widget:
    """Return a line of a list: `text` is what people typed and gets escaped, `above` and `below` are labels."""
    return Widget(
        decorated_text=DecoratedText(
            text=escaped(text),
            top_label=plain(above, LABEL) if above else None,
            bottom_label=plain(below, 300) if below else None,
            start_icon=Icon.model_validate({"knownIcon": icon}) if icon else None,
            wrap_text=wrap or None,
            button=button,
            on_click=click,
        )
    )


def button(text: str, click: OnClick, style: Style | None = None) -> Button:
    """Return a button."""
    return Button(text=plain(text, LABEL), on_click=click, type=style)


def buttons(*given: Button) -> Widget:
    """Return buttons side by side."""
    return Widget(button_list=ButtonList(buttons=given))


def menu(text: str, click: OnClick) -> CardAction:
    """Return an entry of the card's menu."""
    return CardAction(action_label=text, on_click=click)


def section(*widgets: Widget, header: str | None = None) -> Section:
    """Return a section."""
    return Section(header=header, widgets=widgets)


def field(name: str, label: str, value: str = "", *, hint: str = "", limit: int = 0, lines: bool = False) -> Widget:
    """Return a field for text, filled with what was typed before."""
    return Widget(
        text_input=TextInput(
            name=name,
            label=plain(label, LABEL),
            hint_text=plain(hint, LABEL) if hint else None,
            value=value or None,
            type="MULTIPLE_LINE" if lines else "SINGLE_LINE",
            validation=Validation(character_limit=limit, input_type="TEXT") if limit else None,
        )
    )


def choice(
    name: str,
    label: str,
    items: Mapping[str, str] | Iterable[tuple[str, str]],
    chosen: str | None = None,
    *,
    kind: Literal["CHECK_BOX", "RADIO_BUTTON", "SWITCH", "DROPDOWN"] = "DROPDOWN",
) -> Widget:
    """Return a field of choices: values and their texts, of which Google takes a hundred."""
    listed = list(dict(items).items())[:MAX_ITEMS]
    return Widget(
        selection_input=SelectionInput(
            name=name,
            label=plain(label, LABEL),
            type=kind,
            items=tuple(_item(value, text, chosen) for value, text in listed),
        )
    )


def _item(value: str, text: str, chosen: str | None) -> SelectionItem:
    return SelectionItem(text=plain(text, LABEL), value=value, selected=True if value == chosen else None)


def day_field(name: str, label: str, day: dt.date | None = None) -> Widget:
    """Return a field for a day."""
    return Widget(date_time_picker=DateTimePicker(name=name, label=plain(label, LABEL), value_ms_epoch=_midnight(day)))


def _midnight(day: dt.date | None) -> str | None:
    return str((day - dt.date(1970, 1, 1)).days * 86_400_000) if day else None
