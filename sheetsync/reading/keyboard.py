"""Text typed in the wrong keyboard layout: «5 fghtkz» is «5 апреля», «фзк» is «apr»."""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_CYRILLIC = str.maketrans(_LATIN + '{}:"<>~', _CYRILLIC.replace("ё", "е") + "хъжэбюе")
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def other_layout(folded: str) -> str:
    """Return a folded text as it reads when its keys are pressed in the other layout: Latin ↔ Russian.

    A text with letters of both alphabets, or with none, comes back as it is.
    """
    latin = any("a" <= letter <= "z" for letter in folded)
    cyrillic = any("а" <= letter <= "я" for letter in folded)
    if latin == cyrillic:
        return folded
    return folded.translate(_TO_CYRILLIC if latin else _TO_LATIN)
