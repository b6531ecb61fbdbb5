"""Lists and tables as people paste them, with a letter for the role of each unit (see ROLES)."""

from tests.text.pasted_live_blogs import LIVE_BLOGS

BULLETS = [
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n• Wages rise by 3%\n• Rents fall in May\n• Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n– Wages rise by 3%\n– Rents fall in May\n– Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n* Wages rise by 3%\n* Rents fall in May\n* Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n‣ Wages rise by 3%\n‣ Rents fall in May\n‣ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n▪ Wages rise by 3%\n▪ Rents fall in May\n▪ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n✓ Wages rise by 3%\n✓ Rents fall in May\n✓ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n→ Wages rise by 3%\n→ Rents fall in May\n→ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n👉 Wages rise by 3%\n👉 Rents fall in May\n👉 Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n✅ Wages rise by 3%\n✅ Rents fall in May\n✅ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n➤ Wages rise by 3%\n➤ Rents fall in May\n➤ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n● Wages rise by 3%\n● Rents fall in May\n● Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n■ Wages rise by 3%\n■ Rents fall in May\n■ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n► Wages rise by 3%\n► Rents fall in May\n► Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n🔴 Wages rise by 3%\n🔴 Rents fall in May\n🔴 Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n☑️ Wages rise by 3%\n☑️ Rents fall in May\n☑️ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n★ Wages rise by 3%\n★ Rents fall in May\n★ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n» Wages rise by 3%\n» Rents fall in May\n» Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n- Wages rise by 3%\n- Rents fall in May\n- Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n◦Wages rise by 3%\n◦Rents fall in May\n◦Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n•Wages rise by 3%\n•Rents fall in May\n•Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n✔️ Wages rise by 3%\n✔️ Rents fall in May\n✔️ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n🏠 Wages rise by 3%\n🏠 Rents fall in May\n🏠 Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n◆ Classes start at 9\n◆ Meals are free for all\n◆ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n❖ Classes start at 9\n❖ Meals are free for all\n❖ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n⇒ Classes start at 9\n⇒ Meals are free for all\n⇒ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n➔ Classes start at 9\n➔ Meals are free for all\n➔ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n📌 Classes start at 9\n📌 Meals are free for all\n📌 Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n🟢 Classes start at 9\n🟢 Meals are free for all\n🟢 Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n✳️ Classes start at 9\n✳️ Meals are free for all\n✳️ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n· Classes start at 9\n· Meals are free for all\n· Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n— Classes start at 9\n— Meals are free for all\n— Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n○ Classes start at 9\n○ Meals are free for all\n○ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n⚡️ Classes start at 9\n⚡️ Meals are free for all\n⚡️ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n▫ Classes start at 9\n▫ Meals are free for all\n▫ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n↳ Classes start at 9\n↳ Meals are free for all\n↳ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n🇺🇦 Classes start at 9\n🇺🇦 Meals are free for all\n🇺🇦 Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n•\u00a0Classes start at 9\n•\u00a0Meals are free for all\n•\u00a0Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n◾ Classes start at 9\n◾ Meals are free for all\n◾ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n⭐Classes start at 9\n⭐Meals are free for all\n⭐Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n» Classes start at 9\n» Meals are free for all\n» Buses run twice a day",
        "HBLLL",
    ),
]

