"""Other ways in which known sites write the address of one page: tables, read by `pages`.

Hosts are given without `www.`. Patterns are of host, path and query without a scheme, and the whole of it must match.
"""

import re

SAME_HOSTS = {
    "twitter.com": "x.com",
    "mobile.twitter.com": "x.com",
    "m.twitter.com": "x.com",
    "mobile.x.com": "x.com",
    "m.facebook.com": "facebook.com",
    "mbasic.facebook.com": "facebook.com",
    "web.facebook.com": "facebook.com",
    "touch.facebook.com": "facebook.com",
    "m.youtube.com": "youtube.com",
    "youtube-nocookie.com": "youtube.com",
    "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com",
    "np.reddit.com": "reddit.com",
    "amp.reddit.com": "reddit.com",
    "fb.com": "facebook.com",
    "telegram.me": "t.me",
    "dx.doi.org": "doi.org",
    "threads.net": "threads.com",
    "wayback.archive.org": "web.archive.org",
}
"""Hosts of one site under which each path is the same page."""

LIKELY_HOSTS = {
    "bbc.co.uk": "bbc.com",
    "guardian.co.uk": "theguardian.com",
    "edition.cnn.com": "cnn.com",
    "us.cnn.com": "cnn.com",
    "eu.usatoday.com": "usatoday.com",
    "music.youtube.com": "youtube.com",
    "nitter.net": "x.com",
    "xcancel.com": "x.com",
    "fxtwitter.com": "x.com",
    "vxtwitter.com": "x.com",
    "fixupx.com": "x.com",
    "export.arxiv.org": "arxiv.org",
    "browse.arxiv.org": "arxiv.org",
    "ar5iv.labs.arxiv.org": "arxiv.org",
    "ar5iv.org": "arxiv.org",
    "ddinstagram.com": "instagram.com",
    "fxbsky.app": "bsky.app",
    "bskx.app": "bsky.app",
    "timesofindia.com": "timesofindia.indiatimes.com",
    "dl.dropboxusercontent.com": "dropbox.com",
    "dl.dropbox.com": "dropbox.com",
}
"""Hosts under which a path is likely the same page, or a copy of it; an editor decides."""

