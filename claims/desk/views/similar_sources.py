"""Citing while a review is written: sources of the desk like the one typed, offered and taken over."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.access.finding import find_claim, find_evidence
from claims.access.refusals import Conflict
from claims.access.rules import require
from claims.desk.actions import reviewing
from claims.desk.forms.review_form import ReviewForm
from claims.desk.pages import citing
from claims.desk.views.reviews import answer, conflict
from claims.evidence.actions.evidence_draft import UNTYPED
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.evidence.pages.saved_copies import saved_copies_of_one
from claims.models import Claim
from claims.vocabulary import Action
from claims.web.http import render_page, wants_fragment

COPY = "copy"
"""In place of an identity: what the copy of the source in the row says of itself."""


@require_POST
def claim_similar(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Offer sources like the one in a row: a list for a script; without one, save and show it there.

    With `use`, take one of them over into its row, or what the copy of the source says of itself.
    """
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.REVIEW, claim)
    if wants_fragment(request):
        row = EvidenceForm(key_in(request.POST.get("similar", "")), request.POST)
        row.similar = citing.look_alikes(row, request.user)
        return render_page(request, "desk/_look_alikes.html", {"row": row, "is_typing": True})
    typed = request.POST.copy()
    key, _, identity = typed.get("use", "").partition(":")
    if identity:
        take_over(typed, key_in(key), identity, request, claim)
    return kept(request, claim, typed, key_in(key or typed.get("similar", "")), bool(identity))


def key_in(typed: str) -> str:
    """The key of a row as typed; what is none is the key of a row that does not exist."""
    try:
        return str(UUID(typed))
    except ValueError:
        return str(uuid4())


def take_over(
    typed: QueryDict, key: str, identity: str, request: HttpRequest, claim: Claim
) -> None:
    """Write the source with this identity into its row; words that were typed already stay."""
    row = EvidenceForm(key, typed)
    for name, words in found(row, identity, request, claim).items():
        field = row.add_prefix(name)
        if name == "cited" or typed.get(field, "") in ("", UNTYPED.get(name)):
            typed[field] = words


def found(row: EvidenceForm, identity: str, request: HttpRequest, claim: Claim) -> dict[str, str]:
    """The fields that a source with this identity fills in, or the copy that the desk has of it."""
    if identity == COPY:
        piece = find_evidence(request.user, claim, row.key)
        return saved_copies_of_one(piece, request.user).suggested_values
    likes = citing.look_alikes(row, request.user)
    return next((like.filled for like in likes if like.identity == identity), {})


def kept(
    request: HttpRequest, claim: Claim, typed: QueryDict, key: str, is_taken: bool
) -> HttpResponse:
    """Save what was typed and show its row again, with the sources like it."""
    form = ReviewForm(claim.article.scale.ratings.active(), typed)
    if not form.is_valid():
        return answer(request, claim, form, status=422)
    try:
        reviewing.save_draft(claim=claim, by=request.user, **form.typed())
    except Conflict as refusal:
        return conflict(request, claim, form, refusal)
    page = reverse("claim", args=(claim.article.slug, claim.number))
    return redirect(f"{page}#row-{key}" if is_taken else f"{page}?similar={key}#row-{key}")
