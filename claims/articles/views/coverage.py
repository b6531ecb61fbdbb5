"""Coverage: show every sentence of an article with its state, and sort sentences."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from claims.access.articles import visible_articles
from claims.access.refusals import Refusal
from claims.access.rules import require_for
from claims.articles.actions.sorting import claim_sentence, mark_sentences, set_role
from claims.articles.forms.sorting_forms import (
    MARK_CHOICES,
    TAKE_BACK,
    MarkForm,
    Marks,
    RoleForm,
    SentencesForm,
    UndoForm,
)
from claims.articles.pages.coverage_page import coverage_page
from claims.articles.pages.poll import Poll
from claims.articles.pages.sentences import PAGE, build_rows, describe_marks
from claims.articles.queries.sentence_coverage import list_coverage
from claims.models import Article, Person
from claims.vocabulary import Action, Coverage, UnitRole
from claims.web.fields import WithProblems
from claims.web.http import render_page, wants_fragment

TEMPLATE = "articles/coverage.html"


def find_article(request: HttpRequest, slug: str) -> Article:
    """Return the article. Raises Http404 if the user can't see it, and refuses users who can't sort sentences."""
    article = get_object_or_404(visible_articles(request.user).with_opening(), slug=slug)
    require_for(request.user, Action.MARK_SENTENCES, article)
    return article


@require_http_methods(["GET", "HEAD", "POST"])
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every sentence with its state. A POST marks sentences, or undoes a mark."""
    if request.method != "POST":
        begin = request.GET.get("from", "")
        poll = Poll.of(request.user, slug, "coverage", begin=begin)
        article = find_article(request, slug)
        return render_page(request, TEMPLATE, coverage_page(article, begin) | {"poll": poll})
    article = find_article(request, slug)
    form = UndoForm(request.POST) if "undo" in request.POST else MarkForm(request.POST)
    if not form.is_valid():
        return show_problem(request, article, form)
    marks, typed = form.marks(), form.cleaned_data
    positions = sorted(position for marked in marks.values() for position in marked)
    undo = describe_marks(list_coverage(article.revision.pk), positions)
    changed = apply_marks(article, request.user, typed["revision"], marks)
    message = describe_change(changed, typed.get("mark", TAKE_BACK))
    return show_change(request, article, positions, message, undo=undo if changed else "")


@transaction.atomic
def apply_marks(article: Article, by: Person, revision: int, marks: Marks) -> int:
    """Apply all marks or none; return how many sentences changed."""
    return sum(
        mark_sentences(
            article=article,
            by=by,
            revision=revision,
            positions=positions,
            reason=reason,
            is_cut=is_cut,
        )
        for (reason, is_cut), positions in marks.items()
    )


@require_POST
def coverage_claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a claim for each of these sentences."""
    article = find_article(request, slug)
    form = SentencesForm(request.POST)
    if not form.is_valid():
        return show_problem(request, article, form)
    positions = form.cleaned_data["sentence"]
    revision = form.cleaned_data["revision"]
    with transaction.atomic():
        opened = [
            claim_sentence(article=article, by=request.user, revision=revision, position=position)
            for position in positions
        ]
    numbers = ", ".join(str(claim.number) for claim in opened)
    message = f"Claim{'s' if len(opened) > 1 else ''} {numbers} opened for review."
    return show_change(request, article, positions, message)


@require_POST
def coverage_role(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the role of one sentence."""
    article = find_article(request, slug)
    form = RoleForm.from_post(request.POST)
    if not form.is_valid():
        return show_problem(request, article, form)
    typed = form.cleaned_data
    role = UnitRole(typed["role"])
    set_role(article=article, by=request.user, **typed | {"role": role})
    message = f"Sentence {typed['position']} is now: {role.label.lower()}."
    return show_change(request, article, [typed["position"]], message)


def describe_change(changed: int, mark: str) -> str:
    """Return one sentence about what a mark changed."""
    if not changed:
        return "Nothing changed. To change a claim, open the claim."
    return f"{changed} sentence{'s' if changed > 1 else ''}: {dict(MARK_CHOICES)[mark]}."


def show_change(
    request: HttpRequest, article: Article, positions: list[int], message: str, *, undo: str = ""
) -> HttpResponse:
    """Return the changed rows to htmx or our script, or redirect a browser to the page."""
    if not wants_fragment(request):
        messages.success(request, message)
        begin = (positions[0] - 1) // PAGE * PAGE
        query = f"?from={begin}" if begin else ""
        address = reverse("coverage", args=(article.slug,))
        return redirect(f"{address}{query}#sentence-{positions[0]}")
    revision = article.revision
    sentences, wanted = list_coverage(revision.pk), set(positions)
    context = {
        "article": article,
        "revision": revision,
        "rows": build_rows(article, revision, [s for s in sentences if s.position in wanted]),
        "unread": sum(sentence.coverage == Coverage.UNREAD for sentence in sentences),
        "total": len(sentences),
        "roles": UnitRole.choices,
        "message": message,
        "undo": undo,
    }
    return render_page(request, TEMPLATE, context, fragment="changed")


def show_problem(request: HttpRequest, article: Article, form: WithProblems) -> HttpResponse:
    """Show the first problem of the form beside the tools. Nothing was changed."""
    sentence = form.problems[0][1]
    if wants_fragment(request):
        raise Refusal(sentence)
    context = coverage_page(article) | {"problem": sentence}
    return render_page(request, TEMPLATE, context, status=422)
