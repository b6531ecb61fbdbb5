"""Conflicts of interest: claims that a person may not review.

A person has a conflict of interest with a claim when the article's publisher, site or author, or the
claimant, is the person themselves or an outlet or person they declared. The database keeps both sides
as keys that can be compared, which two triggers write: `ReviewSlot.subject_keys` for the claim and
`Person.conflict_keys` for the person.
"""

from django.db.models import Q, Subquery

from claims.models import Person


def has_conflict(user: Person) -> Q:
    """Return the condition that this person has a conflict of interest with a slot's claim."""
    conflict_keys = Person.objects.filter(pk=user.pk).values("conflict_keys")
    return Q(subject_keys__overlap=Subquery(conflict_keys))