_BBC_ARTICLE = (
    r"(?:[\w-]+/)+[\w.-]*\d[\w.-]*"  # not the fronts, which differ from country to country
)
_MEDIA = r"(?!videoseries|live_stream)([\w-]{11})"
REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), page)
    for pattern, page in (
        (rf"youtu\.be/{_MEDIA}/?(?:\?.*)?", r"youtube.com/watch?v=\1"),
        (rf"youtube\.com/(?:shorts|live|embed|v|e|watch)/{_MEDIA}/?(?:\?.*)?", r"youtube.com/watch?v=\1"),
        (rf"youtube\.com/watch/?\?(?:(?!v=)[^&]*&)*v={_MEDIA}(?:&(?!v=)[^&]*)*", r"youtube.com/watch?v=\1"),
        (r"x\.com/(?:i/web|i|\w{1,20})/status(?:es)?/(\d+)/?(?:(?:photo|video)/\d+/?)?", r"x.com/i/status/\1"),
        (rf"bbc\.co\.uk/({_BBC_ARTICLE})(\?.*)?", r"bbc.com/\1\2"),
        (r"facebook\.com/(?:story|permalink)\.php\?story_fbid=(\w+)&id=(\d+)", r"facebook.com/permalink.php?story_fbid=\1&id=\2"),
        (r"facebook\.com/(?:story|permalink)\.php\?id=(\d+)&story_fbid=(\w+)", r"facebook.com/permalink.php?story_fbid=\2&id=\1"),
        (r"facebook\.com/(?:watch/?|video\.php|watch/live/?)\?v=(\d+)", r"facebook.com/watch/?v=\1"),
        (r"facebook\.com/[\w.-]+/videos/(?:[\w%.-]+/)?(\d{6,})/?", r"facebook.com/watch/?v=\1"),
        (r"facebook\.com/photo(?:\.php|/)?\?fbid=(\d+)", r"facebook.com/photo.php?fbid=\1"),
        (r"facebook\.com/reel/(\d{6,})/?", r"facebook.com/watch/?v=\1"),
        (r"instagram\.com/(?:[\w.]+/)?(?:p|reels?|tv)/([\w-]{9,})/?(?:embed/?(?:captioned/?)?)?", r"instagram.com/p/\1/"),
        (r"threads\.com/(?:@[\w.]+/post|t)/([\w-]{9,})/?", r"threads.com/t/\1"),
        (r"tiktok\.com/@[\w.-]*/(?:video|photo)/(\d+)/?", r"tiktok.com/@/video/\1"),
        (r"(?:m\.)?tiktok\.com/(?:v|embed(?:/v\d)?|player/v\d)/(\d{15,})(?:\.html)?/?(?:\?.*)?", r"tiktok.com/@/video/\1"),
        (r"player\.vimeo\.com/video/(\d+)/?(?:\?.*)?", r"vimeo.com/\1"),
        (r"(?:dai\.ly|(?:geo\.)?dailymotion\.com/(?:embed/)?video)/(\w{6,})/?", r"dailymotion.com/video/\1"),
        (r"medium\.com/(?:@?[\w.-]+/)?(?:[\w%-]+-)?([0-9a-f]{10,12})", r"medium.com/p/\1"),
        (r"(?!www\.|link\.)[\w-]+\.medium\.com/(?:[\w%-]+-)?([0-9a-f]{10,12})", r"medium.com/p/\1"),
        (r"open\.substack\.com/pub/([\w-]+)/p/([\w-]+)", r"\1.substack.com/p/\2"),
        (r"timesofindia\.indiatimes\.com/(?:[^?]*/)?articleshow/(\d+)\.cms", r"timesofindia.indiatimes.com/articleshow/\1.cms"),
        (r"github\.com/([\w-]+/[\w.-]+?)(?:\.git)*/?(?:\?tab=readme-ov-file)?", r"github.com/\1"),
        (r"doi\.org/10\.48550/arxiv\.(\d{4}\.\d{4,5})", r"arxiv.org/abs/\1"),
        (r"(?:papers\.)?ssrn\.com/(?:abstract=|sol3/[Pp]apers\.cfm\?abstract_?[Ii][Dd]=)(\d+)/?", r"doi.org/10.2139/ssrn.\1"),
        (r"eur-lex\.europa\.eu/legal-content/(\w\w)/TXT/?\?uri=CELEX%3A([\w()-]+)", r"eur-lex.europa.eu/legal-content/\1/TXT/?uri=CELEX:\2"),
        (r"t\.me/s/(\w+)/(\d+)", r"t.me/\1/\2"),
        (r"linkedin\.com/posts/[\w%.-]+-activity-(\d{10,})-[\w-]+/?", r"linkedin.com/feed/update/urn:li:activity:\1/"),
        (r"linkedin\.com/feed/update/urn(?::|%3A)li(?::|%3A)activity(?::|%3A)(\d{10,})/?", r"linkedin.com/feed/update/urn:li:activity:\1/"),
        (r"redd\.it/(\w+)/?", r"reddit.com/comments/\1/"),
        (r"reddit\.com/(?:r/\w+/)?comments/(\w+)/?(?:[\w%-]+/?)?", r"reddit.com/comments/\1/"),
        (r"ncbi\.nlm\.nih\.gov/pubmed/(\d+)/?", r"pubmed.ncbi.nlm.nih.gov/\1/"),
        (r"pubmed\.ncbi\.nlm\.nih\.gov/(\d+)/?", r"pubmed.ncbi.nlm.nih.gov/\1/"),
        (r"ncbi\.nlm\.nih\.gov/pmc/articles/(?:PMC)?(\d+)/?", r"pmc.ncbi.nlm.nih.gov/articles/PMC\1/"),
        (r"pmc\.ncbi\.nlm\.nih\.gov/articles/PMC(\d+)/?", r"pmc.ncbi.nlm.nih.gov/articles/PMC\1/"),
        (r"([a-z-]+(?:\.m)?)\.wikipedia\.org/w/index\.php\?title=([^&]+)", r"\1.wikipedia.org/wiki/\2"),
        (r"([a-z-]+(?:\.m)?)\.wikipedia\.org/[^?]*\?(?:title=[^&]*&)?oldid=(\d+)(?:&title=[^&]*)?", r"\1.wikipedia.org/w/index.php?oldid=\2"),
        (r"([a-z-]+(?:\.m)?)\.wikipedia\.org/wiki/[^/?]{3,60}:Perma(?:nent[Ll]ink|link)/(\d+)", r"\1.wikipedia.org/w/index.php?oldid=\2"),
        (r"docs\.google\.com/spreadsheets/(?:u/\d+/)?d/([\w-]{20,})/(?:edit|view|preview|htmlview)?(?:\?(gid=\d+)(?:#\2)?)", r"docs.google.com/spreadsheets/d/\1#\2"),
        (r"docs\.google\.com/spreadsheets/(?:u/\d+/)?d/([\w-]{20,})/?(?:edit|view|preview|htmlview)?(#gid=\d+)?", r"docs.google.com/spreadsheets/d/\1\2"),
        (r"docs\.google\.com/(document|presentation)/(?:u/\d+/)?d/([\w-]{20,})/?(?:edit|view|preview|mobilebasic)?", r"docs.google.com/\1/d/\2"),
        (r"drive\.google\.com/(?:(?:open|uc)\?(?:export=\w+&)?id=|file/(?:u/\d+/)?d/)([\w-]{20,})(?:&export=\w+)?/?(?:edit|view|preview)?", r"drive.google.com/file/d/\1"),
        (r"amazon\.([a-z.]{2,6})/(?:[^/?]+/)?(?:dp|gp/product)/([A-Z0-9]{10})(?:/ref=[^/?]*|/)?(?:\?(?:(?:ref|ref_|tag|psc|th|qid|sr|crid|sprefix|keywords|dib|dib_tag|linkcode|linkCode|pd_rd_\w+|pf_rd_\w+)=[^&]*&?)*)?", r"amazon.\1/dp/\2"),
    )
)  # fmt: skip
"""Other ways to write one page that are certain, each with the one that stands for it."""

