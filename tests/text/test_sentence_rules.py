"""Two sentences for each rule. `|` marks where the text must be split; it must not be split elsewhere."""

import pytest

from claims.text.sentences.splitter import split_sentences

ENGLISH = {
    "titles": [
        "We met Gen. Zaluzhny and Mrs. Olena Koval.| They agreed.",
        "Prof. Lee thanked Sen. Ortiz.",
    ],
    "never end": [
        "It was the army vs. Parliament.| It lost.",
        "Some ministries, e.g. Finance, agreed.",
    ],
    "before a number": [
        "See No. 7 and fig. 12 there.| It is new.",
        "He said no.| That was all.",
    ],
    "units after a number": [
        "The road has 40 km.| Kyiv is near.",
        "She ran 5 mi. in an hour.| Mm.| Good.",
    ],
    "companies": [
        "He left Acme Inc. for Beta Corp. in May.| It was time.",
        "Acme Ltd. Managers agreed.",
    ],
    "months": [
        "It began on Feb. 24 and ended in Sept. 2025.| Nobody knew.",
        "It was in Dec.| They met.",
    ],
    "countries": [
        "The U.S. Senate voted.| It was late.",
        "They fled to the U.K.| There they stayed.",
    ],
    "initials": [
        "J. K. Rowling met W. E. B. Du Bois.",
        "The poet T. S. Eliot wrote.| He lived in London.",
    ],
    "I": ["Nobody knows it better than I.| They left.", "The tomb of Henry I. Plantagenet."],
    "times of day": [
        "At 9 a.m. Gen. Petrov arrived.| He spoke.",
        "The shelling ended at 6 p.m.| Mr. Koval returned.",
    ],
    "marks before lower case": [
        "“Why now?” asked the judge.",
        "“Never!” the crowd shouted.| It went home.",
    ],
    "questions in careless writing": ["who pays?| we all do.", "Is it true?| it may be."],
    "stops in careless writing": [
        "it was raining.| they stayed home.",
        "The bridge fell.| nobody was hurt.",
    ],
    "unknown abbreviations": ["The transl. of the poem is new.", "Its abbr. is well known."],
    "names with a mark": [
        "She left Yahoo! News for a bank.",
        "The musical Oklahoma! Rose Tremain saw won.",
    ],
    "ellipsis": ["He waited... and left.", "He waited…| Then he left."],
    "bracketed ellipsis": ["“The army [...] Withdrew at dawn,” she wrote.", "It said […] It knew."],
    "quotations": ["“We lost it.”| The minister left.", "“We lost it.” he said.| Nobody spoke."],
    "unbalanced quotations": [
        '"We lost it.| Nobody spoke.| The end.',
        'It is 5" wide.| It is new.',
    ],
    "brackets": ["It fell (see below).| It rose.", "It fell.| (It rose again.)| It fell."],
    "footnotes": ["It fell. [12]| It rose.", "It fell.[3]| It rose."],
    "smileys": ["It works. :)| We are glad.", "He won! ;-)| She lost."],
    "smileys without a stop": ["It works :)| We are glad.", "She won ;-)| He lost."],
    "footnote numbers": [
        "It fell. 12| Even so, it stood.",
        "It fell.” 4| They rose.| 12 Poles left.",
    ],
    "states": ["He lives in Salem, Ore.| There he died.", "The Boston, Mass. Transit fell."],
    "glued": [
        "It was the end.|The next day came.",
        "It goes on...|Nobody knows.",
    ],
    "links": [
        "See https://example.org/a.html for more.| It is new.",
        "It is out.| https://example.org/a",
    ],
    "rows of links": [
        "https://example.org/a| https://example.org/b",
        "https://example.org/a| The list is new.",
    ],
    "rules": ["------| The text begins.", "It ends ====| The text begins."],
    "glued after many marks": ["It goes on...|Kyiv waits.", "It goes on...X marks it."],
    "abbreviations in quotation marks": [
        "It lay in the “U.S.”| Kyiv is far.",
        "“He came at 5 p.m.”| Ivan left.",
    ],
    "abbreviations before lower case": [
        "It took ten mins. of work, incl. rest.",
        "See figs. alpha and beta.| They differ.",
    ],
    "numbers that are no list": [
        "1. He paid 3) and 5) at once.",
        "a. He saw it c. 1900 in Rome.",
    ],
    "time stamps in a sentence": [
        "It was sent on 02/13/2026 09:30 AM and read.",
        "See 1/2/2026 9:30 PM for more.",
    ],
    "time stamps": [
        "Olena Koval| 02/13/2026 09:30 AM| The text begins.",
        "Sent on 02/13/2026 09:30 AM| Dear all.",
    ],
    "running lists": [
        "1. Bread| 2. Milk| 3. Salt",
        "a) one| b) two",
    ],
    "bullets": ["• Bread| • Milk| • Salt", "⁃ Bread| ⁃ Milk"],
    "list numbers at the start": ["1. The first of many.", "12. Nobody came.| They slept."],
    "decimal numbers": [
        "It rose by 3.5 to 4.1 percent.",
        "It is version 2.0.| It is new.",
    ],
    "quotations that somebody says": [
        "“I will never pay!” Olena Koval wrote.| She left.",
        "“Who pays?” Mr. Koval asked the court.| Nobody knew.",
    ],
    "quotations that nobody says": [
        "“I will never pay!”| Olena Koval left.",
        "“Who pays?”| The court was silent.",
    ],
    "saints and streets": [
        "They moved from St. Louis to Ft. Worth.| It rained.",
        "The bank is on Main St.| They robbed it.",
    ],
    "wide marks": ["这是书。|那也是书。", "本当ですか？|はい。"],
    "other marks": ["ما هذا؟| هذا كتاب.", "यह किताब है।| वह अच्छी है।"],
}

