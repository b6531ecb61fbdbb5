"""Word lists that `stated_verdict` uses, for the languages that newsrooms most often work in. All are in lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLAIM_NOUNS = _words("""
    claim claims statement statements assertion assertions allegation allegations accusation accusations story stories
    rumour rumours rumor rumors post posts tweet tweets quote quotes quotation quotations headline headlines message
    messages video videos clip clips photo photos photograph photographs picture pictures image images meme memes
    suggestion idea notion belief narrative narratives report reports article articles caption captions screenshot
    screenshots graphic infographic advert ad footage myth theory figure figures statistic statistics assumption
    boast boasts remark remarks comment comments argument contention insinuation account number numbers
    implication conclusion comparison comparisons chart charts graph graphs news hoax saying claiming suggesting stating asserting alleging implying insisting
    behauptung behauptungen aussage aussagen zahl zahlen rechnung vergleich grafik diagramm karte meldung nachricht gerücht zitat bild foto beitrag geschichte darstellung
    affirmation affirmations déclaration déclarations allégation rumeur citation publication photo image vidéo propos
    information histoire message chiffre chiffres comparaison graphique cifra cifras comparación gráfico afirmación afirmaciones declaración rumor publicación noticia imagen foto vídeo mensaje cita
    affermazione affermazioni dichiarazione notizia immagine voce citazione messaggio alegação afirmação declaração boato
    notícia imagem publicação bewering beweringen uitspraak bericht verhaal gerucht påståendet påstående uppgiften
    uttalandet bilden inlägget påstanden påstand uttalelsen udsagnet twierdzenie stwierdzenie informacja wypowiedź zdjęcie
    plotka tvrzení výrok zpráva informace snímek твердження заява допис новина фото відео повідомлення чутка цитата
    утверждение заявление новость сообщение слух запись видео iddia iddiası haber paylaşım açıklama görüntü
    الادعاء ادعاء الخبر التصريح الصورة المنشور הטענה הידיעה התמונה הציטוט väite väitteet uutinen állítás hír
    afirmația declarația știrea ισχυρισμός δήλωση
""")
"""Nouns for what somebody says, shows or shares, and gerunds such as *Saying that …*."""
CLEAR_CLAIM_NOUNS = _words("""
    claim claims statement statements assertion assertions allegation allegations accusation accusations rumour rumours
    rumor rumors story stories post posts behauptung behauptungen aussage affirmation allégation afirmación affermazione
    alegação afirmação bewering påståendet påstand twierdzenie tvrzení твердження утверждение iddia
""")
"""Claim nouns that name nothing else. A *report* or a *figure* can also be supported by somebody."""
ZERO_COPULA_SUBJECTS = _words("""
    твердження заява допис новина фото відео повідомлення чутка цитата утверждение заявление новость сообщение слух
    запись видео iddia iddiası haber paylaşım açıklama görüntü الادعاء ادعاء الخبر التصريح الصورة المنشور
    הטענה הידיעה התמונה הציטוט állítás hír це это то to bu هذا هذه זה זו
""")
"""Claim nouns and pronouns of languages that leave *is* out."""
PRONOUNS = _words("""
    it this that these those they all none das dies es dieses ce cela ça c' il eso esto ello lo esta ciò questo questa isso
    isto dit dat het det detta dette to toto це это то bu se ez
""")
BE = _words("""
    is are was were be been being 's 're remain remains remained prove proves proved proven seem seems seemed appear appears
    appeared look looks looked sound sounds sounded ring rings rang become becomes became turns turned
    ist sind war waren sei wäre bleibt erscheint est sont était étaient serait reste demeure es son era eran fue fueron sería
    resulta é è sono era erano sarebbe são eram foi seria is zijn was waren blijkt lijkt är var er blev jest są był była było
    byla bylo je jsou є був була було были был была было on ovat este sunt είναι είναι hamis
""")
BE_OF_ENGLISH = _words("""
    is are was were be been being 's 're remain remains remained prove proves proved proven seem seems seemed appear appears
    appeared look looks looked sound sounds sounded ring rings rang become becomes became turns turned
""")
RATE = _words("""
    rate rates rated rating rule ruled rules judge judged judges deem deemed deems find finds found declare declared declares
    consider considered considers label labels labelled labeled mark marked marks classify classified call called calls
    debunk debunked debunks brand branded dismiss dismissed expose exposed dub dubbed flag flagged describe described
    bewerten bewertet bewertete eingestuft einstufen jugé jugée qualifié qualifiée calificada calificado giudicato
    giudicata classificada beoordeeld oceniono ocenione označeno визнано оцінено признано
