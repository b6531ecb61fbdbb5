"""Sentence rules for English."""

import re

from claims.text.sentences.rules import Rules, words

TITLES = words("""
    mr mrs ms mx messrs mmes mme mlle dr drs prof profs rev revd fr hon rt sr sra gen maj lt ltc col capt cpt
    cmdr cdr comdr adm brig lieut sgt cpl pvt pfc sen sens rep reps gov govs pres supt insp amb atty attys
    treas msgr ald spc vet wm chas jas thos robt edw benj
""") - {"sr", "vet"}

NEVER_END = TITLES | words("""
    vs v e.g eg i.e ie cf viz mt mts ft ste c ca approx incl resp esp ibid nee n.b a.k.a f/k/a d/b/a o/b/o p.s ps
    asst assoc dep det
""")

BEFORE_NUMBER = words("""
    no nos n° nº p pp par para paras pt ch chap chaps fig figs eq eqs eqn ex exs sec sect art arts cl vol vols ed
    app ver cat lot rm ext tel fax op ref refs tab al bk ser § max min avg est flt apt ste bldg
""")

UNITS = words("""
    oz lb lbs hr hrs min mins sec secs ft yd yds mi in kg g mg km m cm mm mph kph tbsp tsp gal sq cu yr yrs mo mos
    wk wks bn mn tn pct cwt
""")

MONTHS_AND_DAYS = words("""
    jan feb febr mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
""")

STATES = words("""
    ala ariz ark calif colo conn fla ga ill ind kan ky mass md mich minn mont neb nev okla ont ore pa penn tenn tex vt va wash wis wyo
    n.y n.j n.c n.d n.h n.m s.c s.d r.i w.va d.c l.a b.c
""")

COMPANIES = words("""
    inc ltd co cos corp llc plc bros bhd pty gmbh s.a n.v s.p.a a.g l.l.c l.p p.c p.a l.l.p
""")

DEGREES = words("""
    jr sr esq ph.d phd m.d b.a m.a b.s m.s b.sc m.sc m.b.a j.d ll.b ll.m d.d.s d.phil r.n m.p m.p.s
""")

MAY_END = (
    MONTHS_AND_DAYS
    | STATES
    | COMPANIES
    | DEGREES
    | words("""
    u.s u.k u.n e.u u.s.a u.a.e u.s.s.r a.m p.m a.d b.c b.c.e c.e etc al misc est
    ave av blvd st rd ln hwy pl sq ctr plz pkwy univ inst dept depts govt assn natl intl mfg gov't int'l nat'l dep't
""")
)

STARTERS = words("""
    A About According Across After Afterwards Again All Almost Already Also Although Altogether Among An And Another
    Any Anyone Anything Anyway Apart Apparently Are Around As Aside At Back Because Before Being Below Besides Between
    Both But By Can Certainly Clearly Could Currently Despite Did Do Does During Each Earlier Either Elsewhere Even
    Eventually Ever Every Everybody Everyone Everything Except Few Finally First Firstly For Fortunately Four From
    Further Furthermore Generally Given Had Has Have Having He Hence Her Here Hers Hey Hi His Hopefully How However
    I If Im In Indeed Initially Inside Instead Into Is It Its Ive Just Last Lastly Later Less Let Likewise Looking
    Many Maybe Me Meanwhile More Moreover Most Mostly Much My Nearly Neither Never Nevertheless No Nobody None
    Nonetheless Nor Normally Not Nothing Now Obviously Of Off Often Oh Ok Okay On Once One Only Or Originally Other
    Others Otherwise Our Out Outside Over Overall Perhaps Please Presumably Previously Probably Rather Recently
    Second Secondly Several Shall She Should Similarly Simply Since So Some Somebody Someone Something Sometimes
    Soon Still Subsequently Such Surely Than Thank Thankfully Thanks That The Their Theirs Them Then There Thereafter
    Therefore These They Third This Those Though Three Through Throughout Thus To Today Together Tomorrow Tonight
    Too Two Typically Ultimately Under Unfortunately Unless Unlike Until Up Us Usually Very Was We Well Were What
    Whatever When Whenever Where Whereas Wherever Whether Which While Who Whoever Whom Whose Why With Within Without
    Would Yes Yesterday Yet You Your Yours
""")

