"""No page, count, message or refusal changes because of what happens in a round that is hidden from its reader."""

import re
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.timezone import localtime

from claims.desk.actions.reviewing import undo_review
from claims.desk.actions.skipping import skip_claim
from claims.desk.actions.slots import take_slot
from claims.evidence.actions.cataloguing import edit_source, record_recheck, retract_source
from claims.models import Article, Claim, Event, Person, Rating, RatingScale, Source
from claims.models.constraints import violated
from claims.moderation.actions.newsroom import save_rating
from claims.vocabulary import EventType, Role, SkipReason
from tests import factories as make

LOG = "/admin/claims/event/"
LINK = "https://hushed.example/paper"


@pytest.fixture
def both(db: None) -> Person:
    return make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)


@pytest.fixture
def claim(db: None) -> Claim:
    """An open claim with room for more reviewers than there are, in a newsroom that never used its ratings."""
    return make.make_claim(make.make_article(reviews_needed=5))


def draft(claim: Claim, who: Person, editor: Person) -> None:
    make.save(claim, who, make.make_draft("Misleading"))


def submit(claim: Claim, who: Person, editor: Person) -> None:
    piece = make.make_evidence(LINK, title="Hushed title", passage="Hushed passage")
    make.review(claim, who, "Misleading", evidence=(piece,))


def submit_and_undo(claim: Claim, who: Person, editor: Person) -> None:
    submit(claim, who, editor)
    undo_review(claim=make.fresh(claim), by=who)


def lease(claim: Claim, who: Person, editor: Person) -> None:
    take_slot(claim=claim, by=who)


def skip(claim: Claim, who: Person, editor: Person) -> None:
    skip_claim(claim=claim, by=who, reason=SkipReason.LANGUAGE)


def comment(claim: Claim, who: Person, editor: Person) -> None:
    make.comment(claim, who, "Hushed question.")


def cite_a_protected_source(claim: Claim, who: Person, editor: Person) -> None:
    piece = make.make_evidence("Somebody", is_protected=True, public_description="An official")
    make.review(claim, who, "False", evidence=(piece,))


