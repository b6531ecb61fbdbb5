"""The saved views of a list as its page shows them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest

from claims.compiled_reads import compiled_once
from claims.lists.actions.saving_views import clean_query
from claims.models import Person, SavedView
from claims.vocabulary import ListPage


@dataclass(frozen=True)
class View:
    """One saved view: its link, and whether the page shows it."""

    key: int
    name: str
    address: str
    is_shown: bool


def list_context(request: HttpRequest, page: ListPage) -> dict[str, Any]:
    """Return what the page of a list needs: its addresses, and for somebody who is signed in their saved views."""
    query, path = clean_query(request.GET.urlencode()), request.path
    context = {
        "form_action": path,
        "here": f"{path}?{query}" if query else path,
        "here_and": f"{path}?{query}&" if query else f"{path}?",
    }
    if not request.user.is_authenticated:
        return context
    views = [
        View(view.pk, view.name, view.get_absolute_url(), view.query == query)
        for view in _views_of(request.user, page)
    ]
    return context | {"views": views, "list_page": page, "list_query": query}


@compiled_once
def _views_of(user: Person, page: ListPage) -> QuerySet[SavedView]:
    return SavedView.objects.filter(person=user, page=page).order_by(Lower("name"))
