"""Word lists of the signals, in English and Ukrainian. Entries are separated by `|`; `*` matches any ending.

The words come from the general vocabulary of news and debates. None was added to suit one article.
"""

WORDS: dict[str, str] = {
    "number": """
        two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | twenty | thirty | forty | fifty
        | sixty | seventy | eighty | ninety | hundred | hundreds | thousand* | million* | billion* | trillion* | dozen*
        | number of | numbers of | amount of | enough | zero | once | twice | double* | тисяч* | мільйон* | мільярд*
        | сотн* | десятк* | кількіст* | кількост* | млн | млрд | тис
    """,
    "share": """
        % | percent | per | percentage* | half | halves | third of | thirds | quarter of | quarters | majority | minority
        | most of | share of | rate of | one in | out of every | відсотк* | половин* | третин* | більшіст* | частк*
    """,
    "money": """
        $ | € | £ | ¥ | ₴ | dollar | dollars | euro | euros | cents | hryvnia* | ruble* | rouble* | budget | budgets | deficit*
        | debt | debts | tax | taxes | taxpayer* | spending | spent | spend | spends | cost | costs | salary | salaries
        | wage | wages | income* | revenue* | funding | funded | paid | pays | loan | loans | гривень | гривн* | долар*
        | євро | бюджет* | податк* | борг*
    """,
    "date": """
        january | february | april | june | july | august | september | october | november | december | monday
        | tuesday | wednesday | thursday | friday | saturday | sunday | yesterday | last year | last month | last week
        | last night | last decade | last century | years ago | year ago | months ago | weeks ago | days ago
        | decades ago | since | historically | monthly | yearly | annual | annually | daily | weekly | січн* | лютого
        | березн* | квітн* | травн* | червн* | липн* | серпн* | вересн* | жовтн* | листопад* | грудн* | торік
    """,
    "comparison": """
        more | less | fewer | greater | larger | smaller | bigger | higher | lower | faster | slower | better | worse
        | longer | shorter | older | younger | stronger | weaker | cheaper | richer | poorer | safer | most | least
        | largest | biggest | highest | lowest | fastest | slowest | best | worst | longest | strongest | oldest
        | richest | poorest | deadliest | the same | as much | as many | as high | as low | as large | as few | than
        | compared | equal to | record | unprecedented | extremely | the first | the second | the third | the last
        | the only | never before | outnumber* | exceed* | більше | менше | вищ* | нижч* | ніж | найбільш* | найменш*
        | порівнян*
    """,
    "trend": """
        increas* | decreas* | rise | rises | rising | risen | rose | fall | falls | falling | fallen | fell | grow
        | grows | growing | grown | growth | grew | declin* | drop | drops | dropped | dropping | shrink* | shrank
        | climb* | surg* | doubled | doubling | tripled | halved | slows | slowed | slowing | slowly | accelerat* | expand*
        | reduc* | cut | cuts | raise | raised | raises | raising | gain | gains | gained | lost | losing | loses | losses
        | lose | advanc* | replac* | redirect* | moved from | moving from | turned into | turning into | become | becomes
        | becoming | became | has been | have been | no longer | crisis | зрос* | зменш* | збільш* | знизи* | скороти*
        | втрат* | впав | впала | впали
    """,
    "cause": """
        because | cause | causes | caused | causing | led to | lead to | leads to | leading to | due to | result in
        | results in | resulted in | result of | resulting in | resulting from | as a result | thanks to | which is why
        | that's why | responsible for | in order to | intended to | designed to | forced | forcing | forces us
        | prevent* | allowed | allows | allowing | created | creates | creating | trigger* | fuelled | fueled
        | contributed to | contribute to | contributes to | blam* | через те | тому що | внаслідок | спричин* | завдяки
        | призве* | призводить
    """,
    "attribution": """
        за словами | за даними | за інформацією | за повідомленням | повідоми* | повідомля* | заяви* | сказав | сказала
        | зазначи* | стверджу* | розпові* | наголоси*
    """,
    "hedge": """
        might | could | perhaps | maybe | possible | possibly | probably | presumably | likely | unlikely | seem | seems
        | seemed | apparently | i think | i guess | i believe | i suppose | i hope | i feel | in my opinion | in our opinion
        | in my view | in our view | sort of | kind of | as if | можливо | мабуть | ймовірно | імовірно | напевно
        | здається
    """,
    "future": """
        will | shall | won't | going to | gonna | would | next year | next month | next week | next decade | tomorrow
        | plan to | plans to | promise | promises | promised | pledge* | vow | vows | vowed | intends to | intend to | aims to
        | aim to | forecast* | predict* | depends on | depend on | i'll | we'll | you'll | he'll | she'll | they'll | it'll
        | буде | будуть | планує | планують | обіця* | має намір
    """,
    "opinion": """
        should | shouldn't | must | ought to | need to | needs to | have to | has to | let's | hope | hopes | hopefully
        | wish | beautiful | wonderful | terrible | horrible | great | awful | amazing | shameful | disgrace* | disgusting
        | outrageous | ridiculous | tragic | sad | sadly | brave | heroic | proud | love | hate | important | values
        | believe | believed | believes | мусить | мусимо | повинн* | слід | треба | варто | на жаль | сподіва* | вважаю
        | думаю
    """,
}

UNLESS: dict[str, str] = {"the same": "time"}
"""Phrases that are not a signal before this word: *at the same time*."""
