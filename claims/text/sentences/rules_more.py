"""Sentence rules for German, French, Spanish, Italian, Polish and Russian. Better than choppa-srx on our own test sentences."""

from claims.text.sentences.rules import Rules, words

GERMAN = Rules(
    never_end=words("""
        dr prof hr fr frl dipl ing mag st z.b d.h u.a i.d.r v.a bzw ca evtl ggf inkl exkl sog vgl geb gest hl lt
        gem insb max min rd spez vs abs art o.g s.o s.u i.e z.t u.u m.e z zzgl abzgl bspw phil med jur rer nat
    """),
    before_number=words("nr s abb tab kap bd jg ziff anm tel az § gegr geb gest verh ver"),
    units=frozenset(),  # every noun has a capital: *5 Mio. Euro*
    nouns_have_capitals=True,
    has_ordinals=True,
    closing=words("usw etc usf"),
    may_end=words(
        "mio mrd tsd std min sek km m cm mm kg g ha t kw mw eur usw etc u.a usf co inc jh jhd chr v.chr n.chr str jan feb mär apr jun jul aug sep sept okt nov dez"
    ),
    starters=words("""
        Aber Alle Allerdings Als Also Am An Auch Auf Aus Außerdem Bei Bereits Bis Da Dabei Dadurch Dafür Dagegen Daher
        Damit Danach Dann Darum Das Dass Davon Dazu Dem Den Denn Der Deshalb Die Dies Diese Dieser Dieses Doch Dort
        Durch Ein Eine Einen Einer Eines Er Erst Es Etwa Für Gegen Hier Ich Ihr Ihre Im In Inzwischen Ist Ja Jedoch
        Jetzt Kein Keine Man Mehr Mit Nach Nachdem Nein Nicht Noch Nun Nur Ob Obwohl Oder Ohne Schon Sein Seine Seit
        Sie So Sogar Solche Sondern Trotzdem Über Um Und Unter Viele Vom Von Vor Während Warum Was Weil Weiter Wenn
        Wer Wie Wir Wo Zu Zudem Zum Zur Zwar Zwischen
    """),
    before_ordinal=words(
        "der die das dem den des im am zum zur vom beim seit bis ab jeder jede ihr sein ihren seinen ihrem seinem"
    ),
    after_ordinal=words("""
        Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts
        Jahrestag Geburtstag Platz Runde Klasse Stock Bundestag Weltkrieg Weltkriegs Armee Tag Mal Quartal
        FC FSV SC SV Liga Bundesliga Halbjahr Hälfte Etage Kapitel Advent Kammer Zivilsenat Strafsenat
    """),
)

FRENCH = Rules(
    titles=words("m"),
    closing=words("etc"),
    never_end=words(
        "m mm mme mmes mlle mlles dr pr prof me mgr st ste c.-à-d cf p.ex ex env vs av apr gal cne"
    ),
    before_number=words("n no nos p pp art al chap fig vol t tél éd"),
    units=words("km m cm mm kg g ha h min s mds"),
    may_end=words("etc j.-c jr sr bd av janv févr avr juil sept oct nov déc cie s.a"),
    starters=words("""
        À Ainsi Alors Après Au Aucun Aujourd'hui Aussi Autre Aux Avant Avec C'est Car Ce Cela Celle Celui Cependant Ces
        Cet Cette Ceux Chaque Comme Dans De Depuis Des Deux Du Elle Elles En Enfin Ensuite Entre Et Il Ils J'ai Je
        L'an La Le Les Leur Leurs Lors Lorsque Mais Malgré Même Mes Mon Nos Notre Nous On Or Où Ou Par Parmi Pendant
        Personne Peu Plus Plusieurs Pour Pourquoi Pourtant Puis Puisque Quand Que Quel Quelle Qui Quoi Sa Sans Se Selon
        Ses Seul Si Son Sous Sur Tandis Tous Tout Toute Toutefois Très Un Une Voici Voilà Vous Y
    """),
)

SPANISH = Rules(
    titles=words("d"),
    closing=words("etc"),
    times_of_day=words("a.m p.m"),
    countries=words("ee.uu ee.uu.aa"),
    before_country=words("en desde a hasta hacia"),
    never_end=words(
        "sr sra sres srta dr dra prof profa d dña ud uds lic ing gral cap p.ej vs fr sto sta av avda"
    ),
    before_number=words("n núm núms no pág págs art arts cap fig vol tel aprox ed"),
    units=words("km m cm mm kg g ha h min s mill"),
    may_end=words(
        "ee uu etc ee.uu ee.uu.aa u.e a.c d.c s.a cía ltda jr a.m p.m ene feb mar abr jun jul ago sept oct nov dic"
    ),
    starters=words("""
        A Además Ahora Al Algunos Ante Antes Así Aún Aunque Ayer Cada Como Con Contra Cuando De Desde Después Donde
        Durante El Él Ella Ellas Ellos En Entonces Entre Era Es Esa Ese Eso Esta Está Estaba Estas Este Esto Estos Fue
        Ha Había Han Hasta Hay Hoy La Las Le Les Lo Los Luego Más Me Mi Mientras Mucho Muchos Muy Nada Nadie Ni No Nos
        Nuestra O Otra Otro Para Pero Poco Por Porque Pues Que Qué Quien Se Según Ser Si Sí Sin Sino Sobre Solo Son
        Su Sus También Tampoco Tan Tanto Te Tenía Tiene Todo Todos Tras Un Una Uno Varios Y Ya Yo
    """),
)

