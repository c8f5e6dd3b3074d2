"""What a config may say of duplicates."""

from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting


class DuplicatesConfig(BaseModel):
    """How rows of the same work are found."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    across: Literal["sheets", "output", "off"] = Setting(
        default="output",
        description=(
            "The same work in two spreadsheets of this file: `output` tells it to whoever runs the program, `sheets` "
            "writes it into the sheets too, so that the readers of one learn of rows of the other; `off` doesn't look."
        ),
        examples=["output"],
    )
    semantic: bool = Setting(
        default=False,
        description=(
            "Let a language model on this machine suggest rows that may be the same work, on the page's last section "
            "alone; it needs the extra `[semantic]` and some seconds for a thousand rows. Without it nothing changes."
        ),
        examples=[False],
    )
    lexicon: str | None = Setting(
        default=None,
        description=(
            "The team's own words, on top of the product's: a text file, one group a line (`бытовка, вагончик`), or a "
            "short word and what it stands for (`СКЗИ=криптопровайдер`); a relative path counts from this file."
        ),
        examples=["words.txt"],
    )
