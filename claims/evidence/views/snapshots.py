"""Saved copies of sources: request one, follow its progress, view it and download the original."""

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
from claims.evidence.actions import capturing
from claims.evidence.forms.snapshot_form import SnapshotForm
from claims.evidence.pages.saved_copies import saved_copies_of_one
from claims.models import Claim, Evidence, Original, Snapshot
from claims.text.citations.pages import link_of
from claims.vocabulary import Action, CaptureMethod, SnapshotKind
from claims.web.http import go_to, render_page, wants_fragment

STATE = "evidence/_snapshot_state.html"
MOST_SHOWN = 100_000
"""Characters of the text that its page shows."""
# The media type and file ending of a download. Never a type that a browser would run, so a web page is sent as bytes.
MEDIA_TYPES = {
    SnapshotKind.PDF: ("application/pdf", "pdf"),
    SnapshotKind.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    SnapshotKind.MHTML: ("application/octet-stream", "mhtml"),
    SnapshotKind.EMAIL: ("application/octet-stream", "eml"),
    SnapshotKind.HTML: ("application/octet-stream", "html"),
    SnapshotKind.TEXT: ("text/plain", "txt"),
    SnapshotKind.PNG: ("image/png", "png"),
    SnapshotKind.JPEG: ("image/jpeg", "jpg"),
    SnapshotKind.WEBP: ("image/webp", "webp"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_snapshot(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Show the saved copies of evidence, or request another one.

    The button in the review form posts the whole form by a script. Only the link that is already saved is downloaded.
    """
    claim = find_claim(request.user, slug, number)
    if request.method == "POST" and wants_fragment(request):
        return fetch_from_review_form(request, claim, key)
    piece = find_evidence(request.user, claim, key)
    if request.method != "POST":
        return render_saved_copies(request, claim, piece, SnapshotForm())
    require_copy(request.user, piece)
    form = SnapshotForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            request_snapshot(request, piece, form)
        except Refusal as refusal:
            if refusal.status != Refusal.status:
                raise
            form.add_error(None, refusal.sentence)
        else:
            return redirect(request.path)
    return render_saved_copies(request, claim, piece, form, status=422)


def request_snapshot(request: HttpRequest, piece: Evidence, form: SnapshotForm) -> Snapshot:
    """Request a saved copy in the way that was chosen in the form."""
    way = form.cleaned_data["way"]
    if way == CaptureMethod.UPLOADED:
        content = form.cleaned_data["file"].read()
        return capturing.upload_snapshot(piece=piece, by=request.user, content=content)
    if way == CaptureMethod.PASTED:
        text = form.cleaned_data["text"]
        return capturing.paste_snapshot(piece=piece, by=request.user, text=text)
    return capturing.fetch_snapshot(piece=piece, by=request.user)


def fetch_from_review_form(request: HttpRequest, claim: Claim, key: str) -> HttpResponse:
    """Download the cited link, or go to the page for uploading and pasting if there is nothing to download."""
    require(request.user, Action.REVIEW, claim)
    page = reverse("evidence_snapshot", args=(claim.article.slug, claim.number, key))
    try:
        piece = find_evidence(request.user, claim, key)
    except Http404:
        piece = None
    cited = request.POST.get(f"source-{key}-cited", "").strip()
    if piece is None or piece.cited.strip() != cited:
        raise Conflict(
            "This source isn’t saved yet. Wait until your draft is saved, then try again."
        )
    if not settings.OUTGOING or not link_of(piece.cited):
        return go_to(request, page)
    capturing.fetch_snapshot(piece=piece, by=request.user)
    return render_page(request, STATE, state_context(request, claim, piece) | {"is_in_form": True})


def state_context(request: HttpRequest, claim: Claim, piece: Evidence) -> dict[str, Any]:
    """Return the context of the region that shows the state of the saved copies."""
    saved_copies = saved_copies_of_one(piece, request.user)
    return {"claim": claim, "article": claim.article, "saved_copies": saved_copies}


def render_saved_copies(
    request: HttpRequest, claim: Claim, piece: Evidence, form: SnapshotForm, *, status: int = 200
) -> HttpResponse:
    """Render the saved copies of evidence, and the forms that request another."""
    context = state_context(request, claim, piece) | {
        "piece": piece,
        "form": form,
        "may_copy": may_copy(request.user, piece),
        "can_fetch": settings.OUTGOING and bool(link_of(piece.cited)),
    }
    return render_page(request, "evidence/evidence_snapshot.html", context, status=status)


@require_safe
def evidence_snapshot_state(request: HttpRequest, slug: str, number: int, key: str) -> HttpResponse:
    """Show the state of the newest saved copy; answer 204 while it hasn't changed."""
    claim = find_claim(request.user, slug, number)
    context = state_context(request, claim, find_evidence(request.user, claim, key))
    context["is_in_form"] = request.GET.get("in") == "form"
    if context["saved_copies"].poll_token == request.GET.get("since", ""):
        return HttpResponse(status=204)
    return render_page(request, STATE, context)


@require_safe
def snapshot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one saved copy: its details and its text."""
    found = find_snapshot(request, pk)
    context = {
        "snapshot": found,
        "claim": found.review.claim_version.claim,
        "text": found.text[:MOST_SHOWN],
        "is_shortened": len(found.text) > MOST_SHOWN,
        "size": Original.objects.filter(pk=found.original_id)
        .values_list("size", flat=True)
        .first(),
    }
    return render_page(request, "evidence/snapshot.html", context)


@require_safe
def snapshot_original(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Download the original bytes. The response makes sure that a browser saves them and doesn't open them."""
    found = find_snapshot(request, pk, is_taken=True)
    media_type, ending = MEDIA_TYPES[SnapshotKind(found.kind)]
    response = HttpResponse(verified_bytes(found.original), content_type=media_type)
    name = f"copy-{found.original_id[:12]}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return mark_private(response)


@require_safe
def snapshot_image(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an image, in the bytes that we encoded ourselves."""
    found = find_snapshot(request, pk, is_taken=True)
    if found.image is None:
        raise Http404
    media_type, _ = MEDIA_TYPES[SnapshotKind(found.kind)]
    return mark_private(HttpResponse(verified_bytes(found.image), content_type=media_type))


def find_snapshot(request: HttpRequest, pk: UUID, *, is_taken: bool = False) -> Snapshot:
    """Return a saved copy that this person can see, or raise Http404."""
    visible = visible_snapshots(request.user)
    if is_taken:
        visible = visible.taken().without_text().select_related("original", "image")
    else:
        visible = visible.defer("full_text").select_related("review__claim_version__claim__article")
    return get_object_or_404(visible, pk=pk)


def verified_bytes(original: Original) -> bytes:
    """Return the bytes if they still have their SHA-256. Raises ValueError."""
    content = bytes(original.content)
    if hashlib.sha256(content).hexdigest() != original.sha256:
        raise ValueError(f"The bytes of {original.sha256} no longer have this hash.")
    return content


def mark_private(response: HttpResponse) -> HttpResponse:
    """Set headers so that no cache stores the response and no script in it runs."""
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