NUMBERS = [
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1/ Wages rise by 3%\n2/ Rents fall in May\n3/ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1/12 Wages rise by 3%\n2/12 Rents fall in May\n3/12 Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n(1/5) Wages rise by 3%\n(2/5) Rents fall in May\n(3/5) Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1. Wages rise by 3%\n2. Rents fall in May\n3. Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1) Wages rise by 3%\n2) Rents fall in May\n3) Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n(1) Wages rise by 3%\n(2) Rents fall in May\n(3) Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\na) Wages rise by 3%\nb) Rents fall in May\nc) Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n(a) Wages rise by 3%\n(b) Rents fall in May\n(c) Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\na. Wages rise by 3%\nb. Rents fall in May\nc. Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\ni. Wages rise by 3%\nii. Rents fall in May\niii. Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n(i) Wages rise by 3%\n(ii) Rents fall in May\n(iii) Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nA) Wages rise by 3%\nB) Rents fall in May\nC) Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n#1 Wages rise by 3%\n#2 Rents fall in May\n#3 Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1️⃣ Wages rise by 3%\n2️⃣ Rents fall in May\n3️⃣ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n① Wages rise by 3%\n② Rents fall in May\n③ Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n🧵 1/3 Wages rise by 3%\n2/3 Rents fall in May\n3/3 Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1: Wages rise by 3%\n2: Rents fall in May\n3: Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n[1/3] Wages rise by 3%\n[2/3] Rents fall in May\n[3/3] Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nII. Wages rise by 3%\nIII. Rents fall in May\nIV. Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n№1 Wages rise by 3%\n№2 Rents fall in May\n№3 Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1/n Wages rise by 3%\n2/n Rents fall in May\n3/n Ten clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1 – Wages rise by 3%\n2 – Rents fall in May\n3 – Ten clinics open",
        "HBLLL",
    ),
    ("en", "1/ Prices rose by 5%. 1/3\n\n2/ Wages fell. 2/3", "LCLC"),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n1/3 of adults lack vitamin D.",
        "HBB",
    ),
    ("en", "Budget at a glance\n\nThe minister presented the budget.\n\nJ. Smith said so.", "HBB"),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n***\n\nIt is late.",
        "HBCB",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n4/ Classes start at 9\n5/ Meals are free for all\n6/ Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n10/25 Classes start at 9\n11/25 Meals are free for all\n12/25 Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n7) Classes start at 9\n8) Meals are free for all\n9) Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nd) Classes start at 9\ne) Meals are free for all\nf) Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n(x) Classes start at 9\n(y) Meals are free for all\n(z) Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\niv) Classes start at 9\nv) Meals are free for all\nvi) Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n1.) Classes start at 9\n2.) Meals are free for all\n3.) Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n#1: Classes start at 9\n#2: Meals are free for all\n#3: Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n①Classes start at 9\n②Meals are free for all\n③Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n3/x Classes start at 9\n4/x Meals are free for all\n5/x Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n(4/9) Classes start at 9\n(5/9) Meals are free for all\n(6/9) Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nB) Classes start at 9\nC) Meals are free for all\nD) Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n(А) Classes start at 9\n(Б) Meals are free for all\n(В) Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n1.1. Classes start at 9\n1.2. Meals are free for all\n1.3. Buses run twice a day",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n01. Classes start at 9\n02. Meals are free for all\n03. Buses run twice a day",
        "HBLLL",
    ),
]

PLAIN_LISTS = [
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nWages rise by 3%\nRents fall by a tenth\nTen new clinics open",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nKey figures:\nWages: 3%\nRents: −10%",
        "HBBLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nIt promises:\n\nHigher wages for nurses\n\nLower rents in cities",
        "HBBLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nWhat is known\nWages up 3%\nRents down 10%\n10 clinics open",
        "HBSLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nPopulation: 38 million\n\nArea: 603,000 km²\n\nGDP: $160bn",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nWhat happens next\n\nParliament votes in May.",
        "HBSB",
    ),
    ("en", "Budget passes\nOpposition protests\n\nThe vote was close.", "HSB"),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nHome\nCulture\nTravel",
        "HBCSS",
    ),
    (
        "de",
        "Der Haushalt\n\nDas plant der Minister:\nHöhere Löhne für Pfleger\nNiedrigere Mieten in Städten",
        "HBLL",
    ),
    (
        "uk",
        "Бюджет\n\nУряд подав бюджет.\n\nЗарплати зростуть на 3%\nОренда впаде на 10%\nВідкриють 10 лікарень",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nClasses start at 9 every day\nMeals are free for all pupils\nBuses run twice a day\nSports resume in the autumn",
        "HBLLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nThe plan includes:\nFree school meals\nSmaller classes\nLonger holidays",
        "HBBLLL",
    ),
    (
        "es",
        "Vuelven las clases\n\nEl plan incluye:\nComida gratis para todos\nClases más pequeñas",
        "HBLL",
    ),
    (
        "fr",
        "Rentrée\n\nLe conseil s’est réuni.\n\nRepas gratuits pour 300 élèves\nBus deux fois par jour\nClasses de 20 élèves",
        "HBLLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nBackground\n\nThe city has 40 schools.\n\nWhat comes next\n\nIt votes in May.",
        "HBSBSB",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nBudget 2026: $40m\nTeachers: 1,200\nPupils: 18,000",
        "HBLLL",
    ),
]

