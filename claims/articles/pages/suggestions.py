"""The page on which users choose which suggested claims to check."""

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils.html import format_html

from claims.articles.actions import claim_lifecycle, wording
from claims.articles.forms.claim_forms import SuggestionForm
from claims.articles.queries.sentence_coverage import count_unread
from claims.models import Article, Person
from claims.models.claim import ClaimQuerySet
from claims.vocabulary import SetAside
from claims.web.numbers import whole_number
from claims.web.paging import read_page

PAGE = 100
"""Suggested claims per page. Django accepts at most 1,000 fields in a form."""


@dataclass(frozen=True)
class SuggestionsPage:
    """Some of an article's suggested claims with their forms, and the offset of the next page, if any."""

    rows: list[SuggestionForm]
    following: int | None
    is_bound: bool

    @classmethod
    def read(cls, claims: ClaimQuerySet, begin: str, data: Any = None) -> "SuggestionsPage":
        """Read a page of suggested claims that begins at the offset `begin`.

        A posted form names its claims. So it still applies to the right claims if a colleague has
        dealt with some of them in the meantime.
        """
        if data is not None:
            numbers = [whole_number(typed) for typed in data.getlist("claim")[:PAGE]]
            named = list(claims.filter(number__in=numbers))
            return cls([SuggestionForm(claim, data) for claim in named], None, is_bound=True)
        start = whole_number(begin) or 0
        page = read_page(claims, PAGE, start)
        following = start + PAGE if page.has_more else None
        return cls([SuggestionForm(claim) for claim in page.rows], following, is_bound=False)

    def is_valid(self) -> bool:
        """Return whether every row is valid."""
        valid = [row.is_valid() for row in self.rows]  # validate all rows, to show all problems
        return all(valid)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Return every problem as (id of its field, sentence)."""
        return [
            (bound.id_for_label, str(error))
            for row in self.rows
            for bound in row
            for error in bound.errors
        ]

    def next_address(self, article: Article) -> str:
        """Return where to go after this page: to the next suggested claims, else to the article."""
        has_more = article.claims.proposed().exists()
        return reverse("choose_claims" if has_more else "article", args=(article.slug,))


@dataclass(frozen=True)
class Outcome:
    """How many suggested claims a submitted page opened, edited and dropped."""

    opened: int
    edited: int
    dropped: int

    def __str__(self) -> str:
        counts = ((self.opened, "opened"), (self.edited, "edited"), (self.dropped, "dropped"))
        parts = [f"{count} claim{pluralize(count)} {verb}" for count, verb in counts if count]
        return f"{', '.join(parts) or 'Nothing changed'}."


def describe(outcome: Outcome, article: Article, *, can_sort: bool) -> str:
    """Say what was done. If no suggested claims are left, link to the sentences that are not sorted."""
    unsorted = 0
    if can_sort and not article.claims.proposed().exists():
        unsorted = count_unread(article.revision.pk)
    if not unsorted:
        return str(outcome)
    return format_html(
        '{} Next: <a href="{}">sort the remaining {} sentence{}</a>.',
        outcome,
        reverse("coverage", args=(article.slug,)),
        unsorted,
        pluralize(unsorted),
    )


def apply_choices(page: SuggestionsPage, *, article: Article, by: Person) -> Outcome:
    """Edit, drop and open suggested claims as the rows of the page say."""
    edited = dropped = 0
    numbers = []
    for row in page.rows:
        typed, claim = row.cleaned_data, row.claim
        if row.is_edited:
            edited += 1
            claim = wording.edit_claim(
                claim=claim,
                by=by,
                lock_version=typed["lock_version"],
                statement=typed["statement"],
                short_form=claim.current.short_form,
                claimant=typed["claimant"],
            )
        if typed["dismissed"]:
            dropped += 1
            claim_lifecycle.dismiss_claim(
                claim=claim,
                by=by,
                reason=SetAside(typed["dismissed"]),
                duplicate_of=typed["duplicate_of"],
            )
        elif typed["is_opened"]:
            numbers.append(claim.number)
    opened = claim_lifecycle.open_claims(article=article, by=by, numbers=numbers) if numbers else []
    return Outcome(len(opened), edited, dropped)