LIKELY_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), page)
    for pattern, page in (
        (r"arxiv\.org/(?:pdf|html)/([a-z.-]*/?\d[\w.]*?\d(?:v\d+)?)(?:\.pdf)?", r"arxiv.org/abs/\1"),
        (r"[\w.-]+/(?:[\w-]+/)?doi/(?:full/|abs/|pdf/|epdf/|epub/|pdfplus/|pdfdirect/)?(10\.\d{4,9}(?:\.\d+)*/[^/?]+)/?", r"doi.org/\1"),
        (r"link\.springer\.com/(?:article|chapter|book|content/pdf)/(10\.\d{4,9}(?:\.\d+)*/[^/?]+?)(?:\.pdf)?", r"doi.org/\1"),
        (r"journals\.plos\.org/\w+/article\?id=(10\.1371/[\w.]+)", r"doi.org/\1"),
        (r"nature\.com/articles/(s\d{5}-[\w-]+)(?:\.pdf)?", r"doi.org/10.1038/\1"),
        (r"(zeit\.de/.+)/komplettansicht", r"\1"),
        (r"(spiegel\.de/.+-a-[0-9a-f-]+)-amp", r"\1"),
        (r"timesofindia\.indiatimes\.com/(?:[^?]*/)?amp_articleshow/(\d+)\.cms", r"timesofindia.indiatimes.com/articleshow/\1.cms"),
        (r"([\w.-]+)/(?:web/)?@(\w+)/(\d{17,19})(?:/embed)?", r"\1/@\2/\3"),
        (r"([\w.-]+)/users/(\w+)/statuses/(\d{17,19})", r"\1/@\2/\3"),
        (r"raw\.githubusercontent\.com/([\w-]+/[\w.-]+)/(?:refs/(?:heads|tags)/)?(.+)", r"github.com/\1/blob/\2"),
        (r"github\.com/([\w-]+/[\w.-]+)/raw/(?:refs/(?:heads|tags)/)?(.+)", r"github.com/\1/blob/\2"),
        (r"pubmed\.ncbi\.nlm\.nih\.gov/\?term=(\d{5,8})", r"pubmed.ncbi.nlm.nih.gov/\1/"),
        (r"ncbi\.nlm\.nih\.gov/pubmed/?\?term=(\d{5,8})", r"pubmed.ncbi.nlm.nih.gov/\1/"),
        (r"ncbi\.nlm\.nih\.gov/labs/pmc/articles/PMC(\d+)", r"pmc.ncbi.nlm.nih.gov/articles/PMC\1/"),
        (r"(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/PMC(\d+)/pdf(?:/[\w.-]+)?", r"pmc.ncbi.nlm.nih.gov/articles/PMC\1/"),
        (r"europepmc\.org/(?:article/PMC|articles)/PMC(\d+)", r"pmc.ncbi.nlm.nih.gov/articles/PMC\1/"),
        (r"docs\.google\.com/document/(?:u/\d+/)?d/([\w-]{20,})/?(?:edit|view)?\?tab=t\.0", r"docs.google.com/document/d/\1"),
        (r"eur-lex\.europa\.eu/legal-content/(\w\w)/(?:TXT(?:/HTML|/PDF)?|ALL|AUTO)/?\?uri=CELEX(?::|%3A)([\w()-]+)", r"eur-lex.europa.eu/legal-content/\1/TXT/?uri=CELEX:\2"),
        (r"[a-z]{2}\.(linkedin\.com/.+)", r"\1"),
    )
)  # fmt: skip
"""Addresses of what is likely the same page or another form of it; an editor decides."""

