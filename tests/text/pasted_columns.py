"""Texts pasted from narrow columns, and texts with short lines that must stay apart."""

COLUMNS = [
    """\
Unemployment in the region fell to
its lowest level since 2008, the na-
tional statistics office said on
Tuesday. The number of people out
of work dropped by 40,000 in the
three months to May, while wages
rose by 3.4 per cent. Economists
had expected a smaller fall, since
many firms had announced job cuts.
The opposition said that the fig-
ures hid a rise in part-time work.""",
    """\
Der Verbrauch von Strom ist im ver-
gangenen Jahr um vier Prozent ge-
sunken, wie die Agentur am Montag
mitteilte. Grund seien die hohen
Preise und der milde Winter, hieß
es. Im Jahr davor war er noch um
zwei Prozent gestiegen. Die Netz-
betreiber rechnen damit, dass die
Nachfrage wieder wächst.""",
    """\
Кількість безробітних у країні
зменшилася до найнижчого рівня
за десять років, повідомила у
вівторок служба статистики. За
три місяці роботу знайшли сорок
тисяч людей. Економісти чекали
меншого падіння, бо багато фірм
оголосили про скорочення.""",
    """\
Le chômage est tombé à son niveau
le plus bas depuis quinze ans, a in-
diqué mardi l’institut. Le nombre
de demandeurs d’emploi a baissé
de 40 000 en trois mois. Les éco-
nomistes attendaient une baisse
plus faible.""",
    """\
The council has built 1,200 homes
since 2019, fewer than half of what
it promised. Only 300 of them are
for rent.""",
    """\
The mayor said on Friday that the
bridge would open again in June,
two years after a lorry hit one of
its pillars. Repairs have cost £12m
so far, three times as much as the
council had planned.""",
    """\
Council leaders have admitted
that the new library will cost
twice as much as planned. The
building was due to open last
spring, but contrac-
tors found asbestos in the
roof. Work stopped in March
and has not resumed since.""",
    """\
El ayuntamiento ha construido mil
viviendas desde 2019, menos de la
mitad de las que prometió. Solo tres-
cientas son de alquiler, según los
datos que publicó el martes la con-
cejalía de Vivienda.""",
    """\
Il comune ha costruito mille case
dal 2019, meno della metà di quel-
le promesse. Solo trecento sono in
affitto, secondo i dati pubblicati
martedì. Il sindaco ha promesso di
costruirne altre duemila.""",
    """\
Gmina zbudowała od 2019 roku
tysiąc mieszkań, mniej niż połowę
obiecanych. Tylko trzysta jest na
wynajem, wynika z danych opubli-
kowanych we wtorek. Burmistrz
obiecuje dwa tysiące kolejnych.""",
    """\
Мэрия построила тысячу квартир
с 2019 года, меньше половины от
обещанного. Только триста из них
сдаются в аренду, следует из дан-
ных, опубликованных во вторник.
Мэр обещает построить ещё две
тысячи.""",
    """\
Der Stadtrat hat seit 2019 tausend
Wohnungen gebaut, weniger als die
Hälfte der versprochenen. Nur drei-
hundert davon sind zur Miete, wie
aus Zahlen der Verwaltung hervor-
geht. Der Bürgermeister will nun
zweitausend weitere bauen.""",
    """\
A spokeswoman for the firm said it
had “no plans” to close the plant in
Leeds, where 450 people work. Un-
ions said they had been told in
May that a third of the jobs
would go by the end of the year.""",
    """\
De gemeente bouwde sinds 2019
duizend woningen, minder dan de
helft van wat zij had beloofd. Niet
meer dan driehonderd daarvan zijn
huurwoningen, blijkt uit cijfers die
dinsdag zijn gepubliceerd.""",
]
"""Each is one paragraph."""

LINES = [
    """\
The rain fell over
the old town of
Kyiv all day and
night until the
morning came,
and nobody saw,
and nobody knew,
the river was blue.""",
    """\
Shall I compare thee to a summer’s day?
Thou art more lovely and more temperate:
Rough winds do shake the darling buds of May,
And summer’s lease hath all too short a date;""",
    """\
i walk along the empty street tonight
and think of all the things we said
the lamps are burning low and cold
you left your letters on the bed
the morning comes without a sound
the trains are late, the shops are shut
i count the pennies that i found
and keep the window nearly shut""",
    """\
The Editor
The Daily Chronicle
12 Fleet Street
London EC4Y 1AA
United Kingdom
editor@chronicle.example""",
    """\
Unemployment fell to 4 per cent
Wages rose by 3 per cent in May
Exports doubled in two years
Rents went up by a tenth
Nine new hospitals were built""",
    """\
eggs from the farm
two litres of milk
bread and butter
a jar of honey
flour for the cake""",
    """\
Half a league, half a league,
Half a league onward,
All in the valley of Death
Rode the six hundred.
“Forward, the Light Brigade!
Charge for the guns!” he said.
Into the valley of Death
Rode the six hundred.""",
    """\
Реве та стогне Дніпр широкий,
Сердитий вітер завива,
Додолу верби гне високі,
Горами хвилю підійма.""",
    """\
because i could not stop for death,
he kindly stopped for me;
the carriage held but just ourselves
and immortality.
we slowly drove, he knew no haste,
and i had put away
my labor, and my leisure too,
for his civility.""",
    """\
Anna Koval
Head of Communications
Ministry of Health
7 Hrushevskyi Street
Kyiv 01601
Ukraine""",
    """\
Flour: 500 grams
Butter: 250 grams
Sugar: 200 grams
Eggs: four large ones
Salt: one pinch
Baking powder: two spoons""",
    """\
- a loaf of bread from the baker’s
- two pints of milk, skimmed or not
- three lemons, better four of them
- and a bag of flour for the cake""",
    """\
Office: +380 44 123 45 67
Mobile: +380 50 765 43 21
Post: Box 12, Kyiv
Open from nine to five""",
    """\
Wages up by 3 per cent
Rents down by a tenth
Ten new clinics open
More money for schools
Fewer cars in the centre""",
]
"""Verse, addresses, lists and recipes: each line stands alone."""
