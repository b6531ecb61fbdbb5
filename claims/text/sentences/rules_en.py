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
    titles=TITLES,
    lower_starters=words("""
        i i'm i've i'd i'll im ive he she it it's its they they're we we're you you're this that that's these those
        there there's but and so my his her their our your when what why how where who please thanks also then
        if do does did is are was were can could would will should have has not no yes don't
    """),
)
