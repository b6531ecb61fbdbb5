"""Word lists for dates: months, weekdays and relative days, by language."""

_MONTHS_EN = "january february march april may june july august september october november december"
_MONTHS_UK = (
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
)
_SHORT_EN = "jan feb mar apr may jun jul aug sep oct nov dec"

MONTHS: dict[str, dict[str, int]] = {
    "en": {
        **{name: at for at, name in enumerate(_MONTHS_EN.split(), 1)},
        **{name: at for at, name in enumerate(_SHORT_EN.split(), 1)},
        "sept": 9,
    },
    "uk": {name: at for table in _MONTHS_UK for at, name in enumerate(table.split(), 1)},
}
"""The number of each month by its name in lower case."""

_MORE_MONTHS = {
    "de": ("januar februar märz april mai juni juli august september oktober november dezember", "jänner feber märz"),
    "es": ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",),
    "fr": ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre",),
    "it": ("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",),
    "nl": ("januari februari maart april mei juni juli augustus september oktober november december",),
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    ),
    "pt": ("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",),
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    ),
}  # fmt: skip
MORE_MONTHS: dict[str, dict[str, int]] = {
    language: {name: at for table in tables for at, name in enumerate(table.split(), 1)}
    for language, tables in _MORE_MONTHS.items()
}
"""Months of further languages, in which we find absolute dates only."""

WEEKDAYS: dict[str, dict[str, int]] = {
    "en": {
        name: at
        for at, name in enumerate(
            "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905 - a list of words reads best as a sentence
        )
    },
    "uk": {
        name: at
        for at, names in enumerate(
            ("понеділок", "вівторок", "середу", "четвер", "п'ятницю п’ятницю", "суботу", "неділю")
        )
        for name in names.split()
    },
}
"""Monday is 0."""

# Dates relative to the day of publication: (unit, how many units away).
RELATIVE: dict[str, dict[str, tuple[str, int]]] = {
    "en": {
        "today": ("day", 0),
        "yesterday": ("day", -1),
        "tomorrow": ("day", 1),
        **{
            f"{word} {unit}": (unit, away)
            for word, away in (("last", -1), ("this", 0), ("next", 1))
            for unit in ("week", "month", "year")
        },
    },
    "uk": {
        "сьогодні": ("day", 0),
        "вчора": ("day", -1),
        "учора": ("day", -1),
        "завтра": ("day", 1),
        "торік": ("year", -1),
        "минулого року": ("year", -1),
        "цього року": ("year", 0),
        "наступного року": ("year", 1),
        "минулого місяця": ("month", -1),
        "цього місяця": ("month", 0),
        "минулого тижня": ("week", -1),
        "цього тижня": ("week", 0),
    },
}
"""Weeks begin on Monday."""

SMALL = {
    name: at
    for at, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905 - a list of words reads best as a sentence
        1,
    )
}
"""Numbers in words, as in *three years ago*."""
