"""Word lists that `claimant_kind` uses. All are in lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORGANISATIONS = _words("""
    ministry ministries department office agency bureau commission committee council parliament government administration
    authority service services court tribunal police army navy force forces embassy board bank company corporation corp inc
    ltd limited plc llc llp gmbh ag kg se sa sas srl spa bv nv ab oy kft aps group holding holdings partners industries airlines
    airways railway railways motors university college school institute institution academy laboratory museum hospital clinic
    centre center church mosque foundation trust fund charity society association federation confederation union unions league
    club team party alliance coalition movement campaign network organisation organization congress senate assembly house
    times post news newspaper magazine journal tribune gazette herald guardian press media radio television tv channel
    newsroom chamber consortium cooperative observatory survey archive archives library registry register treasury exchange
    headquarters watch secretariat directorate inspectorate cabinet kremlin pentagon nations states cross ngo
    ministerium bundesregierung regierung partei verband verein universität hochschule institut bundesamt amt behörde gericht
    polizei zeitung stiftung gesellschaft kirche krankenhaus gewerkschaft bahn verlag
    ministère gouvernement université école institut parti syndicat association fondation société banque mairie préfecture
    police hôpital agence conseil commission
    ministerio gobierno universidad instituto partido sindicato asociación fundación sociedad banco ayuntamiento policía
    hospital agencia consejo empresa ministero governo università istituto partito sindacato fondazione società banca comune
    polizia ospedale agenzia ministério universidade associação fundação prefeitura
    ministerstwo rząd uniwersytet partia fundacja urząd policja rada sejm ministerstvo vláda univerzita strana úřad policie
    міністерство уряд університет інститут партія фонд рада агентство служба поліція банк компанія комітет суд академія
    министерство правительство университет институт партия совет агентство служба полиция банк компания комитет академия
    bakanlığı üniversitesi partisi belediyesi وزارة حكومة جامعة حزب شركة منظمة משרד ממשלה אוניברסיטה מפלגה חברה
""")
ORGANISATION_ENDINGS = (
    "ministerium", "bundesamt", "verband", "gesellschaft", "behörde", "universität", "partei", "kammer", "stiftung",
    "departement", "universitet", "bank", "watch", "corp", "zeitung",
)  # fmt: skip
TITLES = _words("""
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron count duke duchess prince princess king queen pope
    cardinal archbishop bishop father sister brother rabbi imam sheikh ayatollah reverend rev pastor president vice chancellor
    premier prime minister secretary senator congressman congresswoman representative rep sen gov governor mayor councillor
    mp judge justice general gen colonel col major captain capt lieutenant lt sergeant sgt admiral commander inspector
    constable ambassador chairman chairwoman chair ceo director coach actor actress singer author journalist farmer teacher
    doctor nurse lawyer engineer scientist economist historian analyst researcher spokesman spokeswoman spokesperson
    herr frau kanzler kanzlerin bundeskanzler präsident präsidentin minister ministerin bürgermeister bürgermeisterin
    m mme mlle monsieur madame président présidente ministre maire señor señora sr sra don doña presidente presidenta ministro
    ministra alcalde alcaldesa signor signora sindaco pan pani prezydent premier burmistrz starosta
    президент міністр мер депутат пан пані професор министр мэр профессор sayın bay bayan başkan السيد الرئيس الوزير מר גברת
""")
PARTICLES = _words(
    "de da di del della der den van von la le du dos das al el bin ibn ben abu af av zu ter ten y e o' mc"
)
GIVEN_NAMES = _words("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven
    paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan
    stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron
    jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith roger terry gerald harold sean
    austin carl arthur lawrence dylan jesse jordan bryan billy joe bruce gabriel logan albert willie alan juan wayne elijah
    randy roy vincent ralph eugene russell bobby mason philip louis nigel boris keir rishi tony gordon simon neil graham colin
    ian ewan alistair liam conor declan hugh oliver oscar harry leo max tom tim ben sam dan nick bill bob jim mike steve dave
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly
    emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela
    shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria
    heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl
    hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace
    denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori jane
    kate claire fiona nicola theresa liz hillary kamala nancy edith omar ada dora tucker
    hans peter klaus jürgen wolfgang dieter manfred uwe günter horst bernd frank olaf friedrich heinrich karl ludwig stefan
    thomas andreas markus matthias sebastian jens lars sven ursula monika petra sabine renate helga ingrid angela annalena
    katrin heike birgit claudia susanne franziska christoph johannes jonas lukas felix moritz
    pierre jean michel andré philippe alain jacques bernard françois emmanuel nicolas marine ségolène brigitte isabelle
    sylvie nathalie valérie sophie céline élisabeth olivier laurent étienne rené gérard yves guillaume thierry
    josé juan antonio manuel francisco luis carlos javier miguel pedro pablo jorge fernando alberto diego sergio rafael maría
    carmen ana isabel dolores pilar rosa lucía elena mercedes cristina marta pedro andrés álvaro gonzalo ignacio alejandro
    giuseppe giovanni marco luca matteo francesco giorgia giorgio silvio paolo roberto stefano alessandro andrea elena chiara
    giulia sergio mario enrico joão paulo luiz inácio jair dilma fernanda ana
    jan piotr andrzej krzysztof stanisław tomasz paweł donald jarosław lech anna maria katarzyna małgorzata agnieszka barbara
    ewa jiří petr pavel jaroslav martin tomáš miloš jana eva viktor orbán péter lászló istván zoltán
    lars anders erik nils magnus ulf johan karin birgitta astrid ingrid jens mette kristin sanna olav
    володимир олександр сергій андрій іван петро юрій микола віталій олена наталія оксана юлія ірина тетяна марія анна дмитро
    владимир александр сергей андрей иван пётр юрий николай виталий елена наталья ольга ирина татьяна дмитрий алексей мария
    volodymyr oleksandr serhii andriy ivan petro yuriy mykola vitali olena natalia oksana yulia iryna vladimir aleksandr sergei
    andrei dmitry dmytro alexei mikhail nikolai olga irina tatiana yevgeny igor
    mehmet mustafa ahmet ali recep kemal ayşe fatma emine muhammad mohammed ahmed mahmoud hassan hussein abdul ibrahim yusuf
    omar khalid fatima aisha mariam benjamin yair naftali moshe david sarah narendra rahul amit priya anil raj sanjay sunita
    imran nawaz jinping wei hiroshi shinzo yuki kenji kim min joon nguyen kofi ngozi cyril nelson chinua wole abiy
    محمد أحمد علي حسن حسين فاطمة خالد יוסף דוד משה שרה בנימין יאיר נפתלי
""")
SURNAME_ENDINGS = (
    "enko", "chuk", "skyi", "sky", "ski", "ska", "shvili", "dze", "yan", "ović", "ić", "oğlu", "opoulos", "idis", "sson",
    "енко", "чук", "ський", "ська", "ов", "ова", "ев", "ева", "ин", "ина", "ович", "івна",
)  # fmt: skip
PEOPLE = _words("""
    officials sources experts analysts critics residents witnesses researchers scientists doctors lawmakers lawyers economists
    activists campaigners protesters supporters opponents users people authorities investigators prosecutors
""")
"""Several people are neither a person nor an organisation."""
