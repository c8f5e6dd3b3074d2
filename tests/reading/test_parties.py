"""Who is waited on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.settings import Department
from sheetsync.reading.blockers.parties import PartyReader

FIVE = ("Маркетинг", "Продажи", "Производство", "Техподдержка", "Бухгалтерия")
READER = PartyReader([Department(name) for name in FIVE])
ENGLISH = PartyReader([Department(name) for name in ("Marketing", "Sales", "Production", "Support", "IT")])


def waited_on(text: str, own: str | None = None, reader: PartyReader = READER) -> list[str]:
    return sorted(map(str, reader.read(text, own)))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Продажи не передали 12 отзывов", "Продажи"),
        ("Маркетинг до сих пор не прислал макет", "Маркетинг"),
        ("Пока не ответила бухгалтерия", "Бухгалтерия"),
        ("Не получили маркетинговый brief", "Маркетинг"),
        ("нет производственного графика", "Производство"),
        ("Ждём маркетинг", "Маркетинг"),
        ("ждём только бухгалтерию", "Бухгалтерия"),
        ("Ждём ответа производства", "Производство"),
        ("нужно решение отдела продаж", "Продажи"),
        ("нет данных от техподдержки", "Техподдержка"),
        ("ждём счёт из бухгалтерии", "Бухгалтерия"),
        ("не согласовано с производством", "Производство"),
        ("Макет не утверждён маркетингом", "Маркетинг"),
        ("бухгалтерии нужно провести оплату", "Бухгалтерия"),
        ("лежит в бухгалтерии", "Бухгалтерия"),
        ("вопрос за производством", "Производство"),
        ("На проверке в бухгалтерии", "Бухгалтерия"),
        ("Никто из продаж не отвечает", "Продажи"),
        ("Надо согласовать цвет с маркетингом", "Маркетинг"),
        ("Написали продажам, ответа нет", "Продажи"),
        ("Бухгалтерия и продажи не сверили остатки", "Бухгалтерия Продажи"),
        ("нет ответа ни от продаж, ни от маркетинга", "Маркетинг Продажи"),
        ("нет плана от маркетолога", "Маркетинг"),
        ("Пpодажи не передали адреса", "Продажи"),
        ("техподержка не прислала логи", "Техподдержка"),
        ("{{Продажи}} **не** _передали_ [ссылку](http://x)", "Продажи"),
    ],
)
def test_departments_are_named_in_any_case(text: str, parties: str) -> None:
    assert waited_on(text) == parties.split()


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Ждём одобрение от юриста", "~юрист"),
        ("Ждём макет от типографии", "~типография"),
        ("Ждём ответа банка", "~банк"),
        ("Ждём решения директора", "~директор"),
        ("Клиент не вернул подписанный договор", "~клиент"),
        ("Нет ответа поставщика по картону", "~поставщик"),
        ("договор у юриста", "~юрист"),
        ("отправили клиенту на согласование", "~клиент"),
        ("ждём не маркетинг, а юриста", "~юрист"),
        ("Дизайнер в отпуске", "~дизайнер"),
        ("ждём, когда собственник утвердит бюджет", "~собственник"),
    ],
)
def test_others_are_named_by_their_noun(text: str, party: str) -> None:
    assert waited_on(text) == [party]


@pytest.mark.parametrize(
    "text",
    [
        *("Нет данных о частых жалобах", "Нет запасного датчика", "Не хватает одного грузчика", "Нет кромки и клея"),
        *("Сломался лифт", "CRM лежит", "ждём поставку", "ждём ответа", "коллеги не прислали данные", "ждём Иванова"),
        *("для отдела продаж нужен макет", "после производства сразу в печать, макет не готов", "помогли продажи"),
        *("упали продажи", "низкие продажи, бюджет урезали", "Ждём запуск производства", "нет поддержки Safari"),
        *("Нет бюджета на маркетинг", "расходы на маркетинг выросли", "Продажи передали отзывы, не хватает фото"),
        *("Не ждём продажи", "от продаж больше ничего не нужно", "раньше ждали маркетинг", "Продажи не против"),
        *("клиенты жалуются на упаковку", "Клиенту не понравился цвет", "ищем подрядчика", "Склад не нашли"),
        *("Нет телефона клиента", "?", "=IMPORTXML(1)", "<img src=x onerror=alert(1)>"),
    ],
)
def test_nobody_named_is_a_normal_answer(text: str) -> None:
    assert waited_on(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Продажи ждут прайс от производства",
        "Продажи не получили прайс от производства",
        "Маркетинг не может начать без ответа производства",
    ],
)
def test_one_that_waits_itself_is_not_waited_on(text: str) -> None:
    assert waited_on(text) == ["Производство"]


def test_the_own_department_counts_only_where_it_is_the_only_one() -> None:
    assert waited_on("Продажи и маркетинг не согласовали скидку", own="Продажи") == ["Маркетинг"]
    assert waited_on("Маркетинг не успевает подготовить тексты", own="Маркетинг") == ["Маркетинг"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Waiting for Sales", "Sales"),
        ("Sales have not sent 12 reviews", "Sales"),
        ("blocked by support", "Support"),
        ("no figures from marketing yet", "Marketing"),
        ("waiting for the lawyer", "~lawyer"),
        ("IT has not opened access", "IT"),
        ("it has not arrived", ""),
        ("nothing needed from sales any more", ""),
        ("Marketing is waiting for Sales", "Sales"),
        ("sales are down", ""),
    ],
)
def test_english_texts(text: str, parties: str) -> None:
    assert waited_on(text, reader=ENGLISH) == parties.split()


@pytest.mark.parametrize("case", ["Ждём {}", "нет ответа от {}", "не согласовано с {}", "{} не передало данные"])
def test_a_name_of_two_words_is_one_name(case: str) -> None:
    forms = iter(["юридический отдел", "юридического отдела", "юридическим отделом", "Юридический отдел"])
    texts = dict(zip(["Ждём {}", "нет ответа от {}", "не согласовано с {}", "{} не передал"], forms, strict=True))
    reader = PartyReader([Department("Юридический отдел"), Department("Отдел продаж")])
    said = {pattern: pattern.format(form) for pattern, form in texts.items()}
    assert waited_on(said.get(case, "Юридический отдел не передал данные"), reader=reader) == ["Юридический отдел"]


@given(st.text(max_size=80), st.sampled_from([None, *FIVE]))
def test_no_text_crashes_the_reader(text: str, own: str | None) -> None:
    assert len(set(READER.read(text, own))) == len(READER.read(text, own))


CUES = ["ждём", "нет", "не", "от", "с", "у", "для", "ответа", "и", ",", "—", "нужно", "не передал", "лежит"]
NAMES = ["продаж", "маркетингом", "бухгалтерия", "клиент", "юриста"]


@given(st.lists(st.sampled_from(CUES + NAMES), max_size=8))
def test_no_sequence_of_cues_names_a_party_that_is_not_there(words: list[str]) -> None:
    text = " ".join(words)
    stems = {
        "Продажи": "продаж",
        "Маркетинг": "маркет",
        "Бухгалтерия": "бухгал",
        "~клиент": "клиент",
        "~юрист": "юрист",
    }
    assert all(stems[party] in text for party in waited_on(text))