TABLES = [
    (
        "en",
        "What we found\n\nIt was published.\n\nCountry\t2019\t2020\nSpain\t3\t4\nItaly\t5\t6",
        "HBSLL",
    ),
    ("en", "What we found\n\nIt was published.\n\n2019\t2020\n3\t4\n5\t6", "HBLLL"),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nCountry\tRate\tChange\nSpain\t12%\t−1\nItaly\t8%\t+2",
        "HBSLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n| Country | Rate |\n|---|---|\n| Spain | 12% |\n| Italy | 8% |",
        "HBSCLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nCountry | Rate\nSpain | 12%\nItaly | 8%",
        "HBSLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nCountry     Rate\nSpain       12%\nItaly        8%",
        "HBSLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nSpain\tapprox. 12.5 per cent. Rising\nItaly\t8 per cent",
        "HBLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n2019\t1,200\n2020\t1,350\n2021\t990",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nParty\tLeader\nLabour\tKeir Starmer\nGreens\tCarla Denyer",
        "HBLLL",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nIt fell.  The bank was glad.\nIt rose.  Nobody was glad.",
        "HBBBBB",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\nHome | News | Sport\nUK | World | Weather",
        "HBSS",
    ),
    ("uk", "Бюджет\n\nУряд подав бюджет.\n\nКраїна\tСтавка\nІспанія\t12%\nІталія\t8%", "HBSLL"),
    (
        "de",
        "Haushalt\n\nDer Minister sprach.\n\nJahr  Ausgaben\n2020  12 Mio.\n2021  14 Mio.",
        "HBSLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nSchool\tPupils\nNorth\t300\nSouth\t450\n\nIt met again.",
        "HBSLLB",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nSchool | Pupils | Rank\nNorth | 300 | 2\nSouth | 450 | 1",
        "HBSLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nNorth High     300    2nd\nSouth High     450    1st",
        "HBLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n| North | 300 |\n| South | 450 |",
        "HBLL",
    ),
    ("fr", "Écoles\n\nLe conseil s’est réuni.\n\nÉcole\tÉlèves\nNord\t300\nSud\t450", "HBSLL"),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\n+-------+-----+\n| North | 300 |\n| South | 450 |\n+-------+-----+",
        "HBCLLC",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nYear\tU.S. dollars\n2019\t$1.2bn\n2020\t$1.4bn (est.)",
        "HBSLL",
    ),
    (
        "en",
        "Schools reopen\n\nThe council met on Monday.\n\nName\u00a0\u00a0\u00a0Votes\nKoval\u00a0\u00a0\u00a0300\nBondar\u00a0\u00a0\u00a0450",
        "HBSLL",
    ),
]

ROLES = {
    "B": "body", "L": "list-item", "S": "sub-heading", "H": "headline", "D": "dateline", "C": "furniture",
}  # fmt: skip
KINDS = {
    "bullets": BULLETS,
    "numbers": NUMBERS,
    "plain lists": PLAIN_LISTS,
    "tables": TABLES,
    "live blogs": LIVE_BLOGS,
}
