"""Splitting a revision: a row for each unit of its text, a proposed claim for each full sentence."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max

from claims.actions import ledger
from claims.models import Article, Claim, ClaimVersion, Desk, EventChain, Person, Revision, Sentence
from claims.text import attribution, checkworthiness, context, roles, units
from claims.vocabulary import CLAIM_ROLES, ClaimType, Move, UnitRole, VersionCause


def split_article(
    article: Article, revision: Revision, *, by: Person | None, chain: EventChain
) -> None:
    """Store every unit of a first revision and propose a claim for each full sentence of it."""
    sentences = read_sentences(revision)
    Sentence.objects.bulk_create(sentences)
    claims = propose_claims(article, revision, sentences, by=by)
    ledger.record(
        chain=chain,
        by=by,
        move=Move.SPLIT,
        on=article,
        revision=revision.number,
        sentences=len(sentences),
        proposed=len(claims),
        preselected=[claim.number for claim in claims if claim.is_preselected],
    )


def read_sentences(revision: Revision) -> list[Sentence]:
    """Return a row, not stored yet, for each unit of the revision's text."""
    language = revision.article.language
    extra = roles.extra_furniture(Desk.get().furniture, language)
    read = units.read_units(revision.text, language, extra)
    return [
        Sentence(
            revision=revision,
            position=position,
            start=unit.span.start,
            end=unit.span.end,
            role=unit.role,
        )
        for position, unit in enumerate(read, 1)
    ]


def propose_claims(
    article: Article,
    revision: Revision,
    sentences: Sequence[Sentence],
    *,
    by: Person | None,
    only: Iterable[int] | None = None,
) -> list[Claim]:
    """Propose a claim for each full sentence, or for those whose index is in `only`."""
    last = article.claims.aggregate(last=Max("number"))["last"] or 0
    chosen = range(len(sentences)) if only is None else sorted(only)
    bodies = [i for i in chosen if UnitRole(sentences[i].role) in CLAIM_ROLES]
    claims = Claim.objects.bulk_create(
        Claim(article=article, number=number) for number in range(last + 1, last + 1 + len(bodies))
    )
    versions = [
        _proposal(claim, revision, sentences, index, by=by)
        for claim, index in zip(claims, bodies, strict=True)
    ]
    ClaimVersion.objects.bulk_create(versions)
    for claim, version in zip(claims, versions, strict=True):
        claim.stand_on(version)
    Claim.objects.bulk_update(claims, (*Claim.PLACE, "is_preselected"), batch_size=500)
    return claims


def _proposal(
    claim: Claim,
    revision: Revision,
    sentences: Sequence[Sentence],
    index: int,
    *,
    by: Person | None,
) -> ClaimVersion:
    """Return the first version of a proposed claim, with what the text says about it."""
    sentence, article = sentences[index], claim.article
    quote = revision.text[sentence.start : sentence.end]
    leans = index > 0 and context.leans_on_previous(quote, article.language)
    before = sentences[index - 1] if leans else None
    claim.is_preselected, words = read_quote(quote, article.language, article.published_on)
    if leans:
        words["reasons"] = [*words["reasons"], "needs context"]
    return ClaimVersion(
        claim=claim,
        n=1,
        revision=revision,
        start=sentence.start,
        end=sentence.end,
        quote=quote,
        context_start=before and before.start,
        context_end=before and before.end,
        cause=VersionCause.SPLIT,
        created_by=by,
        **words,
    )


def read_quote(quote: str, language: str, stated_on: date | None) -> tuple[bool, dict]:
    """Return whether a sentence is preselected, and what its words say about a claim made of it."""
    signals = checkworthiness.read_claim(quote, language)
    said = attribution.find_claimant(quote, language)
    return signals.preselected, {
        "claimant": said.name[:200] if said else "",
        "stated_on": stated_on,
        "types": [ClaimType.NUMERICAL] if "number" in signals.reasons else [],
        "score": signals.score,
        "reasons": [*signals.reasons, *(["unnamed source"] if said and not said.name else [])],
    }
