"""What an editor looks at before an article is published: what stops it, what needs a reason, and what is fine."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings as site
from django.urls import reverse

from claims.access.claims import needs_recheck
from claims.access.evidence import decisions_with_stances
from claims.evidence.pages.opposite_evidence import describe_opposite
from claims.models import Article, Claim, Decision, NewsroomSettings, Person
from claims.reports.actions import publishing
from claims.reports.document import ClaimEntry, Document, cited_source
from claims.reports.pages.claim_reviews import ClaimReviewChecklist, read_checklist
from claims.vocabulary import ClaimStatus, PublishCheck

# Fields of the settings that readers of a report look for.
READERS_NEED = {
    "contact": "contact details",
    "corrections_policy": "the corrections policy",
    "method": "the method",
}
UNDECIDED = (ClaimStatus.OPEN, ClaimStatus.AGREED, ClaimStatus.DISPUTED)
PASSED = {
    PublishCheck.UNDECIDED: "Every claim is decided or set aside",
    PublishCheck.CONTEXT_CHANGED: "No context changed since the verdict",
    PublishCheck.UNSORTED: "Every sentence is sorted",
    PublishCheck.CUT: "Every claim is still in the article",
    PublishCheck.EVIDENCE: "Every verdict has the sources it needs",
    PublishCheck.OPPOSITE: "No verdict goes against its evidence",
    PublishCheck.RETRACTED: "No source was retracted since the verdict",
    PublishCheck.CLAIM_REVIEW: "Every verdict gets a ClaimReview",
    PublishCheck.CLAIMANT: "Every ClaimReview says who made the claim, where we know it",
    PublishCheck.SETTINGS: "Contact, corrections policy and method are filled in",
}
NEED_REASON = (PublishCheck.UNDECIDED, PublishCheck.CONTEXT_CHANGED, PublishCheck.UNSORTED)
"""Checks that `publishing.publish` asks a reason for. A reason for the others is welcome."""


@dataclass(frozen=True)
class CheckItem:
    """One thing to fix, or to explain to readers."""

    check: PublishCheck
    sentence: str
    hint: str
    address: str
    link: str
    claims: list[Claim] = field(default_factory=list)

    @property
    def needs_reason(self) -> bool:
        return self.check in NEED_REASON


@dataclass(frozen=True)
class PublishChecklist:
    """Everything that was checked."""

    stop: str
    """Why the article can't be published at all yet, or an empty string."""
    items: list[CheckItem]
    note: str
    """Why no claim of the article gets a ClaimReview, if so."""

    @property
    def passed(self) -> list[str]:
        """What is fine, in sentences."""
        open_checks = {item.check for item in self.items}
        about_markup = {PublishCheck.CLAIM_REVIEW, PublishCheck.CLAIMANT} if self.note else set()
        return [
            sentence
            for check, sentence in PASSED.items()
            if check not in open_checks and check not in about_markup
        ]


def read_publish_checklist(
    article: Article, user: Person, document: Document, newsroom: NewsroomSettings
) -> PublishChecklist:
    """Check an article; `document` is what the report would freeze now."""
    markup = read_checklist(article, newsroom, site.SITE_URL)
    decisions = list(decisions_with_stances(user, article))
    to_recheck = article.claims.filter(needs_recheck(user)).order_by("number")
    found = [
        *_check_claims([row.claim for row in markup.rows]),
        _check_sentences(article),
        *_check_evidence(decisions, document),
        _about_claims(
            PublishCheck.RETRACTED, to_recheck, "claim relies on a retracted source",
            "claims rely on a retracted source", "Readers will see when it was retracted. Check that the verdict still holds.",
        ),
        *_check_markup(article, markup),
        _check_settings(newsroom),
    ]  # fmt: skip
    note = markup.whole_article.value if markup.whole_article else ""
    return PublishChecklist(publishing.find_stop(article), [item for item in found if item], note)


def _about_claims(
    check: PublishCheck, claims: Iterable[Claim], one: str, many: str, hint: str, link: str = "Look"
) -> CheckItem | None:
    """Return an item on these claims, which leads to the first of them, or None without claims."""
    listed = list(claims)
    if not listed:
        return None
    sentence = f"1 {one}" if len(listed) == 1 else f"{len(listed)} {many}"
    address = reverse("admin:claims_claim_change", args=(listed[0].pk,))
    return CheckItem(check, sentence, hint, address, link, listed)


