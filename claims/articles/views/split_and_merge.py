"""Split and merge claims."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from claims.access.finding import find_claim
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import RULES, require
from claims.articles.actions import wording
from claims.articles.forms.claim_forms import MergeForm, SplitForm
from claims.articles.pages import quote_matches
from claims.articles.queries.quote_search import QuoteAmbiguous, QuoteNotFound
from claims.models import Claim, Person
from claims.vocabulary import Action
from claims.web.http import render_page

NEAR = 5
"""How many claims before and after this one can be chosen for a merge."""


@require_http_methods(["GET", "HEAD", "POST"])
def claim_split(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Split a claim into parts. The first part keeps the number."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.EDIT, claim)
    is_submitted = request.method == "POST" and "pick" not in request.POST
    form = SplitForm(request.POST) if is_submitted else SplitForm.for_claim(claim, request.POST)
    context = {"claim": claim, "form": form}
    if form.is_valid():
        try:
            parts = split(claim, request.user, form)
        except (QuoteNotFound, QuoteAmbiguous) as refusal:
            part = form.part_number(refusal.quote)
            form.add_error(f"part_{part}", refusal.sentence)
            context["quote_matches"] = quote_matches.list_match_buttons(
                request.POST, refusal, f"prefix_{part}", f"suffix_{part}"
            )
        except Conflict:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            numbers = ", ".join(str(part.number) for part in parts)
            messages.success(request, f"Claim {number} was split into claims {numbers}.")
            return redirect(claim)
    status = 422 if form.is_bound else 200
    return render_page(request, "articles/claim_split.html", context, status=status)


def split(claim: Claim, by: Person, form: SplitForm) -> list[Claim]:
    """Split the claim as the form says."""
    lock_version = form.cleaned_data["lock_version"]
    return wording.split_claim(claim=claim, by=by, lock_version=lock_version, quotes=form.quotes())


@require_http_methods(["GET", "HEAD", "POST"])
def claim_merge(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Merge neighbouring claims into this one, which then covers the text of all of them."""
    claim = find_claim(request.user, slug, number)
    require(request.user, Action.EDIT, claim)
    near = find_neighbours(claim, request.user)
    form = MergeForm(near, request.POST or None, initial={"lock_version": claim.lock_version})
    if form.is_valid():
        others, lock_version = form.ticked_claims(), form.cleaned_data["lock_version"]
        wording.merge_claims(claim=claim, others=others, by=request.user, lock_version=lock_version)
        numbers = ", ".join(str(other.number) for other in others)
        noun = "Claim" if len(others) == 1 else "Claims"
        verb = "was" if len(others) == 1 else "were"
        messages.success(request, f"{noun} {numbers} {verb} merged into claim {number}.")
        return redirect(claim)
    context = {"claim": claim, "form": form, "near": near}
    status = 422 if form.is_bound else 200
    return render_page(request, "articles/claim_merge.html", context, status=status)


def find_neighbours(claim: Claim, user: Person) -> list[Claim]:
    """Return the claims before and after this one in the text that the user can edit."""
    rule = RULES[Action.EDIT]
    others = claim.article.claims.filter(start__isnull=False, status__in=rule.when)
    others = others.exclude(pk=claim.pk).select_related("current")
    before = list(others.filter(start__lte=claim.start).order_by("-start", "-number")[:NEAR])
    after = list(others.filter(start__gt=claim.start).order_by("start", "number")[:NEAR])
    return [other for other in (*reversed(before), *after) if rule.allows(user, other)]
