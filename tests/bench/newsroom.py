"""What the newsroom of the bench holds: people who are signed in, articles, claims and a report.

Everything is made by the actions that the pages use. An article that only one entry needs is assigned to that
entry's people, so that *Next claim* gives it to nobody else.
"""

import json
from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.db import connection
from django.test import Client

from claims.articles.actions.claim_lifecycle import open_claims
from claims.articles.actions.loading import add_article
from claims.models import Article, Claim, Person, Report, ReviewSlot
from claims.moderation.actions.deciding import confirm_claims
from claims.moderation.actions.planning import assign
from claims.reports.actions.publishing import publish
from claims.vocabulary import ClaimStatus, Role, SlotState
from tests import factories as make
from tests.browsers import ROOT

REVIEWS = 3
"""Reviews of each claim of the articles that are reviewed by many."""
SENTENCE = "Place {n} has {m} trees, and the council counted {k} parks beside the river in 20{y}."
PARAGRAPH = 5
"""Sentences."""


@cache
def read_sample() -> str:
    """Return the text of the sample article, which has 19 claims."""
    return json.loads((ROOT / "fixtures/article.json").read_text())[1]["fields"]["text"]


def write_text(sentences: int, number: int = 0) -> str:
    """Return an article in which each sentence is a claim; texts with different numbers differ."""
    start = 10_000 * number
    rows = [SENTENCE.format(n=start + n, m=n * 17, k=n % 7, y=10 + n % 9) for n in range(sentences)]
    parts = (" ".join(rows[at : at + PARAGRAPH]) for at in range(0, sentences, PARAGRAPH))
    return "\n\n".join(parts)


def make_reviewers(names: str, count: int) -> list[Person]:
    """Make so many reviewers, who are called by these names and their numbers."""
    return [make.make_person(f"{names} {number}", Role.REVIEWER) for number in range(count)]


def sign_in(person: Person) -> dict[str, str]:
    """Return the cookies of a browser in which this person is signed in."""
    client = Client()
    client.force_login(person)
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


def load(text: str, editor: Person, people: Sequence[Person] = (), **fields: object) -> Article:
    """Load a text, open all its claims, and assign it to these people, if any."""
    article = add_article(by=editor, text=text, **fields)
    if people:
        assign(article=article, by=editor, people=people)
    numbers = list(article.claims.values_list("number", flat=True))
    open_claims(article=article, by=editor, numbers=numbers)
    return article


def provide_slots(needed: int, editor: Person) -> int:
    """Load copies of the sample article until so many reviews are to be written; return how many are."""
    free = ReviewSlot.objects.filter(state=SlotState.FREE, is_open=True, is_assigned=False)
    articles, count = Article.objects.count(), free.count()
    while count < needed:
        articles += 1
        text = f"Batch {articles} of the archive was 7 per cent larger.\n\n{read_sample()}"
        article = load(text, editor, reviews_needed=REVIEWS)
        count += REVIEWS * article.claims.filter(status=ClaimStatus.OPEN).count()
    collect_statistics()
    return count


def publish_sample(editor: Person) -> Report:
    """Review and decide every claim of a copy of the sample article, and publish it."""
    pair = make_reviewers("Author", 2)
    text = f"This copy is published.\n\n{read_sample()}"
    article = load(text, editor, pair, reviews_needed=2)
    for claim in article.claims.order_by("number"):
        for person in pair:
            make.review(claim, person)
    agreed = Claim.objects.with_words().filter(article=article, status=ClaimStatus.AGREED)
    confirm_claims(claims=list(agreed), by=editor)
    return publish(article=article, by=editor, reason="Published to be measured.")


def collect_statistics() -> None:
    """Let the planner know what the tables hold now, as it does in a newsroom that is not made in a minute."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
