"""Keep the filters of a list under a name, and delete them again. Only their owner ever sees them: no event is recorded."""

from django.db import transaction
from django.http import QueryDict

from claims.access.refusals import Conflict, Refusal
from claims.models import Person, SavedView
from claims.models.saved_view import MOST_VIEWS
from claims.vocabulary import ListPage

NOT_KEPT = ("before", "from", "go", "csrfmiddlewaretoken")
"""Parameters that say where in a list somebody is, not which list it is."""
LONGEST_QUERY = 1000


@transaction.atomic
def save_view(*, by: Person, page: ListPage, name: str, query: str) -> SavedView:
    """Keep a view. A name that the person gave to another view of the list is given to this one."""
    name, query = " ".join(name.split()), clean_query(query)
    if not name:
        raise Refusal("Enter a name for this view.")
    if len(query) > LONGEST_QUERY:
        raise Refusal("These filters are too long to keep. Use fewer of them.")
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # two requests may save at once
    views = SavedView.objects.filter(person=by, page=page)
    view = views.filter(name__iexact=name).first() or SavedView(person=by, page=page)
    if view.pk is None and views.count() >= MOST_VIEWS:
        raise Conflict(f"You have {MOST_VIEWS} saved views of this list. Delete one first.")
    view.name, view.query = name, query
    view.save()
    return view


@transaction.atomic
def delete_view(*, by: Person, key: int) -> SavedView | None:
    """Delete a view of this person; None if it is gone already."""
    view = SavedView.objects.select_for_update().filter(person=by, pk=key).first()
    if view:
        view.delete()
    return view


def clean_query(query: str) -> str:
    """Return the parameters of an address that choose and order the rows, in one spelling."""
    given = QueryDict(query.replace("\0", "").removeprefix("?"), mutable=True)
    for name in [name for name in given if name in NOT_KEPT or not given[name].strip()]:
        del given[name]
    kept = QueryDict(mutable=True)
    for name in sorted(given):
        kept[name] = given[name]
    return kept.urlencode()
