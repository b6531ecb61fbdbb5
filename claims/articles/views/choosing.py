"""Choose claims and sort sentences on the article itself; open the chosen claims for review."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.access.articles import visible_articles
from claims.access.refusals import Refusal
from claims.access.rules import article_actions_for, require_for
from claims.articles.actions.answering import answer_sentences
from claims.articles.actions.sorting import set_roles
from claims.articles.actions.starting import accept_obvious, start_reviewing, undo_answers
from claims.articles.forms.claim_forms import NewClaimForm
from claims.articles.forms.sorting_forms import (
    ANSWERS,
    AnswerForm,
    RevisionForm,
    RoleForm,
    StartForm,
    UndoForm,
    describe_undo,
)
from claims.articles.pages.choosing_page import ArticleSorting, show_changed, show_page
from claims.articles.pages.poll import Poll
from claims.articles.pages.sentence_panel import list_wording_hints, show_panel
from claims.articles.pages.sorted_lines import TO_SORT
from claims.models import Article
from claims.vocabulary import Action, Choice, UnitRole
from claims.web.fields import WithProblems
from claims.web.http import go_to, render_page, wants_fragment
from claims.web.numbers import whole_number

TEMPLATE = "articles/choose.html"
LAST_ANSWER = "last_answer"
"""Where the session keeps what can be undone, for pages without script."""
CHECKED_ONLY = "Nothing changed. To change a claim that is being checked, open the claim."


def find_article(request: HttpRequest, slug: str) -> Article:
    """Return the article. Raises Http404 if the user can't see it, and refuses users who can't sort sentences."""
    article = get_object_or_404(visible_articles(request.user).with_opening(), slug=slug)
    require_for(request.user, Action.MARK_SENTENCES, article)
    return article


@require_http_methods(["GET", "HEAD", "POST"])
def choose_claims(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the text and what became of each sentence. A POST answers for sentences, or undoes an answer."""
    if request.method == "POST":
        article = find_article(request, slug)
        return undo(request, article) if "undo" in request.POST else answer(request, article)
    typed = request.GET
    poll = Poll.of(request.user, slug, "choose", begin=typed.get("part", ""))
    return show(request, find_article(request, slug), {"poll": poll})


def show(
    request: HttpRequest, article: Article, more: dict[str, object], status: int = 200
) -> HttpResponse:
    """Return the whole page: the part of the text that the address asks for, and the tools."""
    page = ArticleSorting.read(article)
    typed = {name: whole_number(request.GET.get(name, "")) or 0 for name in ("part", "at", "claim")}
    position = typed["at"] or find_sentence(article, page, typed["claim"])
    is_ticked = request.GET.get("tick") == TO_SORT
    context = show_page(page, typed["part"], position, ticked=TO_SORT if is_ticked else "")
    actions = article_actions_for(request.user, article)
    last = request.session.get(LAST_ANSWER, {})
    context |= {
        "panel": show_panel(page, position) if position else None,
        "wording_hints": list_wording_hints(page, page.lines_in(context["part"])),
        "new": NewClaimForm() if Action.ADD_CLAIM in actions else None,
        "roles": UnitRole.choices,
        "page_keys": "articles/_choose_keys.html",
        "undo": last.get("undo", "") if last.get("article") == article.slug else "",
    }
    return render_page(request, TEMPLATE, context | more, status=status)


def find_sentence(article: Article, page: ArticleSorting, number: int) -> int:
    """Return the position of the first sentence of the claim with this number, or 0."""
    claim = article.claims.filter(number=number).first() if number else None
    if claim is None or claim.start is None:
        return 0
    lines = page.sorting.lines
    return next((line.position for line in lines if line.row.end > claim.start), 0)


@require_safe
def choose_text(request: HttpRequest, slug: str) -> HttpResponse:
    """Show another part of a long text, to be put after the part that a page shows."""
    page = ArticleSorting.read(find_article(request, slug))
    number = whole_number(request.GET.get("part", "")) or 0
    if not 1 <= number <= len(page.parts):
        raise Http404
    part = page.parts[number - 1]
    context = {"article": page.article, "part": part, "html": page.render(part), "is_later": True}
    return render_page(request, "articles/_choose_part.html", context)


