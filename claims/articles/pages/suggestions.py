"""The page on which all proposals of an article are settled at once."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from claims.articles.actions import claim_lifecycle as moves
from claims.articles.actions import wording
from claims.articles.forms.claim_forms import ProposalForm
from claims.models import Article, Person
from claims.models.claim import ClaimQuerySet
from claims.vocabulary import SetAside
from claims.web.numbers import whole_number
from claims.web.paging import read_page

PAGE = 100
"""Proposals a page: a form has room for a thousand fields, and a person's patience for fewer."""


@dataclass(frozen=True)
class Page:
    """Some of an article's proposals, each with its form, and where the next ones begin."""

    rows: list[ProposalForm]
    following: int | None
    is_bound: bool

    @classmethod
    def of(cls, claims: ClaimQuerySet, begin: str, data: Any = None) -> "Page":
        """Read a page of proposals that begins at the offset `begin`.

        What is posted is settled by the claims it names, so that a colleague who settled some of
        them meanwhile moves nothing.
        """
        if data is not None:
            numbers = [whole_number(typed) for typed in data.getlist("claim")[:PAGE]]
            found = list(claims.filter(number__in=numbers))
            return cls([ProposalForm(claim, data) for claim in found], None, is_bound=True)
        start = whole_number(begin) or 0
        page = read_page(claims, PAGE, start)
        following = start + PAGE if page.has_more else None
        return cls([ProposalForm(claim) for claim in page.rows], following, is_bound=False)

    def is_valid(self) -> bool:
        """Whether every row can be read."""
        valid = [row.is_valid() for row in self.rows]  # every one, so that every fault is told
        return all(valid)

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Every fault as (id of its field, sentence)."""
        return [
            (bound.id_for_label, str(error))
            for row in self.rows
            for bound in row
            for error in bound.errors
        ]

    @property
    def ticked(self) -> int:
        """How many rows are ticked as the page opens."""
        return sum(bool(row["is_opened"].value()) for row in self.rows)

    def onward(self, article: Article) -> str:
        """Where a person goes when this page is done."""
        left = article.claims.proposed().exists()
        return reverse("choose_claims" if left else "article", args=(article.slug,))


def settle(page: Page, *, article: Article, by: Person) -> str:
    """Edit, dismiss and open what the rows say; return one sentence about it."""
    edited = dismissed = 0
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
            dismissed += 1
            moves.dismiss_claim(claim=claim, by=by, reason=SetAside(typed["dismissed"]))
        elif typed["is_opened"]:
            numbers.append(claim.number)
    opened = len(moves.open_claims(article=article, by=by, numbers=numbers)) if numbers else 0
    return f"{opened} opened, {edited} edited, {dismissed} dismissed."
