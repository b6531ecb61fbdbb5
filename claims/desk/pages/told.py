"""Who a comment tells, and which names in it are unknown: before it is sent, and after."""

from dataclasses import dataclass

from claims.access.authorship import authors_of
from claims.access.comments import people_to_mention
from claims.desk.actions.commenting import people_told
from claims.models import Claim, Comment, Person
from claims.text.attribution.mentions import find_unknown_mentions


@dataclass(frozen=True)
class Told:
    """The names of those whom a comment tells, and words after an @ that name nobody who can be mentioned."""

    names: list[str]
    unknown: list[str]


def who_is_told(claim: Claim, user: Person, text: str, answers: Comment | None) -> Told:
    """Return whom a comment of this person would tell.

    The unknown are those whom they can't mention, whoever that is: whether a name belongs to a colleague
    makes no difference.
    """
    people = people_to_mention(user, claim)
    told = people_told(text, people, answers) if text.strip() else []
    names = [person.name for person in told]
    if answers and told and (label := authors_of(user, claim).labels.get(answers.author_id)):
        # The typed names as they are typed, and the hidden author apart: no name is seen to be theirs.
        typed = people_told(text, people, None)
        is_told = any(person.pk == answers.author_id for person in told)
        names = [person.name for person in typed] + [label] * is_told
    unknown = find_unknown_mentions(text, {person.name for person in people})
    return Told(names, unknown)
