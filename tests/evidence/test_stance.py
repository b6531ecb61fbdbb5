"""Evidence says what its reviewer chose: no stance, reliability or credibility is assumed."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from claims.desk.actions.drafts import Incomplete
from claims.evidence.actions.cataloguing import edit_source
from claims.evidence.actions.evidence_draft import CHOOSE_A_STANCE, EvidenceDraft
from claims.models import Claim, Evidence, Person, Report, Review, Source
from claims.moderation.actions.deciding import send_back
from claims.reports.actions.publishing import publish
from claims.reports.formats import report_csv
from claims.vocabulary import Role, SetAside, Stance
from tests import factories as make
from tests.desk.test_reviews import AS_FRAGMENT, KEY, draft_of, review_of, typed

pytestmark = pytest.mark.django_db
(MIGRATION,) = Path("claims/migrations").glob("*_stated_stance.py")
OLD = import_module(f"claims.migrations.{MIGRATION.stem}")


@pytest.fixture
def claim(db: None) -> Claim:
    return make.make_claim()


def without_stance(claim: Claim) -> dict:
    form = typed(claim)
    del form[f"source-{KEY}-stance"]
    return form


# --- The stance ------------------------------------------------------------------------------------
def test_no_stance_is_chosen_at_first(client: Client, claim: Claim, reviewer: Person):
    client.force_login(reviewer)

    page = client.get(f"{claim.get_absolute_url()}?add=source").text

    buttons = re.findall(
        r'<input type="radio" name="source-[^"]+-stance" id="[^"]+" value="(\w+)"([^>]*)>', page
    )
    assert {value for value, _ in buttons} == {*Stance.values}
    assert not any("checked" in rest for _, rest in buttons)


@pytest.mark.parametrize("stance", ["", "maybe"])
@pytest.mark.parametrize("headers", [{}, AS_FRAGMENT], ids=["page", "fragment"])
def test_submit_without_a_stance_marks_the_field_and_keeps_everything(
    client: Client, claim: Claim, reviewer: Person, stance: str, headers: dict
):
    client.force_login(reviewer)
    form = without_stance(claim) | ({f"source-{KEY}-stance": stance} if stance else {})

    refused = client.post(review_of(claim), form, headers=headers)

    assert refused.status_code == 422
    assert f'<a href="#id_source-{KEY}-stance">' in refused.text
    assert f'aria-describedby="id_source-{KEY}-stance_error"' in refused.text
    for kept in ("Counted them.", "Register of trees", "35,000 trees stand in the city.", "p. 14"):
        assert kept in refused.text
    assert not Review.objects.filter(state="submitted").exists()


def test_every_source_needs_its_own_stance(claim: Claim, reviewer: Person):
    pieces = [
        make.make_evidence(f"Source {n}", stance=stance)
        for n, stance in enumerate(("supports", "", ""))
    ]

    with pytest.raises(Incomplete) as refusal:
        make.review(claim, reviewer, evidence=tuple(pieces))

    assert refusal.value.problems == {
        f"evidence:{piece.key}:stance": CHOOSE_A_STANCE for piece in pieces[1:]
    }


def test_source_of_a_claim_that_cannot_be_checked_has_a_stance_too(claim: Claim, reviewer: Person):
    with pytest.raises(Incomplete, match="isn’t submitted"):
        make.review(
            claim, reviewer, "", set_aside_reason=SetAside.OPINION,
            evidence=(make.make_evidence(stance=""),),
        )  # fmt: skip


def test_draft_is_saved_without_a_stance_and_comes_back_without(
    client: Client, claim: Claim, reviewer: Person
):
    client.force_login(reviewer)

    client.post(draft_of(claim), without_stance(claim))

    assert Evidence.objects.get().stance == ""
    assert "checked" not in "".join(
        re.findall(
            r'<input type="radio" name="source-[^>]+>', client.get(claim.get_absolute_url()).text
        )
    )


@pytest.mark.parametrize("stance", Stance.values)
def test_chosen_stance_is_kept(client: Client, claim: Claim, reviewer: Person, stance: str):
    client.force_login(reviewer)

    client.post(draft_of(claim), typed(claim) | {f"source-{KEY}-stance": stance})

    page = client.get(claim.get_absolute_url()).text
    assert Evidence.objects.get().stance == stance
    assert f'id="id_source-{KEY}-stance_{stance}" value="{stance}" required checked' in page


def test_database_refuses_to_submit_evidence_without_a_stance(claim: Claim, reviewer: Person):
    draft = make.make_draft(evidence=(make.make_evidence(stance=""),))
    saved = make.save(claim, reviewer, draft)

    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=saved.pk).update(state="submitted", submitted_at=saved.saved_at)


# --- Reliability and credibility ---------------------------------------------------------------------
def published(
    claim: Claim, editor: Person, reviewers: tuple[Person, Person], **rated: object
) -> Report:
    """Publish a claim with one source that is rated like this."""
    for person in reviewers:
        make.review(
            claim, person, evidence=(make.make_evidence("https://agency.example/1", **rated),)
        )
    make.confirm_claims(claims=[make.fresh(claim)], by=editor)
    return publish(article=claim.article, by=editor, reason="Test.")


GRADES = [
    ({}, "", ""),
    ({"reliability": "B", "credibility": 2}, "B2", "source graded B2: usually reliable; probably true"),
    ({"reliability": "A"}, "A", "source graded A: completely reliable"),
    ({"reliability": "F"}, "F", "source graded F: reliability can’t be judged"),
    ({"credibility": 1}, "1", "statement graded 1: confirmed by others"),
    ({"credibility": 6}, "6", "statement graded 6: truth can’t be judged"),
    ({"reliability": "F", "credibility": 6}, "F6", ""),  # as in old reports where nobody chose
]  # fmt: skip


@pytest.mark.parametrize(
    ("rated", "code", "sentence"), GRADES, ids=[row[1] or "none" for row in GRADES]
)
def test_only_what_somebody_rated_is_printed(
    client: Client,
    claim: Claim,
    editor: Person,
    reviewer: Person,
    other_reviewer: Person,
    rated: dict,
    code: str,
    sentence: str,
):
    report = published(claim, editor, (reviewer, other_reviewer), **rated)

    page = client.get(report.get_absolute_url()).text
    client.force_login(editor)
    inside = client.get(claim.get_absolute_url()).text
    source = client.get(Source.objects.get().get_absolute_url()).text
    admin = client.get(f"/admin/claims/claim/{claim.pk}/change/").text
    assert "graded" in page if sentence else "graded" not in page
    assert sentence in page
    for shown in (inside, source, admin):
        assert re.findall(r'<abbr title="[^"]+">([^<]+)</abbr>', shown) == (
            [code] * 2 if code else []
        )
    assert ("<dt>Reliability</dt>" in source) == ("reliability" in rated)
    (entry, _) = report.data["claims"][0]["evidence"]
    assert (entry["reliability"], entry["credibility"]) == (
        rated.get("reliability", ""),
        rated.get("credibility"),
    )


def test_form_offers_not_rated_first(client: Client, claim: Claim, reviewer: Person):
    client.force_login(reviewer)

    page = client.get(f"{claim.get_absolute_url()}?add=source").text

    assert (
        page.count('<option value="" selected>Not rated</option>') == 4
    )  # two fields, and the template's


def test_rating_of_a_source_can_be_taken_back(
    editor: Person, claim: Claim, reviewer: Person, client: Client
):
    make.review(claim, reviewer, evidence=(make.make_evidence(reliability="B"),))
    make.review(claim, make.make_person("Two", Role.REVIEWER))
    source = Source.objects.get()
    client.force_login(editor)
    form = {"lock_version": source.lock_version, "kind": "other", "reliability": ""}

    client.post(f"{source.get_absolute_url()}edit/", form)

    source.refresh_from_db()
    assert source.reliability == ""


# --- Rows of earlier releases ------------------------------------------------------------------------
def untouched() -> EvidenceDraft:
    """Return a source as it was stored when its reviewer left every choice as it was preselected."""
    return make.make_evidence(stance="supports", reliability="F", credibility=6)


def migrate_old_rows() -> None:
    """Run the statements of the migration, with the guard off as it has it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE claims_evidence DISABLE TRIGGER USER")
        cursor.execute(OLD.FORGET_WHAT_WAS_PRESELECTED)
        cursor.execute("ALTER TABLE claims_evidence ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("supports", "other", "F", 6), ("", "other", "", None)),
        (("supports", "data", "F", 6), ("supports", "data", "", None)),
        (("supports", "other", "B", 6), ("supports", "other", "B", None)),
        (("supports", "other", "F", 2), ("supports", "other", "", 2)),
        (("refutes", "other", "F", 6), ("refutes", "other", "", None)),
        (("context", "news", "E", 5), ("context", "news", "E", 5)),
    ],
)
def test_what_was_left_as_preselected_is_not_stated(
    claim: Claim, reviewer: Person, before: tuple, after: tuple
):
    names = ("stance", "kind", "reliability", "credibility")
    make.review(
        claim, reviewer, evidence=(make.make_evidence(**dict(zip(names, before, strict=True))),)
    )

    migrate_old_rows()

    assert Evidence.objects.values_list(*names).get() == after


