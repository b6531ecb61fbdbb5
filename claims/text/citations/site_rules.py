"""Parameters that large sites add to an address and that do not say which page it is: tables, read by `pages`.

A host is given without `www.`; `*.` in front of it includes its subdomains. Where a path is given, the rule is only for
addresses whose path matches it from the beginning. Only what is certain to lead to the same page belongs into SHARED: a
parameter that may select something else on the page (a post, a comment, an image, a sheet) belongs into LIKELY or nowhere.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Shared:
    """The parameters, in lower case, that one site adds when a page is shared or linked."""

    hosts: str
    names: str
    path: str = ""


SHARED: tuple[Shared, ...] = (
    Shared("theguardian.com amp.theguardian.com", "cmp intcmp share dcr"),
    Shared(
        "nytimes.com",
        "smid smtyp smprod unlocked_article_code referringsource emc rref searchresultposition giftcopy ugrp sgrp"
        " campaign_id instance_id segment_id user_id regi_id te nl _r hpgrp",
    ),
    Shared(
        "bbc.com bbc.co.uk",
        "ns_mchannel ns_source ns_campaign ns_linkname ns_fee ocid intlink_from_url link_location facebook_page"
        " at_campaign_type at_format at_link_id at_link_origin at_link_type at_ptr_name at_bbc_team xtor",
    ),
    Shared("ft.com", "sharetype segmentid desktop accesstoken shareid syn-25a6b1a6 emailid gift_id ftcamp"),
    Shared("wsj.com barrons.com marketwatch.com", "mod reflink st ns sharetoken gaa_at gaa_n gaa_ts gaa_sig"),
    Shared("washingtonpost.com", "itid wpisrc wpmk pwapi_token hpid tid carta-url"),
    Shared(
        "facebook.com",
        "__tn__ __cft__[0] __cft__ __xts__[0] __xts__ mibextid rdid share_url ref refsrc refid paipv eav _rdr _rdc sfnsn"
        " notif_id notif_t hc_ref fref extid m_entstream_source anchor_composer",
    ),
    Shared("facebook.com", "s", r"/reel/"),
    Shared("threads.com", "xmt slof igshid"),
    Shared("x.com", "s t ref_src ref_url cxt mx refsrc", r"/(?!search)"),
    Shared("instagram.com", "igsh igshid"),
    Shared("linkedin.com *.linkedin.com", "trk trackingid rcm lipi originalsubdomain midtoken midsig utm_source"),
    Shared("reddit.com", "share_id rdt ref ref_source correlation_id _branch_match_id"),
    Shared("tiktok.com", "q t", r"/@[\w.-]*/(?:video|photo)/"),
    Shared("tiktok.com", "_r _t is_from_webapp is_copy_url sender_device sender_web_id web_id share_app_id u_code refer"),
    Shared("medium.com *.medium.com", "source sk postpublishedtype", r"/.+"),
    Shared("*.substack.com", "r s publication_id post_id isfreemail triedredirect showwelcome token", r"/(?:pub/[\w-]+/)?p/"),
    Shared("bloomberg.com", "srnd leadsource sref embedded-checkout taid cmpid accesstoken"),
    Shared("economist.com", "giftid fsrc etear ppccampaignid ppcadid"),
    Shared("telegraph.co.uk", "icid li_source li_medium wt.mc_id ecid"),
    Shared("reuters.com", "taid edition-redirect feedtype feedname rpc il", r"/(?:article|world|business|markets)/"),
    Shared("apnews.com", "taid", r"/article/"),
    Shared("cnn.com edition.cnn.com", "hpt iref iid cid sr"),
    Shared("politico.eu politico.com", "nname nlid"),
    Shared("spiegel.de", "sara_ref sara_ecid"),
    Shared("zeit.de", "wt_zmc"),
    Shared("lemonde.fr", "lmd_medium lmd_campaign lmd_creation lmd_source random search-type ise_click_rank"),
    Shared("lefigaro.fr liberation.fr", "origine xtor"),
    Shared("elpais.com", "ssm event_log prm sma autoplay"),
    Shared("aljazeera.com", "traffic_source"),
    Shared("dw.com", "maca"),
    Shared("dailymail.co.uk", "ito ico reltodayheadline"),
    Shared("forbes.com", "sh", r"/sites/"),
    Shared("npr.org", "ft f", r"/\d{4}/"),
    Shared("youtube.com", "si pp feature ab_channel app src_vid embeds_referring_euri themerefresh"),
    Shared("nature.com", "error code", r"/articles/"),
    Shared("sciencedirect.com", "via fr rr", r"/science/article/"),
    Shared("*.wikipedia.org", "wprov"),
    Shared("open.spotify.com", "si nd context"),
    Shared("dropbox.com", "dl raw st e", r"/(?:s|scl|sh)/"),
    Shared("timesofindia.indiatimes.com", "from", r"/(?:.*/)?articleshow/"),
    Shared("eur-lex.europa.eu", "qid rid", r"/legal-content/"),
    Shared("apps.apple.com podcasts.apple.com music.apple.com books.apple.com", "at ct itscg itsct"),
    Shared("docs.google.com drive.google.com", "usp ouid rtpof sd"),
    Shared("t.me", "single embed"),
    Shared("pubmed.ncbi.nlm.nih.gov", "from term sort size pos fc ff v", r"/\d+/?$"),
)  # fmt: skip

LIKELY: tuple[Shared, ...] = (
    Shared("theguardian.com", "commentpage"),
    Shared(
        "nytimes.com", "action module region pgtype contentcollection login auth hp hpw pagewanted"
    ),
    Shared("bbc.com", "pinned_post_locator pinned_post_asset_id pinned_post_type post_id"),
    Shared("facebook.com", "set type locale"),
    Shared("instagram.com", "img_index hl"),
    Shared("independent.co.uk", "r"),
    Shared("linkedin.com", "commenturn dashcommenturn replyurn dashreplyurn"),
    Shared("papers.ssrn.com", "download"),
    Shared("faz.net", "premium printpagedarticle"),
    Shared("apnews.com", "section"),
    Shared("x.com tiktok.com", "lang"),
    Shared("*.blogspot.com", "m"),
    Shared("*.wikipedia.org", "veaction oldformat"),
)
"""Parameters that mostly lead to the same page; an editor decides."""

LIKELY_EVERYWHERE = {
    "amp": frozenset({"", "1", "true", "yes", "amp"}),
    "outputtype": frozenset({"amp", "amp-type"}),
    "output": frozenset({"amp"}),
    "usqp": frozenset(),
    "amp_js_v": frozenset(),
    "amp_gsa": frozenset(),
    "print": frozenset({"", "1", "true", "yes", "print"}),
    "printable": frozenset({"", "1", "true", "yes"}),
    "mobile": frozenset({"", "1", "true", "yes"}),
    "ref": frozenset({"rss", "feed", "share", "twitter", "facebook", "homepage"}),
    "cmpid": frozenset(),
    "share": frozenset({"", "1", "true", "twitter", "facebook", "email", "whatsapp", "x"}),
}
"""Parameters that mean little on any site, with the values that do; an empty set stands for all values."""


def names_for(table: tuple[Shared, ...], host: str, path: str) -> frozenset[str]:
    """Return the names of the parameters that a table drops from this page."""
    labels = host.split(".")
    hosts = {host, *(f"*.{'.'.join(labels[start:])}" for start in range(1, len(labels)))}
    rules = (rule for rule in table if not hosts.isdisjoint(rule.hosts.split()))
    return frozenset(
        name for rule in rules if re.match(rule.path, path) for name in rule.names.split()
    )
