"""Comments on a claim: read and write them, resolve and reopen threads, mark mentions as read."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from claims.access.comments import visible_comments
from claims.access.finding import find_claim
from claims.access.rules import require_for
from claims.desk.actions.commenting import add_comment, read_mention, reopen_thread, resolve_thread
from claims.desk.forms.comment_form import LONGEST, CommentForm
from claims.desk.pages.discussion import Discussion
from claims.desk.pages.told import who_is_told
from claims.models import Claim, Comment
from claims.vocabulary import Action
from claims.web.http import render_page, wants_fragment

PAGE = "desk/claim_comments.html"


def find_comment(request: HttpRequest, claim: Claim, key: UUID) -> Comment:
    """Return the comment with this key, if this person may see it."""
    visible = visible_comments(request.user).select_related("claim__article")
    return get_object_or_404(visible, claim=claim, key=key)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_comments(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the comments on a claim, or those before one of them; a POST adds a comment or an answer."""
    claim = find_claim(request.user, slug, number)
    if request.method != "POST":
        return show_comments(
            request, claim, before=find_named(request, claim, request.GET.get("before", ""))
        )
    require_for(request.user, Action.COMMENT, claim.article)
    answers = find_named(request, claim, request.POST.get("answers", ""))
    form = CommentForm(request.POST, answers=answers)
    if not form.is_valid():
        return show_comments(request, claim, form=form, comment=answers, status=422)
    comment = add_comment(claim=claim, by=request.user, answers=answers, **form.cleaned_data)
    if not wants_fragment(request):
        say_who_was_told(request, comment, answers)
    return show_thread(request, claim, comment, is_new=answers is None)


@require_POST
def claim_mentions(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say whom the comment that is being typed will tell, and which names in it are unknown."""
    claim = find_claim(request.user, slug, number)
    require_for(request.user, Action.COMMENT, claim.article)
    answers = find_named(request, claim, request.POST.get("answers", ""))
    text = request.POST.get("text", "")[:LONGEST]
    told = who_is_told(claim, request.user, text, answers)
    return render_page(request, "desk/_told.html", {"told": told})


def say_who_was_told(request: HttpRequest, comment: Comment, answers: Comment | None) -> None:
    """Say on the next page whom a comment told; a script said so before it was sent."""
    told = who_is_told(comment.claim, request.user, comment.text, answers)
    if told.names:
        messages.success(request, f"Comment added. We told {', '.join(told.names)}.")
    if told.unknown:
        names = ", ".join(f"@{name}" for name in told.unknown)
        messages.warning(
            request, f"You can’t mention {names} here, so nobody of that name was told."
        )


def find_named(request: HttpRequest, claim: Claim, key: str) -> Comment | None:
    """Return the comment with the key that a form or a query names; None if it names none."""
    if not key:
        return None
    try:
        return find_comment(request, claim, UUID(key))
    except ValueError as error:
        raise Http404 from error


@require_POST
def claim_comment_resolve(request: HttpRequest, slug: str, number: int, key: UUID) -> HttpResponse:
    """Resolve a thread; an answer that was typed is added first."""
    return mark_thread(request, find_claim(request.user, slug, number), key, resolve_thread)


@require_POST
def claim_comment_reopen(request: HttpRequest, slug: str, number: int, key: UUID) -> HttpResponse:
    """Reopen a thread; an answer that was typed is added first."""
    return mark_thread(request, find_claim(request.user, slug, number), key, reopen_thread)


def mark_thread(
    request: HttpRequest, claim: Claim, key: UUID, action: Callable[..., None]
) -> HttpResponse:
    """Add the answer that was typed beside the button, if any, and act on the thread."""
    comment = find_comment(request, claim, key)
    if request.POST.get("text", "").strip():
        form = CommentForm(request.POST, answers=comment)
        if not form.is_valid():
            return show_comments(request, claim, form=form, comment=comment, status=422)
        add_comment(claim=claim, by=request.user, answers=comment, **form.cleaned_data)
    action(entry=comment, by=request.user)
    return show_thread(request, claim, comment)


@require_POST
def claim_comment_read(request: HttpRequest, slug: str, number: int, key: UUID) -> HttpResponse:
    """Mark the mention of this person as read, and go to the comment."""
    claim = find_claim(request.user, slug, number)
    comment = find_comment(request, claim, key)
    read_mention(comment=comment, by=request.user)
    return show_thread(request, claim, comment)


def show_comments(
    request: HttpRequest,
    claim: Claim,
    *,
    form: CommentForm | None = None,
    comment: Comment | None = None,
    before: Comment | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the comments on a claim; a script gets only the form with its errors, if there is one."""
    discussion = Discussion(claim, request.user, form, before)
    context = {"claim": claim, "article": claim.article, "discussion": discussion}
    fragment = "desk/_comments.html"
    if form and comment:
        fragment, context["thread"] = "desk/_thread.html", discussion.thread_of(comment)
    elif form:
        fragment = "desk/_comment_box.html"
    return render_page(request, PAGE, context, fragment=fragment, status=status)


def show_thread(
    request: HttpRequest, claim: Claim, comment: Comment, *, is_new: bool = False
) -> HttpResponse:
    """Show the thread of a comment: a script gets the thread, a browser goes to it on the claim's page."""
    is_moderation = request.POST.get("origin") == "admin" and request.user.is_editor
    if not wants_fragment(request):
        page = claim.get_absolute_url()
        if is_moderation:
            page = reverse("admin:claims_claim_change", args=(claim.pk,))
        return redirect(f"{page}#comment-{comment.key}")
    discussion = Discussion(claim, request.user)
    context = {
        "claim": claim,
        "article": claim.article,
        "discussion": discussion,
        "thread": discussion.thread_of(comment),
        "origin": "admin" if is_moderation else "",
    }
    template = "desk/_comment_added.html" if is_new else "desk/_thread.html"
    return render_page(request, template, context, fragment=template)
