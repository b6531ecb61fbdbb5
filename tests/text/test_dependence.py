"""Which sentences need the one before them."""

import pytest

from claims.text.revisions.dependence import (
    LONGEST,
    begins_with_reference,
    depends_on_previous,
    refers_back,
)
from tests.growth import LINEAR, growth

DEPENDENT = """
Half were empty.
None was built.
Some 60 per cent said no.
In June the figure was 8 per cent.
Lyon had three.
Wages did too.
Yes.
Forty of them.
Not since 2020.
The opposite is true for rents.
A third were sold within a week.
Almost all have closed since.
About 40% disagreed with the plan.
Only two survived the winter there.
By 2019 the rate had doubled.
Marseille counted 14.
There were 40 in the whole of Spain.
So did the price of bread.
Nor has the central bank.
Rents, however, have not.
No, they have not.
Never before the war.
The reverse happened in the north.
Rents are higher in the north.
Fewer people voted in Lille this time.
Twice as many came to the second march.
Three years later the bridge was closed.
In Lyon it was closed for repairs.
The others paid nothing at all for it.
The company was fined last autumn.
These workers earn less than a teacher.
Such losses are rare among banks.
The same goes for hospitals in Wales.
“We lost 300 tanks in one month alone.”
Minister: Yes, they did.
Two-thirds voted against the new plan.
Most live in the three largest cities.
Another 200 were injured in the crash.
The rest went to hospitals in Wales.
That year the harvest failed in Kenya.
It was the same in Portugal.
Wales did not.
One in three agreed with the statement.
Unemployment in Wales also fell.
Three in four Americans disagree.
The number has doubled since 2010.
""".strip().splitlines()

