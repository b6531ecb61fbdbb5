"""Copies of sources: asked for, watched while they are taken, looked at, downloaded."""

import hashlib
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from claims.access.finding import find_claim, find_evidence
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import may_copy, require, require_copy
from claims.access.snapshots import visible_snapshots
from claims.evidence.actions import capturing as moves
from claims.evidence.forms.snapshot_form import SnapshotForm
from claims.evidence.pages.saved_copies import copies_of_one
from claims.models import Claim, Evidence, Original, Snapshot
from claims.text.citations.urls import normalise
from claims.vocabulary import Action, CaptureMethod, SnapshotKind
from claims.web.http import go_to, render_page, wants_fragment

STATE = "evidence/_snapshot_state.html"
MOST_SHOWN = 100_000
"""Characters of a copy's text on its page."""
# What a browser is told of an original: never a type that it would run.
TYPES = {
    SnapshotKind.PDF: ("application/pdf", "pdf"),
    SnapshotKind.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    SnapshotKind.HTML: ("application/octet-stream", "html"),
    SnapshotKind.TEXT: ("text/plain", "txt"),
    SnapshotKind.PNG: ("image/png", "png"),
    SnapshotKind.JPEG: ("image/jpeg", "jpg"),
    SnapshotKind.WEBP: ("image/webp", "webp"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_snapshot(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """The copies of one source of a review: asked for, uploaded or pasted here.

    The button beside a source sends the whole review form by a script; what is copied is what is saved.
    """
    claim = find_claim(request.user, slug, number)
    if request.method == "POST" and wants_fragment(request):
        return from_review(request, claim, key)
    piece = find_evidence(request.user, claim, key)
    if request.method != "POST":
        return page(request, claim, piece, SnapshotForm())
    require_copy(request.user, piece)
    form = SnapshotForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            ask(request, piece, form)
        except Refusal as refusal:
            if refusal.status != Refusal.status:
                raise
            form.add_error(None, refusal.sentence)
        else:
            return redirect(request.path)
    return page(request, claim, piece, form, status=422)


def ask(request: HttpRequest, piece: Evidence, form: SnapshotForm) -> Snapshot:
    """Have the copy taken in the way that was chosen."""
    way = form.cleaned_data["way"]
    if way == CaptureMethod.UPLOADED:
        content = form.cleaned_data["file"].read()
        return moves.upload_copy(piece=piece, by=request.user, content=content)
    if way == CaptureMethod.PASTED:
        words = form.cleaned_data["words"]
        return moves.paste_copy(piece=piece, by=request.user, words=words)
    return moves.fetch_copy(piece=piece, by=request.user)


def from_review(request: HttpRequest, claim: Claim, key: str) -> HttpResponse:
    """A copy asked for from the review form: taken at once, or its page where something is to be brought."""
    require(request.user, Action.REVIEW, claim)
    address = reverse("evidence_snapshot", args=(claim.article.slug, claim.number, key))
    try:
        piece = find_evidence(request.user, claim, key)
    except Http404:
        piece = None
    cited = request.POST.get(f"source-{key}-cited", "").strip()
    if piece is None or piece.cited.strip() != cited:
        raise Conflict(
            "This source is not saved yet. Once the line below says “saved”, press again."
        )
    if not settings.OUTGOING or not normalise(piece.cited):
        return go_to(request, address)
    moves.fetch_copy(piece=piece, by=request.user)
    return render_page(request, STATE, state(request, claim, piece) | {"is_in_form": True})


def state(request: HttpRequest, claim: Claim, piece: Evidence) -> dict[str, Any]:
    """What the region beside a source shows."""
    return {"claim": claim, "article": claim.article, "copies": copies_of_one(piece, request.user)}


def page(
    request: HttpRequest, claim: Claim, piece: Evidence, form: SnapshotForm, *, status: int = 200
) -> HttpResponse:
    """The copies of one source, and the ways to bring another."""
    context = state(request, claim, piece) | {
        "piece": piece,
        "form": form,
        "may_copy": may_copy(request.user, piece),
        "can_fetch": settings.OUTGOING and bool(normalise(piece.cited)),
    }
    return render_page(request, "evidence/evidence_snapshot.html", context, status=status)


@require_safe
def evidence_snapshot_state(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """The state of the newest copy; 204 while it is what the page shows already."""
    claim = find_claim(request.user, slug, number)
    context = state(request, claim, find_evidence(request.user, claim, key))
    context["is_in_form"] = request.GET.get("in") == "form"
    if context["copies"].since == request.GET.get("since", ""):
        return HttpResponse(status=204)
    return render_page(request, STATE, context)


@require_safe
def snapshot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One copy: what it is, how it came, what stands in it."""
    copy = find_copy(request, pk)
    context = {
        "copy": copy,
        "claim": copy.review.claim_version.claim,
        "text": copy.text[:MOST_SHOWN],
        "is_shortened": len(copy.text) > MOST_SHOWN,
        "size": Original.objects.filter(pk=copy.original_id).values_list("size", flat=True).first(),
    }
    return render_page(request, "evidence/snapshot.html", context)


@require_safe
def snapshot_original(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The bytes as they came, to be kept and never to be opened here."""
    copy = find_copy(request, pk, is_taken=True)
    type_, ending = TYPES[SnapshotKind(copy.kind)]
    response = HttpResponse(proven_bytes(copy.original), content_type=type_)
    name = f"copy-{copy.original_id[:12]}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return private(response)


@require_safe
def snapshot_image(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A picture, in bytes of the desk's own making."""
    copy = find_copy(request, pk, is_taken=True)
    if copy.image is None:
        raise Http404
    type_, _ = TYPES[SnapshotKind(copy.kind)]
    return private(HttpResponse(proven_bytes(copy.image), content_type=type_))


def find_copy(request: HttpRequest, pk: UUID, *, is_taken: bool = False) -> Snapshot:
    """A copy that this person may see."""
    visible = visible_snapshots(request.user)
    if is_taken:
        visible = visible.taken().without_words().select_related("original", "image")
    else:
        visible = visible.defer("whole").select_related("review__claim_version__claim__article")
    return get_object_or_404(visible, pk=pk)


def proven_bytes(original: Original) -> bytes:
    """Bytes that still have their hash; others are not given out."""
    content = bytes(original.content)
    if hashlib.sha256(content).hexdigest() != original.sha256:
        raise ValueError(f"The bytes of {original.sha256} do not have this hash any more.")
    return content


def private(response: HttpResponse) -> HttpResponse:
    """For the browser of the person who asked, and for no cache on the way; nothing in it may run."""
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
