"""The poll: 204 until something moved that this person may see, at the cost of one indexed read."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from claims.access.change_token import change_token
from claims.articles.actions.sorting import mark_sentences
from claims.desk.actions.commenting import resolve_thread
from claims.desk.actions.reviewing import undo_review
from claims.desk.actions.skipping import release_claim
from claims.desk.actions.slots import take_slot
from claims.models import Claim, Comment, Event, Person, ReviewSlot
from claims.moderation.actions.planning import assign
from claims.vocabulary import NotCheckable, Role
from tests import factories as make
from tests.plans import plan_by_index, sent_statements

SINCE = re.compile(r'<article-changes[^>]* hx-vals=\'{"since": (\d+)}\'')
ADDRESS = re.compile(r'<article-changes[^>]* hx-get="([^"]+)"')


@pytest.fixture
def claim(db: None) -> Claim:
    return make.make_claim()


@pytest.fixture
def desk(client: Client, reviewer: Person) -> Client:
    client.force_login(reviewer)
    return client


class Watch:
    """A page that is looked at: asks what moved since it was made."""

    def __init__(self, client: Client, page: str) -> None:
        self.client = client
        html = client.get(page).text
        self.since = SINCE.search(html)[1]
        self.address = ADDRESS.search(html)[1].replace("&amp;", "&")

    def ask(self) -> tuple[int, str]:
        """Return status and words; the next question begins with what this one told."""
        answer = self.client.get(f"{self.address}&since={self.since}")
        if answer.status_code == 200:
            self.since = SINCE.search(answer.text)[1]
        return answer.status_code, answer.text


def pages(claim: Claim) -> list[str]:
    article = claim.article.get_absolute_url()
    return [article, claim.get_absolute_url(), f"{article}claims/"]


def test_poll_without_a_change_is_204_on_every_page(desk: Client, claim: Claim):
    for page in pages(claim):
        assert Watch(desk, page).ask() == (204, "")


def test_poll_after_a_change_answers_once_with_the_regions(
    desk: Client, claim: Claim, other_reviewer: Person
):
    watches = [Watch(desk, page) for page in pages(claim)]
    make.review(claim, other_reviewer)
    make.review(claim, make.make_person("Third", Role.REVIEWER), "False")

    told = [watch.ask() for watch in watches]

    assert [status for status, _ in told] == [200] * 3
    assert [watch.ask()[0] for watch in watches] == [204] * 3
    regions = [re.findall(r' id="([\w-]+)"', words) for _, words in told]
    article, on_claim, choosing = (
        {re.sub(r"\d+$", "n", name) for name in found} for found in regions
    )
    shared = {"bar-progress", "paragraph-n"}
    assert article == shared | {"claims-head", "claim-list"}
    assert on_claim == shared | {"strip", "claim-status"}
    assert choosing == {"sort-counts", "state-n"}
    for _, words in told:
        assert not re.search(r"<(input|textarea|select|button|form)", words)
    assert '<li class="status" id="claim-status">≠ reviewers disagree</li>' in told[1][1]


def test_sentences_sorted_by_colleagues_change_the_page_of_sentences(
    desk: Client, claim: Claim, other_reviewer: Person
):
    watch = Watch(desk, pages(claim)[2])
    mark_sentences(
        article=claim.article, by=other_reviewer, revision=1, positions=[5],
        reason=NotCheckable.OPINION,
    )  # fmt: skip

    status, words = watch.ask()

    assert status == 200
    assert 'id="state-5" data-kind="off" lang="en" dir="ltr"><b class="number">opinion</b>' in words


def test_own_first_save_changes_own_marks(desk: Client, claim: Claim, reviewer: Person):
    watch = Watch(desk, claim.get_absolute_url())
    make.save(claim, reviewer)

    status, words = watch.ask()

    assert status == 200
    assert "✎ your draft" in words


def test_poll_with_an_invalid_number_is_answered_in_full(desk: Client, claim: Claim):
    address = f"{claim.article.get_absolute_url()}changes/"

    for query in ("", "?since=&on=claim&claim=1", "?since=x&on=y&claim=²", "?claim=9999999999"):
        assert desk.get(address + query).status_code == 200


def test_poll_of_an_article_of_others_is_404_and_without_a_session_401(
    desk: Client, client: Client, claim: Claim, other_reviewer: Person, editor: Person
):
    address = f"{claim.article.get_absolute_url()}changes/?since=1"
    assign(article=claim.article, by=editor, people=[other_reviewer])

    assert desk.get(address).status_code == 404
    partial = {"HX-Request": "true", "HX-Request-Type": "partial"}
    assert Client().get(address, headers=partial).status_code == 401


# --- Blind ---------------------------------------------------------------------------------


def of_others(claim: Claim, other: Person) -> dict[str, Callable[[], object]]:
    """What a colleague does within an open round, one after another."""
    third = make.make_person("Bo Both", Role.REVIEWER, Role.EDITOR)
    return {
        "takes the claim": lambda: take_slot(claim=make.fresh(claim), by=other),
        "hands it back": lambda: release_claim(claim=make.fresh(claim), by=other),
        "saves a draft": lambda: make.save(claim, third),
        "submits": lambda: make.review(claim, other),
        "takes it back": lambda: undo_review(claim=make.fresh(claim), by=other),
        "comments": lambda: make.comment(claim, other, "Hushed, @Rita Reviewer."),
        "answers": lambda: make.comment(claim, other, "Hush.", answers=Comment.objects.last()),
        "resolves": lambda: resolve_thread(entry=Comment.objects.last(), by=other),
        "is one of the round and an editor": lambda: make.comment(claim, third, "@Rita Reviewer"),
    }


def test_poll_hides_what_others_do_in_an_open_round(
    desk: Client, claim: Claim, reviewer: Person, other_reviewer: Person
):
    watches = [Watch(desk, page) for page in pages(claim)]
    slug, number = claim.article.slug, change_token(reviewer, claim.article.slug, claim.number)

    for what, act in of_others(claim, other_reviewer).items():
        act()

        assert (what, [watch.ask() for watch in watches]) == (what, [(204, "")] * 3)
        assert change_token(reviewer, slug, claim.number) == number
    assert (
        Event.objects.filter(event_type__in=("review", "undo", "comment", "resolve")).count() == 6
    )


def test_poll_number_cannot_be_guessed_from_counts(
    claim: Claim, reviewer: Person, settings: Settings
):
    number = change_token(reviewer, claim.article.slug)

    settings.SECRET_KEY = "of another desk, with the very same rows"

    assert change_token(reviewer, claim.article.slug) != number


def test_editor_who_reviews_sees_nobody_of_their_own_round(
    client: Client, claim: Claim, other_reviewer: Person
):
    both = make.make_person("Bea Both", Role.REVIEWER, Role.EDITOR)
    make.save(claim, both)
    client.force_login(both)
    watch = Watch(client, claim.get_absolute_url())

    take_slot(claim=make.fresh(claim), by=other_reviewer)
    make.comment(claim, other_reviewer, "Hushed.")

    assert watch.ask() == (204, "")
    assert "Otto Other" not in client.get(claim.get_absolute_url()).text


# --- Who is at work, for editors -------------------------------------------------------------


def test_editor_sees_who_is_on_which_claim(
    client: Client, claim: Claim, reviewer: Person, editor: Person
):
    client.force_login(editor)
    article, on_claim, _ = (Watch(client, page) for page in pages(claim))

    take_slot(claim=make.fresh(claim), by=reviewer)
    looking = [watch.ask() for watch in (article, on_claim)]
    make.save(claim, reviewer)
    writing = [watch.ask() for watch in (article, on_claim)]
    ReviewSlot.objects.filter(person=reviewer).update(until=timezone.now())
    gone = on_claim.ask()

    assert [status for status, _ in (*looking, *writing, gone)] == [200] * 5
    assert (
        '<small class="presence"><span dir="auto">Rita Reviewer, looking</span></small>'
        in looking[0][1]
    )
    assert 'On this claim now: <span dir="auto">Rita Reviewer, looking</span></p>' in looking[1][1]
    assert 'On this claim now: <span dir="auto">Rita Reviewer, writing</span></p>' in writing[1][1]
    assert '<p class="quiet presence" id="presence"></p>' in gone[1]


def test_reviewer_gets_no_list_of_people(desk: Client, claim: Claim):
    assert "presence" not in desk.get(claim.get_absolute_url()).text
    assert "presence" not in desk.get(f"{pages(claim)[0]}changes/?on=claim&claim=1").text


# --- Comments ------------------------------------------------------------------------------


def test_poll_names_new_comments_that_the_user_may_see(
    desk: Client, reviewer: Person, editor: Person
):
    claim = make.make_agreed()
    watch = Watch(desk, claim.get_absolute_url())
    said = make.comment(claim, editor, "Look here.")

    status, words = watch.ask()

    assert (status, f'comments="{said.key} "' in words) == (200, True)
    assert "Look here." not in words


# --- Cost ----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["reviewer", "editor"])
def test_poll_without_a_change_costs_one_indexed_read(
    client: Client, request: pytest.FixtureRequest, claim: Claim, who: str
):
    """Session, person and token are one statement; each table in it is read by an index."""
    user = request.getfixturevalue(who)
    client.force_login(user)
    watch = Watch(client, claim.get_absolute_url())

    with sent_statements() as sent:
        assert watch.ask() == (204, "")

    (read,) = sent
    plan = "\n".join(plan_by_index(read))
    print(plan)
    assert "Seq Scan" not in plan
    by_reviewer = "(review_mine|review_submission_is_its_own)"  # both begin with the reviewer
    for index in ("claims_session_", "event_told_to_all", "event_by_actor", by_reviewer):
        assert re.search(f"(using|on) {index}", plan)


def test_last_change_is_read_without_reading_hidden_ones(
    desk: Client, claim: Claim, reviewer: Person, other_reviewer: Person
):
    """However many moves were made within the round, one row of the index is read."""
    for n in range(30):
        make.comment(claim, other_reviewer, f"Hushed {n}.")
    with sent_statements() as sent:
        change_token(reviewer, claim.article.slug, claim.number)
    plan = plan_by_index(sent[-1])

    (told,) = (line for line in plan if "using event_told_to_all" in line)
    assert "Backward" in told
    assert re.search(r"rows=1(\.00)? loops=1", told)


@pytest.mark.parametrize("claims", [1, 30])
def test_poll_after_a_change_costs_the_same_for_1_and_30_claims(
    client: Client, editor: Person, claims: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(100, 140)))
    for n in range(claims):
        claim = make.make_claim(article, by=editor)
        make.save(claim, make.make_person(f"Reviewer {n}", Role.REVIEWER))
    decided = make.make_decided(article, by=editor)
    client.force_login(editor)

    page = f"{decided.article.get_absolute_url()}changes/?on=claim&claim={claim.number}"
    client.get(page)  # the text is cut into paragraphs once

    with django_assert_num_queries(9):
        client.get(page)
