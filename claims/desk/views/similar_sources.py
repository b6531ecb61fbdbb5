"""Searching for known sources like the one that is typed, and filling one in."""

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
from claims.desk.queries.ratings import ratings_of
from claims.desk.views.saving import show_conflict, show_form
from claims.evidence.actions.evidence_draft import UNTYPED
from claims.evidence.forms.evidence_form import EvidenceForm
from claims.evidence.pages.saved_copies import saved_copies_of_one
from claims.models import Claim
from claims.vocabulary import Action
from claims.web.http import render_page, wants_fragment

FROM_SAVED_COPY = "copy"
"""In place of an identity: fill in what the saved copy of the source says about itself."""


@require_POST
def claim_similar(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show known sources like the one in a row: a script gets the list; a browser saves the draft first.

    `use` names a source to fill in, as the key of the row and the identity of the source.
    """
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.REVIEW, claim)
    if wants_fragment(request):
        row = EvidenceForm(read_key(request.POST.get("similar", "")), request.POST)
        row.similar = citing.find_similar_sources(row, request.user)
        return render_page(request, "desk/_similar_sources.html", {"row": row, "is_typing": True})
    typed = request.POST.copy()
    key, _, identity = typed.get("use", "").partition(":")
    if identity:
        fill_row(typed, read_key(key), identity, request, claim)
    row_key = read_key(key or typed.get("similar", ""))
    return save_and_show_row(request, claim, typed, row_key, is_filled=bool(identity))


def read_key(typed: str) -> str:
    """Return the key of a row; if it is no key, the key of a row that does not exist."""
    try:
        return str(UUID(typed))
    except ValueError:
        return str(uuid4())


def fill_row(typed: QueryDict, key: str, identity: str, request: HttpRequest, claim: Claim) -> None:
    """Write the values of a source into its row; what was typed or chosen there stays."""
    row = EvidenceForm(key, typed)
    for name, value in find_values(row, identity, request, claim).items():
        field = row.add_prefix(name)
        if name == "cited" or typed.get(field, "") in ("", UNTYPED.get(name)):
            typed[field] = value


def find_values(
    row: EvidenceForm, identity: str, request: HttpRequest, claim: Claim
) -> dict[str, str]:
    """Return what a source, or the saved copy of the row's source, fills in, by the name of the field."""
    if identity == FROM_SAVED_COPY:
        piece = find_evidence(request.user, claim, row.key)
        return saved_copies_of_one(piece, request.user).suggested_values
    similar = citing.find_similar_sources(row, request.user)
    return next((source.values for source in similar if source.identity == identity), {})


def save_and_show_row(
    request: HttpRequest, claim: Claim, typed: QueryDict, key: str, *, is_filled: bool
) -> HttpResponse:
    """Save the draft and show its row again, with similar sources unless one was filled in."""
    form = ReviewForm(ratings_of(claim), typed)
    if not form.is_valid():
        return show_form(request, claim, form)
    try:
        reviewing.save_draft(claim=claim, by=request.user, **form.save_arguments())
    except Conflict as refusal:
        return show_conflict(request, claim, form, refusal)
    page = reverse("claim", args=(claim.article.slug, claim.number))
    return redirect(f"{page}#row-{key}" if is_filled else f"{page}?similar={key}#row-{key}")
