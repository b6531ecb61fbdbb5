"""An article with a claim of each status and evidence of each kind, ready to be published."""

from datetime import date

from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.evidence.actions.cataloguing import retract_source
from claims.evidence.actions.evidence_draft import EvidenceDraft
from claims.models import Article, Claim, Evidence, NewsroomSettings, Person, Source
from claims.moderation.actions.deciding import confirm_claims
from claims.vocabulary import Role, SetAside
from tests import factories as make

TEXT = (
    "The city has 35,000 trees. It planted 1,200 of them in 2024.\n\n"
    "The mayor said the budget rose by 4 percent in 2025. The council spent 12 million euros on parks.\n\n"
    "Nobody knows what comes next."
)


def make_publishable_article(editor: Person) -> Article:
    """Make an article with a decided claim, an open one and one that is set aside. It is the same every time."""
    NewsroomSettings.objects.update_or_create(
        pk=1,
        defaults={"name": "The Example Newsroom", "url": "https://news.example.org/", "method": "Two people check."},
    )  # fmt: skip
    article = make.make_article(
        TEXT,
        headline="Trees in the city",
        publisher="The Example",
        authors="Ann Author; Bo Author",
        url="https://example.com/trees",
        language="en",
        published_on=date(2026, 2, 13),
    )
    decided, aside, _ = (make.make_claim(article) for _ in range(3))
    set_aside_claim(
        claim=aside, by=editor, lock_version=aside.lock_version, reason=SetAside.PREDICTION
    )
    _decide(decided, editor)
    return make.make_read(article)


def _decide(claim: Claim, editor: Person) -> None:
    first, second = (make.make_person(name, Role.REVIEWER) for name in ("Ruth", "Omar"))
    saved = make.save(claim, first, make.make_draft(evidence=_cited()))
    for piece, found in zip(
        Evidence.objects.order_by("position"), ("found", "nearly", ""), strict=False
    ):
        if found:
            passage = piece.passage if found == "found" else "Other  passage."
            make.make_copy(
                piece,
                "A page.",
                passage=piece.passage,
                passage_found=found,
                closest_text="" if found == "found" else passage,
            )
    make.submit(claim, saved)
    make.review(claim, second, evidence=(make.make_evidence(stance="context"),))
    source = Source.objects.get(url="https://example.org/old")
    retract_source(
        source=source, by=editor, lock_version=source.lock_version, reason="The office withdrew it."
    )
    confirm_claims(claims=[make.fresh(claim)], by=editor)


def _cited() -> tuple[EvidenceDraft, ...]:
    """One source with every field filled, one that contradicts, one that is retracted, one protected."""
    return (
        make.make_evidence(
            title="Tree register", publisher="City of Example", author="Parks office", kind="data",
            published_on=date(2026, 1, 5), language="en", reliability="B", credibility=2, stance="supports",
            passage="35,000 trees", locator="p. 3", question="How many trees?", translation="35 000 arbres",
            workings="33,800 + 1,200 = 35,000", archived_url="https://archive.example.net/1",
            accessed_on=date(2026, 2, 14),
        ),
        make.make_evidence("https://example.org/other", passage="Other passage.", stance="refutes"),
        make.make_evidence("https://example.org/old", stance="context", kind="news"),
        make.make_evidence("A clerk of the parks office", is_protected=True, public_description="An official of the city",
                           stance="supports", passage="Said in confidence."),
    )  # fmt: skip
