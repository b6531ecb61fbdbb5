"""Conflicts of interest: claims that a person may not review.

A person has a conflict of interest with a claim when the article's publisher, site or author, or the
claimant, is the person themselves or an outlet or person they declared. The database keeps both sides
as keys that can be compared (`models/parties.py`): `ReviewSlot.parties` for the claim and
`Person.barred` for the person.
"""

from django.db.models import Q, Subquery

from claims.models import Person


def has_conflict(user: Person) -> Q:
    """Return the condition that this person has a conflict of interest with a slot's claim."""
    barred = Person.objects.filter(pk=user.pk).values("barred")
    return Q(parties__overlap=Subquery(barred))
