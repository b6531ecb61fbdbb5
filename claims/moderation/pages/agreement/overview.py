"""The page about agreement, and the list of claims that one of its numbers counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.charts.heat import HeatGrid
from claims.models import Article, Claim, Rating, RatingScale
from claims.moderation.pages.agreement import figures, grids, guideline_changes, talks
from claims.moderation.pages.agreement.tables import (
    AgreementTable,
    GroupedBy,
    build_table,
    names_of,
)
from claims.moderation.queries.agreement_choice import (
    DIFFERENT_GUIDELINES,
    NO_GUIDELINES,
    NO_TYPE,
    Choice,
)
from claims.moderation.queries.independent_reviews import (
    MOST_ROUNDS,
    ReviewedRound,
    independent_reviews,
    is_more_than_counted,
)
from claims.vocabulary import ClaimType
from claims.web.paging import Page, read_page

CLAIMS_ON_A_PAGE = 50


@dataclass(frozen=True)
class Narrowing:
    """One condition in words, and the choice without it."""

    words: str
    without: Choice


@dataclass(frozen=True)
class Overview:
    """What the page shows."""

    choice: Choice
    narrowed: list[Narrowing]
    agreement: figures.Agreement
    coefficients: list[figures.CoefficientRow]
    table: AgreementTable
    pairs: HeatGrid | None
    confusion: HeatGrid | None
    talks: list[talks.Talk]
    changes: list[guideline_changes.GuidelinesChange]
    most: int | None
    """How many rounds were counted at most, if more closed in the period."""

    @property
    def different(self) -> int:
        """Claims about which not all reviewers agree."""
        return self.agreement.claims - self.agreement.same


@dataclass(frozen=True)
class CountedClaim:
    """A claim of a list, with the answers of its reviewers, without their names."""

    claim: Claim
    answers: list[talks.AnswerGiven]


def build_overview(choice: Choice, by: GroupedBy, address: str, claims_address: str) -> Overview:
    """Return the page; `address` is its own and `claims_address` that of the list of claims."""
    everything = independent_reviews(choice.begins, choice.ends)
    rounds = choice.narrow(everything)
    ratings = read_ratings(rounds)
    is_full = is_more_than_counted(choice.begins, choice.ends)
    return Overview(
        choice=choice,
        narrowed=describe_choice(choice),
        agreement=figures.measure(rounds, choice.pair),
        coefficients=figures.list_coefficients(rounds, ratings, choice.pair),
        table=build_table(rounds, choice, by),
        pairs=grids.draw_pairs(rounds, choice, address),
        confusion=grids.draw_confusion(rounds, choice, claims_address, ratings)
        if figures.has_one_scale(rounds)
        else None,
        talks=talks.find_talks(rounds, ratings),
        changes=guideline_changes.compare_versions(rounds, choice),
        most=MOST_ROUNDS if is_full else None,
    )


def list_counted(choice: Choice, start: int) -> tuple[Page[CountedClaim], int]:
    """Return a page of the claims that are counted, the last reviewed first, and how many there are."""
    rounds = choice.narrow(independent_reviews(choice.begins, choice.ends))
    page = read_page(rounds, CLAIMS_ON_A_PAGE, start)
    ratings, claims = read_ratings(page.rows), talks.read_claims(page.rows)
    listed = [
        CountedClaim(claims[each.claim], talks.list_answers(each, ratings)) for each in page.rows
    ]
    return Page(listed, page.has_more), len(rounds)


def read_ratings(rounds: Sequence[ReviewedRound]) -> Mapping[int, Rating]:
    """Return the ratings of the scales of these rounds by key."""
    scales = {each.scale for each in rounds}
    return {rating.pk: rating for rating in Rating.objects.filter(scale__in=scales).order_by()}


def describe_choice(choice: Choice) -> list[Narrowing]:
    """Return the conditions of a choice in words."""
    found = []
    if choice.article:
        article = Article.objects.filter(pk=choice.article).with_opening().first()
        found.append(Narrowing(article.title if article else "?", choice.but(article=None)))
    if choice.scale:
        scale = RatingScale.objects.filter(pk=choice.scale).first()
        found.append(Narrowing(scale.name if scale else "?", choice.but(scale=None)))
    if choice.pair:
        names = names_of(choice.pair)
        words = " and ".join(names.get(person, "?") for person in choice.pair)
        found.append(Narrowing(words, choice.but(first=None, second=None)))
    if choice.type:
        label = "no type" if choice.type == NO_TYPE else ClaimType(choice.type).label
        found.append(Narrowing(f"claim type: {label}", choice.but(type="")))
    if choice.guidelines:
        named = {
            DIFFERENT_GUIDELINES: "different versions of the guidelines",
            NO_GUIDELINES: "before version 1 of the guidelines",
        }
        words = named.get(choice.guidelines, f"version {choice.guidelines} of the guidelines")
        found.append(Narrowing(words, choice.but(guidelines="")))
    if choice.one:
        found.append(Narrowing("two verdicts", choice.but(one="", other="")))
    if choice.answers:
        found.append(Narrowing(f"{choice.answers} answers", choice.but(answers="")))
    return found
