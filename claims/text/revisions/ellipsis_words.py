"""Words of sentences that leave out what was said before, by language. English has `ellipsis_english`.

A list has its words and phrases separated by `|`; `*` stands for any ending.
"""

import re
from typing import NamedTuple

from claims.text.revisions.bare_counts import bare_counts


class LanguageEllipsis(NamedTuple):
    """Two patterns for sentences of a language without speaker, list mark and quotation marks."""

    ellipsis: re.Pattern[str]
    """The sentence clearly leaves out or points to what was said before."""
    in_doubt: re.Pattern[str]
    """The sentence may do so."""


def _words(entries: str) -> str:
    """Return a pattern for any of the words of a list."""
    found = (" ".join(entry.split()) for entry in entries.split("|") if entry.strip())
    return "|".join(
        re.escape(entry).replace(r"\ ", r"\s").replace(r"\*", r"\w{0,6}") for entry in found
    )


def _language(
    code: str,
    *,
    opening: str,
    hedge: str,
    contrary: str,
    pointing: str,
    compared: str,
    than: str,
    figure: str,
) -> LanguageEllipsis:
    """Compile the lists of a language.

    `opening` begins a sentence without its noun, perhaps after a `hedge` and a number. `contrary` points back from
    anywhere, `pointing` may do so. `compared` needs `than`. `figure` is a definite noun for a number.
    """
    number = r"\d[\d.,\s]{0,12}"
    hedges = rf"(?:(?:{_words(hedge)})\s){{0,3}}"
    ellipsis = (
        rf"^{hedges}(?:{_words(opening)})(?!\w)"
        rf"|^{hedges}{number}\s?(?:%|{_words('prozent|pour cent|por ciento|per cento|procent*|відсотк*|процент*|por cento')})(?!\s(?:{_words('der|des|von|de|du|des|di|dei|degli|della|dos|das|do|da|van|z|ze')})\s)"
        rf"|(?<!\w)(?:{_words(contrary)})(?!\w)"
        rf"|(?<![\w.,\d])(?!(?:1[5-9]|20)\d\d\b)\d[\d.,]{{0,12}}%?\W{{0,3}}$"
        rf"|{bare_counts(code)}"
    )
    in_doubt = (
        rf"(?<!\w)(?:{_words(pointing)})(?!\w)"
        rf"|(?<!\w)(?:{_words(compared)})(?!\w)(?!.*(?<!\w)(?:{_words(than)})(?!\w))"
        rf"|(?<!\w)(?:{_words(figure)})(?!\w)"
    )
    return LanguageEllipsis(
        re.compile(ellipsis, re.IGNORECASE), re.compile(in_doubt, re.IGNORECASE)
    )


