"""Import many claims at once: all rows or none, one event, and the same rows as when claims are added one by one."""

from dataclasses import replace
from datetime import date

import pytest

from claims.access.refusals import Forbidden, Refusal
from claims.articles.actions import importing
from claims.articles.actions.claim_lifecycle import add_claim, open_claims
from claims.articles.actions.importing import BadRows, ImportedClaim, import_claims
from claims.articles.actions.revising import revise_article
from claims.models import Article, Claim, ClaimVersion, EarlyReading, Event, Person
from claims.vocabulary import ClaimStatus, EventType, Role
from tests import factories as make

pytestmark = pytest.mark.django_db
TREES, PLANTED = "city has 35,000 trees", "planted 1,200 of them in 2024"


def row(article: Article, quote: str = TREES, **fields: object) -> ImportedClaim:
    return ImportedClaim(article.slug, quote, **fields)


def refused(by: Person, *rows: ImportedClaim) -> str:
    """Import rows of which one is bad; return the sentence. Nothing may be saved."""
    before = Claim.objects.count(), ClaimVersion.objects.count(), Event.objects.count()
    with pytest.raises(Refusal) as refusal:
        import_claims(by=by, rows=rows)
    assert (Claim.objects.count(), ClaimVersion.objects.count(), Event.objects.count()) == before
    return refusal.value.sentence


def test_each_row_becomes_a_suggested_claim_with_its_words(editor: Person):
    article, other = make.make_article(), make.make_article()
    last = article.claims.count()

    import_claims(by=editor, rows=[
        row(article, statement="There are 35,000 trees.", short_form="35,000 trees", claimant="The mayor",
            stated_on=date(2025, 3, 1), first_appearance="https://example.org/a", types=("numerical", "quote")),
        row(other), row(article, PLANTED),
    ])  # fmt: skip

    claims = list(
        article.claims.filter(number__gt=last)
        .select_related("current__revision")
        .order_by("number")
    )
    assert [(claim.number, claim.current.quote) for claim in claims] == [
        (last + 1, TREES),
        (last + 2, PLANTED),
    ]
    claim, version = claims[0], claims[0].current
    assert (claim.status, claim.round, claim.is_preselected) == (ClaimStatus.PROPOSED, None, True)
    assert version.revision.text[claim.start : claim.end] == TREES
    assert (version.statement, version.short_form, version.claimant) == (
        "There are 35,000 trees.",
        "35,000 trees",
        "The mayor",
    )
    assert (version.stated_on, version.first_appearance) == (
        date(2025, 3, 1),
        "https://example.org/a",
    )
    assert (version.types, version.cause, version.created_by) == (
        ["numerical", "quote"],
        "added",
        editor,
    )
    assert other.claims.filter(current__quote=TREES).count() == 1


@pytest.mark.parametrize(
    "quote",
    [
        TREES,
        PLANTED,
        "It planted 1,200 of them in 2024.",
        "2024.\n\nThe mayor said",
        "35,000 trees. It planted",
    ],
)
@pytest.mark.parametrize("is_known", [True, False])
def test_an_imported_claim_has_the_context_of_one_that_is_added_by_hand(
    quote: str, is_known: bool, editor: Person
):
    article = make.make_article(f"Trees\n\n{make.TEXT}")
    if not is_known:
        Claim.objects.filter(article=article).update(current=None, start=None, end=None)
    last = article.claims.count()

    import_claims(by=editor, rows=[row(article, quote)])

    imported = article.claims.get(number=last + 1).current
    added = add_claim(article=article, by=editor, quote=quote).current
    assert imported.context == added.context != []
    assert (imported.quote, imported.start, imported.end) == (added.quote, added.start, added.end)


def test_the_import_is_one_event_with_count_and_digest(editor: Person):
    rows = [row(make.make_article()), row(make.make_article())]
    before = Event.objects.count()

    result = import_claims(by=editor, rows=rows)

    event = Event.objects.get(event_type=EventType.IMPORT_CLAIMS)
    assert Event.objects.count() == before + 1
    assert (event.chain.article, event.actor_id) == (None, editor.pk)
    assert f'"count":2,"sha256":"{result.sha256}"' in event.payload.body
    assert result.count == 2


