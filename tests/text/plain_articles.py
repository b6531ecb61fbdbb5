"""Articles of ordinary making, to measure how often a plain edit asks for a look without need."""

ARTICLES = {
    "en": """\
Has Leeds really closed half of its libraries?

By Ann Marsh

Leeds City Council closed 16 of its 52 libraries between 2010 and 2020, according to figures published on Friday. The cuts saved £3m a year. Councillor John Ashe told BBC Radio Leeds that the city had closed half of them. That is not correct.

A third of the buildings were sold. Most of the others are used by schools. The Reading Agency, a charity, said that visits to libraries in England fell by 41 per cent in the same period.

How other cities compare

Birmingham closed 12 libraries, and Manchester closed six. Both councils said that they had no choice. The Department for Culture has cut grants for libraries by £400m since 2010. Spending per person fell from £15 to £9, according to the Chartered Institute of Public Finance.

In Scotland the law is different. Councils there must provide an adequate service. Glasgow reopened two libraries in Maryhill in 2022 after protests. A spokeswoman for Glasgow Life said that 1.2 million people visited them in the first year.

What the council says

Leeds City Council says that it opened five community hubs instead. Each hub has a shelf of books. The largest, in Armley, lends 4,000 books a month. Critics say that hubs are not libraries, because they have no librarians. Professor Helen Wood of the University of Sheffield found in 2019 that hubs lend 70 per cent fewer books than libraries.

The council plans to review the hubs in March. Its leader, James Lewis, promised that no more libraries would close before 2026.
""",
    "de": """\
Wie viele Wohnungen baut Wien wirklich?

Die Stadt Wien hat im Jahr 2023 nach eigenen Angaben 16.000 Wohnungen fertiggestellt. Das sind 2.000 mehr als im Jahr davor. Stadträtin Kathrin Gaál spricht von einem Rekord. Die Opposition widerspricht: Viele Wohnungen seien in Graz und Linz entstanden.

Was die Zahlen zeigen

Laut Statistik Austria wurden in Wien 14.300 Wohnungen übergeben. Im Bundesland Salzburg waren es 3.100. Der Verband der Bauunternehmen nennt eine Zahl von 15.200 Wohnungen. Ein Drittel davon sind geförderte Wohnungen. Die Mieten stiegen im selben Jahr um 8 Prozent.

Die Stadt Graz baut weniger. Dort wurden 2023 genau 2.950 Wohnungen fertig, wie Bürgermeisterin Elke Kahr im März sagte. Für 2024 rechnet die Stadt Graz mit 2.400 Wohnungen.

Was Fachleute sagen

Ökonom Karl Huber von der Universität Innsbruck hält die Angaben aus Wien für zu hoch. Der Fehler liege in der Zählung von Studentenheimen. Auch Maria Berger vom Institut für Wohnbau in Berlin kennt das Problem. In Deutschland zählen Heime seit 2011 nicht mehr als Wohnungen.
""",
    "fr": """\
La France a-t-elle fermé cent maternités ?

Le ministère de la Santé a recensé 458 maternités en France en 2022. Il y en avait 814 en 1996, selon la Drees. La députée Claire Morel affirme que cent ont fermé en cinq ans. C'est faux, selon l'Insee.

Des fermetures plus lentes

Entre 2017 et 2022, 39 maternités ont fermé en France. La plupart se trouvaient dans des villes de moins de 20 000 habitants. L'hôpital de Guingamp a suspendu les accouchements en avril 2023. À Paris, deux services ont fusionné en 2021.

Le temps de trajet moyen a augmenté de trois minutes en Bretagne. En Corse, il reste stable depuis 2015. La professeure Anne Petit, de l'université de Lille, étudie ces données depuis 2010. Elle estime que le risque d'accouchement hors de l'hôpital a doublé. L'Ordre des sages-femmes demande un moratoire au gouvernement de Gabriel Attal.
""",
    "uk": """\
Чи справді Львів втратив половину трамваїв?

Міський голова Андрій Садовий заявив, що Львів має 86 трамваїв. У 2010 році їх було 120. Опозиція стверджує, що місто втратило половину вагонів. Це не відповідає даним «Львівелектротрансу».

Що кажуть дані

Підприємство «Львівелектротранс» у 2023 році списало 11 вагонів. Ще сім вагонів Львів купив у Берліні за 2 мільйони євро. Решту передали з Цюриха безкоштовно. За даними Державної служби статистики, у Києві працює 400 трамваїв.

Вінниця отримала зі Швейцарії 35 вагонів. Більшість із них виготовлено у 1990 році. Експерт Олег Бойко з Харківського університету каже, що нові вагони дешевші в обслуговуванні. У Дніпрі трамваї замінили тролейбусами на двох маршрутах.
""",
}
