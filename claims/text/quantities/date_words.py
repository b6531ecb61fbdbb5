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
    "cs": (
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
        "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",
    ),
    "da": ("januar februar marts april maj juni juli august september oktober november december",),
    "es": ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",),
    "et": (
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
        "jaanuaril veebruaril märtsil aprillil mail juunil juulil augustil septembril oktoobril novembril detsembril",
        "jaanuari veebruari märtsi aprilli mai juuni juuli augusti septembri oktoobri novembri detsembri",
        "jaanuarist veebruarist märtsist aprillist maist juunist juulist augustist septembrist oktoobrist novembrist detsembrist",
    ),
    "fi": (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
        "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
        "tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa lokakuussa marraskuussa joulukuussa",
    ),
    "fr": ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre",),
    "hr": (
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
        "siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac",
    ),
    "hu": ("január február március április május június július augusztus szeptember október november december",),
    "it": ("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",),
    "lt": ("sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",),
    "lv": (
        "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
        "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
        "janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra",
    ),
    "nb": ("januar februar mars april mai juni juli august september oktober november desember",),
    "nl": ("januari februari maart april mei juni juli augustus september oktober november december",),
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    ),
    "pt": ("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",),
    "ro": ("ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",),
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    ),
    "sk": (
        "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
        "január február marec apríl máj jún júl august september október november december",
        "januári februári marci apríli máji júni júli auguste septembri októbri novembri decembri",
    ),
    "sl": (
        "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
        "januar februar marec april maj junij julij avgust september oktober november december",
    ),
    "sv": ("januari februari mars april maj juni juli augusti september oktober november december",),
}  # fmt: skip
_MORE_MONTHS["nn"] = _MORE_MONTHS["no"] = _MORE_MONTHS["nb"]
MORE_MONTHS: dict[str, dict[str, int]] = {
    language: {name: at for table in tables for at, name in enumerate(table.split(), 1)}
    for language, tables in _MORE_MONTHS.items()
}
"""Months of further languages, in which we find absolute dates only."""

DOTTED_DATES = frozenset("cs da de et fi hr hu lv nb nn no sk sl".split())  # noqa: SIM905 - a list of words reads best as a sentence
"""Languages that write days and months with full stops and spaces: *12. 5.*"""

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
