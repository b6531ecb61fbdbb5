"""Lists, tables and live blogs as people paste them, with a letter for the role of each unit (see ROLES)."""

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

LIVE_BLOGS = [
    ("en", "10:32\nThe minister has resigned.\n\n10:45\nShares fell by 3%.", "DBDB"),
    ("en", "10.32am\nThe minister has resigned.\n\n11.05am\nShares fell by 3%.", "DBDB"),
    ("en", "14h05\nThe minister has resigned.\n\n14h20\nShares fell by 3%.", "DBDB"),
    ("en", "11:20 BST\nThe minister has resigned.\n\n11:45 BST\nShares fell by 3%.", "DBDB"),
    ("en", "9:05 a.m.\nThe minister has resigned.\n\n9:40 a.m.\nShares fell by 3%.", "DBDB"),
    ("en", "17:03 GMT\nThe minister has resigned.\n\n17:20 GMT\nShares fell by 3%.", "DBDB"),
    ("en", "[10:32]\nThe minister has resigned.\n\n[10:40]\nShares fell by 3%.", "DBDB"),
    ("en", "10:32 –\nThe minister has resigned.\n\n10:50 –\nShares fell by 3%.", "DBDB"),
    ("en", "9am\nThe minister has resigned.\n\n10am\nShares fell by 3%.", "DBDB"),
    (
        "en",
        "18:00 CET (17:00 GMT)\nThe minister has resigned.\n\n18:30 CET (17:30 GMT)\nShares fell by 3%.",
        "DBDB",
    ),
    ("en", "5 min ago\nThe minister has resigned.\n\n12 min ago\nShares fell by 3%.", "DBDB"),
    ("en", "2 hours ago\nThe minister has resigned.\n\n3 hours ago\nShares fell by 3%.", "DBDB"),
    (
        "en",
        "Updated 10:32\nThe minister has resigned.\n\nUpdated 10:50\nShares fell by 3%.",
        "DBDB",
    ),
    ("en", "Today, 10:32\nThe minister has resigned.\n\nToday, 11:00\nShares fell by 3%.", "DBDB"),
    ("en", "🔴 10:32\nThe minister has resigned.\n\n🔴 10:50\nShares fell by 3%.", "DBDB"),
    ("en", "10:32:15\nThe minister has resigned.\n\n10:33:00\nShares fell by 3%.", "DBDB"),
    ("en", "1 h ago\nThe minister has resigned.\n\n2 h ago\nShares fell by 3%.", "DBDB"),
    ("en", "12 noon\nThe minister has resigned.\n\n3pm\nShares fell by 3%.", "DBDB"),
    (
        "en",
        "10:32 a.m. ET\nThe minister has resigned.\n\n11:05 a.m. ET\nShares fell by 3%.",
        "DBDB",
    ),
    (
        "en",
        "08:15 | Updated 09:00\nThe minister has resigned.\n\n09:15\nShares fell by 3%.",
        "DBDB",
    ),
    ("de", "10.32 Uhr\nThe minister has resigned.\n\n11.05 Uhr\nShares fell by 3%.", "DBDB"),
    ("de", "14:05 Uhr\nThe minister has resigned.\n\n14:20 Uhr\nShares fell by 3%.", "DBDB"),
    (
        "de",
        "vor 5 Minuten\nThe minister has resigned.\n\nvor 20 Minuten\nShares fell by 3%.",
        "DBDB",
    ),
    ("fr", "10 h 32\nThe minister has resigned.\n\n11 h 05\nShares fell by 3%.", "DBDB"),
    ("fr", "14h\nThe minister has resigned.\n\n15h\nShares fell by 3%.", "DBDB"),
    ("fr", "il y a 5 min\nThe minister has resigned.\n\nil y a 20 min\nShares fell by 3%.", "DBDB"),
    (
        "es",
        "hace 5 minutos\nThe minister has resigned.\n\nhace 2 horas\nShares fell by 3%.",
        "DBDB",
    ),
    ("uk", "10:32\nThe minister has resigned.\n\nо 11:05\nShares fell by 3%.", "DBDB"),
    ("uk", "5 хв тому\nThe minister has resigned.\n\n20 хв тому\nShares fell by 3%.", "DBDB"),
    ("sv", "kl. 10.32\nThe minister has resigned.\n\nkl. 10.50\nShares fell by 3%.", "DBDB"),
    ("fi", "klo 10.32\nThe minister has resigned.\n\nklo 11.05\nShares fell by 3%.", "DBDB"),
    ("pl", "godz. 10:32\nThe minister has resigned.\n\ngodz. 11:05\nShares fell by 3%.", "DBDB"),
    ("en", "10:32 The minister has resigned.\n\n10:45 Shares fell by 3%.", "DBDB"),
    ("en", "10.32am: The minister has resigned.", "DB"),
    ("en", "10:32 – Minister resigns over leak\n\nHe left at once.", "DHB"),
    ("en", "5 May 2026, 10:32 BST\n\nHe left at once.", "DB"),
    ("de", "5. Mai 2026, 10:32 Uhr\n\nEr ging sofort.", "DB"),
    ("fr", "Mardi 5 mai 2026\n\nIl est parti.", "DB"),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n10.5 million people fled.",
        "HBB",
    ),
    (
        "en",
        "Budget at a glance\n\nThe minister presented the budget.\n\n24 hours in Kyiv\n\nIt rained.",
        "HBSB",
    ),
    ("en", "07:15\nThe minister has resigned.\n\n07:30\nShares fell by 3%.", "DBDB"),
    ("en", "3.45pm\nThe minister has resigned.\n\n4.10pm\nShares fell by 3%.", "DBDB"),
    ("en", "16h45\nThe minister has resigned.\n\n17h10\nShares fell by 3%.", "DBDB"),
    ("en", "21:10 EDT\nThe minister has resigned.\n\n21:30 EDT\nShares fell by 3%.", "DBDB"),
    ("en", "(10:32)\nThe minister has resigned.\n\n(10:50)\nShares fell by 3%.", "DBDB"),
    ("en", "10:32:\nThe minister has resigned.\n\n10:50:\nShares fell by 3%.", "DBDB"),
    (
        "en",
        "Posted at 10:32\nThe minister has resigned.\n\nPosted at 10:50\nShares fell by 3%.",
        "DBDB",
    ),
    (
        "en",
        "10:32 • 5 min ago\nThe minister has resigned.\n\n10:50 • 1 min ago\nShares fell by 3%.",
        "DBDB",
    ),
    ("en", "Just now\nThe minister has resigned.\n\n3 mins ago\nShares fell by 3%.", "DBDB"),
    ("en", "Monday 10:32\nThe minister has resigned.\n\nMonday 11:00\nShares fell by 3%.", "DBDB"),
    (
        "en",
        "10:32am GMT+1\nThe minister has resigned.\n\n11:05am GMT+1\nShares fell by 3%.",
        "DBDB",
    ),
    ("de", "Um 10.32 Uhr\nThe minister has resigned.\n\nUm 11 Uhr\nShares fell by 3%.", "DBDB"),
    (
        "de",
        "Stand: 10:32 Uhr\nThe minister has resigned.\n\nStand: 11:05 Uhr\nShares fell by 3%.",
        "DBDB",
    ),
    ("fr", "À 10h32\nThe minister has resigned.\n\nÀ 11h05\nShares fell by 3%.", "DBDB"),
    ("it", "ore 10:32\nThe minister has resigned.\n\nore 11:05\nShares fell by 3%.", "DBDB"),
    ("es", "10:32 h\nThe minister has resigned.\n\n11:05 h\nShares fell by 3%.", "DBDB"),
    (
        "pl",
        "5 minut temu\nThe minister has resigned.\n\n2 godziny temu\nShares fell by 3%.",
        "DBDB",
    ),
    ("ru", "10:32\nThe minister has resigned.\n\n5 минут назад\nShares fell by 3%.", "DBDB"),
    (
        "uk",
        "оновлено 10:32\nThe minister has resigned.\n\nоновлено 11:05\nShares fell by 3%.",
        "DBDB",
    ),
    ("nl", "10.32 uur\nThe minister has resigned.\n\n11.05 uur\nShares fell by 3%.", "DBDB"),
    ("en", "10.32am BST The minister has resigned.", "DB"),
    ("en", "[14:05] Shares fall by 3%\n\nThe bank was glad.", "DHB"),
    ("en", "War: live updates\n\n10:32\n\nMissile hits Kyiv\n\nTwo died.", "HDSB"),
    ("en", "The talks ended at 10:32.", "B"),
    ("en", "9/11 changed us\n\nIt was 2001.", "HB"),
    ("en", "24/7 care for all\n\nIt was 2001.", "HB"),
    ("en", "12.30 million voters chose\n\nIt was 2001.", "HB"),
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
