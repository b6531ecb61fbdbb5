"""Sentences in five languages that leave out what the one before says, and some that say all themselves."""

import time

import pytest

from claims.text.revisions.dependence import LONGEST, depends_on_previous

DEPENDENT = {
    "en": """
Similar figures were reported in Ghana.
Barely any survived the flood in Dresden.
As for Lyon, 40 were shut.
Under Labour, 12 per cent.
In Rotterdam, however, prices doubled.
In Bergen by contrast rents fell.
According to Eurostat, nine had closed.
A spokesman for Shell denied this.
In total, Lagos received 4 million.
With 12 per cent, Oslo is last.
At the peak, Rome lost 900 a day.
Towns had 9 million residents in 2021.
""",
    "de": """
Im Juni waren es 8 Prozent.
Rund 400 kehrten nie zurück.
In Köln sieht es anders aus.
Zum Vergleich: In Wien sind es 31 Prozent.
Demnach stieg der Umsatz auf 4 Millionen Euro.
Auf Platz zwei liegt Polen.
Hinzu kommen 300 in Polen.
Genau so viele wie in Rom.
Davor waren 30 in Köln.
Im selben Jahr schloss Bochum.
Ein Sprecher von Shell bestritt das.
Laut Eurostat waren neun geschlossen.
Außer Malta stimmten alle zu.
""",
    "fr": """
Le Ghana a publié des chiffres similaires.
Selon Reuters, onze sont morts.
Ni Rome ni Paris n'ont accepté.
Depuis, Lille a fermé 40 écoles.
Le même jour, Nice a refusé.
Hormis Malte, tous ont accepté.
Viennent ensuite Oslo et Rome.
Une hausse de 4 % à Tours.
Treize ont fui en Pologne.
Des chiffres comparables existent à Prague.
""",
    "es": """
Ni Roma ni París aceptaron.
Desde entonces, Vigo cerró 40 escuelas.
Un portavoz de Shell lo negó.
Le siguen Oslo y Roma.
Una subida del 4 % en Tours.
A diferencia de Lugo, Soria aceptó.
""",
    "uk": """
За даними Reuters, загинуло одинадцять.
Три чверті приїхали із Сирії.
Звідси зростання на 9 % у Києві.
Ані Рим, ані Париж не погодилися.
Відтоді Полтава закрила 40 шкіл.
Далі йдуть Осло й Рим.
Зростання на 4 % у Турі.
До того часу Діжон платив.
На відміну від Луго, Сорія погодилася.
Порівнянні цифри є у Празі.
""",
}
ALONE = {
    "en": """
Berlin has 3.7 million inhabitants.
London had 9 million residents in 2021.
Mexico City has around 9 million residents.
The Bank of England cut its rate to 5 per cent in August 2024.
Of the 27 EU countries, 20 use the euro.
""",
    "de": """
Rund 400 deutsche Firmen verließen Russland im Jahr 2022.
2020 starben in Italien 740.000 Menschen.
""",
    "fr": """
Berlin compte 3,7 millions d'habitants.
Bruxelles compte environ 1,2 million d'habitants.
En 2020, 740 000 personnes sont mortes en Italie.
""",
    "es": """
Madrid tenía 3,3 millones de habitantes en 2021.
En 2020 murieron 740.000 personas en Italia.
""",
    "uk": """
Київ мав 2,9 мільйона жителів у 2021 році.
У 2020 році в Італії померло 740 000 людей.
""",
}


def list_sentences(blocks: dict[str, str]) -> list[tuple[str, str]]:
    return [(code, line) for code, block in blocks.items() for line in block.strip().splitlines()]


@pytest.mark.parametrize(("language", "sentence"), list_sentences(DEPENDENT))
def test_sentence_with_something_left_out_depends_on_the_one_before(language: str, sentence: str):
    assert depends_on_previous(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), list_sentences(ALONE))
def test_sentence_that_says_all_stands_alone(language: str, sentence: str):
    assert not depends_on_previous(sentence, language)


@pytest.mark.parametrize("piece", ["a ", "in a, ", "die drei ", "12 12, ", "lo ", "similar ", "A"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "uk"])
def test_longest_sentence_is_judged_at_once(language: str, piece: str):
    sentence = (piece * LONGEST)[:LONGEST]
    began = time.process_time()
    depends_on_previous(sentence, language)
    assert time.process_time() - began < 1
