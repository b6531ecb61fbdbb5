"""Word lists that `speakers` uses: verbs of saying, what may follow them, and unnamed sources. Regular expressions."""

from claims.text.sentences.rules import words

SAYING = (
    r"(?:said|says|saying|told|tells|added|adds|stated|states(?= that)|claimed|claims|announced|announces|reported|reports|noted"
    r"|notes|explained|explains|argued|argues|insisted|insists|warned|warns|wrote|writes|confirmed|confirms|denied"
    r"|denies|admitted|admits|declared|declares|emphasi[sz]ed|emphasi[sz]es|stressed|stresses|estimated|estimates"
    r"|asserted|asserts|alleged|alleges|acknowledged|acknowledges|pointed out|points out|replied|recalled|testified"
    r"|concluded|concludes|suggested|suggests|believes|believed|predicted|predicts|forecasts|tweeted|posted)"
)
REPORTING = r"denies|denied|claims|estimates|predicts|forecasts|alleges"
"""Verbs that report a claim whatever follows them: *denied it had*, *predicts growth*."""
ANNOUNCING = r"announced|announces"
SAY = r"say|says|said|believe|believed|estimate|estimated|warn|warned|allege|alleged|argue|argued|claim|claimed|predict|predicted|fear|feared|think"
ADVERBS = (
    r"has|have|had|also|later|then|repeatedly|previously|once|now|again|often|recently|since|earlier|long|falsely|wrongly|publicly|further"
    r"|initially|immediately|subsequently|reportedly|always|never|rightly|today|yesterday|both"
)
NO_CLAIM = (
    r"yes|no(?=[ .,]|\Z)|nothing|anything|something|everything|little|much|more|less|so|hello|goodbye|sorry|thanks|farewell|prayers?|grace"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\.|\Z)|lives?|responsibility|victory|credit|the (?:truth|same|word)|a word|about it"
)
"""After a verb of saying these words make no claim: *said yes*, *said nothing*."""
SPEAKERS = r"(?:I|I['’]ve|You|We|You['’]ve|We['’]ve|What)"
"""The author and the reader are not sources."""
NO_TITLES = r"said|says|told|that|this|in|on|at|it|he|she|they|of|from|for|by|with|and|but|or|as|if|when|while|to|is|are|was|were|has|have|had|not|there|how|why|what|who|which"
DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PEOPLE = (
    r"police|investigators|prosecutors|researchers|scientists|doctors|residents|witnesses|authorities|lawmakers|lawyers|economists|analysts|experts"
    r"|critics|opponents|supporters|activists|campaigners|rescuers|firefighters|neighbou?rs|officials|sources|locals|historians|engineers|teachers"
    r"|observers|diplomats|commanders|soldiers|ministers|senators|republicans|democrats|conservatives|forecasters|epidemiologists|traders|unions"
)
UNNAMED = (
    r"sources?|officials?|reports?|data|publications?|newspapers?|experts?|analysts?|stud(?:y|ies)|surveys?|people|person|figures|estimates|media"
    r"|documents?|law|polls?|spokes\w+|residents?|witness(?:es)?|members?|investigators?|researchers?|lawyers?|statistics"
)
NO_NAMES = words("""
    I It He She They We You This That These Those There The A An In On At But And However While When As If Many Some Most
    Few All One Two Officials Sources Experts Analysts Critics Others Nobody Everyone Somebody Anyone What Who Which Yesterday
    Today Constitution Article Section Law Having Being After Before Since Although Because Police Investigators Prosecutors
    Researchers Scientists Doctors Residents Witnesses Authorities Lawmakers Economists Opponents Supporters Activists Not
    No Data Figures Statistics Reports Studies Polls Sunday Monday Tuesday Wednesday Thursday Friday Saturday His Her Its Their
    Our My Several Other
""")
OFFICES = frozenset(
    (
        "President",
        "Vice President",
        "Prime Minister",
        "Governor",
        "Senator",
        "Minister",
        "Mayor",
        "Secretary",
        "General",
        "Pope",
        "King",
        "Queen",
    )
)
"""Titles that are not names when they appear alone."""

ACCORDING_UK = (
    r"за словами|за даними|за інформацією|за повідомленням|за оцінк(?:ою|ами)|за твердженням|на думку|на переконання|згідно зі?|відповідно до"
    r"|як (?:повідомля(?:є|ють)|повідоми(?:в|ла|ли)|пиш(?:е|уть)|заяви(?:в|ла|ли)|сказа(?:в|ла)|зазначи(?:в|ла|ли)|стверджу(?:є|ють)|уточни(?:в|ла|ли)|розпові(?:в|ла|ли))"
)
SAID_UK = (
    r"(?:сказа(?:в|ла|ли)|заяви(?:в|ла|ли)|заявля(?:є|ють)|повідоми(?:в|ла|ли)|повідомля(?:є|ють)|розпові(?:в|ла|ли)|зазначи(?:в|ла|ли)|наголоси(?:в|ла|ли)"
    r"|стверджу(?:є|ють)|стверджува(?:в|ла|ли)|пояснив|пояснила|дода(?:в|ла|ли)|підкресли(?:в|ла|ли)|уточни(?:в|ла|ли)|написа(?:в|ла|ли)|пиш(?:е|уть)|визна(?:в|ла|ли)|пообіця(?:в|ла|ли)"
    r"|вважа(?:є|ють)|підтверди(?:в|ла|ли)|спростува(?:в|ла|ли)|оголоси(?:в|ла|ли)|попереди(?:в|ла|ли))"
)
IMPERSONAL_UK = r"повідомляється|повідомлялося|стверджується|зазначається|наголошується|вважається|очікується|відомо|підраховано|передбачається"
UNNAMED_UK = r"джерел|речни|представни|співрозмовник|посадовц|чиновник|експерт|аналітик|очевид|ЗМІ|медіа|видан|свідк"

CUES = words("""
    said says saying say told tells added adds stated states claimed claims claim announced announces reported reports
    noted notes explained explains argued argues argue insisted insists warned warns warn wrote writes confirmed confirms
    denied denies admitted admits declared declares emphasised emphasized emphasises emphasizes stressed stresses estimated
    estimates estimate asserted asserts alleged alleges allege acknowledged acknowledges pointed points replied recalled
    testified concluded concludes suggested suggests suggest believes believed believe predicted predicts predict tweeted
    posted forecasts assured informed reminded according per reportedly allegedly show shows showed found find finds fear
    feared think known expected understood thought rumoured rumored assumed revealed disclosed
""")
"""An English sentence without any of these words has no attribution."""
