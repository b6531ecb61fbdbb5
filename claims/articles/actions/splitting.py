"""Splitting a revision: a row for each unit of its text, a proposed claim for each full sentence."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max

from claims import ledger
from claims.models import (
    Article,
    Claim,
    ClaimVersion,
    EventChain,
    NewsroomSettings,
    Person,
    Revision,
    Sentence,
)
from claims.text.attribution import speakers
from claims.text.checkworthiness import scoring
from claims.text.revisions import context
from claims.text.revisions.comparison import Text
from claims.text.sentences import roles, units
from claims.text.spans import Span
from claims.vocabulary import CLAIM_ROLES, ClaimType, EventType, UnitRole, VersionCause


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
        event_type=EventType.SPLIT,
        on=article,
        revision=revision.number,
        sentences=len(sentences),
        proposed=len(claims),
        preselected=[claim.number for claim in claims if claim.is_preselected],
    )


def read_sentences(revision: Revision) -> list[Sentence]:
    """Return a row, not stored yet, for each unit of the revision's text."""
    language = revision.article.language
    extra = roles.parse_clutter_lines(NewsroomSettings.get().furniture, language)
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
    text = read_text(revision, sentences)
    versions = [
        _proposal(claim, revision, text, index, by=by)
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
    text: Text,
    index: int,
    *,
    by: Person | None,
) -> ClaimVersion:
    """Return the first version of a proposed claim, with what the text says about it."""
    span, article = text.units[index], claim.article
    claim.is_preselected, words = read_span(text, span, article.language, article.published_on)
    return ClaimVersion(
        claim=claim,
        number=1,
        revision=revision,
        start=span.start,
        end=span.end,
        quote=span.of(text.text),
        cause=VersionCause.SPLIT,
        created_by=by,
        **words,
    )


def read_text(revision: Revision, sentences: Sequence[Sentence] | None = None) -> Text:
    """Return a revision's text with its sentences and what each of them leans on."""
    rows = revision.sentences.order_by("position") if sentences is None else sentences
    read = [units.Unit(Span(row.start, row.end), row.role) for row in rows]
    leaned = context.find_contexts(revision.text, read, revision.article.language)
    return Text(revision.text, [unit.span for unit in read], leaned)


def read_span(
    text: Text, span: Span, language: str, stated_on: date | None
) -> tuple[bool, dict[str, object]]:
    """Return whether a claim at a span is preselected, and what the text says about it.

    Its source may be named elsewhere in its sentence; what the sentence leans on, it leans on too.
    """
    quote, touched = span.of(text.text), text.units_in(span)
    signals = scoring.assess_sentence(quote, language)
    around = text.text[text.units[touched[0]].start : text.units[touched[-1]].end]
    said = speakers.find_claimant(around, language)
    leaned = text.context_of(touched[0])
    reasons = [*signals.reasons, *(["unnamed source"] if said and not said.name else [])]
    if leaned and context.depends_on_previous(around, language):
        reasons.append("needs context")
    return signals.is_preselected, {
        "claimant": said.name[:200] if said else "",
        "stated_on": stated_on,
        "types": [ClaimType.NUMERICAL] if "number" in signals.reasons else [],
        "score": signals.score,
        "reasons": reasons,
        "context_start": leaned and leaned.start,
        "context_end": leaned and leaned.end,
    }