@require_safe
def choose_sentence(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is known of one sentence, beside the text."""
    article = find_article(request, slug)
    panel = show_panel(ArticleSorting.read(article), whole_number(request.GET.get("at", "")) or 0)
    if panel is None:
        raise Http404
    return render_page(
        request, "articles/_choose_sentence.html", {"article": article, "panel": panel}
    )


def answer(request: HttpRequest, article: Article) -> HttpResponse:
    """Answer for the ticked sentences."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show_problem(request, article, form)
    typed, before = form.cleaned_data, ArticleSorting.read(article)
    changed = answer_sentences(
        article=article,
        by=request.user,
        revision=typed["revision"],
        positions=typed["sentence"],
        answer=typed["mark"],
    )
    message = describe_answer(len(changed), len(typed["sentence"]), typed["mark"])
    positions = changed or typed["sentence"]
    return show_change(request, before, positions, message, can_undo=bool(changed))


def undo(request: HttpRequest, article: Article) -> HttpResponse:
    """Give sentences back the answers that they had before."""
    form = UndoForm(request.POST)
    if not form.is_valid():
        return show_problem(request, article, form)
    typed, before = form.cleaned_data, ArticleSorting.read(article)
    wanted = sum(map(len, typed["undo"].values()))
    changed = undo_answers(
        article=article, by=request.user, revision=typed["revision"], before=typed["undo"]
    )
    message = f"Undone: {count_sentences(len(changed))} as before."
    if len(changed) < wanted:
        message += f" {count_sentences(wanted - len(changed))} changed since, and stayed."
    return show_change(request, before, changed, message, can_undo=False)


@require_POST
def choose_accept(request: HttpRequest, slug: str) -> HttpResponse:
    """Accept every line in which there is obviously nothing to check."""
    article = find_article(request, slug)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return show_problem(request, article, form)
    before = ArticleSorting.read(article)
    changed = accept_obvious(
        article=article, by=request.user, revision=form.cleaned_data["revision"]
    )
    message = f"{len(changed)} line{pluralize(len(changed))} accepted: nothing to check."
    return show_change(request, before, changed, message, can_undo=bool(changed))


@require_POST
def choose_role(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the role of the ticked sentences."""
    article = find_article(request, slug)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return show_problem(request, article, form)
    typed, before = form.cleaned_data, ArticleSorting.read(article)
    role = UnitRole(typed["role"])
    positions = typed["sentence"]
    set_roles(
        article=article, by=request.user, revision=typed["revision"], positions=positions, role=role
    )
    message = f"{count_sentences(len(positions))}: {role.label.lower()}."
    return show_change(request, before, positions, message, can_undo=False)


@require_POST
def choose_start(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the claims that the page showed as chosen or suggested, and go to the article."""
    article = find_article(request, slug)
    form = StartForm(request.POST)
    if not form.is_valid():
        return show_problem(request, article, form)
    numbers = form.cleaned_data["claims"]
    opened = start_reviewing(article=article, by=request.user, numbers=numbers)
    message = f"{len(opened)} claim{pluralize(len(opened))} opened for review."
    if missing := len(numbers) - len(opened):
        message += f" Colleagues have changed {missing} in the meantime."
    if left := ArticleSorting.read(article).sorting.unsorted:
        message += f" {count_sentences(left)} still to sort."
    messages.success(request, message)
    return go_to(request, article.get_absolute_url())


def count_sentences(count: int) -> str:
    """Return *1 sentence* or *3 sentences*."""
    return f"{count} sentence{pluralize(count)}"


def describe_answer(changed: int, asked: int, answer: str) -> str:
    """Return one sentence about what an answer changed."""
    if not changed:
        return CHECKED_ONLY
    words = f"{count_sentences(changed)}: {ANSWERS[answer]}."
    if changed < asked and answer != Choice.CLAIM:
        words += f" {count_sentences(asked - changed)} stayed as before."
    return words


def show_change(
    request: HttpRequest,
    before: ArticleSorting,
    positions: Iterable[int],
    message: str,
    *,
    can_undo: bool,
) -> HttpResponse:
    """Return the changed sentences and the tools to htmx, or redirect a browser to the page."""
    article, changed = before.article, list(positions)
    rows = [line.row for line in before.sorting.lines]
    undo_value = describe_undo(rows, changed) if can_undo else ""
    if not wants_fragment(request):
        messages.success(request, message)
        request.session[LAST_ANSWER] = {"article": article.slug, "undo": undo_value}
        at = f"?at={changed[0]}#sentence-{changed[0]}" if changed else ""
        return redirect(f"{reverse('choose_claims', args=(article.slug,))}{at}")
    parts = (whole_number(typed) or 0 for typed in request.POST.getlist("shown")[:1000])
    context = show_changed(ArticleSorting.read(article), changed, parts)
    context |= {"message": message, "undo": undo_value}
    return render_page(request, TEMPLATE, context, fragment="articles/_choose_changed.html")


def show_problem(request: HttpRequest, article: Article, form: WithProblems) -> HttpResponse:
    """Show the first problem of the form beside the tools. Nothing was changed."""
    sentence = form.problems[0][1]
    if wants_fragment(request):
        raise Refusal(sentence)
    return show(request, article, {"problem": sentence}, status=422)
