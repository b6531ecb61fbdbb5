"""How an article was checked, in numbers that a report prints once."""

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
    reviewers: int
    """How many people checked each claim with a verdict, if it is the same number for all, else 0."""
    quotes: int
    sources: int
    copies: int

    @property
    def agreement(self) -> str:
        """How many verdicts were unanimous, in a sentence."""
        if not self.differed:
            return "They agreed on every one; an editor confirmed it."
        if not self.agreed:
            return "They disagreed; an editor made the final decision."
        return f"They agreed on {self.agreed} and not on {self.differed}; an editor made the final decision."

    @property
    def scope(self) -> str:
        """What those people checked: not yet every claim, while some are being checked."""
        return "every claim that has a verdict" if self.undecided else "every claim"

    @property
    def people(self) -> str:
        """How many people checked a claim, as a word for up to nine."""
        return phrases.number_word(self.reviewers)


def count_facts(document: Document) -> CheckFacts:
    claims = document["claims"]
    decided = [claim for claim in claims if claim["status"] == DECIDED]
    pieces = [piece for claim in decided for piece in claim["evidence"]]
    reviewers = {len(claim["checked_by"]) for claim in decided}
    unanimous = sum(claim["basis"] == "unanimous" for claim in decided)
    units = document["article"]["units"]
    return CheckFacts(
        sentences=sum(unit["role"] != UnitRole.CLUTTER for unit in units),
        claims=len(claims),
        set_aside=sum(claim["status"] == SET_ASIDE for claim in claims),
        undecided=sum(claim["status"] not in (DECIDED, SET_ASIDE) for claim in claims),
        agreed=unanimous,
        differed=len(decided) - unanimous,
        reviewers=reviewers.pop() if len(reviewers) == 1 else 0,
        quotes=len(
            {(cited_source(piece), piece["passage"]) for piece in pieces if piece["passage"]}
        ),
        sources=len({cited_source(piece) or piece["description"] for piece in pieces}),
        copies=len({cited_source(piece) for piece in pieces if piece.get("copy")}),
    )
