"""How an article was checked, in numbers that a report prints once."""

from collections import Counter
from dataclasses import dataclass

from claims.reports.document import DECIDED, SET_ASIDE, Document, cited_source
from claims.reports.pages import phrases
from claims.vocabulary import UnitRole


@dataclass(frozen=True)
class CheckFacts:
    """What a report says of the whole check."""

    sentences: int
    claims: int
    set_aside: int
    undecided: int
    agreed: int
    """Claims with a verdict on which everyone who checked them agreed."""
    differed: int
    overruled: int
    """Claims with a verdict on which an editor overruled whoever checked them."""
    reviewers: int
    """How many people checked each claim with a verdict; 0 if that differs, and in reports of earlier releases."""
    quotes: int
    sources: int
    copies: int

    @property
    def agreement(self) -> str:
        """How often they agreed and an editor followed them, in one or two sentences."""
        if not self.differed and not self.overruled:
            return "They agreed on every one; an editor confirmed it."
        parts = [f"agreed on {self.agreed}"] if self.agreed else []
        parts += [f"disagreed on {self.differed}"] if self.differed else []
        parts += [f"were overruled on {self.overruled}"] if self.overruled else []
        return f"They {phrases.listed(parts)}. An editor made the final decision."

    @property
    def scope(self) -> str:
        """What those people checked: not every claim, where some are set aside or still being checked."""
        is_all = not self.undecided and not self.set_aside
        return "every claim" if is_all else "every claim that has a verdict"

    @property
    def people(self) -> str:
        """How many people checked a claim, as a word for up to nine."""
        return phrases.number_word(self.reviewers)


def count_facts(document: Document) -> CheckFacts:
    claims = document["claims"]
    decided = [claim for claim in claims if claim["status"] == DECIDED]
    pieces = [piece for claim in decided for piece in claim["evidence"]]
    reviewers = {claim.get("reviews", 0) for claim in decided}
    bases = Counter(claim["basis"] for claim in decided)
    units = document["article"]["units"]
    return CheckFacts(
        sentences=sum(unit["role"] != UnitRole.CLUTTER for unit in units),
        claims=len(claims),
        set_aside=sum(claim["status"] == SET_ASIDE for claim in claims),
        undecided=sum(claim["status"] not in (DECIDED, SET_ASIDE) for claim in claims),
        agreed=bases["unanimous"],
        differed=bases["majority"] + bases["adjudicated"],
        overruled=bases["overridden"],
        reviewers=reviewers.pop() if len(reviewers) == 1 else 0,
        quotes=len(
            {(cited_source(piece), piece["passage"]) for piece in pieces if piece["passage"]}
        ),
        sources=len({cited_source(piece) or piece["description"] for piece in pieces}),
        copies=len({cited_source(piece) for piece in pieces if piece.get("copy")}),
    )
