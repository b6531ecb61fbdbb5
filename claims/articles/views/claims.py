"""Add a claim, edit its wording, set it aside or drop it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from claims.access.articles import visible_articles
from claims.access.finding import find_claim
from claims.access.rules import actions_for, require, require_for
from claims.articles.actions import claim_lifecycle, wording
from claims.articles.forms.claim_forms import ClaimForm, NewClaimForm, SetAsideForm
from claims.articles.pages import quote_matches
from claims.articles.queries.quote_search import QuoteAmbiguous, QuoteNotFound
from claims.vocabulary import Action, SetAside
from claims.web.http import render_page


@require_POST
def claim_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a claim by quoting the article."""
    article = get_object_or_404(visible_articles(request.user).with_opening(), slug=slug)
    require_for(request.user, Action.ADD_CLAIM, article)
    form = NewClaimForm(request.POST)
    buttons: list[quote_matches.MatchButton] = []
    if form.is_valid():
        try:
            added = claim_lifecycle.add_claim(article=article, by=request.user, **form.cleaned_data)
        except QuoteAmbiguous as refusal:
            form.add_error("quote", refusal.sentence)
            buttons = quote_matches.list_match_buttons(request.POST, refusal)
        except QuoteNotFound as refusal:
            form.add_error("quote", refusal.sentence)
        else:
            messages.success(
                request, f"Claim {added.number} added. Start reviewing to open it for review."
            )
            address = reverse("choose_claims", args=(article.slug,), query={"claim": added.number})
            return redirect(address)
    context = {"article": article, "new": form, "quote_matches": buttons}
    return render_page(request, "articles/claim_add.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_edit(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Change the wording of a claim. A claim that is being checked is reviewed again."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.EDIT, claim)
    is_submitted = request.method == "POST" and "pick" not in request.POST
    form = ClaimForm(request.POST) if is_submitted else ClaimForm.for_claim(claim, request.POST)
    context = {"claim": claim, "form": form}
    if form.is_valid():
        try:
            wording.edit_claim(claim=claim, by=request.user, **form.cleaned_data)
        except (QuoteNotFound, QuoteAmbiguous) as refusal:
            form.add_error("quote", refusal.sentence)
            context["quote_matches"] = quote_matches.list_match_buttons(request.POST, refusal)
        else:
            return redirect(claim)
    return render_page(
        request, "articles/claim_edit.html", context, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def claim_set_aside(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Set a claim aside with a reason, or drop it if it is a suggested claim."""
    claim = find_claim(request.user, slug, number)
    is_suggestion = Action.DISMISS in actions_for(request.user, claim)
    if not is_suggestion:
        require(request.user, Action.SET_ASIDE, claim)
    form = SetAsideForm(claim, request.POST or None)
    if form.is_valid():
        lock_version = form.cleaned_data.pop("lock_version")
        typed = form.cleaned_data | {"reason": SetAside(form.cleaned_data["reason"])}
        if is_suggestion:
            claim_lifecycle.dismiss_claim(claim=claim, by=request.user, **typed)
        else:
            claim_lifecycle.set_aside_claim(
                claim=claim, by=request.user, lock_version=lock_version, **typed
            )
        return redirect(claim)
    context = {"claim": claim, "form": form}
    return render_page(
        request, "articles/claim_set_aside.html", context, status=422 if form.is_bound else 200
    )
