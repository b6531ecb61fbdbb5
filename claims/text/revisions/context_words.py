"""Words at the beginning of a sentence that refer to the sentence before: pronouns and linking words, by language."""

import re

_QUOTES = r"[\"“”„'‘«»(\s—–-]*"


def _opening(words: str, more: str = "") -> re.Pattern[str]:
    """Return a pattern for sentences that begin with one of the words or phrases (separated by `|`), or with `more`."""
    phrases = "|".join(
        re.escape(" ".join(entry.split())).replace(r"\ ", r"\s")
        for entry in words.split("|")
        if entry.strip()
    )
    tail = f"|{more}" if more else ""
    return re.compile(rf"{_QUOTES}(?:(?:{phrases})(?![\w'’]|-\w){tail})", re.IGNORECASE)


_ENGLISH = re.compile(
    r"[\"“'‘«(\s]*(?:"
    r"(?:this|these|those|they|he|she|his|her|hers|him|them|their|theirs|its|such|both|neither|the (?:former|latter|same|others?|two|three|pair))\b"
    r"|it\b(?!\s(?:is|was|has been|will be)\s(?:\w+\s)?(?:\w+ed|known|said|possible|likely|unlikely|clear|true|important|necessary"
    r"|difficult|hard|easy|time|worth)\b)(?!\stakes\b)"
    r"|that\b(?=\s(?:is|was|has|had|would|will|means|meant|makes|made|includes|included|figure|number|amount|year|compares|compared|came|comes"
    r"|follows|followed|could|can|did|does|represents|amounts|equals|left|leaves|brings|brought|same)\b|['’]s\b)"
    r"|(?:however|therefore|thus|hence|moreover|furthermore|nevertheless|nonetheless|consequently|otherwise|instead|meanwhile"
    r"|similarly|likewise|accordingly|besides|also|still|yet|then|but|and|or|so|nor|elsewhere|there(?=,)|afterwards?|(?:since|until|by|before|back) then)\b"
    r"|(?:as a result|in contrast|by contrast|by comparison|on the other hand|at the same time|in (?:addition|other words"
    r"|turn|fact|particular|response|return)|for (?:example|instance|this reason|that reason)|(?:after|before|since|during|under|of|with|by|for|from) (?:this|that"
    r"|these|those|them|him|her|it)\b|because of (?:this|that)|despite (?:this|that|these)|in (?:this|that|these|those)|on (?:this|that)|at (?:this|that)|the reason is|even so"
    r"|that said|one of them|some of (?:them|these|those)|most of (?:them|these|those)|all of (?:them|this|these|those)|none of (?:them|this|these)"
    r"|the (?:figures?|numbers?|total|amount|increase|rise|drop|decline|fall|move|results?|trend|difference|ratio|gap|change)\s(?:is|was|are|were|has|had"
    r"|comes|came|would|will|rose|fell|means|meant|represents|represented|compares|includes|included|marks|marked|follows|followed|does|did)\b"
    r"|(?:half|many|few|several|two|three) of (?:them|these|those))\b)",
    re.IGNORECASE,
)