ALONE = """
Half of adults in Germany lack vitamin D in winter.
Russia and Belarus lost 300 tanks in March 2024.
The number of trees in Lviv rose to 35,000.
The French state company EDF built 58 nuclear reactors between 1971 and 1999.
Unemployment in Spain fell to 11 per cent in 2024.
More than 40 countries signed the treaty in Paris.
Rents in Lyon are higher than in Marseille.
Sixty per cent of voters in Wales said no.
Wages in Wales rose by 24% between 2010 and 2020.
Poland and Latvia spend 4% of national income on defence.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", DEPENDENT)
def test_sentence_depends_on_the_one_before(sentence: str):
    assert depends_on_previous(sentence, "en")


@pytest.mark.parametrize("sentence", ALONE)
def test_sentence_stands_alone(sentence: str):
    assert not depends_on_previous(sentence, "en")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uk", "Половина з них була порожня ще рік тому."),
        ("uk", "У Львові було таких парків лише 3."),
        ("de", "Auch die Mieten in Lyon stiegen weiter."),
        ("de", "Die Hälfte stand im Winter leer."),
        ("fr", "Les loyers ont aussi augmenté à Lyon."),
        ("es", "La mitad estaba vacía en el invierno."),
        ("pl", "Większość stała pusta przez całą zimę."),
        ("ru", "Половина стояла пустой всю эту зиму."),
        ("xx", "Whatever this language is, nobody can tell."),
    ],
)
def test_other_languages_depend_on_their_own_words(language: str, sentence: str):
    assert depends_on_previous(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uk", "Львів висадив 1200 дерев у парках Сихова торік."),
        ("de", "Lviv pflanzte im Jahr 2024 genau 1.200 Bäume."),
        ("fr", "La France a construit 58 réacteurs nucléaires avant 1999 en Europe."),
    ],
)
def test_full_sentences_of_other_languages_stand_alone(language: str, sentence: str):
    assert not depends_on_previous(sentence, language)


@pytest.mark.parametrize(
    "sign", ["a ", "1 ", "the ", "in a, ", "half ", "as many ", ", ", "more ", "\u00a0"]
)
def test_judging_a_sentence_takes_linear_time(sign: str):
    assert (
        growth(lambda text: depends_on_previous(text, "en"), lambda n: "Lviv " + sign * n, 400)
        < LINEAR
    )


OTHER_LANGUAGES = {
    "de": """
        Keiner wurde im letzten Jahr gebaut.|Rund 60 Prozent sagten Nein dazu.|Im Juni lag der Wert bei 8 Prozent.|Lyon hatte drei.
        |Vierzig davon stehen heute noch leer.|Nicht seit dem Krieg im Kosovo.|Für Mieten gilt das Gegenteil.|In Lyon sind die Mieten höher.
        |Die Firma wurde im Herbst bestraft.|Doppelt so viele kamen nach Berlin.|Im Vorjahr waren es noch 12 Prozent.|Ja, das haben sie getan.
    """,
    "fr": """
        Aucun n'a été construit cette année.|Environ 60 pour cent ont dit non.|En juin, le chiffre était de 8 pour cent.|Lyon en avait trois.
        |Quarante d'entre eux sont vides.|Pas depuis 2020.|Le contraire est vrai pour les loyers.|À Lyon, les loyers sont plus élevés.
        |Un tiers a voté contre le projet à Lille.|Deux fois plus sont venus à Lyon.|Oui, ils l'ont fait.
    """,
    "uk": """
        Жодного не збудували торік.|Близько 60 відсотків сказали ні.|У червні показник становив 8 відсотків.|У Львові було три.
        |Зарплати теж зросли в Україні.|Сорок із них порожні.|Не з 2020 року в Україні.|Для оренди все навпаки.|У Львові ціни вищі.
        |Удвічі більше прийшло до Києва.|Решта поїхала до Харкова.|Так, вони це зробили.
    """,
    "es": """
        Ninguno se construyó en Madrid.|Un 60 por ciento dijo que no.|En junio la cifra era del 8 por ciento.|Lyon tenía tres.
        |Los salarios también subieron en Perú.|Cuarenta de ellos están vacíos.|No desde 2020.|Lo contrario ocurre con los alquileres.
        |En Lyon los alquileres son más altos.|El doble vino a Madrid.|El resto fue a Sevilla.|Sí, lo hicieron en España.
    """,
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (language, sentence.strip())
        for language, sentences in OTHER_LANGUAGES.items()
        for sentence in sentences.split("|")
    ],
)
def test_ellipsis_depends_on_the_one_before_in_other_languages(language: str, sentence: str):
    assert depends_on_previous(sentence, language)


@pytest.mark.parametrize(
    "sentence", ["Half were empty.", "They are oaks.", "Not since 2020.", "Forty of them are shut."]
)
def test_a_chain_goes_on_over_a_sentence_that_clearly_refers_back(sentence: str):
    assert refers_back(sentence, "en")
    assert not refers_back("Unemployment in Spain fell to 11 per cent in 2024.", "en")


def test_a_sentence_without_a_name_depends_on_the_one_before_in_its_paragraph_only():
    sentence = "Unemployment fell to 11 per cent in 2024."

    assert depends_on_previous(sentence, "en")
    assert not depends_on_previous(sentence, "en", in_paragraph=False)


def test_a_heading_may_say_what_a_short_line_leaves_out():
    assert refers_back("Malta with 3%", "en")
    assert not refers_back("Malta with 3%", "en", is_title_near=True)


def test_a_very_long_sentence_depends_on_the_one_before():
    assert depends_on_previous("Lviv and Kyiv " * LONGEST, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "This is slower than the Somme.",
        "However, the losses are the same.",
        "They lost 300 tanks.",
        "At the same time, he shows no desire.",
        "“That’s not true.”",
        "It rose by half.",
        "For example, prices fell.",
        "The figure was 5 percent a year ago.",
        "Half of them came back.",
        "Since then, prices have doubled.",
    ],
)
def test_sentence_begins_with_a_word_that_refers_back(sentence: str):
    assert begins_with_reference(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia lost 300 tanks.",
        "It is estimated that losses rose.",
        "It takes a year to train a pilot.",
        "Thistles grow here.",
        "That Russia lost is clear.",
        "Sony sold a unit.",
        "",
    ],
)
def test_sentence_begins_with_a_subject_of_its_own(sentence: str):
    assert not begins_with_reference(sentence, "en")


def test_begins_with_reference_in_ukrainian():
    assert begins_with_reference("Це повільніше, ніж тоді.", "uk")
    assert not begins_with_reference("Цена зросла вдвічі.", "uk")


@pytest.mark.parametrize(
    ("language", "dependent", "alone"),
    [
        ("de", "Dies ist langsamer.", "Diesel ist teuer."),
        ("de", "Das war 2024.", "Das Haus ist alt."),
        ("fr", "C’est plus lent.", "Cesare est mort."),
        ("es", "Sin embargo, subió.", "Susana subió."),
        ("it", "Tuttavia è caro.", "Maria è cara."),
        ("pl", "Jednak to mało.", "Tomasz wrócił."),
        ("ru", "Это медленнее.", "Онегин умер."),
        ("nl", "Dit is traag.", "Ditmar is traag."),
        ("pt", "Isso é lento.", "Issa é lento."),
    ],
)
def test_begins_with_reference_in_other_languages(language: str, dependent: str, alone: str):
    assert begins_with_reference(dependent, language)
    assert not begins_with_reference(alone, language)


@pytest.mark.parametrize("language", ["en", "de", "uk"])
@pytest.mark.parametrize("sign", ["a ", "more ", "did 5 ", "die ", "Lviv, ", "the same "])
def test_judging_hostile_text_takes_linear_time(language: str, sign: str):
    assert growth(lambda text: depends_on_previous(text, language), lambda n: sign * n, 40) < LINEAR
