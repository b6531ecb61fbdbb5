"""Comments on a claim: read, written, answered; a thread resolved or opened again; a call read."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from claims.access.comments import visible_comments
from claims.access.finding import find_claim
from claims.access.rules import require_for
from claims.desk.actions.commenting import add_comment, read_mention, reopen_thread, resolve_thread
from claims.desk.forms.comment_form import CommentForm
from claims.desk.pages.discussion import Discussion
from claims.models import Claim, Comment
from claims.vocabulary import Action
from claims.web.http import render_page, wants_fragment

PAGE = "desk/claim_comments.html"


def find_entry(request: HttpRequest, claim: Claim, key: UUID) -> Comment:
    """The entry of this key, if this person may see it."""
    visible = visible_comments(request.user).select_related("claim__article")
    return get_object_or_404(visible, claim=claim, key=key)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_comments(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what is said about a claim, or was before an entry; a POST says something, or answers one."""
    claim = find_claim(request.user, slug, number)
    if request.method != "POST":
        return show(request, claim, before=named(request, claim, request.GET.get("before", "")))
    require_for(request.user, Action.COMMENT, claim.article)
    answers = named(request, claim, request.POST.get("answers", ""))
    form = CommentForm(request.POST, answers=answers)
    if not form.is_valid():
        return show(request, claim, form=form, entry=answers, status=422)
    said = add_comment(claim=claim, by=request.user, answers=answers, **form.cleaned_data)
    return told(request, claim, said, is_new=answers is None)


def named(request: HttpRequest, claim: Claim, typed: str) -> Comment | None:
    """The entry that a form answers, or a page goes back from; None where none is named."""
    if not typed:
        return None
    try:
        return find_entry(request, claim, UUID(typed))
    except ValueError as fault:
        raise Http404 from fault


@require_POST
def claim_comment_resolve(request: HttpRequest, slug: str, number: int, key: UUID) -> HttpResponse:
    """Resolve a thread; words in its box are said before."""
    return mark(request, find_claim(request.user, slug, number), key, resolve_thread)


@require_POST
def claim_comment_reopen(request: HttpRequest, slug: str, number: int, key: UUID) -> HttpResponse:
    """Open a thread again; words in its box are said before."""
    return mark(request, find_claim(request.user, slug, number), key, reopen_thread)


def mark(
    request: HttpRequest, claim: Claim, key: UUID, action: Callable[..., None]
) -> HttpResponse:
    """Make an action on a thread, and keep what was typed beside the button."""
    entry = find_entry(request, claim, key)
    if request.POST.get("text", "").strip():
        form = CommentForm(request.POST, answers=entry)
        if not form.is_valid():
            return show(request, claim, form=form, entry=entry, status=422)
        add_comment(claim=claim, by=request.user, answers=entry, **form.cleaned_data)
    action(entry=entry, by=request.user)
    return told(request, claim, entry)


@require_POST
def claim_comment_read(request: HttpRequest, slug: str, number: int, key: UUID) -> HttpResponse:
    """Note that this person read what they were called to, and go there."""
    claim = find_claim(request.user, slug, number)
    entry = find_entry(request, claim, key)
    read_mention(comment=entry, by=request.user)
    return told(request, claim, entry)


def show(
    request: HttpRequest,
    claim: Claim,
    *,
    form: CommentForm | None = None,
    entry: Comment | None = None,
    before: Comment | None = None,
    status: int = 200,
) -> HttpResponse:
    """The comments of a claim; to a script, the box that came back with what was typed."""
    discussion = Discussion(claim, request.user, form, before)
    context = {"claim": claim, "article": claim.article, "discussion": discussion}
    fragment = "desk/_comments.html"
    if form and entry:
        fragment, context["thread"] = "desk/_thread.html", discussion.thread_of(entry)
    elif form:
        fragment = "desk/_comment_box.html"
    return render_page(request, PAGE, context, fragment=fragment, status=status)


def told(
    request: HttpRequest, claim: Claim, entry: Comment, *, is_new: bool = False
) -> HttpResponse:
    """What changed: the entry's thread for a script, its place on the claim's page for a browser."""
    if not wants_fragment(request):
        return redirect(f"{claim.get_absolute_url()}#comment-{entry.key}")
    discussion = Discussion(claim, request.user)
    context = {
        "claim": claim,
        "article": claim.article,
        "discussion": discussion,
        "thread": discussion.thread_of(entry),
    }
    template = "desk/_comment_added.html" if is_new else "desk/_thread.html"
    return render_page(request, template, context, fragment=template)
