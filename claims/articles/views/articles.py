"""List articles, add one, and show one with its claims."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from claims.access.articles import (
    MOST_LISTED,
    can_see_article,
    first_listed,
    listed_articles,
    visible_articles,
)
from claims.access.claims import claims_of_article
from claims.access.refusals import Refusal
from claims.access.rules import article_actions_for, require_for
from claims.articles.actions.loading import AlreadyLoaded, add_article
from claims.articles.forms.article_form import LANGUAGES, ArticleForm
from claims.articles.forms.article_list_form import ArticleListForm
from claims.articles.forms.claim_forms import NewClaimForm
from claims.articles.pages.article_page import show_article
from claims.articles.pages.article_table import write_table_rows
from claims.articles.pages.marked_text import MarkedText
from claims.articles.pages.marks import Marks
from claims.articles.pages.poll import Poll, list_present_people
from claims.articles.queries.newest_revision import newest_revision
from claims.articles.queries.sentence_coverage import count_unread
from claims.lists.pages.list_context import list_context
from claims.vocabulary import Action, ListPage
from claims.web.http import render_page
from claims.web.numbers import whole_number
from claims.web.paging import read_page

HIDDEN = (
    "Colleagues have already added this text, but you don’t have access to their article. "
    "Nothing was saved."
)


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """Show a page of the articles that the user can see, the newest first unless they choose otherwise."""
    user, form = request.user, ArticleListForm(request.GET)
    is_known, before = form.is_valid(), request.GET.get("before", "")
    last = get_object_or_404(visible_articles(user).called(before)) if before else None
    if last or form.has_limits:
        page = read_page(listed_articles(user, form.wanted, last), MOST_LISTED)
    else:
        page = read_page(first_listed(user), MOST_LISTED)
    context = {
        "form": form,
        "articles": page.rows,
        "rows": write_table_rows(page.rows),
        "older": page.last,
        "is_first": last is None,
        "actions": article_actions_for(user),
        **list_context(request, ListPage.ARTICLES),
    }
    status = 200 if is_known else 422
    return render_page(request, "articles/article_list.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def article_add(request: HttpRequest) -> HttpResponse:
    """Add an article. The next page shows its suggested claims."""
    require_for(request.user, Action.LOAD)
    form = ArticleForm(request.POST or None, request.FILES or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            article = add_article(by=request.user, **form.article_fields())
        except AlreadyLoaded as refusal:
            return _refuse_known_text(request, form, refusal)
        except Refusal as refusal:
            form.add_error("text", refusal.sentence)
            status = refusal.status
        else:
            return redirect("choose_claims", article.slug)
    context = {"form": form, "languages": LANGUAGES}
    return render_page(request, "articles/article_add.html", context, status=status)


def _refuse_known_text(
    request: HttpRequest, form: ArticleForm, refusal: AlreadyLoaded
) -> HttpResponse:
    """Say that the text was added before, with a link to the article if the user can see it."""
    known = refusal.article if can_see_article(request.user, refusal.article) else None
    form.add_error("text", refusal.sentence if known else HIDDEN)
    context = {"form": form, "known": known, "languages": LANGUAGES}
    return render_page(request, "articles/article_add.html", context, status=409)


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the text with its claims marked, and the list of claims."""
    part = request.GET.get("part", "")
    poll = Poll.of(request.user, slug, "article", begin=part)
    article = get_object_or_404(visible_articles(request.user).with_opening(), slug=slug)
    claims = claims_of_article(request.user, article)
    context = show_article(article, claims, list_present_people(article, request.user), part=part)
    context |= {
        "unread": count_unread(context["revision"].id),
        "new": NewClaimForm(),
        "actions": article_actions_for(request.user, article),
        "poll": poll,
    }
    return render_page(request, "articles/article.html", context)


@require_safe
def article_text(request: HttpRequest, slug: str) -> HttpResponse:
    """Show another part of a long text, to be put before or after the part that a page shows."""
    article = get_object_or_404(visible_articles(request.user), slug=slug)
    claims = claims_of_article(request.user, article)
    revision, typed = newest_revision(article), request.GET
    current = whole_number(typed.get("claim", "")) or 0
    part = whole_number(typed.get("part", "")) or 0
    by_number = Marks(article, claims, current)
    context = {
        "article": article,
        "claim_number": current,
        "is_earlier": typed.get("towards") == "earlier",
        "marked_text": MarkedText(revision, claims, by_number, current, part),
    }
    return render_page(request, "articles/_text_part.html", context)