def test_the_digest_depends_on_every_row_and_its_place():
    rows = [ImportedClaim("a", "x"), ImportedClaim("a", "y"), ImportedClaim("b", "x")]
    others = [rows[:2], rows[::-1], [*rows, rows[0]], [replace(rows[0], claimant="z"), *rows[1:]]]

    digests = {importing._digest(chosen) for chosen in (rows, *others)}

    assert len(digests) == 1 + len(others)
    assert importing._digest(list(rows)) in digests


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"quote": "no such words"}, "These words are not in the newest text of the article."),
    ({"quote": "the"}, "times; quote more of the sentence."),
    ({"quote": "  \n"}, "The quote is empty."),
    ({"quote": "x" * 5_001}, "The quote is longer than 5,000 characters."),
    ({"article": "unknown"}, "There is no article “unknown”."),
    ({"article": "un\0known"}, "The article is no text that can be stored."),
    ({"statement": "\0"}, "The statement is no text that can be stored."),
    ({"claimant": "\ud800"}, "The claimant is no text that can be stored."),
    ({"quote": None}, "The quote is no text that can be stored."),
    ({"short_form": "x" * 201}, "The short form is longer than 200 characters."),
    ({"first_appearance": "javascript:alert(1)"}, "The first appearance must start with https:// or http://."),
    ({"types": ("numerical", "rumour")}, "There is no type of claim called “rumour”."),
    ({"stated_on": "2025-01-01"}, "The day it was stated on is no date."),
])  # fmt: skip
def test_a_bad_row_is_named_and_nothing_is_imported(fields: dict, sentence: str, editor: Person):
    article = make.make_article()
    good = row(article)

    said = refused(editor, good, replace(row(article, PLANTED), **fields), row(make.make_article()))

    assert said.startswith("Row 2: ")
    assert sentence in said
    assert said.endswith("Nothing was imported.")


def test_the_first_of_several_bad_rows_is_named(editor: Person):
    first, second = make.make_article(), make.make_article()
    rows = [
        row(second),
        row(second, "missing"),
        row(first, "missing too"),
        row(first),
        row(first, "nowhere"),
    ]

    with pytest.raises(BadRows) as refusal:
        import_claims(by=editor, rows=rows)

    assert refusal.value.sentence.startswith("Row 2: ")
    assert "2 other rows have problems too." in refusal.value.sentence
    assert sorted(refusal.value.problems) == [2, 3, 5]


def test_words_that_are_a_claim_already_are_refused(editor: Person):
    article = make.make_article()
    import_claims(by=editor, rows=[row(article)])
    last = article.claims.count()

    assert f"Row 1: These words are claim {last} already." in refused(editor, row(article))
    assert "Row 2: These words are row 1 already." in refused(
        editor, row(article, PLANTED), row(article, PLANTED)
    )
    open_claims(article=article, by=editor, numbers=[1])
    opened = article.claims.get(number=1).current.quote
    assert "Row 1: These words are claim 1 already." in refused(editor, row(article, opened))


def test_a_suggestion_that_nobody_chose_does_not_stand_in_the_way(editor: Person):
    article = make.make_article()
    suggested = article.claims.get(number=1).current.quote

    import_claims(by=editor, rows=[row(article, suggested)])

    assert article.claims.filter(current__quote=suggested).count() == 2


def test_words_are_looked_for_in_the_newest_text(editor: Person):
    article = make.make_article()
    revise_article(
        article=article, by=editor, text=article.revision.text.replace("35,000", "36,000")
    )

    assert "not in the newest text" in refused(editor, row(article))
    import_claims(by=editor, rows=[row(article, "city has 36,000 trees")])


def test_an_imported_claim_takes_over_who_read_its_words_too_early(editor: Person):
    article = make.make_article()
    claim = make.make_claim(article)
    make.review(claim, make.make_person("One", Role.REVIEWER))
    assert EarlyReading.objects.filter(claim=claim, person=editor).exists()

    import_claims(by=editor, rows=[row(article), row(article, PLANTED)])

    inside, apart = (article.claims.get(current__quote=quote) for quote in (TREES, PLANTED))
    assert EarlyReading.objects.filter(claim=inside, person=editor).exists()
    assert not EarlyReading.objects.filter(claim=apart).exists()


@pytest.mark.parametrize("roles", [(), (Role.REVIEWER,), (Role.ADMINISTRATOR,)])
def test_only_an_editor_imports(roles: tuple[Role, ...]):
    article = make.make_article()

    with pytest.raises(Forbidden):
        import_claims(by=make.make_person("No Editor", *roles), rows=[row(article)])

    assert not Event.objects.filter(event_type=EventType.IMPORT_CLAIMS).exists()


def test_no_rows_and_too_many_rows_are_refused(editor: Person, monkeypatch: pytest.MonkeyPatch):
    article = make.make_article()

    assert refused(editor) == "There are no claims to import."
    monkeypatch.setattr(importing, "MOST_ROWS", 1)
    assert "at most 1 claims at once" in refused(editor, row(article), row(article, PLANTED))


@pytest.mark.parametrize("count", [1, 3])
def test_the_statements_don_t_grow_with_the_rows(
    count: int, editor: Person, django_assert_num_queries: object
):
    rows = [row(make.make_article()) for _ in range(count)]

    with django_assert_num_queries(16):
        import_claims(by=editor, rows=rows)


def test_work_goes_on_with_an_imported_claim(editor: Person):
    article = make.make_article()
    import_claims(by=editor, rows=[row(article)])
    number = article.claims.count()

    [claim] = open_claims(article=article, by=editor, numbers=[number])
    for name in ("One", "Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER))

    assert make.fresh(claim).status == ClaimStatus.AGREED