LANGUAGES = {
    "uk": _language(
        "uk",
        opening="окрім|крім|далі|на відміну від|за ними|за ним|зростання на|падіння на|скорочення на|збільшення на|до того|до цього|після того|зате|ані|одинадцять|дванадцять|три чверті|п'ята частина|десята частина|дві п'ятих|аналогічно|тобто|звідси|відтоді|звідти|так|ні|лише|тільки|не|жоден|жодна|жодне|жодного|жодної|половина|більшість|чверть|третина|дехто|деякі|багато|мало|кілька"
        "|решта|усі|всі|обидва|обидві|двоє|троє|інші|інша|інший|ніхто|ніщо|ніколи|нікого|понад половин*|дві третини|кожен|кожна|кожне",
        hedge="близько|майже|приблизно|понад|менш ніж|більш ніж|ще|аж|усього|лише|тільки|десь|щонайменше|у січні|у лютому|у березні|у квітні"
        "|у травні|у червні|у липні|у серпні|у вересні|у жовтні|у листопаді|у грудні",
        contrary="натомість|однак|проте|втім|для порівняння|щодо|а от|відтоді|аналогічн*|навпаки|протилежн*|так само|те саме|той самий|та сама|те ж|теж|з них|серед них|із них|цей показник|цієї кількості"
        "|цього показника|цифра|показник становив|показник становить",
        pointing="порівнянн*|співмірн*|подібн*|схож*|такий самий|стільки ж|інакше|також|інші|інша|інший|інше|іншого|іншої|решт*|того року|тоді|того ж|рік тому|роком раніше|рік раніше|пізніше|раніше"
        "|наступного|попереднього|попередн*|наступн*|зазначен*|згадан*|вони|він|вона|воно|їх|їхн*|його|її|йому|їй|цей|ця|це|ці|цього|цієї"
        "|цих|такий|така|таке|такі|таких|ми|нас|наш*|я|мене|мій|там|ще|досі|знову",
        compared="більше|менше|вище|нижче|швидше|повільніше|дорожче|дешевше|краще|гірше|вищ*|нижч*|дорожч*|дешевш*|вдвічі|втричі|удвічі|утричі",
        than="ніж|за|від|порівняно|проти|як",
        figure="цифра|показник|кількість|частка|рівень|ціна|різниця|сума|результат",
    ),
    "de": _language(
        "de",
        opening="ja|nein|nur|nicht|keine|keiner|keines|keinem|nichts|niemand|die hälfte|hälfte|die meisten|die mehrheit|einige|viele|wenige"
        "|mehrere|ein drittel|ein viertel|zwei drittel|drei viertel|alle|beide|jeder|jede|jedes|manche|andere|weitere|der rest|die übrigen"
        "|die anderen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|dreißig|vierzig|fünfzig|hundert|elf|dreizehn|dutzende|tausende|hunderte|drei viertel|nie|niemals|vielleicht|weder|ein fünftel|ein zehntel|kaum einer|kaum jemand|jeder zweite|jeder dritte|auf platz|auf rang|außer|bis auf|abgesehen von|im gegensatz zu|anders als|es folgen|es folgt|danach folgen|ein plus von|ein minus von|ein zuwachs|ein anstieg|ein rückgang",
        hedge="rund|etwa|circa|ca.|fast|knapp|gut|über|mehr als|weniger als|mindestens|höchstens|nur|nahezu|weitere|noch|sogar",
        contrary="waren es|sind es|war es|wären es|es waren|es sind|wurden es|werden es|zum vergleich|im vergleich dazu|demnach|demzufolge|folglich|somit|hinzu|hinzukommen|gegenteil|umgekehrt*|dasselbe|dieselbe*|derselbe*|davon|von ihnen|darunter|ebenfalls|gleichfalls|genauso|ebenso|der wert|die zahl"
        "|die quote|der anteil|die rate|das ergebnis",
        pointing="davor|selben|selbe|insgesamt|zusammen|jedoch|hingegen|dagegen|allerdings|trotzdem|dennoch|daher|deshalb|deswegen|seither|seitdem|vergleichbar*|so viel|so viele|ebenso viele|genau so|gleich viel*|gleich hoch|stelle|auch|andere|anderen|anderer|anderes|übrigen|damals|ein jahr zuvor|im jahr zuvor|im vorjahr|später|zuvor|vorher|danach|gleiche*|weiterhin"
        "|er|sie|ihr*|sein|seine|seinen|seinem|seiner|seines|ihnen|ihm|dies*|solche*|jene*|dort|da|wir|uns|unser*|ich|mich|mir|mein*|erneut|wieder|noch"
        "|vorig*|nächst*|folgend*|erst*|zweit*|dritt*|letztere*",
        compared="anders|ähnlich*|häufiger|seltener|früher|höher*|niedriger*|mehr|weniger|größer*|kleiner*|teurer*|billiger*|besser*|schlechter*|schneller*|langsamer*|stärker*|schwächer*|älter*"
        "|jünger*|länger*|kürzer*|doppelt so viele|doppelt so hoch|halb so viele|dreimal so viele",
        than="als|verglichen|gegenüber|wie",
        figure="die zahl|die zahlen|der wert|die quote|die rate|der anteil|die summe|der preis|die preise|die kosten|der anstieg|der rückgang|der unterschied"
        "|die firma|das unternehmen|die regierung|der minister|die ministerin|die stadt|das land|die behörde|der konzern|das ministerium|die studie|der bericht",
    ),
    "fr": _language(
        "fr",
        opening="hormis|sauf|excepté|à part|contrairement à|à la différence|viennent ensuite|vient ensuite|suivent|suit|une hausse de|une baisse de|une augmentation de|une chute de|soit|d’où|ni|idem|onze|douze|quinze|un cinquième|un dixième|trois quarts|une majorité|une minorité|oui|non|seulement|seul*|pas|aucun|aucune|rien|personne|jamais|la moitié|moitié|la plupart|la majorité|certain*|beaucoup|peu|plusieurs"
        "|quelques-un*|un tiers|le tiers|un quart|deux tiers|trois quarts|tous|toutes|chacun|chacune|d’autres|d'autres|les autres|l’autre|l'autre|le reste"
        "|les deux|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|cent|peut-être|quelque",
        hedge="environ|près de|plus de|moins de|presque|à peine|au moins|quelque|encore|seulement|jusqu’à|jusqu'à|pas même",
        contrary="l’a|l'a|l’ont|l'ont|l’avait|l'avait|le même|la même|les mêmes|en revanche|quant à|quant au|quant aux|par contre|toutefois|cependant|pourtant|depuis lors|contraire|inverse|même chose|d’entre eux|d'entre eux|d’entre elles|d'entre elles|non plus|de même|ceux-ci|celles-ci|celui-ci|celle-ci|le chiffre"
        "|ce chiffre|le taux|ce taux|y en a|en a|en ont|en avait|en avaient|en compte|en comptait|l’ont fait|l'ont fait",
        pointing="similaire*|comparable*|pareil*|identique*|analogue*|équivalent*|aussi|également|autre|autres|l'année précédente|l’année précédente|un an plus tôt|plus tard|auparavant|précédent*|suivant*|il|elle|ils|elles|son|sa|ses"
        "|leur|leurs|lui|eux|ce|cet|cette|ces|cela|ceux|celles|celui|celle|y|nous|notre|nos|je|mon|ma|mes|moi|encore|toujours|tel*",
        compared="différent*|autrement|plus|moins|supérieur*|inférieur*|meilleur*|pire*|mieux|deux fois plus|trois fois plus|davantage",
        than="que|qu|par rapport|à|au|aux",
        figure="le chiffre|les chiffres|le taux|le nombre|la part|le montant|le prix|les prix|la hausse|la baisse|l’écart|l'écart|le total|la proportion|le résultat"
        "|l’entreprise|l'entreprise|la société|le gouvernement|le ministre|la ministre|la ville|le pays|l’étude|l'étude|le rapport",
    ),
    "es": _language(
        "es",
        opening="excepto|salvo|aparte de|a diferencia de|al contrario que|le sigue|le siguen|les sigue|les siguen|una subida de*|una caída de*|un aumento de*|una bajada de*|un descenso de*|ni|once|doce|quince|una quinta parte|una cuarta parte|tres cuartas partes|una mayoría|una minoría|igual|sí|no|solo|sólo|ninguno|ninguna|nada|nadie|nunca|la mitad|la mayoría|algunos|algunas|muchos|muchas|pocos|pocas|varios|varias|un tercio|un cuarto"
        "|dos tercios|todos|todas|cada uno|cada una|otros|otras|los demás|las demás|el resto|los otros|unos|unas|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
        "|diez|veinte|treinta|cuarenta|cincuenta|sesenta|cien|quizá|quizás|tampoco|también|el doble|el triple|menos de la mitad|más de la mitad",
        hedge="unos|unas|cerca de|casi|alrededor de|más de|menos de|al menos|apenas|otros|otras|solo|sólo|aproximadamente|hasta|ni siquiera|un",
        contrary="mismo día|misma noche|mismo año|en cambio|sin embargo|no obstante|en cuanto a|por contra|desde entonces|contrario|inverso|al revés|lo mismo|el mismo|la misma|de ellos|de ellas|entre ellos|entre ellas|tampoco|la cifra|esa cifra|esta cifra|la tasa|el dato",
        pointing="similar|similares|parecid*|comparable*|idéntic*|equivalente*|también|otro|otra|otros|otras|demás|el año anterior|un año antes|más tarde|antes|después|anterior*|siguiente*|él|ella|ellos|ellas|su|sus|este|esta|estos"
        "|estas|ese|esa|esos|esas|aquel*|esto|eso|allí|nosotros|nuestro*|nuestra*|nos|yo|mi|mis|me|todavía|aún|dicho|dicha|tal|tales",
        compared="distint*|más|menos|mayor|mayores|menor|menores|mejor*|peor*|superior*|inferior*|el doble|el triple",
        than="que|de|del|comparado|comparación|frente|a",
        figure="la cifra|las cifras|la tasa|el número|la proporción|la cantidad|el precio|los precios|el aumento|la caída|la subida|la diferencia|el total|el resultado"
        "|la empresa|la compañía|el gobierno|el ministro|la ministra|la ciudad|el país|el estudio|el informe",
    ),
    "it": _language(
        "it",
        opening="sì|no|solo|soltanto|non|nessuno|nessuna|niente|nulla|mai|la metà|metà|la maggior parte|la maggioranza|alcuni|alcune|molti|molte|pochi|poche|un terzo"
        "|un quarto|due terzi|tutti|tutte|ciascuno|altri|altre|gli altri|le altre|il resto|entrambi|due|tre|quattro|cinque|dieci|venti|trenta|quaranta|cinquanta|neanche",
        hedge="circa|quasi|oltre|più di|meno di|almeno|appena|solo|altri|altre|fino a",
        contrary="contrario|inverso|lo stesso|la stessa|di essi|di esse|di loro|tra loro|neanche|nemmeno|la cifra|il tasso|ne aveva|ne ha",
        pointing="anche|altro|altra|altri|altre|l'anno precedente|l’anno precedente|un anno prima|più tardi|prima|dopo|precedent*|seguent*|egli|lui|lei|loro|suo|sua|suoi"
        "|sue|questo|questa|questi|queste|quello|quella|quelli|quelle|ciò|ne|noi|nostr*|io|mio|mia|ancora|tale|tali",
        compared="più|meno|maggior*|minor*|miglior*|peggior*|superior*|inferior*|il doppio|il triplo",
        than="di|del|della|dei|che|rispetto|a|degli|delle",
        figure="la cifra|le cifre|il tasso|il numero|la quota|la percentuale|il prezzo|i prezzi|l’aumento|l'aumento|il calo|la differenza|il totale|l’azienda|l'azienda|il governo|la città|il paese",
    ),
    "pl": _language(
        "pl",
        opening="tak|nie|tylko|żaden|żadna|żadne|nikt|nic|nigdy|połowa|większość|niektórzy|niektóre|wielu|wiele|kilka|kilku|jedna trzecia|jedna czwarta|dwie trzecie"
        "|ćwierć|wszyscy|wszystkie|każdy|każda|inni|inne|reszta|pozostali|pozostałe|obaj|obie|dwa|trzy|cztery|pięć|dziesięć|czterdzieści",
        hedge="około|prawie|ponad|blisko|mniej niż|więcej niż|co najmniej|tylko|kolejne|jeszcze|aż",
        contrary="przeciwnie|odwrotnie|to samo|tak samo|z nich|wśród nich|ta liczba|ten odsetek|wskaźnik",
        pointing="także|również|też|inny|inna|inne|inni|innych|pozostał*|tego roku|rok wcześniej|później|wcześniej|poprzedni*|następn*|on|ona|oni|one|ich|jego|jej|im|ten"
        "|ta|to|te|ci|tych|tego|tej|taki*|tam|my|nas|nasz*|ja|mój|moja|nadal|znowu|jeszcze",
        compared="więcej|mniej|wyższ*|niższ*|większ*|mniejsz*|droższ*|tańsz*|lepsz*|gorsz*|szybciej|wolniej|dwukrotnie|dwa razy",
        than="niż|od|w porównaniu|jak",
        figure="liczba|wskaźnik|odsetek|stopa|cena|ceny|wzrost|spadek|różnica|suma|firma|spółka|rząd|minister|miasto",
    ),
    "ru": _language(
        "ru",
        opening="да|нет|только|лишь|не|ни один|ни одна|ни одного|никто|ничто|ничего|никогда|половина|большинство|некоторые|многие|немногие|несколько|треть|четверть|две трети"
        "|все|оба|обе|каждый|каждая|другие|остальные|двое|трое|два|три|четыре|пять|десять|сорок",
        hedge="около|почти|примерно|более|менее|свыше|ещё|еще|не менее|только|лишь|всего",
        contrary="наоборот|противоположн*|то же самое|так же|из них|среди них|этот показатель|эта цифра|цифра|тоже",
        pointing="также|тоже|другой|другая|другие|других|остальн*|того года|тогда|годом ранее|позже|ранее|предыдущ*|следующ*|он|она|оно|они|их|его|её|ее|ему|ей|им|этот|эта"
        "|это|эти|этого|этой|этих|такой|такая|такие|таких|там|мы|нас|наш*|я|меня|мой|снова|ещё|еще",
        compared="больше|меньше|выше|ниже|быстрее|медленнее|дороже|дешевле|лучше|хуже|вдвое|втрое",
        than="чем|по сравнению|от|за",
        figure="цифра|показатель|количество|число|доля|уровень|цена|цены|разница|сумма|компания|правительство|министр|город",
    ),
    "nl": _language(
        "nl",
        opening="ja|nee|alleen|niet|geen|niemand|niets|nooit|de helft|helft|de meeste|de meerderheid|sommige|veel|weinig|enkele|een derde|een kwart|twee derde|alle|allemaal|beide"
        "|iedereen|elk|elke|andere|de rest|de anderen|twee|drie|vier|vijf|tien|veertig|misschien",
        hedge="ongeveer|bijna|ruim|zo’n|zo'n|circa|meer dan|minder dan|minstens|slechts|nog|rond",
        contrary="tegendeel|omgekeerd*|hetzelfde|dezelfde|daarvan|van hen|onder hen|evenmin|eveneens|het cijfer|dat cijfer|het percentage",
        pointing="ook|andere|anderen|overige|dat jaar|een jaar eerder|later|eerder|vorige|volgende|hij|zij|ze|hun|hen|haar|zijn|dit|deze|dat|die|zulke|daar|wij|we|ons|onze|ik|mijn|nog|weer",
        compared="hoger*|lager*|meer|minder|groter*|kleiner*|duurder*|goedkoper*|beter*|slechter*|sneller|trager|twee keer zoveel",
        than="dan|vergeleken|als",
        figure="het cijfer|het aantal|het percentage|het aandeel|de prijs|de prijzen|de stijging|de daling|het verschil|het bedrijf|de regering|de minister|de stad|het land",
    ),
    "pt": _language(
        "pt",
        opening="sim|não|apenas|só|nenhum|nenhuma|nada|ninguém|nunca|a metade|metade|a maioria|alguns|algumas|muitos|muitas|poucos|poucas|vários|várias|um terço|um quarto|dois terços"
        "|todos|todas|cada um|cada uma|outros|outras|os outros|as outras|o resto|os restantes|ambos|dois|três|quatro|cinco|dez|quarenta|também|talvez",
        hedge="cerca de|quase|mais de|menos de|pelo menos|apenas|outros|outras|uns|umas|aproximadamente|até|nem mesmo",
        contrary="contrário|inverso|o mesmo|a mesma|deles|delas|entre eles|também não|tampouco|o número|esse número|a taxa",
        pointing="também|outro|outra|outros|outras|no ano anterior|um ano antes|mais tarde|antes|depois|anterior*|seguinte*|ele|ela|eles|elas|seu|sua|seus|suas|este|esta|estes|estas|esse"
        "|essa|esses|essas|isto|isso|ali|lá|nós|nosso*|nossa*|eu|meu|minha|ainda|tal|tais",
        compared="mais|menos|maior|maiores|menor|menores|melhor*|pior*|superior*|inferior*|o dobro|o triplo",
        than="que|do que|de|do|da|dos|das|comparado|comparação|a",
        figure="o número|a taxa|a cifra|a percentagem|a porcentagem|o preço|os preços|o aumento|a queda|a diferença|o total|a empresa|o governo|o ministro|a cidade|o país",
    ),
}