""")
SURE_RATE = _words(
    "rate rates rated classify classified bewerten bewertet eingestuft oceniono beoordeeld"
)
"""Verbs that rate a claim whatever stands between them and the verdict."""
NAMED_AS = _words("""
    call called calls brand branded dismiss dismissed dub dubbed describe described declare declared declares label labels
    labelled labeled consider considered considers deem deemed deems
""")
"""Verbs with which anybody can speak of a statement. It states our verdict only if a checker does so."""
ADVERBS = _words("""
    not n't just simply in fact indeed still thus therefore also both partly outright flat plain plainly far from
    anything nothing but half mostly only quite very so at best rated now long no longer never neither either nor even all
    too as to be been being out have has had widely somewhat rather pretty downright almost nearly per cent 100 hardly more
    less than a an the bit little may might can could would should must will really actually most seriously again
    ganz völlig teilweise schlicht einfach nicht größtenteils weitgehend komplett nur tout fait pas totalement
    complètement partiellement plutôt totalmente parcialmente completamente simplemente no não del tutto parzialmente
    falsamente helemaal deels gewoon niet helt delvis inte ikke całkowicie częściowo nie zcela částečně není повністю
    частково не цілком полностью частично tamamen kısmen ole täysin
""")
"""Words that may stand between *is* and the verdict."""
BEFORE_NOUN = _words("""
    the a an this that these those his her their its our my your one another any some every each no der die das ein eine
    diese dieser le la les l' un une cette ce ces el los las una esta este il lo gli questa questo o os as de het een
    deze dit den det en ett denna ta ten ten to tento ця цей эта этот bu
""")
VIRAL = _words("""
    viral shared widely circulated circulating edited doctored altered manipulated repeated alleged disputed
    published posted related claimed so called much used unverified leaked fabricated quoted cited outdated
""")
"""Words in *-ed* that may stand before a claim noun."""
PREPOSITIONS = _words("""
    of in on at by for with from about into under over after before between to against during through within without near
    von in im an am auf bei für mit aus nach du des au aux à dans sur pour avec par chez del al en con por para di da nel
    van op bij voor av på för med za z w o na od do у в на про за з із від
""")
VERBS = _words("""
    has have had having does did do made makes make gave gives sent said says say told tells saw sees won lost ran runs
    wrote writes held took takes got gets will would can could may might shall should must filed rejected received heard
    denied reviewed checked hat haben hatte a ont avait ha han había hanno heeft hebben har hade ma mają
    má mají має мали who which whose whom when where while if whether because although
""")
"""Words that show that a noun phrase has ended."""
SPEECH = _words("""
    said says say saying told tells tell claim claims claimed argued argues argue believes believed believe thinks thought think
    insisted insists insist denied denies deny wrote writes tweeted suggested suggests alleged alleges stated asked asks
    complained added adds replied warned warns heard sagt sagte sagten behauptet behauptete dit déclare affirme affirmé dice
    dijo afirma afirmó detto diz disse zegt zei säger sade mówi powiedział говорить сказав каже говорит сказал
""")
CHECKERS = _words("""
    we our us factcheckers factchecker factcheck checkers checker politifact snopes reuters
    afp verdict rating review reviewers evidence records researchers research check checks correctiv faktencheck
    experts scientists archives investigation analysis data wir nous nosotros noi nós wij vi ми мы
""")
"""Those whose word is a verdict: the newsroom, other fact-checkers, evidence."""
IF = _words("if whether unless ob si se als om jeśli czy якщо чи если когда when")
THAT = _words("that dass daß que qu' che dat att at að że že що что hogy että ότι إن أن")
WHETHER = _words("whether ob si om czy чи ли")
TO_SAY = _words("""
    to say claim state suggest assert imply argue report insist pretend describe think believe conclude present zu behaupten
    sagen de dire prétendre affirmer decir afirmar dire affermare dizer
""")
AFTER = _words("""
    that because since as and or but by according say says said found in on at after before when while until unless if so for
    about though although here there too also again now today according despite given without with however whether per
    under among due altogether either overall only anyway entirely completely of which who not
    dass daß weil denn da und oder aber laut wie que qu' parce car et ou mais selon porque pues y o pero según perché e ma
    secondo pois mas segundo dat omdat want en of maar volgens att eftersom och men enligt at fordi og men że bo ponieważ i
    ale že protože a ale що бо тому і та але що потому что и но sagt zegt säger dice dit
