"""The widgets that the sidebar uses, as far as it uses them.

Names and rules are those of google/apps/card/v1/card.proto; a test reads every card with Google's own classes.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Setting
from pydantic.alias_generators import to_camel

MAX_WIDGETS = 100
"""Google drops what stands beyond the hundredth widget of a card (card.proto, Section)."""

MAX_ITEMS = 100
"""Choices of one field (SelectionInput.items)."""

Shown = Annotated[str, Setting(min_length=1)]
"""A text that is never empty: Google refuses an empty one where a text is due."""


class Part(BaseModel):
    """A piece of a card."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, alias_generator=to_camel, validate_by_name=True)

    def as_json(self) -> dict[str, Any]:
        """Return it as Google reads it: camelCase, what is not set left out."""
        return self.model_dump(by_alias=True, exclude_none=True, mode="json")


class Parameter(Part):
    """What a button carries to the handler; values are texts (Action.ActionParameter)."""

    key: Shown
    value: str


class Action(Part):
    """A call of ours on a click."""

    function: Shown
    parameters: tuple[Parameter, ...] = ()
    load_indicator: Literal["SPINNER", "NONE"] | None = None
    persist_values: bool | None = None
    required_widgets: tuple[str, ...] | None = None


class OpenLink(Part):
    """A link that opens beside the sheet."""

    url: Shown
    open_as: Literal["FULL_SIZE", "OVERLAY"] | None = None
    on_close: Literal["NOTHING", "RELOAD"] | None = None


class OnClick(Part):
    """What a click does: exactly one thing."""

    action: Action | None = None
    open_link: OpenLink | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        _exactly_one(self)
        return self


class Icon(Part):
    """One of the icons that all clients know."""

    known_icon: Literal[
        "BOOKMARK",
        "CLOCK",
        "CONFIRMATION_NUMBER_ICON",
        "DESCRIPTION",
        "EVENT_SEAT",
        "INVITE",
        "MAP_PIN",
        "MULTIPLE_PEOPLE",
        "PERSON",
        "STAR",
        "TICKET",
    ]


class Button(Part):
    """A button with a text."""

    text: Shown
    on_click: OnClick
    type: Literal["OUTLINED", "FILLED", "FILLED_TONAL", "BORDERLESS"] | None = None
    alt_text: str | None = None
    disabled: bool | None = None


class TextParagraph(Part):
    """A paragraph; its text may hold the few tags that Google knows, so what people typed has to be escaped."""

    text: Shown
    max_lines: int | None = None


class DecoratedText(Part):
    """A text with labels above and below, an icon before it and a button behind it."""

    text: Shown
    start_icon: Icon | None = None
    top_label: str | None = None
    bottom_label: str | None = None
    wrap_text: bool | None = None
    button: Button | None = None
    on_click: OnClick | None = None


class ButtonList(Part):
    """Buttons side by side."""

    buttons: Annotated[tuple[Button, ...], Setting(min_length=1)]


class Validation(Part):
    """What the client itself asks of a text."""

    character_limit: int | None = None
    input_type: Literal["TEXT", "INTEGER", "FLOAT", "EMAIL"] | None = None


class TextInput(Part):
    """A field for text."""

    name: Shown
    label: Shown
    hint_text: str | None = None
    value: str | None = None
    type: Literal["SINGLE_LINE", "MULTIPLE_LINE"] | None = None
    validation: Validation | None = None


class SelectionItem(Part):
    """One choice."""

    text: Shown
    value: str
    selected: bool | None = None


class SelectionInput(Part):
    """A field of choices."""

    name: Shown
    label: str | None = None
    type: Literal["CHECK_BOX", "RADIO_BUTTON", "SWITCH", "DROPDOWN"]
    items: Annotated[tuple[SelectionItem, ...], Setting(min_length=1, max_length=MAX_ITEMS)]


class DateTimePicker(Part):
    """A field for a day; its value is midnight in UTC of that day, in milliseconds, written as a text (int64)."""

    name: Shown
    label: str | None = None
    type: Literal["DATE_ONLY"] = "DATE_ONLY"
    value_ms_epoch: str | None = None


class Divider(Part):
    """A line across the card."""


class Widget(Part):
    """Exactly one kind of widget."""

    text_paragraph: TextParagraph | None = None
    decorated_text: DecoratedText | None = None
    button_list: ButtonList | None = None
    text_input: TextInput | None = None
    selection_input: SelectionInput | None = None
    date_time_picker: DateTimePicker | None = None
    divider: Divider | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        _exactly_one(self)
        return self


class Section(Part):
    """Widgets under a heading; at least one."""

    header: str | None = None
    collapsible: bool | None = None
    uncollapsible_widgets_count: int | None = None
    widgets: Annotated[tuple[Widget, ...], Setting(min_length=1)]


class CardHeader(Part):
    """The head of a card; plain text."""

    title: Shown
    subtitle: str | None = None


class CardAction(Part):
    """An entry of the card's own menu."""

    action_label: Shown
    on_click: OnClick


class FixedFooter(Part):
    """The buttons that stay at the bottom; a second one needs a first."""

    primary_button: Button
    secondary_button: Button | None = None


class Card(Part):
    """A card. Raises ValidationError for one that Google would cut or refuse."""

    name: Shown
    header: CardHeader
    card_actions: tuple[CardAction, ...] | None = None
    sections: Annotated[tuple[Section, ...], Setting(min_length=1)]
    fixed_footer: FixedFooter | None = None

    @property
    def widgets(self) -> int:
        """How many widgets it has."""
        return sum(len(section.widgets) for section in self.sections)

    @model_validator(mode="after")
    def _within_limits(self) -> Self:
        if self.widgets > MAX_WIDGETS:
            raise ValueError(f"{self.widgets} widgets; Google shows {MAX_WIDGETS}")
        return self


def _exactly_one(part: BaseModel) -> None:
    named = [name for name in type(part).model_fields if getattr(part, name) is not None]
    if len(named) != 1:
        raise ValueError(f"exactly one of a {type(part).__name__}'s kinds is due, not {named}")


def parameters(values: Mapping[str, str]) -> tuple[Parameter, ...]:
    """Return what a button carries."""
    return tuple(Parameter(key=key, value=value) for key, value in values.items())