def cite_what_is_retracted(claim: Claim, who: Person, editor: Person) -> None:
    """An editor retracts the source, and finds that the open review still holds."""
    submit(claim, who, editor)
    source = Source.objects.get(url=LINK)
    source = edit_source(source=source, by=editor, lock_version=source.lock_version, title="Hushed")
    retract_source(source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn.")
    record_recheck(claim=make.fresh(claim), by=editor)


MOVES = [draft, submit, submit_and_undo, lease, skip, comment, cite_a_protected_source, cite_what_is_retracted]  # fmt: skip


def addresses(claim: Claim) -> list[str]:
    page, article = claim.get_absolute_url(), claim.article
    ratings = Rating.objects.filter(scale=article.scale)
    return [
        "/", "/articles/", "/sources/", "/sources/?q=hushed", article.get_absolute_url(), page,
        f"{page}history/", f"{page}comments/", f"{article.get_absolute_url()}changes/?since=0",
        "/admin/", "/admin/claims/claim/?status=open", "/admin/claims/claim/?q=city",
        "/admin/claims/claim/?status=re-check", f"/admin/claims/claim/{claim.pk}/change/",
        "/admin/claims/article/", f"/admin/claims/article/{article.pk}/change/",
        f"/admin/claims/article/{article.pk}/publish/", f"/admin/claims/article/{article.pk}/assign/",
        LOG, f"{LOG}?article={article.pk}", "/admin/claims/rating/", "/admin/claims/ratingscale/",
        f"/admin/claims/ratingscale/{article.scale_id}/change/",
        *(f"/admin/claims/rating/{rating.pk}/change/" for rating in ratings),
    ]  # fmt: skip


def read(client: Client, claim: Claim) -> dict[str, str]:
    """The text of each page, without what is new in each answer."""
    texts = {address: client.get(address).text for address in addresses(claim)}
    new = r'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|name="submission" value="[^"]+"|"X-CSRFToken": "[^"]+"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
    return {address: re.sub(new, "", text) for address, text in texts.items()}


@pytest.mark.parametrize("move", MOVES)
def test_no_page_of_an_editor_who_could_review_tells_of_a_hidden_move(
    client: Client,
    claim: Claim,
    both: Person,
    editor: Person,
    other_reviewer: Person,
    move: Callable,
):
    client.force_login(both)
    before = read(client, claim)

    move(claim, other_reviewer, editor)

    after = read(client, claim)
    assert [address for address in before if before[address] != after[address]] == []


# --- Ratings ---------------------------------------------------------------------------------
def is_replaced(rating: Rating, by: Person) -> bool:
    """Whether a change makes another row of the rating."""
    with transaction.atomic():
        rating.definition = "Other words."
        replaced = save_rating(rating=Rating.objects.get(pk=rating.pk), by=by).pk
        saved = save_rating(rating=rating, by=by)
        transaction.set_rollback(True)
    return saved.pk != replaced


def is_refused(change: Callable[[], object], name: str) -> bool:
    """Whether the database refuses a change by the trigger of this name."""
    try:
        with transaction.atomic():
            change()
            transaction.set_rollback(True)
    except IntegrityError as error:
        return violated(error, name)
    return False


def what_is_used(editor: Person, article: Article) -> list[tuple[str, bool, bool, bool]]:
    """What an editor can find out about each rating of a scale by trying to change it."""
    other = RatingScale.objects.exclude(pk=article.scale_id).first()
    rows = Rating.objects.filter(scale=article.scale).order_by("pk")
    return [
        (
            rating.label,
            is_refused(lambda r=rating: Rating.objects.filter(pk=r.pk).update(label="X"), "rating_in_use_is_frozen"),
            is_replaced(rating, editor),
            is_refused(lambda: Article.objects.filter(pk=article.pk).update(scale=other), "article_keeps_its_scale"),
        )
        for rating in rows
    ]  # fmt: skip


@pytest.mark.parametrize("move", [draft, submit, submit_and_undo])
def test_no_refusal_tells_which_rating_a_hidden_review_gives(
    claim: Claim, editor: Person, other_reviewer: Person, move: Callable
):
    before = what_is_used(editor, claim.article)

    move(claim, other_reviewer, editor)

    assert what_is_used(editor, claim.article) == before
    assert {row[1:] for row in before} == {(True, True, True)}


def test_ratings_of_a_scale_without_opened_claims_are_changed_in_place(editor: Person):
    article = make.make_article()

    assert {row[1:] for row in what_is_used(editor, article)} == {(False, False, False)}


# --- The activity log ------------------------------------------------------------------------
def test_log_shows_no_numbers_that_count_hidden_events(
    client: Client, claim: Claim, editor: Person, both: Person, other_reviewer: Person
):
    submit_and_undo(claim, other_reviewer, editor)
    make.comment(claim, editor, "For everyone.")
    last = Event.objects.latest("pk")
    for user in (both, editor):
        client.force_login(user)

        answer = client.get(LOG)

        assert f"{last.sequence} ·" not in answer.text
        assert not re.search(r"before=\d+[\"&]", answer.text)


def test_place_in_the_log_is_not_found_by_trying_keys(client: Client, claim: Claim, editor: Person):
    client.force_login(editor)
    whole = [row["event"] for row in client.get(LOG).context["rows"]]

    for event in whole[:3]:
        rows = client.get(f"{LOG}?before={event.pk}").context["rows"]
        assert [row["event"] for row in rows] == whole


def test_log_names_a_source_only_to_an_editor_who_sees_it(
    client: Client, claim: Claim, editor: Person, both: Person, other_reviewer: Person
):
    cite_what_is_retracted(claim, other_reviewer, editor)
    told = {}
    for user in (both, editor):
        client.force_login(user)
        told[user] = [
            word
            for word in ("Hushed", "hushed.example", "retracted")
            if word in client.get(LOG).text
        ]

    assert told == {both: [], editor: ["Hushed", "retracted"]}
    assert Event.objects.filter(event_type=EventType.RETRACT_SOURCE).exists()


def test_history_tells_of_a_re_check_once_the_round_is_closed(
    client: Client, reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    cite_what_is_retracted(claim, other_reviewer, editor)
    page = f"{claim.get_absolute_url()}history/"
    client.force_login(reviewer)
    assert "Re-checked" not in client.get(page).text

    make.review(claim, reviewer)

    assert "Re-checked" in client.get(page).text


# --- What is promised about presence ---------------------------------------------------------
def test_guidelines_say_what_colleagues_can_see(client: Client, reviewer: Person):
    client.force_login(reviewer)

    text = " ".join(client.get("/guidelines/").text.split())

    assert "you don’t see who reviews it, since when, whether anyone has submitted" in text
    assert "the number of claims you can take counts free places" in text


def test_full_claim_and_next_claim_tell_neither_who_nor_when(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim(make.make_article(reviews_needed=1))
    until = take_slot(claim=claim, by=other_reviewer).until
    client.force_login(reviewer)

    answers = [
        client.post("/next/").text,
        client.get(claim.get_absolute_url()).text,
        client.get("/").text,
    ]
    answers.append(
        client.post(
            f"{claim.get_absolute_url()}draft/", {"rationale": "Mine.", "version": "0"}
        ).text
    )

    for text in answers:
        main = text.partition("<main")[2]
        assert str(other_reviewer) not in main
        assert f"{localtime(until):%H:%M}" not in main
