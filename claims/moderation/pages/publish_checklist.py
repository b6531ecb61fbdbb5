"""What an editor should look at again before an article is published."""

from dataclasses import dataclass

from claims.access.evidence import decisions_with_stances
from claims.evidence.pages.opposite_evidence import describe_opposite
from claims.models import Article, Claim, Person


@dataclass(frozen=True)
class OppositeClaim:
    """A decided claim whose evidence points against its verdict."""

    claim: Claim
    sentence: str


def find_opposite_claims(article: Article, user: Person) -> list[OppositeClaim]:
    """Return the decided claims of an article whose verdict and evidence point in opposite directions."""
    found = [
        OppositeClaim(decision.claim, describe_opposite(decision.rating, decision.stances))
        for decision in decisions_with_stances(user, article)
    ]
    return [row for row in found if row.sentence]
