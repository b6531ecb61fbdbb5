"""Whether the wording of a claim states its verdict, which a ClaimReview must not do.

Only a wording that judges a claim counts. A word of the rating inside the claim itself, as in *a misleading label cost the
shop*, is what the claim is about.
"""

import re

_STATEMENT = (
    r"(?:claims?|statements?|assertions?|allegations?|accusations?|stor(?:y|ies)|rumou?rs?|reports?"
    r"|posts?|quotes?|quotations?|headlines?|messages?|videos?|photos?|pictures?|images?|memes?"
    r"|suggestions?|idea|notion|belief|narratives?)"
)
_BE = r"(?:is|are|was|were|remains?|has been|have been|proved|proves|turned out(?: to be)?)"
_ADVERB = r"(?:(?:not|still|just|in fact|indeed|thus|therefore|\w+ly)\s+)?"
_JUDGED = (
    r"(?:rated|ruled|judged|deemed|labell?ed|marked|found|declared|considered"
    r"|verdict:?|rating:?|our verdict is|fact[- ]check:?)"
)
_OWNED_STATEMENT = (
    rf"(?:the|this|that|these|those|a|his|her|their|its)\s+(?:[\w’'-]+\s+){{0,2}}{_STATEMENT}"
)
_END = r"\s*(?:[,.;!]|$|and\b|because\b|since\b)"


def states_verdict(wording: str, label: str) -> bool:
    """Return whether a wording says that the claim has the verdict called `label`."""
    wording, label = " ".join(wording.split()), " ".join(label.split())
    if not label:
        return False
    name = rf"(?<!\w){re.escape(label)}(?!\w)"
    return any(
        re.search(pattern, wording, re.IGNORECASE)
        for pattern in (
            rf"^\W*{name}\W*$",  # False.
            rf"^\W*{name}\s*(?:[:–—]|-\s|\.\s|!)",  # False: the city has 35,000 trees
            rf"(?:[:–—]\s*|\s-\s){name}\W*$",  # The city has 35,000 trees – false
            rf"[(\[]\s*{name}\s*[)\]]\W*$",  # The city has 35,000 trees (false)
            rf"\b{_JUDGED}\s+(?:as\s+|to be\s+)?{_ADVERB}{name}{_END}",  # rated false
            rf"^\W*(?:it|this|that)\s+{_BE}\s+{_ADVERB}{name}\s*(?:that\b|\W*$)",  # It is false that …
            # The claim that the city has 35,000 trees is false, …
            rf"\b{_OWNED_STATEMENT}\b[^.;]*?\b{_BE}\s+{_ADVERB}{name}{_END}",
            rf"^\W*that\b.*\b{_BE}\s+{_ADVERB}{name}\W*$",  # That … is false
        )
    )