UKRAINIAN = {
    "titles": ["Приїхав акад. Патон.| Він мовчав.", "На вул. Хрещатик є дім."],
    "years": ["Це було у 2014 р.| Київ стояв.", "Це тривало до 2016 р. включно."],
    "years at a beginning": ["У 2014 р. ВВП упав.| Він ріс.", "1 травня 2014 р. НБУ мовчав.| Так."],
    "regions": ["Він із Львівської обл. України.", "Він із Сумської обл.| Там тихо."],
    "units": ["Заробили 5 млн грн.| Тобто багато.", "Втратили 10 тис. людей."],
    "initials": ["Прийшов Т. Г. Шевченко.| Він писав.", "Писав Дж. Оруел."],
    "and so on": [
        "Хліб, сіль і т. д.| Людям мало.",
        "Взяли хліб та ін. речі.",
    ],
    "dialogue": ["Хто там? — питаєте ви.| Ніхто.", "— Хто там?| — Ніхто."],
    "letters": ["Так воно і є.| Втім, ні.", "Прийшов А. Коваль."],
    "list numbers": ["1.| Затвердити порядок.", "12.| Ніхто не прийшов.| Вони спали."],
    "guillemets": ["«Іди!» — сказав він.| Вона пішла.", "«Все.»| Він пішов."],
    "numbers": ["Указ № 5 від 1 травня.| Він діє.", "Див. ст. 12 закону."],
}