PATTERNS = {
    "en": _ENGLISH,
    "uk": _opening(
        "це|цей|ця|ці|цього|цьому|цим|цієї|цій|цих|той|ті|того|тому|він|вона|воно|вони|його|її|їх|їм|йому|їй|ним|нею|такий|така|таке|такі"
        "|однак|проте|але|отже|тож|водночас|крім того|натомість|зокрема|також|утім|втім|при цьому|у свою чергу|тоді|там|тим часом"
        "|наприклад|попри це|після цього|через це|внаслідок цього|за цей час|обидва|обидві|обоє|останній|остання|останні|а|і|й",
        r"їхн\w+|та\s(?=ж)",
    ),
    "de": _opening(
        "dies|diese|dieser|dieses|diesem|diesen|er|sie|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem|seiner|ihm|ihn|ihnen|beide|letztere"
        "|solche|jedoch|doch|aber|allerdings|daher|deshalb|deswegen|darum|somit|damit|dadurch|dafür|dagegen|dazu|davon|danach|dabei|darauf|darüber|zudem"
        "|außerdem|trotzdem|dennoch|stattdessen|hingegen|ebenso|auch|so|unterdessen|derweil|gleichzeitig|und|oder|denn|dort|seitdem|inzwischen|zum beispiel",
        r"das\s(?:ist|war|sind|waren|wird|wurde|würde|wäre|hat|hatte|hätte|bedeutet|heißt|zeigt|gilt|sei|kann|entspricht|liegt|gab|geht|sagte)\b"
        r"|es\b(?!\s(?:gibt|gab|wird|wurde|ist bekannt|heißt))",
    ),
    "fr": _opening(
        "ce|cela|ceci|ça|cette|ces|cet|il|elle|ils|elles|son|sa|ses|leur|leurs|celui-ci|celle-ci|ceux-ci|celles-ci|celui|celle|ceux|tous deux"
        "|cependant|toutefois|pourtant|néanmoins|mais|donc|ainsi|or|car|en effet|de plus|en outre|par conséquent|en revanche|aussi|et|ou|puis|ensuite|alors"
        "|là|ici|par exemple|malgré cela|après cela|pour autant|en même temps|dès lors|d’où|d'où",
        r"c['’]|il\b|depuis(?=,|\slors)",
    ),
    "es": _opening(
        "esto|este|esta|estos|estas|eso|ese|esa|esos|esas|aquello|él|ella|ellos|ellas|ello|su|sus|ambos|ambas|tal|tales|sin embargo|pero|además|por eso"
        "|por ello|por lo tanto|por tanto|así|también|asimismo|no obstante|en cambio|por ejemplo|entonces|y|o|allí|después|luego|mientras tanto|al mismo tiempo|dicho|dicha"
    ),
    "it": _opening(
        "questo|questa|questi|queste|ciò|quello|quella|quelli|quelle|egli|lui|lei|loro|essi|esse|esso|essa|suo|sua|suoi|sue|il suo|la sua|i suoi|le sue|il loro"
        "|la loro|entrambi|tuttavia|però|ma|quindi|dunque|perciò|inoltre|anche|così|invece|infatti|e|o|poi|allora|per esempio|ad esempio|nel frattempo|tale|tali"
    ),
    "pl": _opening(
        "to|ten|ta|te|tego|tej|tym|tych|temu|tę|on|ona|oni|one|ono|jego|jej|ich|im|jemu|taki|taka|takie|obaj|obie|jednak|jednakże|ale|więc|dlatego|zatem|ponadto"
        "|też|także|również|natomiast|jednocześnie|tymczasem|mimo to|poza tym|na przykład|a|i|tam|wtedy|potem|następnie"
    ),
    "ru": _opening(
        "это|этот|эта|эти|этого|этой|этих|этим|этому|этом|он|она|оно|они|его|её|ее|их|ему|ей|им|такой|такая|такое|такие|тот|те|того|однако|но|поэтому|также|тоже"
        "|при этом|кроме того|в то же время|тем не менее|затем|таким образом|тогда|там|между тем|например|оба|обе|а|и|после этого|из-за этого"
    ),
    "nl": _opening(
        "dit|deze|dat|die|hij|zij|ze|hun|zijn|haar|hem|beide|zulke|echter|maar|daarom|daardoor|daarna|daarnaast|daarmee|bovendien|ook|toch|toen|dus|en|of|want"
        "|daar|er|intussen|tegelijk|bijvoorbeeld|desondanks"
    ),
    "pt": _opening(
        "isto|isso|este|esta|estes|estas|esse|essa|esses|essas|aquilo|ele|ela|eles|elas|seu|sua|seus|suas|o seu|a sua|ambos|ambas|tal|porém|contudo|no entanto"
        "|todavia|mas|além disso|por isso|portanto|assim|também|por exemplo|então|e|ou|lá|depois|entretanto|ao mesmo tempo"
    ),
}
"""Languages that are missing from this dictionary have no word list."""
