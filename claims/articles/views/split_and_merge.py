"""Splitting and merging claims by their words."""

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
"""Neighbours to each side that are offered to be merged."""


@require_http_methods(["GET", "HEAD", "POST"])
def claim_split(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Split a claim into parts by their words; the first keeps the number."""
    found = find_claim(request.user, slug, number)
    require(request.user, Action.EDIT, found)
    is_typed = request.method == "POST" and "pick" not in request.POST
    form = SplitForm(request.POST) if is_typed else SplitForm.of(found, request.POST)
    context = {"claim": found, "form": form}
    if form.is_valid():
        try:
            parts = split(found, request.user, form)
        except (QuoteNotFound, QuoteAmbiguous) as refusal:
            n = form.number_of(refusal.quote)
            form.add_error(f"part_{n}", refusal.sentence)
            context["places"] = quote_matches.choices(
                request.POST, refusal, f"prefix_{n}", f"suffix_{n}"
            )
        except Conflict:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            numbers = ", ".join(str(part.number) for part in parts)
            messages.success(request, f"Claim {number} is split into {numbers}.")
            return redirect(found)
    status = 422 if form.is_bound else 200
    return render_page(request, "articles/claim_split.html", context, status=status)


def split(claim: Claim, by: Person, form: SplitForm) -> list[Claim]:
    """Make the parts that the form names."""
    lock_version = form.cleaned_data["lock_version"]
    return wording.split_claim(claim=claim, by=by, lock_version=lock_version, quotes=form.quotes())


@require_http_methods(["GET", "HEAD", "POST"])
def claim_merge(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Merge neighbouring claims into this one, which then spans the words of all."""
    found = find_claim(request.user, slug, number)
    require(request.user, Action.EDIT, found)
    near = neighbours(found, request.user)
    form = MergeForm(near, request.POST or None, initial={"lock_version": found.lock_version})
    if form.is_valid():
        others, lock_version = form.chosen(), form.cleaned_data["lock_version"]
        wording.merge_claims(claim=found, others=others, by=request.user, lock_version=lock_version)
        numbers = ", ".join(str(other.number) for other in others)
        messages.success(request, f"Claim {number} has the words of {numbers} now.")
        return redirect(found)
    context = {"claim": found, "form": form, "near": near}
    status = 422 if form.is_bound else 200
    return render_page(request, "articles/claim_merge.html", context, status=status)


def neighbours(claim: Claim, user: Person) -> list[Claim]:
    """The claims around this one in the text that this person may edit."""
    rule = RULES[Action.EDIT]
    others = claim.article.claims.filter(start__isnull=False, status__in=rule.when)
    others = others.exclude(pk=claim.pk).select_related("current")
    before = list(others.filter(start__lte=claim.start).order_by("-start", "-number")[:NEAR])
    after = list(others.filter(start__gt=claim.start).order_by("start", "number")[:NEAR])
    return [other for other in (*reversed(before), *after) if rule.allows(user, other)]
