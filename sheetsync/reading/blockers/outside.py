"""Parties outside the list: roles and organisations by their noun («юрист», «банк»)."""

from sheetsync.reading.blockers.clauses import Word

_ORGANISATIONS = frozenset(
    {
        *("агентство", "администрация", "арбитраж", "банк", "бухгалтерия", "дирекция", "завод", "инспекция"),
        *("лаборатория", "маркетплейс", "министерство", "налоговая", "нотариат", "правление", "редакция"),
        *("росреестр", "руководство", "склад", "снабжение", "студия", "суд", "таможня", "типография", "фабрика"),
    }
)
_NOBODY = frozenset(
    {
        *("коллега", "человек", "люди", "лицо", "сотрудник", "работник", "никто", "кто", "друг", "мы", "специалист"),
        *(
            "кот",
            "ребята",
            "другой",
            "все",
            "автор",
            "робот",
            "бот",
            "грузчик",
            "пара",
            "член",
            "ооо",
            "ао",
            "зао",
            "пао",
            "ип",
        ),
    }
)
_ROLES_IN_ENGLISH = frozenset(
    {
        *("accountant", "agency", "auditor", "bank", "carrier", "ceo", "client", "contractor", "courier", "customer"),
        *("designer", "developer", "director", "investor", "landlord", "lawyer", "legal", "management", "notary"),
        *("owner", "partner", "photographer", "supplier", "translator", "vendor", "warehouse"),
    }
)
_PROPER = ("Name", "Surn", "Patr", "Geox")


def outside_name(word: Word) -> str | None:
    """Return the nominative singular of a role or organisation that the word names, None where it names none.

    A person's name alone is nobody (no department can be told from it), and so are «коллеги» and «мы».
    """
    for singular in (word.text, word.text.removesuffix("s"), word.text.removesuffix("'s")):
        if singular in _ROLES_IN_ENGLISH:
            return singular
    if word.among(_NOBODY) or any(word.can_be(kind) for kind in _PROPER):
        return None
    for form in word.forms:
        is_role = form.has("NOUN", "anim") and not form.has("Abbr")
        if is_role or form.lemma in _ORGANISATIONS or form.has("NOUN", "Orgn"):
            return form.spelt
    return None