def test_unreliability_that_somebody_set_on_the_page_of_a_source_is_kept(
    claim: Claim, reviewer: Person, editor: Person
):
    pieces = [make.make_evidence(f"https://example.org/{n}", reliability="F") for n in (1, 2)]
    make.review(claim, reviewer, evidence=tuple(pieces))
    kept, forgotten = Source.objects.order_by("url")
    Source.objects.filter(pk=kept.pk).update(reliability="B")
    edit_source(source=kept, by=editor, lock_version=0, reliability="F")
    edit_source(source=forgotten, by=editor, lock_version=0, title="A title")
    Source.objects.filter(pk=forgotten.pk).update(reliability="F")

    migrate_old_rows()

    assert list(Source.objects.order_by("url").values_list("reliability", flat=True)) == ["F", ""]


def test_evidence_without_a_stance_says_so_everywhere(
    client: Client, claim: Claim, reviewer: Person, other_reviewer: Person, editor: Person
):
    for person in (reviewer, other_reviewer):
        make.review(claim, person, evidence=(untouched(),))
    make.confirm_claims(claims=[make.fresh(claim)], by=editor)
    migrate_old_rows()
    report = publish(article=claim.article, by=editor, reason="Test.")
    client.force_login(editor)

    pages = [claim.get_absolute_url(), f"/admin/claims/claim/{claim.pk}/change/"]

    for page in pages:
        assert "– Not stated" in client.get(page).text
        assert "Supports\n" not in client.get(page).text
    assert (
        "Not stated if it supports or contradicts the claim"
        in client.get(report.get_absolute_url()).text
    )
    assert b"supports:" not in report_csv.write(report.data, "https://desk.example")


def test_earlier_review_without_a_stance_asks_for_it_before_it_counts_again(
    client: Client, claim: Claim, reviewer: Person, other_reviewer: Person, editor: Person
):
    make.review(claim, reviewer, "True", evidence=(untouched(),))
    make.review(claim, other_reviewer, "False")
    migrate_old_rows()
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note="Which year?")
    client.force_login(reviewer)

    answer = client.post(f"{claim.get_absolute_url()}confirm/", {"claim_version": 1})

    assert answer.status_code == 422
    assert CHOOSE_A_STANCE in answer.text
    assert "https://example.org/count" in answer.text
