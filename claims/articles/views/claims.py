"""Add a claim, edit its wording, set it aside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from claims.access.articles import visible_articles
from claims.access.finding import find_claim
from claims.access.rules import actions_for, require, require_for
from claims.articles.actions import claim_lifecycle as moves
from claims.articles.actions import wording
from claims.articles.forms.claim_forms import ClaimForm, NewClaimForm, SetAsideForm
from claims.articles.pages import quote_matches
from claims.articles.queries.quote_search import QuoteAmbiguous, QuoteNotFound
from claims.vocabulary import Action, SetAside
from claims.web.http import render_page


@require_POST
def claim_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose a claim by quoting it."""
    article = get_object_or_404(visible_articles(request.user), slug=slug)
    require_for(request.user, Action.ADD_CLAIM, article)
    form = NewClaimForm(request.POST)
    found: list[quote_matches.Choice] = []
    if form.is_valid():
        try:
            added = moves.add_claim(article=article, by=request.user, **form.cleaned_data)
        except QuoteAmbiguous as refusal:
            form.add_error("quote", refusal.sentence)
            found = quote_matches.choices(request.POST, refusal)
        except QuoteNotFound as refusal:
            form.add_error("quote", refusal.sentence)
        else:
            messages.success(request, f"Claim {added.number} is proposed: open it below.")
            return redirect("choose_claims", article.slug)
    context = {"article": article, "new": form, "places": found}
    return render_page(request, "articles/claim_add.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_edit(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Change what a claim says; one that is at work is judged anew."""
    found = find_claim(request.user, slug, number)
    require(request.user, Action.EDIT, found)
    is_typed = request.method == "POST" and "pick" not in request.POST
    form = ClaimForm(request.POST) if is_typed else ClaimForm.of(found, request.POST)
    context = {"claim": found, "form": form}
    if form.is_valid():
        try:
            wording.edit_claim(claim=found, by=request.user, **form.cleaned_data)
        except (QuoteNotFound, QuoteAmbiguous) as refusal:
            form.add_error("quote", refusal.sentence)
            context["places"] = quote_matches.choices(request.POST, refusal)
        else:
            return redirect(found)
    return render_page(
        request, "articles/claim_edit.html", context, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def claim_set_aside(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Set a claim aside with a reason, or dismiss it while it is a proposal."""
    found = find_claim(request.user, slug, number)
    is_proposal = Action.DISMISS in actions_for(request.user, found)
    if not is_proposal:
        require(request.user, Action.SET_ASIDE, found)
    form = SetAsideForm(request.POST or None, initial={"lock_version": found.lock_version})
    if form.is_valid():
        reason, note = SetAside(form.cleaned_data["reason"]), form.cleaned_data["note"]
        if is_proposal:
            moves.dismiss_claim(claim=found, by=request.user, reason=reason, note=note)
        else:
            lock_version = form.cleaned_data["lock_version"]
            moves.set_aside_claim(
                claim=found, by=request.user, lock_version=lock_version, reason=reason, note=note
            )
        return redirect(found)
    context = {"claim": found, "form": form}
    return render_page(
        request, "articles/claim_set_aside.html", context, status=422 if form.is_bound else 200
    )
