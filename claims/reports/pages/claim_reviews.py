"""Which claims of a report get a ClaimReview, under which wording, and why the others get none."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.db.models import OuterRef, Subquery

from claims.models import Article, Claim, Decision, NewsroomSettings
from claims.text.attribution.claimant_kind import propose_claimant_kind
from claims.text.verdicts.stated_verdict import states_verdict
from claims.vocabulary import ArticleMode, ClaimantType, ClaimStatus
from claims.web.links import host_of

SHORT = 75
"""Characters of a claim in a ClaimReview; more would wrap on a phone."""


class NoClaimReview(StrEnum):
    """Why a claim gets no ClaimReview, in a sentence for the editor."""

    BEFORE_PUBLICATION = "Checks before publication get no ClaimReview."
    OWN_ARTICLE = "The claim is from your own site, and a ClaimReview must not rate its own site."
    NO_VERDICT = "It has no verdict."
    STATES_VERDICT = (
        "Every wording of it states the verdict. Give it a short form that leaves the verdict out."
    )


def find_obstacle(
    *, mode: str, label: str, wording: str, article_url: str, newsroom_urls: Iterable[str]
) -> NoClaimReview | None:
    """Return why a claim gets no ClaimReview, or None if it gets one.

    `label` is that of its verdict, empty without one; `wording` is from `choose_wording`.
    """
    if mode == ArticleMode.BEFORE_PUBLICATION:
        return NoClaimReview.BEFORE_PUBLICATION
    origin = host_of(article_url)
    if origin and origin in {host_of(url) for url in newsroom_urls}:
        return NoClaimReview.OWN_ARTICLE
    if not label:
        return NoClaimReview.NO_VERDICT
    return None if wording else NoClaimReview.STATES_VERDICT


def choose_wording(*, short_form: str, statement: str, quote: str, label: str) -> str:
    """Return a wording of the claim that doesn't state its verdict, if possible a short one, or an empty string."""
    forms = sorted((short_form, statement), key=lambda form: len(form) > SHORT)
    wordings = (" ".join(form.split()) for form in [*forms, quote])
    return next(
        (wording for wording in wordings if wording and not states_verdict(wording, label)), ""
    )


@dataclass(frozen=True)
class ClaimReviewRow:
    """A claim of an article before publishing: what its ClaimReview will say, or why it gets none."""

    claim: Claim
    label: str
    """The label of its verdict, or an empty string."""
    wording: str
    obstacle: NoClaimReview | None

    @property
    def proposal(self) -> str:
        """Return “a person” or “an organisation” if the claimant’s name looks like one, or an empty string."""
        kind = propose_claimant_kind(self.claim.current.claimant)
        return ClaimantType(kind).label if kind else ""

    @property
    def lacks_type(self) -> bool:
        """Whether its ClaimReview would leave the claimant out."""
        return bool(
            not self.obstacle
            and self.claim.current.claimant.strip()
            and not self.claim.current.claimant_type
        )

    @property
    def can_be_described(self) -> bool:
        """Whether an editor can change anything: a short form or the type of the claimant."""
        return self.obstacle in {None, NoClaimReview.STATES_VERDICT}


@dataclass(frozen=True)
class ClaimReviewChecklist:
    """What an editor reads about ClaimReviews before publishing."""

    rows: list[ClaimReviewRow]

    @property
    def whole_article(self) -> NoClaimReview | None:
        """Why no claim of the article can get a ClaimReview, if so."""
        obstacle = self.rows[0].obstacle if self.rows else None
        return (
            obstacle
            if obstacle in {NoClaimReview.BEFORE_PUBLICATION, NoClaimReview.OWN_ARTICLE}
            else None
        )

    @cached_property
    def stating(self) -> list[Claim]:
        """Claims of which every wording states the verdict."""
        return self._claims(NoClaimReview.STATES_VERDICT)

    @cached_property
    def without_verdict(self) -> list[Claim]:
        return self._claims(NoClaimReview.NO_VERDICT)

    @cached_property
    def without_type(self) -> list[Claim]:
        """Claims whose claimant is neither a person nor an organisation yet."""
        return [row.claim for row in self.rows if row.lacks_type]

    @property
    def to_describe(self) -> list[ClaimReviewRow]:
        """The rows that an editor can change."""
        return [row for row in self.rows if row.can_be_described]

    def _claims(self, obstacle: NoClaimReview) -> list[Claim]:
        return [row.claim for row in self.rows if row.obstacle is obstacle]


def read_checklist(
    article: Article, newsroom: NewsroomSettings, site_url: str
) -> ClaimReviewChecklist:
    """Read the claims that the next report lists, with one query."""
    verdict = Decision.objects.current().filter(claim=OuterRef("pk")).values("rating__label")[:1]
    claims = (
        article.claims.exclude(status=ClaimStatus.PROPOSED)
        .select_related("current__claim_review_details")
        .annotate(verdict_label=Subquery(verdict))
        .order_by("number")
    )
    return ClaimReviewChecklist(
        [_read_row(article, claim, (site_url, newsroom.url)) for claim in claims]
    )


def _read_row(article: Article, claim: Claim, newsroom_urls: Iterable[str]) -> ClaimReviewRow:
    version = claim.current
    label = (claim.verdict_label or "") if claim.status == ClaimStatus.DECIDED else ""
    wording = choose_wording(
        short_form=version.published_short_form,
        statement=version.statement,
        quote=version.quote,
        label=label,
    )
    obstacle = find_obstacle(
        mode=article.mode,
        label=label,
        wording=wording,
        article_url=article.url,
        newsroom_urls=newsroom_urls,
    )
    return ClaimReviewRow(claim, label, wording, obstacle)
