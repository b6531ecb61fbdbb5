"""The page of the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from claims.lists.pages.list_context import list_context
from claims.search.forms.search_form import SearchForm
from claims.search.pages.results import search
from claims.vocabulary import ListPage
from claims.web.http import render_page
from claims.web.numbers import whole_number


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Show what was found, or the form. With `go`, as the search box sends it, a single hit is opened at once."""
    form = SearchForm(request.user, request.GET)
    context = {
        "form": form,
        "typed": request.GET.get("q", ""),
        "is_from_bar": "go" in request.GET,
        **list_context(request, ListPage.SEARCH),
    }
    if not form.is_valid():
        return render_page(request, "search/search.html", context, status=422)
    given = form.cleaned_data
    typed = given["q"]
    if not typed:
        return render_page(request, "search/search.html", context)
    start = whole_number(request.GET.get("from", "")) or 0
    results = search(request.user, typed, form.filters, kind=given["kind"], start=start)
    if "go" in request.GET and (hit := results.only):
        return redirect(hit.address)
    context |= {"results": results, "kind": given["kind"], "start": start}
    context["address"] = form.address
    return render_page(request, "search/search.html", context)
