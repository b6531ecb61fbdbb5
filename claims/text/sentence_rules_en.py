"""English: the tables behind `sentences.split`. The order of the tables is the order of errors they save."""

from .sentence_rules import Rules, words

TITLES = words("""
    mr mrs ms mx messrs mmes dr drs prof profs rev revd fr hon rt gen maj lt ltc col capt cpt cmdr cdr comdr adm
    sgt cpl pvt pfc sen sens rep reps gov govs pres supt insp det amb atty attys sec treas bros mme mlle st ste
    brig lieut msgr esqs dir asst assoc sr. jr. pte
""") - words("sr. jr. sec st det dir asst assoc bros")

NEVER_END = TITLES | words("""
    vs v e.g eg i.e ie cf viz al. mt mts ft. c. ca approx incl resp esp ibid nee d/b/a f/k/a st n.b ed. eds. trans.
    i.e. e.g. aka. a.k.a o/b/o
""") - words("ed. eds. trans. al. ft. c. aka. i.e. e.g.")

BEFORE_NUMBER = words("""
    no nos n° nº p pp par para paras pt ch chap fig figs eq eqs eqn ex sec sect art arts vol vols ed eds app
    ver v cat lot rm ext tel fax op ref refs tab al bk ser stat stats § c ca circa max min avg est
""")

MONTHS = words("jan feb mar apr jun jul aug sep sept oct nov dec")

BEFORE_NAME = MONTHS | words("""
    mon tue tues wed thu thur thurs fri dept univ inst assn bldg natl intl mfg ctr
    ala ariz calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa penn
    tenn tex va vt wis wyo ont que b.c n.y n.j n.c s.c d.c l.a n.h n.m r.i w.va
    asst assoc dir det sec ft pvt ph tr ed eds comp
""") - words("ed eds ind ill miss la comp mo del pa ore")

MAY_END = words("""
    inc ltd co corp llc plc cos bros bhd pty gmbh etc al jr sr esq st ave av blvd rd ln hwy pl sq
    u.s u.k u.n e.u u.s.a u.a.e u.s.s.r d.c ph.d ph.d m.d b.a m.a b.s m.s m.b.a j.d ll.b d.d.s r.n
    a.m p.m a.d b.c b.c.e c.e am. pm. oz lb lbs hr hrs min mins sec secs ft yd yds mi sq in. kg km cm mm
    tbsp tsp approx est misc govt dept esp ext s.a n.v s.p.a a.g l.l.c l.p p.c p.a
""") - words("am. pm. in. min sec misc")

STARTERS = words("""
    A About According After Again All Also Although Among An And Another Any Are As At Back Because Before Being Both
    But By Can Can't Could Despite Did Do Does Don't During Each Earlier Either Even Ever Every Everyone Everything
    Few Finally First For From Further Furthermore Given Had Has Have Having He He'd He'll He's Hence Her Here
    Here's Hers His Hopefully How However I I'd I'll I'm I've If In Indeed Instead Is It It'll It's Its Just Last
    Later Let Let's Like Likewise Many Maybe Me Meanwhile More Moreover Most Much My Nearly Neither Never Nevertheless
    Next No Nobody None Nonetheless Nor Not Nothing Now Of Often Oh Ok Okay On Once One Only Or Other Others
    Otherwise Our Over Overall Perhaps Please Rather Several She She'd She'll She's Should Similarly Since So Some
    Someone Sometimes Soon Still Such Surely Than Thank Thanks That That's The Their Theirs Then There There's
    Therefore These They They'd They'll They're They've This Those Though Through Thus To Today Together Tomorrow Too
    Tonight Under Unfortunately Unless Unlike Until Up Usually Very Was Was We We'd We'll We're We've Well Were What
    What's Whatever When Whenever Where Whether Which While Who Who's Whoever Whose Why Will With Within Without Would
    Yes Yesterday Yet You You'd You'll You're You've Your
    He’s I’m I’ve I’d I’ll It’s She’s That’s There’s They’re We’re We’ve You’re Don’t Can’t Let’s What’s Here’s
""")

LOWER_STARTERS = words("""
    i i'm i've i'd i'll im ive he she it its it's they we you this that these there the if but and so my his her when
    what why how please thanks also then
""")

ENGLISH = Rules(
    never_end=NEVER_END,
    before_number=BEFORE_NUMBER,
    before_name=BEFORE_NAME,
    may_end=MAY_END,
    starters=STARTERS,
    exclaimed_names=words("Yahoo Jeopardy Yum Kahoot Joomla Panic Hamilton Oliver Chips"),
    letters_that_are_words=words("I"),
    times_of_day=words("a.m p.m"),
    titles=TITLES,
    lower_starters=LOWER_STARTERS,
)
