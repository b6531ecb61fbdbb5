"""Transcripts and interviews: the speaker is the claimant of what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.attribution.turns import find_turns
from claims.text.reading import read_sentences
from claims.text.sentences import headers
from claims.text.sentences.units import read_units
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "KEIR STARMER: We have cut waiting lists by 200,000. They were 7 million.\n\nRISHI SUNAK: That is not true.", ["KEIR STARMER", "KEIR STARMER", "RISHI SUNAK"]),
        ("en", "Anna Koval (Greens): Rents rose by 8 per cent in May.\n\nPeter Lang (Liberals): They rose by 3 per cent.\n\nIncomes rose too.", ["Anna Koval", "Peter Lang", "Peter Lang"]),
        ("en", "Q: Did wages fall?\n\nA: No. They rose by 4 per cent last year.", ["", "", ""]),
        ("en", "[00:12] Anna Koval: The city built 1,200 homes.\n[00:40] Peter Lang: Half of them are empty.", [None, "Anna Koval", None, "Peter Lang"]),
        ("en", "Anna Koval 0:12\nThe city built 1,200 homes. Half are empty.\n\nPeter Lang 0:40\nNone is empty.", ["Anna Koval", "Anna Koval", "Anna Koval", "Peter Lang", "Peter Lang"]),
        ("en", "KOVAL: The city built 1,200 homes.\n\nLANG: None was built.\n\nKOVAL: That is false.", ["KOVAL", "LANG", "KOVAL"]),
        ("en", "MR. LANG: The army lost 300 tanks.\n\nTHE PRESIDENT: It lost none.", ["MR. LANG", "THE PRESIDENT"]),
        ("en", "WOLF BLITZER, CNN ANCHOR: The vote is at 9.\n\nBLITZER: It was close, you said?", ["WOLF BLITZER", "BLITZER"]),
        ("en", "Interviewer: How many homes did you build?\n\nAnna Koval: We built 1,200 homes in two years.", ["", "Anna Koval"]),
        ("en", "**Anna Koval:** We built 1,200 homes.\n\n**Peter Lang:** You built none.", ["Anna Koval", "Peter Lang"]),
        ("en", "Anna Koval:\nWe built 1,200 homes. Nobody else did.\n\nPeter Lang:\nYou built none.", ["Anna Koval", "Anna Koval", "Anna Koval", "Peter Lang", "Peter Lang"]),
        ("en", "KOVAL: The IMF said that growth will be 3 per cent.\n\nLANG: It will be 1 per cent.\n\nKOVAL: No.", ["IMF", "LANG", "KOVAL"]),
        ("en", "Sen. Ortiz (D-Ohio): Crime fell by a third.\n\nSen. Hale (R-Texas): Crime doubled in Texas.", ["Sen. Ortiz", "Sen. Hale"]),
        ("en", "Ms Reeves: Debt is at 98 per cent of GDP.\n\nMr Hunt: Debt fell last year.", ["Ms Reeves", "Mr Hunt"]),
        ("en", "Speaker 1: The bridge is closed.\n\nSpeaker 2: It opened in May.\n\nSpeaker 1: Did it?", ["", "", ""]),
        ("de", "Annalena Weber (Grüne): Die Mieten stiegen um 8 Prozent.\n\nPeter Lang (FDP): Sie stiegen um 3 Prozent.", ["Annalena Weber", "Peter Lang"]),
        ("de", "Frage: Sind die Mieten gestiegen?\n\nAntwort: Ja, um 8 Prozent.", ["", ""]),
        ("de", "SPIEGEL: Wie viele Wohnungen haben Sie gebaut?\n\nWeber: Wir haben 1200 gebaut.\n\nSPIEGEL: Das stimmt nicht.", ["SPIEGEL", "Weber", "SPIEGEL"]),
        ("fr", "M. DUPONT. – Nous avons construit mille logements.\n\nMme MARTIN. – C’est faux.", ["M. DUPONT", "M. DUPONT", "Mme MARTIN", "Mme MARTIN"]),
        ("fr", "Anne Dupont : Nous avons construit mille logements.\n\nJean Martin : Vous mentez.", ["Anne Dupont", "Jean Martin"]),
        ("es", "Ana Pérez (PSOE): Los alquileres subieron un 8%.\n\nLuis Gil (PP): Subieron un 3%.", ["Ana Pérez", "Luis Gil"]),
        ("uk", "Олена Коваль: Ми збудували 1200 квартир.\n\nПетро Ланг: Це неправда, ви нічого не збудували.", ["Олена Коваль", "Петро Ланг"]),
        ("uk", "Журналіст: Скільки квартир ви збудували?\n\nОЛЕНА КОВАЛЬ: Тисячу двісті.", ["", "ОЛЕНА КОВАЛЬ"]),
        ("pl", "Anna Kowal (PO): Czynsze wzrosły o 8 procent.\n\nPiotr Lang (PiS): Wzrosły o 3 procent.", ["Anna Kowal", "Piotr Lang"]),
        ("en", "Q. Did wages fall?\nA. They rose by 4 per cent.", ["", ""]),
        ("en", "Q: Did wages fall? A: They rose by 4 per cent.", ["", ""]),
        ("en", "Spain: Prices rose by 5 per cent.\n\nItaly: Prices fell by 2 per cent.", [None, None]),
        ("en", "Update: The bridge is open.\n\nCorrection: It has 40 arches.", [None, None]),
        ("en", "Budget 2026: $40m.\nTeachers: 1,200.\nPupils: 18,000.", [None, None, None]),
        ("en", "Photo: Reuters\n\nThe bridge is open. We saw it.", [None, None, None]),
        ("en", "Zelensky: We will not give up land\n\nThe army lost 300 tanks. It retreated.", [None, None, None]),
        ("en", "The bridge is open.\n\nWhat we know: The bridge has 40 arches.\n\nVerdict: False.", [None, None, None]),
        ("en", "The rule is simple: We pay. They take.", [None, None]),
        ("en", "Kyiv: Two people died on Monday.\n\nLviv: Nobody was hurt on Tuesday.", [None, None]),
        ("en", "Step 1: You open the box.\n\nStep 2: You close the box.", [None, None]),
        ("en", "JEREMY HUNT: Taxes are at a 70-year high.\n\nRACHEL REEVES: They will fall by 2 per cent. I promise.\n\nJEREMY HUNT: When?", ["JEREMY HUNT", "RACHEL REEVES", "RACHEL REEVES", "JEREMY HUNT"]),
        ("en", "Olena Koval (Servant of the People): The deficit is 20 per cent of GDP.\n\nPetro Lang (European Solidarity): It is 25 per cent.", ["Olena Koval", "Petro Lang"]),
        ("en", "Q: How many flats are empty?\nA: 12,000 of them.\nQ: Since when?\nA: Since 2019.", ["", "", "", ""]),
        ("en", "00:01:15 Anna Koval: The fund has $3bn.\n00:01:40 Peter Lang: It has $2bn.", [None, "Anna Koval", None, "Peter Lang"]),
        ("en", "Anna Koval (00:15): The fund has $3bn.\n\nPeter Lang (00:45): It has $2bn.", ["Anna Koval", "Peter Lang"]),
        ("en", "PRESIDENT BIDEN: We created 15 million jobs.\n\nREPORTER: Is that so?\n\nPRESIDENT BIDEN: It is.", ["PRESIDENT BIDEN", "", "PRESIDENT BIDEN"]),
        ("en", "Host: Welcome. Is the bridge safe?\n\nDr. Anna Koval: It was checked in May.", ["", "", "Dr. Anna Koval"]),
        ("en", "The debate on Monday was heated.\n\nKoval: We built 1,200 homes.\n\nLang: You built 300.\n\nThis transcript was edited for length.", [None, "Koval", "Lang", None]),
        ("en", "ANNA KOVAL, MAYOR OF LVIV: The city has 40 shelters.\n\nKOVAL: Ten more are planned.", ["ANNA KOVAL", "KOVAL"]),
        ("de", "Anna Weber, Ministerin: Die Zahl stieg um 3 Prozent.\n\nFrage: Seit wann?\n\nAnna Weber: Seit Mai.", ["Anna Weber", "", "Anna Weber"]),
        ("it", "Anna Rossi (PD): Gli affitti sono saliti dell’8%.\n\nLuca Bianchi (Lega): Sono saliti del 3%.", ["Anna Rossi", "Luca Bianchi"]),
        ("ru", "Анна Коваль: Мы построили 1200 квартир.\n\nПётр Ланг: Вы не построили ничего.", ["Анна Коваль", "Пётр Ланг"]),
        ("uk", "— Олена Коваль: Ми збудували міст.\n\n— Петро Ланг: Ви його зламали.", ["Олена Коваль", "Петро Ланг"]),
        ("es", "Pregunta: ¿Cuántas viviendas hay?\n\nRespuesta: Hay 1200.", ["", ""]),
        ("nl", "Anna Koval (VVD): De huren stegen met 8 procent.\n\nPiet Lang (PvdA): Ze stegen met 3 procent.", ["Anna Koval", "Piet Lang"]),
        ("en", "Anna Koval: According to Eurostat, debt doubled. We paid it.\n\nPeter Lang: Debt did not double.", ["Eurostat", "Anna Koval", "Peter Lang"]),
        ("en", "Germany: Exports fell by 3 per cent.\n\nFrance: Exports rose by 1 per cent.\n\nSpain: Exports were stable.", [None, None, None]),
        ("en", "Ukraine war: Two people died on Monday. The city is dark.", [None, None]),
        ("en", "Headline: A bridge opens\n\nThe bridge has 40 arches.", [None, None]),
        ("en", "Myth: Vaccines cause autism.\n\nFact: They do not.\n\nMyth: Masks kill.\n\nFact: They do not.", [None, None, None, None]),
        ("en", "Monday: Rain.\n\nTuesday: Sun.\n\nMonday: Rain again.", [None, None, None]),
        ("en", "Population: 38 million.\n\nCapital: Kyiv.\n\nCurrency: Hryvnia.", [None, None, None]),
        ("en", "London: The mayor resigned.\n\nParis: The mayor stayed. We asked why.", [None, None, None]),
        ("en", "Jane Smith: Inflation fell to 2 per cent in May.\n\nOmar Haddad: It was 3 per cent in April.", ["Jane Smith", "Omar Haddad"]),
        ("en", "SMITH: Taxes rose by 5 per cent.\n\nJONES: They fell by 2 per cent.", ["SMITH", "JONES"]),
        ("en", "SMITH: Taxes rose by 5 per cent.\n\nJONES (to the chair): They fell by 2 per cent.", ["SMITH", "JONES"]),
        ("en", "United Kingdom: Prices rose by 5 per cent.\n\nUnited States: Prices fell.", [None, None]),
        ("en", "Unemployment Rate: 4 per cent\n\nMinimum Wage: 12 pounds", [None, None]),
        ("en", "GDP: It rose by 5 per cent.\n\nThe bank was glad.", [None, None]),
        ("en", "Host: How many died?\nGuest: Forty people died, said Anna Koval of the Red Cross.", ["", "Anna Koval of the Red Cross"]),
        ("en", "Mayor Koval: The bridge has 40 arches.\n\nShe left at noon.", ["Mayor Koval", None]),
        ("en", "10:32 JEREMY HUNT: Taxes are at a record high.\n10:35 RACHEL REEVES: They will fall.", [None, "JEREMY HUNT", None, "RACHEL REEVES"]),
        ("fr", "Journaliste : Combien de logements ?\n\nAnne Dupont : Mille logements ont été construits.", ["", "Anne Dupont"]),
    ],
)  # fmt: skip
def test_a_speaker_is_the_claimant_and_a_label_is_not(
    language: str, text: str, names: list[str | None]
):
    claimants = [unit["attribution"] for unit in read_sentences(text, language)]

    assert [claimant and claimant["name"] for claimant in claimants] == names


def test_the_name_of_a_speaker_on_its_own_line_is_like_a_heading():
    text = "Anna Koval:\nWe built 1,200 homes.\n\nPeter Lang 0:40\nYou built none."

    assert [unit.role for unit in read_units(text, "en")] == [
        "sub-heading", "body", "sub-heading", "body",
    ]  # fmt: skip


def test_what_somebody_says_is_no_headline():
    text = "Q: Did wages fall\n\nA: No, they rose."

    assert headers.read_header(text, read_units(text, "en"), "en").headline == ""


def test_a_source_that_the_speaker_names_is_the_claimant():
    text = "KOVAL: According to Eurostat, debt doubled.\n\nLANG: It did not."

    assert [unit["attribution"]["cue"] for unit in read_sentences(text, "en")] == [
        "According to", "LANG:",
    ]  # fmt: skip


@given(st.text(st.sampled_from('AQKoval: We0.\n\t“[(,*—–)]1"'), max_size=80))
def test_turns_are_in_order_for_any_text(text: str):
    at = 0
    for turn in find_turns(text):
        assert at <= turn.label.start < turn.label.end <= max(turn.end, turn.label.end)
        at = turn.label.end


@pytest.mark.parametrize(
    "unit",
    ["A: ", "A:\n", "Aaa Bbb: we\n", "AAA BBB ", "Aaa ", "Aaa\n", "[00:12] ", "00:12 Aaa\n", "Q: A: ", "“", "*", " \t", "Aaa (", "Aaa, b "],
    ids=ascii,
)  # fmt: skip
def test_find_turns_takes_linear_time(unit: str):
    assert growth(find_turns, lambda length: unit * (length // len(unit)), 5_000) < LINEAR