CONTRACTED = frozenset(
    word + apostrophe + ending
    for apostrophe in "'’"
    for word, endings in {
        "I": "m ve d ll", "You": "re ve d ll", "He": "s d ll", "She": "s d ll", "It": "s d ll", "We": "re ve d ll",
        "They": "re ve d ll", "That": "s d ll", "There": "s d ll", "Here": "s", "What": "s re d ll", "Who": "s d ll",
        "Where": "s d", "How": "s d", "When": "s", "Why": "s", "Let": "s", "Don": "t", "Doesn": "t", "Didn": "t",
        "Isn": "t", "Aren": "t", "Wasn": "t", "Weren": "t", "Can": "t", "Couldn": "t", "Won": "t", "Wouldn": "t",
        "Shouldn": "t", "Haven": "t", "Hasn": "t", "Hadn": "t",
    }.items()
    for ending in endings.split()
)  # fmt: skip

AFTER_TIME = words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays
    Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun January February March April May June July August September October November
    December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Eastern Central Mountain Pacific Atlantic Greenwich Universal
    Moscow Zulu EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST EET EEST MSK IST AEST AEDT JST HKT SGT
""")

BEFORE_TIME = words("""
    At On By Around Shortly Until Till From Before After Since Just About Between Late Early Every Only Daily Nearly Near
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday Tomorrow
""")

COUNTRIES = words("u.s u.k u.n e.u u.s.a u.a.e u.s.s.r")
BEFORE_COUNTRY = words(
    "in to into from across throughout outside inside within leave left leaving entered entering visit visited"
)

PARTS_OF_NAMES = words("""
    Senate House Congress Congressman Congresswoman Representative Representatives Senator Senators Army Navy Air Marine Marines
    Coast Department Treasury Treasuries Treasurys Supreme Court Courts President Vice Secretary Ambassador Ambassadors Embassy
    Census Bureau Federal Fed Steel Open Capitol Constitution Postal Geological Agency Attorney Attorneys Bank Bankruptcy Border
    Chamber Chief Citizenship Code Commission Commissioner Customs Democrat Democrats Republican Republicans District Dollar
    Drug Energy Environmental Fish Food Forces Foreign Forest General Government Governor Highway Holocaust Homeland Immigration
    Interior Justice Labor Labour Magistrate Mayor Media Military Mission National Office Olympic Open Pacific Patent Route
    Security Securities Social Soccer Special Sports State States Strategic Surgeon Trade Trustee Virgin War Weather Women
    Chairman Chairwoman Chair CEO CFO COO Director Executive Founder Manager Managing Spokesman Spokeswoman Spokesperson
    Professor Councillor Councilman Judge Sheriff Police Boulevard Avenue Drive Day Center Centre Park Hall High School Airport
    Airways Airlines Memorial Museum Library Hospital University College Highway Group Holdings Company Foundation Limited
    Council City County Times Post Herald Tribune Journal News Press Series Cup Prix International World
""")
SAINTS = words(
    "Louis James Andrews Thomas Nicholas Francis Charles Johns Helens Albans Ives Lucas Moritz Regis Tropez Vincents Davids"
)

_SAYS_WHO = re.compile(
    r"(?:[A-Z][\w.'’-]{1,20}+ ){1,4}(?:said|says|asked|asks|wrote|writes|added|adds|shouted|yelled|cried|replied|tweeted|posted"
    r"|exclaimed|declared|told|screamed|chanted|recalled|joked|quipped|answered|wondered|warned|insisted)\b"
)

ENGLISH = Rules(
    says_who=_SAYS_WHO,
    never_end=NEVER_END,
    before_number=BEFORE_NUMBER,
    units=UNITS,
    may_end=MAY_END,
    starters=STARTERS | CONTRACTED,
    exclaimed_names=words("Yahoo Jeopardy Yum Kahoot Joomla Oklahoma Chips"),
    times_of_day=words("a.m p.m"),
    after_time=AFTER_TIME,
    before_time=BEFORE_TIME,
    parts_of_names=PARTS_OF_NAMES | SAINTS,
    countries=COUNTRIES,
    before_country=BEFORE_COUNTRY,
    titles=TITLES,
    lower_starters=words("""
        i i'm i've i'd i'll im ive he she it it's its they they're we we're you you're this that that's these those
        there there's but and so my his her their our your when what why how where who please thanks also then
        if do does did is are was were can could would will should have has not no yes don't
    """),
)