""")
"""Words that can follow a verdict. Any other word after it is what the verdict describes: *false teeth*."""
SUPPORT = _words("support confirm prove say show back verify judge tell decide claim conclude")
SAY_OF_CLAIM = _words("say says show shows showing saying claim claims claiming that about")
HEADS = _words("""
    fact check factcheck verdict rating ruling our conclusion finding assessment result the in short bottom line status
    rated judgement judgment answer faktencheck bewertung urteil fazit ergebnis vérification verdict conclusion veredicto
    verificación conclusión verifica verdetto conclusione verificação veredito factcheck oordeel conclusie faktakoll slutsats
    faktasjekk faktatjek werdykt ocena wniosek hodnocení ověřeno verdikt вердикт висновок перевірка вывод проверка karar sonuç
    doğrulama الحكم النتيجة פסיקה קביעה we checked
""")
"""Words of a heading that only announces a verdict."""
PROPERTY_STEMS = (
    "outdated",
    "support",
    "confirm",
    "wrong",
    "exaggerat",
    "understat",
    "satir",
    "misleading",
    "veraltet",
)
"""Labels that also describe things, not only statements: *the bridge, rated outdated by engineers*."""
OPPOSITES = {
    "false": ("true", "correct", "accurate", "right"),
    "wrong": ("true", "correct", "accurate", "right"),
    "incorrect": ("true", "correct", "accurate", "right"),
    "refuted": ("true", "correct", "supported"),
    "true": ("false", "untrue", "wrong", "incorrect"),
    "correct": ("false", "untrue", "wrong", "incorrect"),
    "supported": ("refuted", "unsupported", "false"),
    "unproven": ("proven", "proved"),
}
"""With *not* before them, these words state the verdict too."""
SYNONYMS = {
    "false": ("untrue", "fake", "wrong", "incorrect", "hoax", "lie", "debunked", "fabricated"),
    "mostly false": ("untrue", "largely false", "mainly false"),
    "half true": ("partly true", "partially true", "partly false", "partially false"),
    "mostly true": ("largely true", "mainly true", "broadly true", "mostly correct", "largely correct"),
    "true": ("correct", "accurate"),
    "refuted": ("disproved", "disproven", "debunked"),
    "unproven": ("unproved", "unsubstantiated", "unconfirmed"),
    "wrong": ("incorrect", "false", "untrue"),
    "incorrect": ("wrong", "false", "untrue"),
    "confirmed": ("true", "correct"),
    "outdated": ("obsolete",),
}  # fmt: skip
"""Words that state the verdict as its label does."""
NOT = _words(
    "not n't never no hardly neither nor nicht kein pas n' no non não niet inte ikke nie не anything far"
)

VERDICT_HEADS = HEADS - _words("the our in short bottom line we checked result answer status")
"""One of them makes a heading one that announces a verdict."""
JOINING = _words("and or but nor und oder et ou y o e ma ed i та і и , aber mais pero")
"""Words that join two verdicts: *false and misleading*."""
TAKES_IS = _words("claim statement story rumour post what there here he she")
"""After these and pronouns, *’s* is *is*."""
AUXILIARIES = _words(
    "has have had may might can could would should will must to also still all both simply just out be"
)
EXISTENTIAL = _words("there")
WE = _words("we wir nous nosotros")
"""Before a label that is a verb: *We cannot confirm that …*."""
INTRODUCING = _words("but however and so yes no also now still in")
NOUN_OR_VERB = _words(
    "claims claim reports report posts post quotes quote tweets statements photographs pictures images"
)
"""Claim nouns that are verbs after a subject."""
DESCRIBES_POSTS = VIRAL | _words("""
    viral social media facebook online old several many some various widespread such twitter tiktok whatsapp instagram
    youtube telegram news new recent popular similar two three other more common main central key first second original
    whole entire
""")
ENDS_PHRASE = (PREPOSITIONS | VERBS | THAT | IF) - BEFORE_NOUN
"""Words with which a noun phrase has ended."""
IRREGULAR = {
    "not": "n't",
    "faux": "fausse",
    "trompeur": "trompeuse",
    "mensonger": "mensongère",
    "infondé": "infondée",
    "inexact": "inexacte",
}
"""Other forms of a word that are more than another ending."""
ONLY_CLAIMS = _words(
    "claim statement assertion allegation accusation rumour rumor behauptung aussage"
)
CONTRAST = _words(
    "but though although however only yet if unless aber doch mais pero ma mas але но"
)
"""Words with which a verdict is restricted: *True, but …*."""
OR = _words("or oder ou o або или")
"""Words between two names of one verdict."""
WHAT = _words("what everything whatever much all was alles ce tout lo todo cosa те то всё все")
"""How a clause for what somebody said begins: *What he says about rents …*."""
GOT = _words("got gets get have has had")
BEGINS_CLAUSE = BEFORE_NOUN | PRONOUNS | _words("there he she we they says say he hay")