def _check_claims(claims: list[Claim]) -> list[CheckItem | None]:
    return [
        _about_claims(
            PublishCheck.UNDECIDED, (claim for claim in claims if claim.status in UNDECIDED),
            "claim is still being checked", "claims are still being checked", "The report lists them without a verdict.", "Decide",
        ),
        _about_claims(
            PublishCheck.CONTEXT_CHANGED, (claim for claim in claims if claim.status == ClaimStatus.CONTEXT_CHANGED),
            "claim is waiting for an editor, because the article changed around it",
            "claims are waiting for an editor, because the article changed around them",
            "Their verdicts are not in force until somebody says that they still stand.", "Compare",
        ),
        _about_claims(
            PublishCheck.CUT, (claim for claim in claims if claim.status == ClaimStatus.DECIDED and claim.start is None),
            "claim is no longer in the article", "claims are no longer in the article",
            "A later version cut them. The report lists them after the article.",
        ),
    ]  # fmt: skip


def _check_sentences(article: Article) -> CheckItem | None:
    count = publishing.count_unsorted(article)
    if not count:
        return None
    return CheckItem(
        PublishCheck.UNSORTED,
        f"{publishing.sentences_are(count)} not sorted",
        "Nobody has marked them as claims, or as not needing a check.",
        reverse("choose_claims", args=(article.slug,)),
        "Sort them",
    )


def _check_evidence(decisions: list[Decision], document: Document) -> list[CheckItem | None]:
    sources = {claim["number"]: _count_sources(claim) for claim in document["claims"]}
    short = [
        decision.claim
        for decision in decisions
        if sources.get(decision.claim.number, 0) < decision.rating.needs_sources
    ]
    against = {
        decision.claim: sentence
        for decision in decisions
        if (sentence := describe_opposite(decision.rating, decision.stances))
    }
    return [
        _about_claims(
            PublishCheck.EVIDENCE, short, "verdict has fewer sources than it needs",
            "verdicts have fewer sources than they need", "Send the claim back to its reviewers with a note.", "Send back",
        ),
        _about_claims(
            PublishCheck.OPPOSITE, against, "verdict goes against its evidence", "verdicts go against their evidence",
            next(iter(against.values()), ""), "Look",
        ),
    ]  # fmt: skip


def _count_sources(claim: ClaimEntry) -> int:
    return len({cited_source(piece) or piece["description"] for piece in claim["evidence"]})


def _check_markup(article: Article, markup: ClaimReviewChecklist) -> list[CheckItem]:
    if markup.whole_article:
        return []
    address = reverse("admin:claims_article_describe", args=(article.pk,))
    found = []
    if stating := markup.stating:
        are = "claim gets" if len(stating) == 1 else "claims get"
        hint = "Every wording states the verdict. Give a short form that leaves the verdict out."
        place = f"{address}#claim-{stating[0].number}"
        found.append(
            CheckItem(
                PublishCheck.CLAIM_REVIEW, f"{len(stating)} {are} no ClaimReview", hint, place, "Give a short form", stating
            )
        )  # fmt: skip
    if untyped := markup.without_type:
        are = "ClaimReview leaves" if len(untyped) == 1 else "ClaimReviews leave"
        hint = "Say whether it is a person or an organisation."
        place = f"{address}#claim-{untyped[0].number}"
        found.append(
            CheckItem(
                PublishCheck.CLAIMANT, f"{len(untyped)} {are} the claimant out", hint, place, "Say who", untyped
            )
        )  # fmt: skip
    return found


def _check_settings(newsroom: NewsroomSettings) -> CheckItem | None:
    missing = [name for name, label in READERS_NEED.items() if not getattr(newsroom, name)]
    if not missing:
        return None
    return CheckItem(
        PublishCheck.SETTINGS,
        f"Your settings are missing {', '.join(READERS_NEED[name] for name in missing)}",
        "Readers look for it at the end of a report.",
        reverse("admin:claims_newsroomsettings_change", args=(1,)),
        "Fill in",
    )
