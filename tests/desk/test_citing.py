"""Citing while a review is written: look-alikes, offers and hints, with and without a script."""

import json

import pytest
from django.test import Client

from claims.evidence.actions.cataloguing import retract_source
from claims.models import Claim, Evidence, Person, Review, Source
from claims.moderation.actions.planning import assign
from claims.vocabulary import Role
from tests import factories as make
from tests.desk.test_reviews import AS_FRAGMENT, KEY, draft_of, review_of, typed

pytestmark = pytest.mark.django_db
URL = "https://example.org/register"


def known(**fields: object) -> Claim:
    """A claim of a closed round that cites the register."""
    claim = make.make_claim()
    piece = make.make_evidence(URL, **{"title": "Register of trees", "publisher": "City"} | fields)
    for name in ("One", "Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=(piece,))
    return claim


def like(client: Client, claim: Claim, **row: str) -> list[dict]:
    """What a script is offered for a row, as the fields that picking fills in."""
    form = {"similar": KEY} | {f"source-{KEY}-{name}": words for name, words in row.items()}
    answer = client.post(f"{claim.get_absolute_url()}evidence/similar/", form, headers=AS_FRAGMENT)
    assert answer.status_code == 200
    assert "<input" not in answer.text
    return [json.loads(source.values_as_json) for source in answer.context["row"].similar]


@pytest.mark.parametrize(
    "row",
    [
        {"cited": "https://www.EXAMPLE.org/regi"},
        {"cited": f"{URL}?utm_source=letter"},
        {"cited": "the register of tree"},
        {"title": "Regster of trees"},
    ],
)
def test_similar_sources_are_offered_by_link_and_text(
    client: Client, reviewer: Person, row: dict[str, str]
):
    known(kind="data", reliability="B")
    client.force_login(reviewer)

    offered = like(client, make.make_claim(), **row)

    assert [fields["title"] for fields in offered] == ["Register of trees"]
    assert offered[0] | {"published_on": ""} == {
        "cited": URL,
        "title": "Register of trees",
        "publisher": "City",
        "author": "",
        "published_on": "",
        "language": "",
        "kind": "data",
        "reliability": "B",
    }


def test_similar_sources_are_from_closed_rounds_and_own_reviews_only(
    client: Client, reviewer: Person, other_reviewer: Person, editor: Person
):
    first, second = make.make_claim(), make.make_claim()
    theirs = make.make_evidence(URL, title="Leaky register of trees", publisher="Leaky")
    mine = make.make_evidence(f"{URL}/mine", title="My register of trees")
    make.review(first, other_reviewer, evidence=(theirs,))
    make.save(second, reviewer, make.make_draft(evidence=(mine,)))
    hidden = known(title="Leaky elsewhere")
    assign(article=hidden.article, by=editor, people=[other_reviewer])
    client.force_login(reviewer)

    for row in ({"cited": URL}, {"title": "register of trees"}, {"publisher": "Leaky"}):
        offered = like(client, make.make_claim(), **row)
        assert not any("Leaky" in str(fields) for fields in offered)
    assert like(client, make.make_claim(), title="register of trees")[0]["cited"] == f"{URL}/mine"


def test_similar_source_is_found_and_filled_in_without_a_script(client: Client, reviewer: Person):
    known(kind="data")
    claim = make.make_claim()
    client.force_login(reviewer)
    similar = f"{claim.get_absolute_url()}evidence/similar/"
    form = typed(claim) | {
        f"source-{KEY}-cited": "register of trees",
        f"source-{KEY}-title": "",
        f"source-{KEY}-publisher": "My words",
        f"source-{KEY}-kind": "other",
    }

    answer = client.post(similar, form | {"similar": KEY})
    assert answer["Location"] == f"{claim.get_absolute_url()}?similar={KEY}#row-{KEY}"
    page = client.get(answer["Location"])
    (offered,) = page.context["form"].sources[0].similar
    assert f'name="use" value="{KEY}:{offered.identity}"' in page.text
    assert Review.objects.get(reviewer=reviewer).rationale == "Counted them."

    form |= {"version": "1", "use": f"{KEY}:{offered.identity}"}
    answer = client.post(similar, form)

    assert answer["Location"] == f"{claim.get_absolute_url()}#row-{KEY}"
    piece = Evidence.objects.get(review__reviewer=reviewer)
    assert (piece.cited, piece.title, piece.publisher) == (URL, "Register of trees", "My words")
    assert (piece.kind, piece.passage) == ("data", "35,000 trees stand in the city.")


def test_search_for_sources_keeps_what_was_typed(client: Client, reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    client.force_login(reviewer)

    late = client.post(f"{claim.get_absolute_url()}evidence/similar/", typed(claim))
    long = client.post(
        f"{claim.get_absolute_url()}evidence/similar/",
        typed(claim) | {f"source-{KEY}-title": "x" * 501},
    )

    assert (late.status_code, long.status_code) == (409, 422)
    assert "35,000 trees stand in the city." in late.text
    assert "35,000 trees stand in the city." in long.text


def test_link_in_the_rationale_becomes_a_source(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = typed(claim, rationale=f"It stands at {URL}?utm_source=x.")
    saved = client.post(draft_of(claim), form, headers=AS_FRAGMENT).text
    assert f'name="cite" value="{URL}"' in saved
    assert "t added as a source" in client.get(claim.get_absolute_url()).text

    evidence = f"{claim.get_absolute_url()}evidence/"
    answer = client.post(evidence, form | {"version": "1", "cite": URL})

    assert answer.status_code == 302
    assert [row.cited for row in Evidence.objects.order_by("position")] == [
        "https://example.org/trees",
        URL,
    ]
    assert "t added as a source" not in client.get(claim.get_absolute_url()).text


def test_hints_are_shown_and_block_nothing(client: Client, reviewer: Person):
    article = make.make_article(published_on="2026-02-13")
    claim = make.make_claim(article)
    Claim.objects.filter(pk=claim.pk).update(is_central=True)
    client.force_login(reviewer)
    form = typed(claim) | {
        f"source-{KEY}-cited": "https://www.snopes.com/x",
        f"source-{KEY}-published_on": "2026-02-14",
    }

    refused = client.post(review_of(claim), form | {"answer": ""})

    assert refused.status_code == 422
    for words in (
        "is another fact-check (snopes.com)",
        "was published on 14 February",
        "only one source",
    ):
        assert words in refused.text
    assert client.post(review_of(claim), form).status_code == 302


def test_draft_with_a_retracted_source_warns_and_can_be_submitted(client: Client, reviewer: Person):
    known()
    claim = make.make_claim()
    retract(Source.objects.get())
    client.force_login(reviewer)
    form = typed(claim) | {f"source-{KEY}-cited": f"{URL}?utm_source=letter"}
    told = "Source 1 was marked as retracted: Withdrawn by the city."

    saved = client.post(draft_of(claim), form, headers=AS_FRAGMENT)

    assert saved.status_code == 200
    assert told in saved.text
    assert told in client.get(claim.get_absolute_url()).text
    form |= {"version": str(Review.objects.get(reviewer=reviewer).version)}
    assert client.post(review_of(claim), form).status_code == 302
    assert Review.objects.get(reviewer=reviewer).is_submitted


def test_draft_with_what_is_likely_a_retracted_page_warns(client: Client, reviewer: Person):
    known()
    claim = make.make_claim()
    retract(Source.objects.get())
    client.force_login(reviewer)
    form = typed(claim) | {f"source-{KEY}-cited": f"{URL}/index.html"}

    saved = client.post(draft_of(claim), form, headers=AS_FRAGMENT)

    assert f"Source 1 is likely the same page as {URL}, which was marked as retracted" in saved.text
    assert "Withdrawn by the city." in saved.text


@pytest.mark.parametrize(
    "spelling", ["https://m.example.org/register/", "http://www.example.org/register?ref=rss"]
)
def test_another_spelling_of_a_page_finds_it(client: Client, reviewer: Person, spelling: str):
    known()
    client.force_login(reviewer)

    assert [fields["cited"] for fields in like(client, make.make_claim(), cited=spelling)] == [URL]


def test_retraction_of_a_source_that_the_user_may_not_see_is_no_hint(
    client: Client, reviewer: Person
):
    given = known().article
    assign(article=given, by=make.make_person("Edith", Role.EDITOR), people=[make.make_person()])
    retract(Source.objects.get())
    at_work = make.make_claim()
    colleague = make.make_person("Otto", Role.REVIEWER)
    make.review(at_work, colleague, evidence=(make.make_evidence("A talk at work"),))
    retract(Source.objects.get(description="A talk at work"))
    claim = make.make_claim()
    make.save(
        claim,
        reviewer,
        make.make_draft(
            evidence=tuple(map(make.make_evidence, (URL, "A talk at work", f"{URL}/")))
        ),
    )
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url())

    assert "A talk at work" in page.text
    assert "retracted" not in page.text


def retract(source: Source) -> None:
    editor = make.make_person("Erik", Role.EDITOR)
    retract_source(
        source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn by the city."
    )


def test_every_field_of_the_evidence_is_saved(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)
    more = {
        "kind": "official", "author": "J. Doe", "published_on": "2026-01-02", "language": "uk",
        "reliability": "B", "credibility": "2", "question": "How many?", "translation": "In English.",
        "archived_url": "https://archive.example/x", "accessed_on": "2026-02-03",
        "public_description": "an official", "is_protected": "on",
    }  # fmt: skip
    form = typed(claim) | {f"source-{KEY}-{name}": words for name, words in more.items()}

    client.post(draft_of(claim), form, headers=AS_FRAGMENT)

    piece = Evidence.objects.get()
    kept = {name: str(getattr(piece, name)) for name in more}
    assert kept == more | {"is_protected": "True"}
    assert piece.grade == "B2"
    page = client.get(claim.get_absolute_url())
    row = page.context["form"].sources[0]
    assert row.shows_details
    assert 'type="date" name="source-' in page.text.replace("  ", " ") or "2026-01-02" in page.text


def test_half_an_archived_link_is_saved_in_a_draft_and_refused_at_submit(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    client.force_login(reviewer)
    form = typed(claim) | {f"source-{KEY}-archived_url": "web.archi"}

    saved = client.post(draft_of(claim), form, headers=AS_FRAGMENT)
    refused = client.post(review_of(claim), form | {"version": "1"})

    assert (saved.status_code, refused.status_code) == (200, 422)
    assert Evidence.objects.get().archived_url == "web.archi"
    assert f'href="#id_source-{KEY}-archived_url"' in refused.text


def test_more_details_of_a_source_are_folded_until_something_is_typed_in_them(
    client: Client, reviewer: Person
):
    claim = make.make_claim()
    make.save(claim, reviewer)
    client.force_login(reviewer)

    page = client.get(claim.get_absolute_url())

    assert not page.context["form"].sources[0].shows_details
    assert '<details>\n<summary class="plain">' in page.text
