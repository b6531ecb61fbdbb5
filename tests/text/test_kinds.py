"""The kinds of amounts in sentences of our own, in each language whose words for a change we know."""

import pytest

from claims.text.checkworthiness.scoring import assess_sentence
from claims.text.quantities.kinds import KINDS, find_kinds

SENTENCES = [
    ("en", "Russian losses on the front are estimated at 35,000 per month.", "rate"),
    ("en", "Wages rose by 24%.", "change"),
    ("en", "Wages rose to 24% of national income.", "share"),
    ("en", "A quarter of all pupils are absent one day a week.", "share rate"),
    ("en", "The council spent £41m on emergency housing.", "money"),
    ("en", "Nurses were paid £500 a month in 2019.", "money date"),
    ("en", "The budget rose by £3 million last year.", "money change date"),
    ("en", "Taxes are the price of civilisation.", ""),
    ("en", "Unemployment fell 2 percentage points between May and June.", "change date"),
    ("en", "There was a 24% increase in sick leave.", "change"),
    ("en", "One in five voters stayed at home.", "share"),
    ("en", "The bridge is 300 metres long and carries 4,000 cars a day.", "number rate"),
    ("en", "Inflation is up 4% on last year.", "change date"),
    ("en", "Up to 4% of patients had a reaction.", "share"),
    ("en", "The train ran at 300 mph.", "rate"),
    ("en", "The book was written by 24 authors.", "number"),
    ("en", "The party lost 300 seats in 2024.", "number date"),
    ("en", "Rents are 30% higher than in 2015.", "change date"),
    ("en", "Half of the wages go on rent.", "share"),
    ("en", "He was born in 1958.", "date"),
    ("en", "The fine is 4% of turnover per year.", "share"),
    ("de", "Die Löhne stiegen um 24 Prozent.", "change"),
    ("de", "24 Prozent der Kinder leben in Armut.", "share"),
    ("de", "Die Stadt gab 41 Millionen Euro aus.", "money"),
    ("de", "Das Werk baut 300 Autos pro Tag.", "rate"),
    ("fr", "Les salaires ont augmenté de 24 %.", "change"),
    ("fr", "Le pays compte 4 millions de chômeurs.", "number"),
    ("es", "Los salarios subieron un 24 % en 2023.", "change date"),
    ("es", "El 24 % de los jóvenes está en paro.", "share"),
    ("it", "I salari sono aumentati del 24%.", "change"),
    ("pl", "Płace wzrosły o 24%.", "change"),
    ("pl", "Fabryka produkuje 300 aut dziennie.", "rate"),
    ("uk", "Зарплати зросли на 24%.", "change"),
    ("uk", "Армія втрачає 35 000 осіб на місяць.", "rate"),
    ("uk", "24% дітей живуть у бідності.", "share"),
    ("uk", "Бюджет становить 3 млрд гривень.", "money"),
    ("ru", "Цены выросли на 12 процентов в 2022 году.", "change date"),
    ("ru", "Завод выпускает 300 машин в день.", "rate"),
    ("en", "Crime has halved since 2010.", "date"),
    ("en", "Economic growth was 3% in May 2024.", "change date"),
    ("en", "He won a 24 percent share of the vote.", "share"),
    ("en", "The new law takes effect on 3 March 2025.", "date"),
    ("en", "Every nurse cares for 9 patients per shift.", "rate"),
    ("en", "Two thirds of the forest burned.", "share"),
    ("en", "The firm cut its prices by £2.", "money change"),
    ("en", "It costs $20 per person.", "money"),
    ("en", "Ten people died.", "number"),
    ("en", "Nurses say wages are too low.", ""),
    ("en", "Per capita income matters.", ""),
    ("en", "Sales plunged 40% on Monday.", "change date"),
    ("en", "The reservoir is down to 40% of capacity.", "share"),
    ("en", "A 5-point lead turned into a loss.", "number"),
    ("en", "GDP per head fell by 1.2 percent last year.", "change date"),
    ("en", "She earns twice the minimum wage.", ""),
    ("en", "Police made 1,500 arrests a week in January.", "rate date"),
    ("en", "Some 12,000 homes, or 30%, have no heating.", "number share"),
    ("de", "Die Zahl der Toten stieg auf 40.", "number"),
    ("de", "Der Anteil sank auf 12 Prozent.", "share"),
    ("de", "Der Zug fährt 300 km/h.", "rate"),
    ("fr", "Le chômage a baissé de 2 points de pourcentage.", "change"),
    ("fr", "Le loyer est de 700 euros par mois.", "money"),
    ("es", "La inflación cayó al 3 %.", "share"),
    ("it", "Il 40% degli italiani non vota.", "share"),
    ("pl", "40% Polaków nie głosuje.", "share"),
    ("uk", "Ціни зросли до 40 гривень.", "money"),
    ("uk", "На 24% території йдуть бої.", "share"),
    ("ru", "Безработица составила 5%.", "share"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "kinds"), SENTENCES)
def test_kinds_follow_from_unit_and_place(language: str, sentence: str, kinds: str):
    assert find_kinds(sentence, language) == kinds.split()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_at_least_five_sentences(kind: str):
    assert sum(kind in kinds.split() for _, _, kinds in SENTENCES) >= 5


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [("Losses reached 35,000 per month.", "share"), ("Wages rose by 24%.", "money"), ("Taxes are high.", "money")],
)  # fmt: skip
def test_no_reason_is_a_kind_that_the_sentence_has_not(sentence: str, wrong: str):
    assert wrong not in assess_sentence(sentence, "en").reasons


@pytest.mark.parametrize("language", ["", "xx", "EN-GB", "zh-Hant", "uk_UA"])
def test_any_language_code_is_read(language: str):
    assert "share" in find_kinds("24% of 300 people.", language)


@pytest.mark.parametrize(
    "text", ["", "%", "by 24", "rose by", "1" * 5000, "by " * 2000 + "5%", "up 5% " * 800]
)
def test_odd_text_is_read_quickly(text: str):
    find_kinds(text, "en")
