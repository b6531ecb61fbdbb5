"""Small numbers in words, by language, that may stand before a magnitude: *drei Millionen*. English has `numerals`."""


def _count(words: str) -> dict[str, int]:
    """Return the values of words in order from two on, with `/` between the forms of one number."""
    groups = words.split()
    return {form: value for value, group in enumerate(groups, 2) for form in group.split("/")}


SMALL = {
    "de": _count("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"),
    "fr": _count("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"),
    "es": _count("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"),
    "it": _count("due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici"),
    "pl": _count(
        "dwa/dwóch/dwoma trzy/trzech/trzema cztery/czterech/czterema pięć/pięciu/pięcioma sześć/sześciu/sześcioma siedem/siedmiu/siedmioma osiem/ośmiu/ośmioma dziewięć/dziewięciu/dziewięcioma"
        " dziesięć/dziesięciu/dziesięcioma"
    ),
    "uk": _count(
        "два/дві/двох/двома три/трьох/трьома чотири/чотирьох/чотирма п'ять/п'яти/п'ятьма/п'ятьома шість/шести/шістьма сім/семи/сьома/сімома"
        " вісім/восьми/вісьма/вісьмома дев'ять/дев'яти/дев'ятьма десять/десяти/десятьма"
    ),
    "ru": _count(
        "два/двух/двумя три/трёх/трех/тремя четыре/четырёх/четырех/четырьмя пять/пяти/пятью шесть/шести/шестью семь/семи/семью"
        " восемь/восьми/восемью девять/девяти/девятью десять/десяти/десятью"
    ),
}  # fmt: skip
