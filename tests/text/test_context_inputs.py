"""A verdict doesn't survive another heading, lead-in, question or earlier sentence, in six languages."""

import pytest

from claims.text.revisions.comparison import Comparison, Fate, Text
from claims.text.revisions.contexts import find_contexts
from claims.text.sentences.units import read_units
from claims.text.spans import Span


def read(text: str, language: str) -> Text:
    units = read_units(text, language)
    return Text(text, [unit.span for unit in units], find_contexts(text, units, language))


def carry(old: str, new: str, quote: str, language: str) -> Fate:
    start = old.index(quote)
    comparison = Comparison(read(old, language), read(new, language))
    return comparison.carry(Span(start, start + len(quote))).fate


@pytest.mark.parametrize(
    ("old", "new", "quote", "language"),
    [
        ("Kenya's harvest failed. A fifth of the fields lie fallow.", "Uganda's harvest failed. A fifth of the fields lie fallow.", 'A fifth of the fields lie fallow.', 'en'),
        ('Deaths in Norway\n\nLast year there were 120 on the roads.', 'Deaths in Sweden\n\nLast year there were 120 on the roads.', 'Last year there were 120 on the roads.', 'en'),
        ('These drugs are banned in France:\n• Aspirin from Bayer\n• Codeine from Pfizer', 'These drugs are allowed in France:\n• Aspirin from Bayer\n• Codeine from Pfizer', 'Codeine from Pfizer', 'en'),
        ('INTERVIEWER: Is the bridge in Genoa safe?\n\nMAYOR: Absolutely. Engineers from Milan checked it.', 'INTERVIEWER: Is the bridge in Genoa unsafe?\n\nMAYOR: Absolutely. Engineers from Milan checked it.', 'Engineers from Milan checked it.', 'en'),
        ('Paris has 20 hospitals. Bordeaux, seven.', 'Paris has 20 prisons. Bordeaux, seven.', 'Bordeaux, seven.', 'en'),
        ('The ministry bought 90 buses. The first 30 arrived in Oslo in May.', 'The ministry bought 90 trams. The first 30 arrived in Oslo in May.', 'The first 30 arrived in Oslo in May.', 'en'),
        ('Prices in Turkey rose by 60%. In Greece, they barely moved.', 'Wages in Turkey rose by 60%. In Greece, they barely moved.', 'In Greece, they barely moved.', 'en'),
        ('**Do vaccines cause autism?** No. Studies in Denmark found no link.', '**Do vaccines prevent autism?** No. Studies in Denmark found no link.', 'Studies in Denmark found no link.', 'en'),
        ('Frage: Sind die Renten gestiegen?\n\nAntwort: Ja, in Bayern um 4 Prozent.', 'Frage: Sind die Renten gesunken?\n\nAntwort: Ja, in Bayern um 4 Prozent.', 'Ja, in Bayern um 4 Prozent.', 'de'),
        ('Die Stadt Bonn kaufte 40 Busse. Zwölf fahren noch heute in Köln.', 'Die Stadt Bonn kaufte 40 Bahnen. Zwölf fahren noch heute in Köln.', 'Zwölf fahren noch heute in Köln.', 'de'),
        ("Les plus bas taux d'Europe :\n\n- Malte avec 3 %\n- Chypre avec 4 %", "Les plus hauts taux d'Europe :\n\n- Malte avec 3 %\n- Chypre avec 4 %", 'Chypre avec 4 %', 'fr'),
        ('Le maire a acheté 30 bus. Une dizaine roulent encore à Nice.', 'Le maire a acheté 30 trams. Une dizaine roulent encore à Nice.', 'Une dizaine roulent encore à Nice.', 'fr'),
        ('Польща\n\nЗа рік інфляція впала до 4 відсотків.', 'Чехія\n\nЗа рік інфляція впала до 4 відсотків.', 'За рік інфляція впала до 4 відсотків.', 'uk'),
        ("Місто Одеса купило 30 автобусів. П'ятнадцять із них вже їздять у Києві.", "Місто Одеса купило 30 трамваїв. П'ятнадцять із них вже їздять у Києві.", "П'ятнадцять із них вже їздять у Києві.", 'uk'),
        ('¿Subieron los salarios en Chile?\n\nSí, un 4 por ciento según el Banco Central.', '¿Bajaron los salarios en Chile?\n\nSí, un 4 por ciento según el Banco Central.', 'Sí, un 4 por ciento según el Banco Central.', 'es'),
        ('Sevilla construyó 40 escuelas. Casi todas están vacías en Triana.', 'Sevilla construyó 40 cárceles. Casi todas están vacías en Triana.', 'Casi todas están vacías en Triana.', 'es'),
        ('Crime\n\nIn Berlin the number of thefts fell by 9% in 2023.', 'Migration\n\nIn Berlin the number of thefts fell by 9% in 2023.', 'In Berlin the number of thefts fell by 9% in 2023.', 'en'),
        ('Britain took in 200 refugees in May. France took in twice that number.', 'Britain took in 200 soldiers in May. France took in twice that number.', 'France took in twice that number.', 'en'),
        ("Spain's deficit is 3%. Portugal's is lower.", "Spain's debt is 3%. Portugal's is lower.", "Portugal's is lower.", 'en'),
        ('Who pays most tax?\n\nThe richest tenth of people in Britain.', 'Who pays least tax?\n\nThe richest tenth of people in Britain.', 'The richest tenth of people in Britain.', 'en'),
        ('Some think that the moon landing was faked. Three in four Americans disagree.', 'Some think that the moon landing was real. Three in four Americans disagree.', 'Three in four Americans disagree.', 'en'),
        ('Italy banned the drug. Belgium followed.', 'Italy approved the drug. Belgium followed.', 'Belgium followed.', 'en'),
        ('The survey asked 900 farmers. Of those in Kent, 60% said yes.', 'The survey asked 900 doctors. Of those in Kent, 60% said yes.', 'Of those in Kent, 60% said yes.', 'en'),
        ('Norway cut emissions by 10%. Denmark managed only 4%.', 'Norway raised emissions by 10%. Denmark managed only 4%.', 'Denmark managed only 4%.', 'en'),
        ('Rail fares rose in Wales. Bus fares in Cardiff fell instead.', 'Rail fares fell in Wales. Bus fares in Cardiff fell instead.', 'Bus fares in Cardiff fell instead.', 'en'),
        ('Myth: Garlic cures flu.\n\nReality: Doctors in Oxford tested it.', 'Myth: Ginger cures flu.\n\nReality: Doctors in Oxford tested it.', 'Doctors in Oxford tested it.', 'en'),
        ('Countries with the worst air\n\n1. Chad\n2. Iraq with 80 points in the Lancet', 'Countries with the best air\n\n1. Chad\n2. Iraq with 80 points in the Lancet', 'Iraq with 80 points in the Lancet', 'en'),
        ('Moderator: Herr Scholz, steigen die Steuern?\nScholz: Sie sinken für Familien in Bayern.', 'Moderator: Herr Scholz, steigen die Löhne?\nScholz: Sie sinken für Familien in Bayern.', 'Sie sinken für Familien in Bayern.', 'de'),
        ('Die Ukraine erntete 2023 viel Weizen. In Polen war es umgekehrt.', 'Die Ukraine erntete 2023 wenig Weizen. In Polen war es umgekehrt.', 'In Polen war es umgekehrt.', 'de'),
        ('Что сказал министр\n\nВ Казани построили 20 школ.', 'Что обещал министр\n\nВ Казани построили 20 школ.', 'В Казани построили 20 школ.', 'ru'),
        ('Журналіст: Чи зросли ціни у Львові?\nМіністр: Ні, вони впали.', 'Журналіст: Чи впали ціни у Львові?\nМіністр: Ні, вони впали.', 'Ні, вони впали.', 'uk'),
        ('La Rioja vendió 30 bodegas. Otras 12 cerraron en Logroño.', 'La Rioja compró 30 bodegas. Otras 12 cerraron en Logroño.', 'Otras 12 cerraron en Logroño.', 'es'),
        ('La Suède a fermé 8 prisons. La Norvège, elle, en a ouvert.', 'La Suède a fermé 8 écoles. La Norvège, elle, en a ouvert.', 'La Norvège, elle, en a ouvert.', 'fr'),
        ("L'Italia ha chiuso 9 scuole. Circa la metà si trova a Torino.", "L'Italia ha aperto 9 scuole. Circa la metà si trova a Torino.", 'Circa la metà si trova a Torino.', 'it'),
    ],
)  # fmt: skip
def test_a_changed_context_is_never_unchanged(old: str, new: str, quote: str, language: str):
    assert carry(old, new, quote, language) == Fate.CONTEXT_CHANGED


BASE = "Lviv’s mayor said “no” to 35 000 trees – all of them – in the café. Half were oaks."


@pytest.mark.parametrize("quote", ["Half were oaks.", BASE.removesuffix(" Half were oaks.")])
@pytest.mark.parametrize(
    ("seen", "written"),
    [
        (" 000", "\u202f000"), ("“no”", "«no»"), ("“no”", "‘no’"), ("“no”", "„no“"), (" – ", "—"), (" – ", " - "),
        ("café", "cafe\u0301"), ("mayor", "ma\u200dyor"), (". Half", ".\u2003Half"), (". Half", ".\nHalf"),
        ("’", "\u02bc"), ("trees", "tre\u00ades"), ("Lviv", "\ufeffLviv"),
    ],
)  # fmt: skip
def test_an_edit_that_no_reader_can_see_is_unchanged(seen: str, written: str, quote: str):
    assert carry(BASE, BASE.replace(seen, written), quote, "en") == Fate.UNCHANGED
