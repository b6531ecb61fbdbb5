"""Word lists for quantities: magnitudes, units, kinds of number and words such as *about*. Some are regular expressions."""

from fractions import Fraction

ONES = {
    name: at
    for at, name in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen"),
        ),
        1,
    )
}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
LARGE = {
    "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip

MAGNITUDES = {
    "en": {
        **{word: value for word, value in LARGE.items() if value > LARGE["hundred"]},
        "k": 10**3, "bn": 10**9, "tn": 10**12, "trn": 10**12, "mn": 10**6, "mln": 10**6, "bln": 10**9,
        "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "lakh crore": 10**12, "lakh crores": 10**12,
    },
    "uk": {"тис.": 10**3, "тис": 10**3, "тисяч": 10**3, "тисячі": 10**3, "тисячу": 10**3,
    "млн": 10**6, "мільйон": 10**6, "мільйона": 10**6, "мільйонами": 10**6, "мільярдами": 10**9, "тисячами": 10**3, "мільйони": 10**6, "мільйонів": 10**6,
    "млрд": 10**9, "мільярд": 10**9, "мільярда": 10**9, "мільярди": 10**9, "мільярдів": 10**9,
    "трлн": 10**12, "трильйон": 10**12, "трильйонів": 10**12},
    "de": {"tsd.": 10**3, "tausend": 10**3, "mio.": 10**6, "mio": 10**6, "million": 10**6, "millionen": 10**6,
    "mrd.": 10**9, "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9, "billion": 10**12, "billionen": 10**12},
    "fr": {"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**12, "billions": 10**12},
    "es": {"mil millones": 10**9, "mil": 10**3, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12},
    "it": {"mila": 10**3, "milione": 10**6, "milioni": 10**6, "mln": 10**6, "miliardo": 10**9, "miliardi": 10**9, "mld": 10**9},
    "pl": {"tys.": 10**3, "tysiące": 10**3, "tysięcy": 10**3, "mln": 10**6, "milion": 10**6, "miliony": 10**6, "milionów": 10**6, "milionami": 10**6, "miliardami": 10**9, "tysiącami": 10**3, "miliona": 10**6,
    "mld": 10**9, "miliard": 10**9, "miliardy": 10**9, "miliardów": 10**9, "bln": 10**12},
    "ru": {"тыс.": 10**3, "тысяч": 10**3, "тысячи": 10**3, "млн": 10**6, "миллион": 10**6, "миллиона": 10**6, "миллионов": 10**6, "миллионами": 10**6, "миллиардами": 10**9, "тысячами": 10**3,
    "млрд": 10**9, "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9, "трлн": 10**12},
}  # fmt: skip
"""Magnitudes by language, because a German *Billion* is a thousand English *billions*."""
OTHER_MAGNITUDES = {"mln": 10**6, "mio.": 10**6, "milj.": 10**6, "mld": 10**9}
MONEY_MAGNITUDES = {"m": 10**6, "b": 10**9}
"""These letters are magnitudes in amounts of money and before what is counted: *67m people*. Elsewhere *m* is a metre."""
COUNTED = (
    r"users|voters|households|families|homes|houses|jobs|workers|employees|customers|patients|pupils|students|adults|citizens|residents"
    r"|refugees|migrants|immigrants|tourists|visitors|passengers|drivers|members|viewers|readers|listeners|players|fans|doses|deaths|cases"
    r"|views|followers|subscribers|shares|copies|cars|books|phones|devices|downloads|visits|trips|animals|trees|birds|pensioners"
    r"|taxpayers|consumers|inhabitants|Americans|Britons|Europeans|Indians|Ukrainians|Russians|tonnes?|tons?|barrels?|acres|hectares"
)
"""Plural nouns before which a lower-case *m* is a million."""

SHARES = {
    "half": Fraction(1, 2), "one-half": Fraction(1, 2),
    "половина": Fraction(1, 2), "половину": Fraction(1, 2), "половини": Fraction(1, 2), "половиною": Fraction(1, 2),
    "третина": Fraction(1, 3), "третину": Fraction(1, 3), "третини": Fraction(1, 3),
    "чверть": Fraction(1, 4), "чверті": Fraction(1, 4),
}  # fmt: skip
LARGE_PART = r"half|(?:a|one)[\s-](?:third|quarter)\sof|(?:two[\s-]thirds|three[\s-]quarters)\sof"
LARGE_PARTS = {
    "half": Fraction(1, 2), "two": Fraction(2, 3), "three": Fraction(3, 4), "third": Fraction(1, 3), "quarter": Fraction(1, 4),
}  # fmt: skip
"""*Half a million*, *three quarters of a million*. The order matters."""
PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
"""*Two thirds*, *a quarter of*. Without *of*, *a third* may be an ordinal."""

ABOUT = {
    "en": r"about|around|approximately|approx\.?|roughly|some|circa|ca\.|nearly|almost|an estimated|close to|~|≈",
    "uk": r"близько|приблизно|майже|орієнтовно|десь|~|≈",
    "de": r"rund|etwa|ungefähr|ca\.|circa|knapp|fast|gut|~|≈",
    "fr": r"environ|près de|presque|quelque|~|≈",
    "es": r"un[oa]s|aproximadamente|casi|cerca de|alrededor de|~|≈",
    "it": r"circa|quasi|~|≈",
    "pl": r"około|ok\.|prawie|blisko|niemal|~|≈",
    "ru": r"около|примерно|почти|порядка|~|≈",
}
FROM_BELOW = {
    "en": r"(?:just |well )?(?:more than|over|above)|at least|(?:no|not) (?:fewer|less) than|upwards of|in excess of|>",
    "uk": r"понад|більше(?: ніж)?|більш ніж|щонайменше|(?:не|ні) менше(?: ніж)?|>",
    "de": r"mehr als|über|mindestens|wenigstens|>",
    "fr": r"plus de|plus d[’']|au moins|>",
    "es": r"más de|al menos|>",
    "it": r"più di|oltre|almeno|>",
    "pl": r"ponad|więcej niż|co najmniej|>",
    "ru": r"более(?: чем)?|больше|свыше|не менее|>",
}
"""Words that make the number a lower bound: *more than*."""
UP_TO = {
    "en": r"(?:just |well )?(?:less than|fewer than|under|below)|up to|at most|(?:no|not) more than|as (?:many|much) as|<",
    "uk": r"менше(?: ніж)?|менш ніж|щонайбільше|не більше(?: ніж)?|<",
    "de": r"weniger als|bis zu|höchstens|maximal|<",
    "fr": r"moins de|jusqu[’']à|<",
    "es": r"menos de|hasta|<",
    "it": r"meno di|fino a|<",
    "pl": r"mniej niż|najwyżej|<",
    "ru": r"менее(?: чем)?|меньше|не более|<",
}
VAGUE = {
    "en": r"(?:tens|hundreds) of (?:thousands|millions)|dozens|hundreds|thousands|millions|billions",
    "uk": r"десятки|сотні|тисячі|мільйони|мільярди",
}
"""Words for an unknown number."""

CURRENCY = (
    r"(?:US|AU|CA|NZ|HK)?\$|[£€₴¥₽₹₩₺]|\bRs\.?(?=\s?\d)"
    r"|(?:USD|EUR|UAH|GBP|INR|CHF|JPY|CNY|PLN|CZK|SEK|NOK|DKK|RUB|TRY)(?=[\s\d])"
)
MONEY = (
    r"(?:de |d['’])?(?:(?:US )?dollars?|euros?|dólares|libras|livres|francs?|pesos|reais)|Dollar|Pfund|Franken|dollari|sterline|zł|złotych|pounds sterling|hryvni\w{1,3}|rou?bles?|zloty\w{0,2}|cents|USD|EUR|UAH|GBP|[€₴₽]"
    r"|грн\.?|гривень|гривн\w{1,3}|долар\w{0,3}|євро|рубл\w{1,3}"
)
PERCENT = (
    r"percentage points?|Prozentpunkten?|points? de pourcentage|puntos? porcentual(?:es)?|pontos? percentua(?:l|is)|punt[oi] percentual[ei]"
    r"|punkt\w{0,3} procentow\w{1,3}|відсотков\w{1,4} пункт\w{0,3}|процентн\w{1,4} пункт\w{0,3}|procentn\w{1,3} bod\w{0,3}"
    r"|prosenttiyksik\w{2,8}|procentpoint|prosentpoeng|procentenhet\w{0,2}|procentpunkt\w{0,3}|p\.\s?p\.|в\.\s?п\.|п\.\s?п\."
    r"|(?-i:ppts?|pp|pct|pc)|відсотк\w{1,3}|відсоток|Prozent(?:punkte)?|pour cent|por ciento|procent\w{0,2}|proc\.|процент\w{0,3}"
    r"|%|per\s?cent|percent"
)
TIME = r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries"
UNITS = (
    r"(?:square |cubic )?(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?)|(?:sq )?(?:km|cm|mm|m)[²³]?|kg|g|tonnes?|tons?|hectares?|ha|acres?"
    rf"|lit(?:re|er)s?|barrels?|[MGkT]?Wh?|°[CF]|degrees|fold|feet|foot|inch(?:es)?|pounds?|mph|{TIME}|times|points?"
    r"|м[²³]?|км[²³]?|см|мм|кг|т|тонн\w?|га|год\.?|годин\w?|хв\.?|днів|дні|день|доби|діб|тижн\w{1,2}|місяц\w{1,2}|років|роки|рік"
    r"|разів|рази|кілометр\w{0,2}|метр\w{0,2}|літр\w{0,2}"
)
PLURALS = (
    r"people|men|women|children|troops|personnel|staff|police|cattle|vehicles|aircraft|dead|wounded|casualties"
    r"|осіб|особи|людей|людини|військових|солдатів|танків|танки|дітей|жінок|чоловіків|дронів|ракет|випадків|постраждалих"
)
NO_PLURALS = (
    r"was|is|has|does|as|its|this|us|his|hers|theirs|yes|always|perhaps|less|across|towards|versus|thus|says|plus|means"
    r"|makes|gets|goes|comes|takes|remains|sometimes|regardless|besides"
)
"""Words ending in *-s* that are not plural nouns."""
FUNCTION_WORDS = (
    r"the|of|in|on|at|to|for|from|by|with|and|or|but|that|who|which|than|a|an|per|were|are|was|is|had|has|have|be|been|will"
    r"|would|could|may|when|while|as|if|it|they|he|she|we|you|not|into|over|under|after|before|since|until|during|out|up"
)
RATE = {
    "en": r"(?:per|/)\s?(?:square |cubic |head of )?[^\W\d_]{1,30}|(?:a|an|every|each) (?:second|minute|hour|day|night|week"
    r"|month|quarter|year|person|head|piece)\b(?!\s(?:earlier|ago|later|before|after|old|on|from))|daily|weekly|monthly|annually|yearly",
    "uk": r"(?:на|за|в|у) (?:секунду|хвилину|годину|день|добу|тиждень|місяць|рік)|щодня|щомісяця|щороку|щотижня"
    r"|/\s?[^\W\d_]{1,30}",
    "de": r"pro (?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr|Kopf|Person)|täglich|monatlich|jährlich|/\s?[^\W\d_]{1,30}",
    "fr": r"par (?:seconde|minute|heure|jour|semaine|mois|an|personne|habitant)|/\s?[^\W\d_]{1,30}",
    "es": r"(?:por|al|a la) (?:segundo|minuto|hora|día|semana|mes|año|persona|habitante)|/\s?[^\W\d_]{1,30}",
    "it": r"(?:al|all[’']|a) (?:secondo|minuto|ora|giorno|settimana|mese|anno|persona|testa)|/\s?[^\W\d_]{1,30}",
    "pl": r"dziennie|miesięcznie|rocznie|na (?:dobę|dzień|miesiąc|rok|osobę)|/\s?[^\W\d_]{1,30}",
    "ru": r"(?:в|за) (?:секунду|минуту|час|день|сутки|неделю|месяц|год)|ежегодно|ежедневно|/\s?[^\W\d_]{1,30}",
}
BETWEEN = r"between|між|zwischen|entre|tra|fra|między|между|mezi|medzi|mellan|mellem|mellom|tussen"
BETWEEN_AND = r"and|та|і|й|und|et|y|e|a|i|и|och|og|en"
"""*Between 7 and 9 million*, in the languages that we read numbers in."""
TO = r"to|or|до|або|bis|til|till|tot"
NAMED = (
    r"article|war|section|no\.|nos\.|number|chapter|page|pages|p\.|pp\.|figure|fig\.|table|paragraph|act|rule|room|line|resolution"
    r"|phase|level|grade|round|boeing|airbus|flight|route|highway|brigade|ст\.|статт\w+|№|розділ|с\.|п\.|пункт|частин\w|указ"
)
"""After one of these words a number is a name and not a quantity: *Article 5*."""
