"""Amounts, dates and sums as people write them in several languages: *$2 300 million*, *3 crore*, *12. 5. 2020*, *2 pp*."""

from datetime import date
from fractions import Fraction

import pytest

from claims.text.quantities.dates import read_dates
from claims.text.quantities.finder import read_quantities
from claims.text.quantities.workings import Line, work_out
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("language", "text", "words", "kind", "low", "high", "unit"),
    [
        ("en", "It cost £1 250 million.", "£1 250 million", "money", 1_250_000_000, 1_250_000_000, "£"),
        ("en", "It employs 12 500 people.", "12 500 people", "number", 12_500, 12_500, "people"),
        ("en", "It employs 12\u2009500 people.", "12\u2009500 people", "number", 12_500, 12_500, "people"),
        ("en", "It employs 1\u202f012\u202f500 people.", "1\u202f012\u202f500 people", "number", 1_012_500, 1_012_500, "people"),
        ("en", "It employs 12\xa0500 people.", "12\xa0500 people", "number", 12_500, 12_500, "people"),
        ("en", "It employs 12\u2007500 people.", "12\u2007500 people", "number", 12_500, 12_500, "people"),
        ("en", "It has 45M users.", "45M users", "number", 45_000_000, 45_000_000, "users"),
        ("en", "It has 45 M users.", "45 M users", "number", 45_000_000, 45_000_000, "users"),
        ("en", "About 8B people live here.", "About 8B people", "number", 8_000_000_000, 8_000_000_000, "people"),
        ("en", "Some 67m people live there.", "Some 67m people", "number", 67_000_000, 67_000_000, "people"),
        ("en", "It sold 3.4M homes.", "3.4M homes", "number", 3_400_000, 3_400_000, "homes"),
        ("en", "It is 45m deep.", "45m", "number", 45, 45, "m"),
        ("en", "The scheme reached 3 crore farmers.", "3 crore farmers", "number", 30_000_000, 30_000_000, "farmers"),
        ("en", "It spent ₹20 lakh.", "₹20 lakh", "money", 2_000_000, 2_000_000, "₹"),
        ("en", "It spent ₹2 lakh crore.", "₹2 lakh crore", "money", 2_000_000_000_000, 2_000_000_000_000, "₹"),
        ("en", "It spent Rs 500 crores.", "Rs 500 crores", "money", 5_000_000_000, 5_000_000_000, "Rs"),
        ("en", "It spent Rs. 1,50,000.", "Rs. 1,50,000", "money", 150_000, 150_000, "Rs."),
        ("en", "It has 12,34,567 voters.", "12,34,567 voters", "number", 1_234_567, 1_234_567, "voters"),
        ("en", "Between two and three million fled.", "Between two and three million", "number", 2_000_000, 3_000_000, ""),
        ("en", "Five to six billion dollars went missing.", "Five to six billion dollars", "money", 5_000_000_000, 6_000_000_000, "dollars"),
        ("en", "Between 5 and 6 million fled.", "Between 5 and 6 million", "number", 5_000_000, 6_000_000, ""),
        ("en", "between forty and fifty thousand soldiers", "between forty and fifty thousand soldiers", "number", 40_000, 50_000, "soldiers"),
        ("en", "two hundred and six thousand soldiers", "two hundred and six thousand soldiers", "number", 206_000, 206_000, "soldiers"),
        ("en", "between three hundred and four hundred tanks", "between three hundred and four hundred tanks", "number", 300, 400, "tanks"),
        ("en", "It lost $3.2 bn.", "$3.2 bn", "money", 3_200_000_000, 3_200_000_000, "$"),
        ("en", "It lost $3.2 trn.", "$3.2 trn", "money", 3_200_000_000_000, 3_200_000_000_000, "$"),
        ("en", "It has 2.3 bn people.", "2.3 bn people", "number", 2_300_000_000, 2_300_000_000, "people"),
        ("en", "It lost ¥300 billion.", "¥300 billion", "money", 300_000_000_000, 300_000_000_000, "¥"),
        ("en", "It rose by 2 percentage points.", "2 percentage points", "share", 2, 2, "percentage points"),
        ("en", "It rose by 2.5 pp.", "2.5 pp", "share", Fraction(5, 2), Fraction(5, 2), "pp"),
        ("en", "It rose by 3 pc.", "3 pc", "share", 3, 3, "pc"),
        ("en", "It rose by 3 pct.", "3 pct", "share", 3, 3, "pct"),
        ("de", "Es kostete 2 300 Millionen Euro.", "2 300 Millionen Euro", "money", 2_300_000_000, 2_300_000_000, "Euro"),
        ("de", "Es kostete 2'300 Franken.", "2'300 Franken", "money", 2_300, 2_300, "Franken"),
        ("de", "Die Quote stieg um 2 Prozentpunkte.", "2 Prozentpunkte", "share", 2, 2, "Prozentpunkte"),
        ("fr", "Il y a 12\u202f500 soldats.", "12\u202f500 soldats", "number", 12_500, 12_500, "soldats"),
        ("fr", "Le taux a pris 2 points de pourcentage.", "2 points de pourcentage", "share", 2, 2, "points de pourcentage"),
        ("cs", "Firma má 12 500 lidí.", "12 500", "number", 12_500, 12_500, ""),
        ("fi", "Yhtiössä on 12 500 ihmistä.", "12 500", "number", 12_500, 12_500, ""),
        ("uk", "Втратили 12 500 солдатів.", "12 500 солдатів", "number", 12_500, 12_500, "солдатів"),
        ("pl", "Kosztuje 2\xa0300 mln z\u0142.", "2\xa0300 mln z\u0142", "money", 2_300_000_000, 2_300_000_000, "zł"),
        ("en", "The budget is $4 500 billion.", "$4 500 billion", "money", 4_500_000_000_000, 4_500_000_000_000, "$"),
        ("en", "It drew 150 000 visitors a year.", "150 000 visitors a year", "number", 150_000, 150_000, "visitors"),
        ("en", "It costs 3\u2009000 euros.", "3\u2009000 euros", "money", 3_000, 3_000, "euros"),
        ("en", "It has 330M residents.", "330M residents", "number", 330_000_000, 330_000_000, "residents"),
        ("en", "Over 1.4B people live in India.", "Over 1.4B people", "number", 1_400_000_000, None, "people"),
        ("en", "Up to 12m adults smoke.", "Up to 12m adults", "number", None, 12_000_000, "adults"),
        ("en", "He ran 100m hurdles.", "100m hurdles", "number", 100, 100, "hurdles"),
        ("en", "The dam holds 12 lakh litres.", "12 lakh litres", "number", 1_200_000, 1_200_000, "litres"),
        ("en", "It needs ₹1.5 crore.", "₹1.5 crore", "money", 15_000_000, 15_000_000, "₹"),
        ("en", "between one and two trillion dollars", "between one and two trillion dollars", "money", 1_000_000_000_000, 2_000_000_000_000, "dollars"),
        ("en", "six to eight hundred soldiers", "six to eight hundred soldiers", "number", 600, 800, "soldiers"),
        ("en", "between 3 and four million refugees", "between 3 and four million refugees", "number", 3_000_000, 4_000_000, "refugees"),
        ("en", "between twenty and thirty per cent", "between twenty and thirty per cent", "share", 20, 30, "per cent"),
        ("en", "between 12 000 and 15 000 men", "between 12 000 and 15 000 men", "number", 12_000, 15_000, "men"),
        ("en", "It was 2-3 bn euros.", "2-3 bn euros", "money", 2_000_000_000, 3_000_000_000, "euros"),
        ("en", "INR 40 crore was lost.", "INR 40 crore", "money", 400_000_000, 400_000_000, "INR"),
        ("es", "Costó 2 300 millones de euros.", "2 300 millones de euros", "money", 2_300_000_000, 2_300_000_000, "de euros"),
        ("sv", "Det kostar 1 200 000 kronor.", "1 200 000", "number", 1_200_000, 1_200_000, ""),
        ("ru", "Ставка выросла на 2 процентных пункта.", "2 процентных пункта", "share", 2, 2, "процентных пункта"),
        ("cs", "Podíl klesl o 3 procentní body.", "3 procentní body", "share", 3, 3, "procentní body"),
        ("it", "È salito di 3 punti percentuali.", "3 punti percentuali", "share", 3, 3, "punti percentuali"),
        ("en", "two crore voters", "two crore voters", "number", 20_000_000, 20_000_000, "voters"),
        ("en", "Five lakh people fled.", "Five lakh people", "number", 500_000, 500_000, "people"),
        ("en", "nine and a half million people", "nine and a half million people", "number", 9_500_000, 9_500_000, "people"),
        ("en", "7–9m people", "7–9m people", "number", 7_000_000, 9_000_000, "people"),
        ("de", "zwischen 7 und 9 Millionen Menschen", "zwischen 7 und 9 Millionen", "number", 7_000_000, 9_000_000, ""),
        ("fr", "entre 7 et 9 millions", "entre 7 et 9 millions", "number", 7_000_000, 9_000_000, ""),
        ("es", "entre 7 y 9 millones", "entre 7 y 9 millones", "number", 7_000_000, 9_000_000, ""),
        ("uk", "між 7 і 9 мільйонами", "між 7 і 9 мільйонами", "number", 7_000_000, 9_000_000, ""),
        ("de", "5 bis 7 Prozent", "5 bis 7 Prozent", "share", 5, 7, "Prozent"),
    ],
)  # fmt: skip
def test_read_quantities_reads_numbers_as_people_write_them(
    language: str, text: str, words: str, kind: str, low: int | None, high: int | None, unit: str
):
    [found] = read_quantities(text, language)

    assert (found.span.of(text), *found[1:4], found.unit) == (words, kind, low, high, unit)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("In May 2020 300 people died.", ["May 2020", "300 people"]),
        ("It has 5000 300 of them.", ["5000", "300"]),
        ("The flat is 3B.", ["3B"]),
        ("It is 45m deep and 3m wide.", ["45m", "3m"]),
        ("See pp. 12 there.", []),
    ],
)
def test_read_quantities_keeps_separate_numbers_apart(text: str, written: list[str]):
    assert [found.span.of(text) for found in read_quantities(text, "en")] == written


