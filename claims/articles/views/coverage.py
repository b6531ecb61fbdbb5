"""Coverage: every sentence of an article, how it is accounted for, and the moves that account for it."""

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
    SAYINGS,
    TAKE_BACK,
    MarkForm,
    Marks,
    RoleForm,
    SentencesForm,
    UndoForm,
)
from claims.articles.pages import sentences
from claims.articles.pages.coverage_page import coverage_page
from claims.articles.pages.poll import Poll
from claims.articles.pages.sentences import PAGE
from claims.models import Article, Person
from claims.vocabulary import Action, UnitRole
from claims.web.fields import WithFaults
from claims.web.http import render_page, wants_fragment

TEMPLATE = "articles/coverage.html"


def find_article(request: HttpRequest, slug: str) -> Article:
    """The article of this address, if this person may account for its sentences."""
    article = get_object_or_404(visible_articles(request.user), slug=slug)
    require_for(request.user, Action.MARK_SENTENCES, article)
    return article


@require_http_methods(["GET", "HEAD", "POST"])
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every sentence with its state; a POST says why some hold no claim, or takes it back."""
    if request.method != "POST":
        begin = request.GET.get("from", "")
        poll = Poll.of(request.user, slug, "coverage", begin=begin)
        article = find_article(request, slug)
        return render_page(request, TEMPLATE, coverage_page(article, begin) | {"poll": poll})
    article = find_article(request, slug)
    form = UndoForm(request.POST) if "undo" in request.POST else MarkForm(request.POST)
    if not form.is_valid():
        return faulty(request, article, form)
    marks, typed = form.marks(), form.cleaned_data
    positions = sorted(position for places in marks.values() for position in places)
    undo = sentences.before(sentences.rows(article, article.revision, positions), positions)
    changed = mark(article, request.user, typed["revision"], marks)
    said = saying(changed, typed.get("say", TAKE_BACK))
    return done(request, article, positions, said, undo=undo if changed else "")


@transaction.atomic
def mark(article: Article, by: Person, revision: int, marks: Marks) -> int:
    """Say all of it or nothing; return how many sentences changed."""
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
    """Open a claim of each of these sentences."""
    article = find_article(request, slug)
    form = SentencesForm(request.POST)
    if not form.is_valid():
        return faulty(request, article, form)
    positions = form.cleaned_data["sentence"]
    revision = form.cleaned_data["revision"]
    with transaction.atomic():
        opened = [
            claim_sentence(article=article, by=request.user, revision=revision, position=position)
            for position in positions
        ]
    numbers = ", ".join(str(claim.number) for claim in opened)
    said = f"Claim {numbers} is open." if len(opened) == 1 else f"Claims {numbers} are open."
    return done(request, article, positions, said)


@require_POST
def coverage_role(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what one unit of the text is; the machine only proposed it."""
    article = find_article(request, slug)
    form = RoleForm.of(request.POST)
    if not form.is_valid():
        return faulty(request, article, form)
    typed = form.cleaned_data
    role = UnitRole(typed["role"])
    set_role(article=article, by=request.user, **typed | {"role": role})
    said = f"Sentence {typed['position']} is now: {role.label.lower()}."
    return done(request, article, [typed["position"]], said)


def saying(changed: int, say: str) -> str:
    """One sentence about what a mark changed."""
    if not changed:
        return "Nothing changed: what a claim says is changed on the claim."
    many = f"{changed} sentence{'s' if changed > 1 else ''}"
    return f"{many}: {dict(SAYINGS)[say]}."


def done(
    request: HttpRequest, article: Article, positions: list[int], said: str, *, undo: str = ""
) -> HttpResponse:
    """The rows that changed, for a script; the whole page again for a browser."""
    if not wants_fragment(request):
        messages.success(request, said)
        begin = (positions[0] - 1) // PAGE * PAGE
        query = f"?from={begin}" if begin else ""
        address = reverse("coverage", args=(article.slug,))
        return redirect(f"{address}{query}#sentence-{positions[0]}")
    revision = article.revision
    context = {
        "article": article,
        "revision": revision,
        "rows": sentences.rows(article, revision, positions),
        "unread": revision.sentences.unread().count(),
        "total": revision.sentences.count(),
        "roles": UnitRole.choices,
        "said": said,
        "undo": undo,
    }
    return render_page(request, TEMPLATE, context, fragment="changed")


def faulty(request: HttpRequest, article: Article, form: WithFaults) -> HttpResponse:
    """What is missing, beside the tools; nothing was changed."""
    sentence = form.faults[0][1]
    if wants_fragment(request):
        raise Refusal(sentence)
    context = coverage_page(article) | {"fault": sentence}
    return render_page(request, TEMPLATE, context, status=422)
