"""Counts without their noun: *Selon Reuters, onze sont morts. · Rund 400 kehrten nie zurück.* English has its own.

By language: number words, and what a verb looks like that stands right behind a number. A noun would stand there
otherwise: *onze mineurs sont morts*.
"""

from typing import NamedTuple


class _Counts(NamedTuple):
    words: str
    verb: str


_COUNTS = {
    "uk": _Counts(
        "двоє|троє|четверо|п['’]ятеро|два|дві|три|чотири|п['’]ять|шість|сім|вісім|дев['’]ять|десять|одинадцять|дванадцять|тринадцять|чотирнадцять|п['’]ятнадцять|шістнадцять|сімнадцять|вісімнадцять|дев['’]ятнадцять|двадцять"
        "|тридцять|сорок|п['’]ятдесят|шістдесят|сто|двісті|тисяча|тисячі|сотні",
        r"(?:не|було|були|є|вже|досі|\w{2,15}(?:ли|лися|лись|ло|лося|ють|ять|ються|яться))",
    ),
    "de": _Counts(
        "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|hundert|hunderte|tausende|dutzende",
        r"(?:sind|waren|haben|hatten|wurden|werden|kamen|starben|können|wollen|sollen|(?-i:[a-zäöüß]{2,15}n)(?=\s(?-i:[a-zäöüß])))",
    ),
    "fr": _Counts(
        "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt|trente|quarante|cinquante|soixante|cent|mille|des centaines|des milliers",
        r"(?:sont|ont|étaient|avaient|seront|auront|vivent|viennent|restent|\w{2,15}(?:èrent|aient|irent)|ne|n['’]\w+|se|s['’]\w+|y|en)",
    ),
    "es": _Counts(
        "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|treinta|cuarenta|cincuenta|sesenta|cien|cientos|miles|decenas",
        r"(?:son|eran|fueron|han|habían|están|estaban|viven|vienen|quedan|\w{2,15}(?:aron|ieron|aban|ían)|no|ya|se)",
    ),
    "it": _Counts(
        "due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|quindici|venti|trenta|quaranta|cinquanta|sessanta|cento|mille|centinaia|migliaia",
        r"(?:sono|erano|furono|hanno|avevano|vivono|restano|\w{2,15}(?:arono|irono|ettero|avano|evano)|non|si)",
    ),
    "pl": _Counts(
        "dwaj|dwóch|trzech|dwa|dwie|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|jedenaście|dwanaście|dwadzieścia|trzydzieści|czterdzieści|sto|setki|tysiące",
        r"(?:nie|jest|są|było|były|już|\w{2,15}(?:ły|li|ło))",
    ),
    "ru": _Counts(
        "двое|трое|четверо|пятеро|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|двадцать|тридцать|сорок|сто|сотни|тысячи",
        r"(?:не|было|были|уже|\w{2,15}(?:ли|лись|ло|лось|ют|ят|ются|ятся))",
    ),
    "nl": _Counts(
        "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|vijftig|honderd|honderden|duizenden",
        r"(?:zijn|waren|hebben|hadden|werden|worden|kwamen|stierven|gingen|bleven|\w{2,15}(?:den|ten))",
    ),
    "pt": _Counts(
        "dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|quinze|vinte|trinta|quarenta|cinquenta|sessenta|cem|centenas|milhares",
        r"(?:são|eram|foram|têm|tinham|estão|estavam|vivem|\w{2,15}(?:aram|eram|iram|avam|iam)|não|já|se)",
    ),
}  # fmt: skip


def bare_counts(language: str) -> str:
    """Return a pattern for a count at the end of a sentence, or before its verb at its beginning or after a comma."""
    words, verb = _COUNTS[language]
    number = rf"(?:(?!(?:1[5-9]|20)\d\d\b)\d[\d.,]{{0,12}}|{words})"
    if language == "de":
        verb_before = r"(?:sind|waren|seien|wären|wurden|blieben|bleiben)"
        lower = r"(?-i:[a-zäöüß]{3,20})"
        more = (
            rf"|(?<!\w){verb_before}\s{number}\s{lower}\W{{0,3}}$|(?<!\w)(?:das|dies|es)\W{{0,3}}$"
        )
    elif language == "es":
        more = r"|(?<!\w)(?<!a\s)lo\s(?!que|más|menos|mejor|peor|mismo)\w{2,15}(?:ó|aron|ieron|aba|ía|on)(?!\w)"
    else:
        more = ""
    return (
        rf"(?:^|,\s)(?:\w{{2,12}}\s){{0,2}}{number}\s{verb}(?!\w)|(?<!\w)(?:{words})\W{{0,3}}$"
        + more
    )