@pytest.mark.parametrize(
    ("language", "text", "words", "day"),
    [
        ("de", "Er kam am 12. 5. 2020 an.", "12. 5. 2020", "2020-05-12"),
        ("de", "Er kam am 3. 11. 2019.", "3. 11. 2019", "2019-11-03"),
        ("cs", "Přišel 24. 2. 2022.", "24. 2. 2022", "2022-02-24"),
        ("cs", "Přišel 24. února 2022.", "24. února 2022", "2022-02-24"),
        ("sk", "Prišiel 1. januára 2025.", "1. januára 2025", "2025-01-01"),
        ("fi", "Sota alkoi 24. helmikuuta 2022.", "24. helmikuuta 2022", "2022-02-24"),
        ("fi", "Sota alkoi 24. 2. 2022.", "24. 2. 2022", "2022-02-24"),
        ("nb", "Krigen startet 24. februar 2022.", "24. februar 2022", "2022-02-24"),
        ("no", "Krigen startet 24. februar 2022.", "24. februar 2022", "2022-02-24"),
        ("da", "Krigen begyndte den 24. februar 2022.", "24. februar 2022", "2022-02-24"),
        ("sv", "Kriget började den 24 februari 2022.", "24 februari 2022", "2022-02-24"),
        ("et", "Sõda algas 24. veebruaril 2022.", "24. veebruaril 2022", "2022-02-24"),
        ("sl", "Vojna se je začela 24. februarja 2022.", "24. februarja 2022", "2022-02-24"),
        ("hr", "Rat je počeo 24. veljače 2022.", "24. veljače 2022", "2022-02-24"),
        ("pl", "Wojna zaczęła się 24. 2. 2022.", "24. 2. 2022", "2022-02-24"),
        ("de", "Das gilt seit 12.\xa05.\xa02020.", "12.\xa05.\xa02020", "2020-05-12"),
        ("de", "Die Wahl ist am 23. 2. in Berlin.", "23. 2.", None),
        ("cs", "Volby jsou 8. 10. v Praze.", "8. 10.", None),
        ("lv", "Viņš nomira 2019. gada 3. novembrī.", "2019. gada 3. novembrī", "2019-11-03"),
        ("hu", "A háború 2022. február 24-én kezdődött.", "2022. február 24", "2022-02-24"),
        ("lt", "Karas prasidėjo 2022 m. vasario 24 d.", "2022 m. vasario 24", "2022-02-24"),
        ("ro", "Războiul a început pe 24 februarie 2022.", "24 februarie 2022", "2022-02-24"),
        ("de", "Stand 31. 12. 2023 war das so.", "31. 12. 2023", "2023-12-31"),
        ("de", "Bis zum 1. Jänner 2025 gilt es.", "1. Jänner 2025", "2025-01-01"),
        ("cs", "Od 1. 1. 2025 platí zákon.", "1. 1. 2025", "2025-01-01"),
        ("fi", "Hän syntyi 6. joulukuuta 1917.", "6. joulukuuta 1917", "1917-12-06"),
        ("sk", "Dňa 17. novembra 1989 začala revolúcia.", "17. novembra 1989", "1989-11-17"),
        ("et", "Ta sündis 5. mail 1990.", "5. mail 1990", "1990-05-05"),
        ("nb", "17. mai 1814 fikk Norge grunnlov.", "17. mai 1814", "1814-05-17"),
        ("en", "Signed 3. 11. 2019.", "3. 11. 2019", "2019-11-03"),
        ("lv", "2022. gada 24. februārī sākās karš.", "2022. gada 24. februārī", "2022-02-24"),
        ("hr", "Dana 5. svibnja 2021.", "5. svibnja 2021", "2021-05-05"),
    ],
)  # fmt: skip
def test_read_dates_reads_dates_with_spaces(language: str, text: str, words: str, day: str | None):
    [found] = read_dates(text, language)

    assert found.span.of(text) == words
    assert found.first == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("15 per cent of 300 = 45", "= 45 ✔"),
        ("15 per cent of 300 people = 45 people", "= 45 people ✔"),
        ("15 pc of 300 = 45", "= 45 ✔"),
        ("15pc of 300 = 45", "= 45 ✔"),
        ("15 pct of 300", "= 45"),
        ("15 % of 300", "= 45"),
        ("15 Per Cent of 300", "= 45"),
        ("15 per\xa0cent of 300", "= 45"),
        ("6% − 4% = 2 percentage points", "= 2 percentage points ✔"),
        ("6% − 4% = 2 pp", "= 2 percentage points ✔"),
        ("6 per cent - 4 per cent = 2pp", "= 2 percentage points ✔"),
        (
            "6.2% − 4.1% ≈ 2 percentage points",
            "= 2.1 percentage points, which rounds to 2 percentage points ✔",
        ),
        ("4% + 2 pp = 6%", "= 6% ✔"),
        ("2 pp + 3 pp", "= 5 percentage points"),
        ("5% − 4% = 1 percentage point", "= 1 percentage point ✔"),
        ("6% − 4% = 2%", "= 2% ✔"),
        ("6 p.p. − 4 p.p.", "= 2 percentage points"),
        ("(6% − 4%) ÷ 4% = 50%", "= 50% ✔"),
        ("(6% − 4%) ÷ 4% = 50 per cent", "= 50% ✔"),
        ("£5M + £3M", "= £8,000,000"),
        ("£2B − £500M", "= £1,500,000,000"),
        ("5M people × 2", "= 10,000,000 people"),
        ("3B ÷ 2", "= 1,500,000,000"),
        ("5 M people × 2", "= 10,000,000 people"),
        ("12K × 3", "= 36,000"),
        ("£3 bn ÷ 2", "= £1,500,000,000"),
        ("$2 300 million ÷ 2", "= $1,150,000,000"),
        ("1 200 + 34", "= 1,234"),
        ("12\u2009500 \xd7 2", "= 25,000"),
        ("3 crore ÷ 2", "= 15,000,000"),
        ("5 lakh + 1 lakh", "= 600,000"),
        ("₹2 lakh crore ÷ 2", "= ₹1,000,000,000,000"),
        ("2 millions × 3", "= 6,000,000"),
        ("5 m + 3 m", "= 8 m"),
        ("1.5 Mio × 2", "= 3,000,000"),
        ("$1trn ÷ 4", "= $250,000,000,000"),
        ("8 per cent of 1,200 = 96", "= 96 ✔"),
        ("7 percent × 300 = 21", "= 21 ✔"),
        ("150% of 20 = 30", "= 30 ✔"),
        ("Share: 30 ÷ 120 = 25 per cent", "= 25% ✔"),
        ("Share: 30 / 120 = 25pc", "= 25% ✔"),
        ("7.5 pp − 2.5 pp = 5 pp", "= 5 percentage points ✔"),
        ("12 per cent − 9 per cent = 3 percentage points", "= 3 percentage points ✔"),
        ("3 × 2 pp = 6 pp", "= 6 percentage points ✔"),
        ("6 pp ÷ 3 = 2 pp", "= 2 percentage points ✔"),
        ("9% − 12% = −3 pp", "= −3 percentage points ✔"),
        ("€2 500 ÷ 5", "= €500"),
        ("5 bn ÷ 2", "= 2,500,000,000"),
        ("£1.5m × 2", "= £3,000,000"),
        ("3m people ÷ 2", "= 1,500,000 people"),
        ("Cost per head: ₹5 crore ÷ 2 lakh people", "= ₹250 per people"),
        ("2,00,000 + 1", "= 200,001"),
        ("7 kn × 2", "= 14 kn"),
    ],
)
def test_work_out_reads_percentages_points_and_magnitudes(line: str, result: str):
    assert work_out(line) == [Line(line, result=result)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("12 per cent of 200 = 25", "The result is 24, not 25."),
        ("6% − 4% = 3 pp", "The result is 2 percentage points, not 3 percentage points."),
        ("200 × 5 pp = 10", "The result is 1,000 percentage points, not 10."),
        ("100 + 2 pp", "Say what the percentage is of: write 100 × 104%, not 100 + 4%."),
        (
            "(6% − 4%) ÷ 4% = 50 pp",
            "Percentage points are the difference of two percentages: 6% − 4%.",
        ),
        ("6 trees = 2 pp", "The result is in trees, not in percent."),
        ("200 people + 5 pp", "Units differ: people, and a number without a unit."),
        ("5 pp × 3 pp", "Percentage points are a difference. Write 5% for a share of something."),
        ("10 per cent of 200 = 21", "The result is 20, not 21."),
        ("9% − 5% = 5 pp", "The result is 4 percentage points, not 5 percentage points."),
        ("7 pp = 7", "The result is 7 percentage points, not 7."),
        ("10 people − 2 pp", "Units differ: people, and a number without a unit."),
        ("5 per cent + 3", "Say what the percentage is of: write 100 × 104%, not 100 + 4%."),
        (
            "4 pp of 200 people = 8 people",
            "Percentage points are a difference. Write 5% for a share of something.",
        ),
    ],
)
def test_work_out_explains_wrong_percentages(line: str, problem: str):
    assert work_out(line) == [Line(line, problem=problem)]


HOSTILE = [
    "1 000 ", "1 00", "1,00,", "seven and nine ", "hundred and ", "12. 5. ", "2020. ", "2 lakh crore ", "5 M ", "Rs. ", "p. p. ",
    "between five and ", "3 per cent ", "67m a",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "cs"])
@pytest.mark.parametrize("unit", HOSTILE)
def test_read_quantities_reads_hostile_numbers_in_linear_time(unit: str, language: str):
    def repeat(length: int) -> str:
        return unit * (length // len(unit))

    assert growth(lambda text: read_quantities(text, language), repeat, 2_500) < LINEAR
