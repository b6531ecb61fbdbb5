"""English sentences that leave out what was said before (`ELLIPSIS`), or may do so (`IN_DOUBT`)."""

import re

_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|a hundred|hundreds"
    r"|a thousand|thousands|millions|dozens|scores)"
)
_SHARE = r"(?:\s?%|\s(?:per\s?cent|percent|pc|pct|percentage points?|pp)\b)"
_HEDGE = (
    r"(?:(?!of\s)[^,.;:]{1,60},\s)?(?:(?:some|about|around|roughly|nearly|almost|only|just|over|under|well over|more than|less than|fewer than|at least|at most"
    r"|up to|as many as|as few as|another|a further|the other|not even|fully|barely|hardly|even|an estimated"
    r"|(?:still )?(?:in|by|for|at|on|from|since)\s[^,]{1,40},)\s){0,4}"
)
_VERB = (
    r"(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should"
    r"|said|say|says|came|come|comes|went|go|goes|won|lost|lose|got|get|left|leave|took|take|made|make|gave|give|saw|see|knew|know"
    r"|thought|think|felt|feel|fell|fall|rose|rise|grew|grow|stood|stand|lay|lie|sat|held|hold|kept|keep|led|met|paid|pay|put|ran|run"
    r"|sold|sell|sent|spent|spend|told|tell|want|live|work|agree|disagree|vote|support|oppose|remain|stay|die|earn|own|believe|use|need"
    r"|fled|flee|froze|chose|bought|brought|caught|drew|drove|fought|found|flew|forgot|heard|hit|meant|read|shot|shut|sank|slept|spoke"
    r"|struck|taught|threw|understood|wore|wrote|began|became|broke|built|cut|beat|spread|quit|withdrew|won|swore|survive|return|fail|refuse"
    r"|counted|back|backs|[a-z]{2,20}ed)\b(?!\sof\b)"
)
_QUANTITY = (
    rf"(?:(?:half|none|any|plenty|enough|nothing|many|most|some|few|several|all|both|each|neither|either|others|another|fewer|more|less|nobody|no one|everyone"
    rf"|a (?:few|third|quarter|fifth|tenth|half|majority|minority|handful|dozen)|(?:two|three|four)[- ](?:thirds|quarters|fifths|tenths)"
    rf"|the (?:rest|others?|remainder|remaining \w+|majority|minority|first|second|third|last|next|two|three|pair|latter|former)"
    rf"|{_NUMBER})(?:{_SHARE})?)"
)
_FIGURE = (
    r"(?:figures?|numbers?|totals?|rates?|shares?|amounts?|sums?|proportions?|percentages?|averages?|counts?|toll|levels?|prices?|costs?"
    r"|increases?|decreases?|rises?|drops?|falls?|gains?|loss(?:es)?|gaps?|difference|ratio|trend|results?|changes?|margin|score|record)"
)
_COMPARATIVE = (
    r"(?:more|fewer|less|higher|lower|larger|smaller|greater|bigger|older|younger|faster|slower|better|worse|cheaper|dearer|longer"
    r"|shorter|stronger|weaker|richer|poorer|wider|narrower|heavier|lighter|easier|harder|rarer|deeper|steeper|hotter|colder|wetter|drier"
    r"|safer|quicker|sharper|milder|earlier|later|nearer|closer|further|farther)"
)
_PERIOD = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"