_STAMP = r"\d{4,14}(?:[a-z]{2}_)?/"
_URL = r"(?P<page>(?:https?:/|https?%3A(?:%2F|/)|[\w-]+\.[\w.-]+).*)"
COPIES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"web\.archive\.org/(?:web/(?:{_STAMP})?|save/){_URL}",
        rf"archive\.(?:ph|today|is|li|md|fo|vn)/(?:\d{{4}}[\d.-]*|newest|oldest)/{_URL}",
        r"archive\.(?:ph|today|is|li|md|fo|vn)/(?:o/\w+/)?(?P<page>https?:/.+)",
        rf"(?:arquivo\.pt/(?:no)?wayback|webarchive\.org\.uk/wayback/archive|wayback\.archive-it\.org/\w+)/{_STAMP}{_URL}",
        rf"webarchive\.nationalarchives\.gov\.uk/(?:ukgwa/)?{_STAMP}{_URL}",
        rf"webarchive\.loc\.gov/\w+/{_STAMP}{_URL}",
        r"ghostarchive\.org/varchive/(?:youtube/\d+/)?(?P<youtube>[\w-]{11})",
        r"href\.li/\?(?P<page>https?:/.+)",
        r"r\.search\.yahoo\.com/.*/RU=(?P<page>https?%3A[^/?]+)/.*",
        r"webcache\.googleusercontent\.com/search\?(?:[^&]*&)*q=cache:(?:[\w-]+:)?(?P<page>[^+&]+).*",
    )
)
"""Copies of a page whose address names the page."""

SENT_ON: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), tuple(names.split()))
    for pattern, names in (
        (r"google\.[a-z.]{2,6}/url", "q url"),
        (r"(?:l|lm)\.facebook\.com/l\.php", "u"),
        (r"l\.instagram\.com/", "u"),
        (r"out\.reddit\.com/\w*", "url"),
        (r"linkedin\.com/(?:redir/redirect|safety/go/?)", "url"),
        (r"youtube\.com/redirect", "q"),
        (r"vk\.com/away\.php", "to"),
        (r"duckduckgo\.com/l/", "uddg"),
        (r"slack-redir\.net/link", "url"),
        (r"[\w.-]+\.safelinks\.protection\.outlook\.com/", "url"),
        (r"t\.umblr\.com/redirect", "z"),
        (r"steamcommunity\.com/linkfilter/", "url u"),
        (r"webcitation\.org/query", "url"),
        (r"view\.officeapps\.live\.com/op/(?:view|embed)\.aspx", "src"),
    )
)
"""Addresses (host and path) that only send the reader on, and the parameters that say where to."""

LIKELY_COPIES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:[\w-]+\.)?cdn\.ampproject\.org/[cvw]/(?:s/)?(?P<page>.+)",
        r"[\w-]+\.bing-amp\.com/c/(?:s/)?(?P<page>.+)",
        r"google\.[a-z.]{2,6}/amp/(?:s/)?(?P<page>.+)",
        r"(?:12ft\.io|removepaywall\.com)/(?P<page>https?:/.+)",
    )
)
"""AMP caches and viewers whose address names the page."""
LIKELY_SENT_ON: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"translate\.google\.[a-z.]{2,6}/(?:website|translate)"), ("u",)),
)
"""Translations, with the parameter that names the page."""