OTHERS = {
    "de": ["Das war z. B. Dr. Müller am 3. Mai 2024.| Er kam.", "»Es kostet 5 Mio. Euro.«| Das ist viel."],
    "de: ordinals": ["Der 1. FC Köln verlor im 2. Drittel.| Er stieg ab.", "Er kam am 3.| Die anderen kamen nie."],
    "fr: titles": ["« Non », dit M. Le Goff.| Il part.", "Voici M. De Gaulle."],
    "fr": ["M. Dupont cite l’art. 5 de la loi.| Il est parti.", "Du pain, du sel, etc.| Mais pas de lait."],
    "es": ["El Sr. Pérez vive en EE. UU. desde 1990.| Es así.", "¿Quién es?| Nadie."],
    "it": ["Il dott. Rossi è qui.| Lui parla.", "Pane, sale ecc.| Ma niente latte."],
    "pl": ["To jest np. prof. Kowalski.| Tak.", "Zarobił 5 mln zł.| To dużo."],
    "ru": ["Это т. е. г. Москва.| Да.", "Он умер в 2000 г.| Никто не знал."],
    "pl: years": ["W 2014 r. PKB spadł.| Tak.", "Jadł chleb, sól itd.| Ludzie jedli."],
    "ru: years": ["В 2014 г. ВВП упал.| Да.", "Он жил в г. Омске.| Там тихо."],
    "nl": ["Dhr. Jansen en mevr. De Vries zijn er.| Zij praten.", "Zie blz. 12 en art. 5, bijv. Hier.| Ja."],
    "pt": ["Ver pág. 12 e art. 5.º da lei.| É longo.", "«Não pagamos.»| O ministro saiu."],
    "ca": ["Vegeu la pàg. 12 i l’art. 5 de la llei.| És llarga.", "Pa, sal, etc.| Però no llet."],
    "da": ["Brød til 5 mio. kroner, bl.a. Det.| Ja.", "»Vi betaler ikke.«| Ministeren gik."],
    "nb": ["Se s. 12 og nr. 5 i loven.| Den er lang.", "Ca. 3500 kom f.eks. fra Bergen.| Ja."],
    "sv": ["Dr. Berg kom kl. 5.| De talade.", "Det kostar ca 5 milj. kronor.| Ja."],
    "cs": ["Viz str. 12 a čl. 5 zákona.| Je dlouhý.", "Ing. Dvořák a MUDr. Malá přišli.| Ano."],
    "sk": ["Bolo to napr. 24. februára.| Áno.", "„Neplatíme.“| Minister odišiel."],
    "ro": ["Aprox. 3.500 de oameni au venit.| Da.", "Costă 5 mil. lei.| Este mult."],
    "da: starters": ["Det koster 5 mio. kr.| Det er dyrt.", "Bl.a. hr. Berg kom.| Han gik."],
    "sv: starters": ["T.ex. BNP steg.| Det är lite.", "Det kostar 5 kr.| Det är dyrt."],
    "hu": ["Kb. 500 ember jött.| Nem.", "Az ár pl. 5 Ft.| Ez sok."],
    "bg": ["През 2024 г. БВП нарасна.| Да.", "Бяха ок. 500 души.| Не."],
    "ka": ["ის წავიდა.| ეს მართალია?", "დიახ.| არა."],
    "my": ["သူ ရောက်ခဲ့သည်။| မှန်သလား။", "ဟုတ်သည်။|မဟုတ်ပါ။"],
    "km": ["គាត់បានមកដល់។| តើពិតទេ?", "បាទ។|ទេ។"],
    "am": ["ደረሱ።| እውነት ነው፧", "አዎ።| አይ።"],
    "el": ["Ποιος πληρώνει;| Το κράτος!", "Ψωμί, αλάτι κ.λπ. αγόρασε.| Έφυγε."],
    "fi": ["Se alkoi 24. helmikuuta 2022.| Ei.", "Noin 5 milj. euroa katosi.| Se on paljon."],
    "hi": ["कौन देगा?| सरकार!", "यह किताब है।| वह अच्छी है।"],
    "ja": ["「払わない。」と大臣は言った。|そして去った。", "価格は3.5%上がった。|はい。"],
    "xx": ["Uno.| Duo tres.", "Quis?| Nemo!"],
}  # fmt: skip

CASES = [
    (language, name, marked)
    for language, table in {"en": ENGLISH, "uk": UKRAINIAN}.items()
    for name, sentences in table.items()
    for marked in sentences
] + [(language, language, marked) for language, sentences in OTHERS.items() for marked in sentences]


@pytest.mark.parametrize(("language", "name", "marked"), CASES)
def test_split_sentences_follows_each_rule(language: str, name: str, marked: str):
    text = marked.replace("|", "")

    assert [span.of(text) for span in split_sentences(text, language.partition(":")[0])] == [
        part.strip() for part in marked.split("|")
    ], name


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_rule_has_two_sentences(language: str):
    table = {"en": ENGLISH, "uk": UKRAINIAN}[language]

    assert {len(sentences) for sentences in table.values()} == {2}
