"""Split a revision into sentences and suggest a claim for each full sentence."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max

from claims import ledger
from claims.access.refusals import Refusal
from claims.articles.queries.early_readings import inherit_early_readings
from claims.articles.queries.suggested_claims import SuggestedClaim, insert_suggested_claims
from claims.models import (
    Article,
    EventChain,
    NewsroomSettings,
    Person,
    Revision,
    Sentence,
)
from claims.text.attribution.claimants import find_claimant_in_text
from claims.text.checkworthiness import scoring
from claims.text.quantities.kinds import NUMERICAL
from claims.text.revisions import contexts
from claims.text.revisions.comparison import Text
from claims.text.revisions.dependence import refers_back
from claims.text.sentences import intake, roles, units
from claims.text.spans import Span
from claims.vocabulary import CLAIM_ROLES, ClaimType, EventType, UnitRole


def split_article(
    article: Article, revision: Revision, *, by: Person | None, chain: EventChain
) -> None:
    """Save the sentences of an article's first revision and suggest claims."""
    sentences = build_sentences(revision)
    Sentence.objects.bulk_create(sentences)
    claims = suggest_claims(article, revision, sentences, by=by)
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


def read_article(text: str, language: str, clutter: str = "") -> list[units.Unit]:
    """Return the sentences of an article's text with their roles. Raises Refusal if there are too many."""
    try:
        return units.read_units(text, language, clutter, most=intake.MOST_SENTENCES)
    except intake.Unreadable as error:
        raise Refusal(f"{error.sentence} Nothing was saved.") from error


def build_sentences(revision: Revision) -> list[Sentence]:
    """Return an unsaved row for each sentence, heading or other unit of the revision's text.

    Raises Refusal if there are too many.
    """
    language = revision.article.language
    clutter = roles.parse_clutter_lines(NewsroomSettings.get().clutter, language)
    return [
        Sentence(
            revision=revision,
            position=position,
            start=unit.span.start,
            end=unit.span.end,
            role=unit.role,
        )
        for position, unit in enumerate(read_article(revision.text, language, clutter), 1)
    ]


def suggest_claims(
    article: Article,
    revision: Revision,
    sentences: Sequence[Sentence],
    *,
    by: Person | None,
    only: Iterable[int] | None = None,
) -> list[SuggestedClaim]:
    """Save a suggested claim for each full sentence, or for those whose index is in `only`."""
    last = article.claims.aggregate(last=Max("number"))["last"] or 0
    chosen = range(len(sentences)) if only is None else sorted(only)
    bodies = [i for i in chosen if UnitRole(sentences[i].role) in CLAIM_ROLES]
    text = read_text(revision, sentences)
    claims = [
        _suggest_claim(number, text, index, article.language)
        for number, index in enumerate(bodies, last + 1)
    ]
    keys = insert_suggested_claims(claims, revision, by=by)
    if last:
        inherit_early_readings(keys)
    return claims


def _suggest_claim(number: int, text: Text, index: int, language: str) -> SuggestedClaim:
    """Return the suggested claim that covers one sentence."""
    span = text.units[index]
    is_preselected, fields = assess_span(text, span, language, None)
    del fields["stated_on"]  # the article's date, the same for all
    return SuggestedClaim(
        number=number,
        start=span.start,
        end=span.end,
        is_preselected=is_preselected,
        quote=span.of(text.text),
        **fields,
    )


def read_text(revision: Revision, sentences: Sequence[Sentence] | None = None) -> Text:
    """Return a revision's text with its sentences and the context of each sentence."""
    rows = revision.sentences.order_by("position") if sentences is None else sentences
    parts = [units.Unit(Span(row.start, row.end), row.role) for row in rows]
    found = contexts.find_contexts(revision.text, parts, revision.article.language)
    return Text(revision.text, [unit.span for unit in parts], found)


def assess_span(
    text: Text, span: Span, language: str, stated_on: date | None
) -> tuple[bool, dict[str, object]]:
    """Return whether a claim at a span is preselected, and the fields of its version.

    The claimant may be named outside the span, in the same sentences.
    """
    quote, indexes = span.of(text.text), text.units_in(span)
    assessment = scoring.assess_sentence(quote, language)
    around = Span(text.units[indexes[0]].start, text.units[indexes[-1]].end)
    sentences = around.of(text.text)
    attribution = find_claimant_in_text(text.text, around, language)
    reasons = list(assessment.reasons)
    if attribution and not attribution.name:
        reasons.append("unnamed source")
    context = text.context_of(span)
    if context and refers_back(sentences, language):
        reasons.append("needs context")
    return assessment.is_preselected, {
        "claimant": attribution.name[:200] if attribution else "",
        "stated_on": stated_on,
        "types": [ClaimType.NUMERICAL] if NUMERICAL & set(assessment.reasons) else [],
        "score": assessment.score,
        "reasons": reasons,
        "context": dump_context(context),
    }


def dump_context(context: contexts.Context) -> list[list[object]]:
    """Return a context as a claim version stores it: kind, start and end of each piece."""
    return [[piece.kind.value, *piece.span] for piece in context]