_ELLIPSES = (
    # Half were empty. None was built. Some 60 per cent said no. Forty came.
    rf"^{_HEDGE}{_QUANTITY}\s(?:(?:\w{{2,20}}ly|never|also|still|now|later|even|then|soon|too)\s)?{_VERB}",
    # Forty of them. One in three agreed. Sixty per cent.
    rf"^{_HEDGE}{_QUANTITY}\sof\s(?:them|these|those|it|us|you)\b",
    rf"^{_HEDGE}{_NUMBER} (?:in|out of) {_NUMBER}\s{_VERB}",
    rf"^{_HEDGE}{_NUMBER}{_SHARE}(?!\s(?:of|more|less|fewer|higher|lower)\b)",
    # Under Labour, 12 per cent.
    rf"^[^,.;:]{{1,60}}[,:-]\s{_HEDGE}{_QUANTITY}\W{{0,3}}$",
    # As for Lyon, 40 were shut. In Rotterdam, however, prices doubled.
    r"^(?:as (?:for|to)|turning to|compared with|unlike|like|ditto|bar|besides|apart from|followed by|next (?:come|came|comes)|counting|including|up from|down from|against)\s|^(?:in total|in all|altogether|overall)\b",
    (
        r",\s(?:however|though|therefore|meanwhile|too|then|conversely|moreover|nevertheless|consequently|accordingly"
        r"|by comparison|on the other hand|on the contrary|for example|for instance|in turn|as a result|of course|again|instead)\b|\b(?:by|in) contrast\b(?! (?:to|with)\b)"
    ),
    # Wages did too. Lyon has not. So did rents.
    r"^(?:\W{0,3}\w+\W{1,3}){0,7}(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should|might|may|must)(?:n['’]t|\snot)?\W{0,3}$",
    r"\b(?:too|as well|likewise|respectively|similarly|alike|accordingly|conversely)\W{0,3}$",
    r"^(?:so|nor|neither)\s",
    # Yes. Not since 2020. Only in Lyon.
    (
        r"^(?:yes|no|not|never|nowhere|nothing|nobody|perhaps|maybe|exactly|indeed|true|false|wrong|right|correct|of course|certainly"
        r"|absolutely|hardly|quite|rather|precisely|only|just|especially|mostly|mainly|partly|at least|except)\b"
    ),
    # The opposite is true for rents.
    (
        r"\b(?:opposite|reverse|contrary|converse|inverse)\b(?!\sof\b)|\bthe\s(?:former|latter)\b"
        r"|^(?:\w+\s){0,2}the\ssame\b(?!(?:\s\w+){0,3}\sas\b)"
    ),
    (
        r"^(?:in|at|on|by|for|from|since|after|before|during|among|under|with|within|according to|without|despite)\s[^,.]{1,50},?"
        r"\s(?:it|they|he|she|this|that|these|those|there)\b"
    ),
    # In June the figure was 8 per cent.
    rf"\b(?:the\s|(?:that|this|those|these)\s){_FIGURE}\b(?!\s(?:of|that|who|which|for|in)\b)",
    r"\bthe\s(?:most|least|best|worst|highest|lowest|largest|smallest|fewest)\W{0,3}$",
    rf"^(?:{_NUMBER}|a|several|some|many)\s{_PERIOD}\s(?:later|earlier|before|after|afterwards?|on)\b",
)
_DOUBTS = (
    rf"^(?:with|at|on)\s{_HEDGE}{_NUMBER}{_SHARE}",
    r"\bat the (?:time|peak|end|start|height|moment|outset)\b(?!\sof\b)",
    # A spokesman denied this. A rise of 4 per cent in Tours.
    r"\b(?:this|that|these|those|so|such)\W{0,3}$",
    r"^(?:a|an)\s(?:\w{1,15}\s)?(?:rise|increase|fall|drop|decline|cut|gain|loss|growth|jump|decrease|share|total|figure|majority|minority)\s(?:of|to|by)\b",
    r"\b(?:one|ones|any|none|neither|both|others|another|it|them|there|then)\W{0,3}$",
    r"\b(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should|might|may|must)(?:n['’]t|\snot)?\W{0,3}$",
    # Three in four Americans disagree.
    (
        r"\b(?:(?:dis)?agree[sd]?|refuse[sd]?|differ(?:s|ed)?|decline[sd]?|den(?:y|ies|ied)|approve[sd]?|reject(?:s|ed)?|confirm(?:s|ed)?"
        r"|follow(?:s|ed)?|kn(?:ow|ows|ew)|object(?:s|ed)?|know|suffice[sd]?|qualif(?:y|ies|ied))\W{0,3}$"
    ),
    # Lyon had three.
    (
        rf"\b{_VERB}\s(?:(?:about|only|just|some|nearly|almost|over|under|around|at least|more than|fewer than|less than|another)\s){{0,3}}"
        rf"{_NUMBER}(?:{_SHARE})?\W{{0,3}}$"
    ),
    r"\bthe\ssame\b(?!(?:\s\w+){0,3}\sas\b)",
    # Similar figures were reported in Ghana.
    (
        r"\b(?:similar|comparable|corresponding|equivalent|equal|identical|matching|different|differently|otherwise|alike)\b"
        r"(?!.*\b(?:to|from|than|between)\b)"
    ),
    r"\b(?:also|too|either|likewise|again|instead|equally|similarly|still|already|elsewhere|another|(?<!than any )(?<!than all )others?)\b",
    rf"\b(?:the\s(?:\w{{1,20}}\s)?|(?:that|this|those|these)\s){_FIGURE}\b(?!\s(?:of|that|who|which)\b)",
    # There were 40 in the north.
    rf"\b{_VERB}\s(?:\w{{1,20}}\s)?(?!(?:1[5-9]|20)\d\d\b){_NUMBER}\s(?:in|at|on|for|among|since|during|last|by|from|with|there|here|before|after)\b",
    r"\b(?:such|these|those)\s(?!(?:as|who|which)\b)\w+",
    (
        r"\bthat\s(?:year|month|week|day|time|period|figure|number|amount|sum|share|rate|rise|fall|law|decision|report|study|survey|case|group"
        r"|country|city|area|deal|vote|election|war|one)\b"
    ),
    (
        r"\bthis\s(?!(?:year|month|week|morning|afternoon|evening|summer|winter|spring|autumn|quarter|century|decade|monday|tuesday|wednesday"
        r"|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b)\w+"
    ),
    (
        r"\bthe\s(?:previous|following|preceding|next|prior|other|others|rest|remaining|remainder|second|third)\b"
        r"(?!\s(?:world war|half of|quarter of|phase of|term of|edition of)\b)"
    ),
    rf"\b(?:{_NUMBER}|a|several|some|many)\s{_PERIOD}\s(?:later|earlier|before|after|afterwards?|on)\b",
    r"\bthe\s(?:year|month|week|day|decade|century|season|quarter)\s(?:before|after|earlier|later)\b",
    # Rents are higher in Lyon. Twice as many came.
    rf"\b{_COMPARATIVE}\b(?!.*\b(?:than|compared|to\s{_NUMBER}|from)\b)",
    r"\b(?:as|so)\s(?:many|much|few|little|high|low|large|small|often|long|fast|old|big|good|bad|far)\b(?!.*\bas\b)",
    r"\b(?:twice|double|triple|half|\w{1,20} times)\s(?:that|this|it|them|as\s\w+)\b(?!.*\bas\b.*\bas\b)",
    r"^(?:\W{0,3}\w+\W{1,3}){0,5}?(?:he|she|they|it|him|them|his|her|their|hers|theirs)\b",
    # A plan cut its budget. Not: The Bank of England cut its rate.
    r"^(?!the (?-i:[A-Z])\w+ (?:of (?-i:[A-Z])|\w+ its\b))(?:\W{0,3}\w+\W{1,3}){0,5}?its\b",
    # “We lost 300 tanks.” Who speaks is said elsewhere.
    r"^(?!.*\b(?:said|says|say|told|wrote|writes|added|adds|claimed|claims|argued|tweeted|posted)\b).*\b(?:I|we|our|ours|my|mine|us|me)\b(?![.’'])",
    # The company was fined.
    rf"^the\s[a-z][\w-]*\s(?:(?:also|now|then|still|later|already|never|only)\s)?{_VERB}",
)


def _compile(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


ELLIPSIS, IN_DOUBT = _compile(_ELLIPSES), _compile(_DOUBTS)