ITALIAN = Rules(
    closing=words("ecc etc"),
    never_end=words(
        "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing avv on pres sen gen col cap s ss mons don p.es es cfr vs"
    ),
    before_number=words("n nn p pp pag pagg art artt cap fig vol tel ca"),
    units=words("km m cm mm kg g ha h min mln mld"),
    may_end=words("ecc etc a.c d.c s.p.a s.r.l spa jr gen feb mar apr giu lug ago set ott nov dic"),
    starters=words("""
        A Ad Al Alla Allora Altri Anche Ancora Appena Avere C'è Che Chi Ci Come Con Così Cosa Da Dai Dal Dalla Davanti
        Del Della Di Dopo Dove Due Dunque È E Ed Era Erano Essi Fra Gli Ha Hanno I Ieri Il In Infatti Infine Intanto Inoltre
        Io L'anno La Le Lei Lo Loro Lui Ma Mentre Molti Ne Nei Nel Nella Nelle Nessuno Noi Non O Oggi Ogni Ora Per Perché
        Però Più Poi Prima Proprio Qual Quale Quando Quanto Quella Quelli Quello Questa Queste Questi Questo Qui Quindi
        Se Secondo Senza Si Sì Sia Solo Sono Sotto Su Sua Suo Tra Tutti Tutto Un Una Uno Va Vi
    """),
)

POLISH = Rules(
    years=words("r"),
    closing=words("itd itp"),
    has_ordinals=True,
    never_end=words("""
        dr prof mgr inż hab lek ks św płk ppłk gen mjr kpt por sierż np m.in tzn tzw ul al pl os im ok pt ww wg zob por
        red tj ang niem łac ros red
    """),
    before_number=words("nr s str art ust pkt poz rozdz rys tab t tel poz"),
    units=words("r w tys mln mld zł gr godz min sek km m cm mm kg g ha szt proc"),
    may_end=words("r w rr ww n.e p.n.e proc godz tys mln mld"),
    starters=words("""
        A Ale Bez Bo Być Był Była Było Były Chociaż Choć Co Czy Dla Dlatego Do Dopiero Dziś Gdy Gdyby Gdzie I Ich Im Inni Ja
        Jak Jako Jakie Jednak Jego Jej Jest Jeśli Jeżeli Już Każdy Kiedy Kto Która Które Który Którzy Lecz Między Może Można
        My Na Nad Nasz Natomiast Nawet Nie Nikt No O Od On Ona One Oni Ono Oraz Po Pod Podczas Poza Potem Ponadto Ponieważ
        Przed Przez Przy Są Się Skoro Szczególnie Ta Tak Taki Także Tam Te Tego Ten Teraz To Toteż Tu Tutaj Ty Tylko Tymczasem
        U W Według Więc Wszyscy Wtedy Wreszcie Wśród Z Za Zaś Zatem Ze Zresztą Że Żeby
    """),
    after_ordinal=words("Dywizja Pułk"),
)

RUSSIAN = Rules(
    years=words("г гг"),
    closing=words("т.д т.п"),
    never_end=words("""
        акад проф доц канд д-р св преп ген полк подполк лейт кап адм г-н г-жа гг ул просп пер наб пл бул д корп обл
        им о оз см ср напр т.е т.н т.к т.наз англ нем фр лат греч рус укр тел тов зам зав рис табл илл
    """),
    before_number=words("№ с стр ст п пп ч т тт гл разд кв"),
    units=words(
        "г гг в вв тыс млн млрд трлн руб коп долл кг г км м см мм га л т ч час мин сек чел шт кв куб экз"
    ),
    may_end=words("г гг в вв др пр н.э до.н.э мин сек руб коп чел"),
    starters=words("""
        А Без Более Больше Был Была Были Было Будет В Вам Вас Ваш Весь Во Вот Впрочем Все Всё Вчера Вы Где Да Даже Для До
        Его Ее Её Если Есть Еще Ещё За Затем Зачем Здесь И Из Или Иначе Именно Их К Как Какой Когда Кроме Кто Ко Ли Либо
        Лишь Мало Между Меня Мне Многие Может Можно Мой Моя Мы На Над Нам Нас Наш Не Нет Ни Никто Ничего Но Ну О Об Однако
        Он Она Они Оно От Отсюда Очень Первый По Под После Потом Потому При Про С Сам Свой Себя Сегодня Сейчас Скоро Со
        Среди Так Также Такой Там Те Тем Теперь То Тогда Того Тоже Только Тот Ты У Уже Хотя Чего Чем Через Что Чтобы Эта
        Эти Это Этого Этой Этот Я
    """),
    letters_that_are_words=words("я"),
)
