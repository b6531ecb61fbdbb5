"""Rules for languages without their own: abbreviations that many languages share. `srx` adds more for many languages."""

from dataclasses import replace

from claims.text.sentences.rules import Rules, words

COMMON = Rules(
    never_end=words("""
        dr drs prof mr mrs ms mme ing mag mgr dipl st gen col maj lic arch arh phdr mudr judr rndr dhr mevr hr fru
        dl dna dra dras sr sra srta ca c cca circa aprox approx vs resp prim doc phd akad red
        t.ex f.eks bl.a d.w.z p.ex o.a m.b.v kb pl ts ths tp gs
        проф др акад инж ген д-р г-н г-жа пр ок δρ κ κα
    """),
    before_number=words("""
        kl nr no núm num n nº č čl čís br art arts cap fig vol p pp pag pág pàg págs s sid side sivu blz bl str oldal
        tel tab kap § jan feb mar mrt apr jun jul aug sep sept okt oct nov dec dek des янв ст с чл σελ άρθρ rp hal
    """),
    units=words("""
        milj mill mio mln mil mld mlrd mrd md tis tys tūkst хил хиљ тыс тис млн млрд εκατ δισ χιλ r w m km kg g
        г р в п л esim örn pvz napr npr нпр напр
    """),
    years=words("r г"),
    may_end=words("a.m p.m"),
    times_of_day=words("a.m p.m"),
    closing=words(
        "etc osv o.s.v m.m m.fl mfl m.v mv e.l enz e.d atd apod itd itp stb jne yms τλπ κ.λπ κ.ά"
    ),
    has_ordinals=True,
    starters=frozenset(),
    ends_before_lower=False,
)

GREEK = replace(COMMON, asks_with_semicolon=True)
