"""Comments on a claim's page: written, answered, resolved, read; refused with every word; blind."""

import re
import uuid

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.desk.actions.commenting import resolve_thread
from claims.models import Claim, Comment, Mention, Person
from claims.moderation.actions.deciding import send_back
from claims.vocabulary import Role
from tests import factories as make
from tests.archive import fill

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
CHANCE = re.compile(
    r'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken": "\w+"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
)
"""What is drawn anew for each page."""


@pytest.fixture
def claim(db: None) -> Claim:
    return make.make_claim()


@pytest.fixture
def desk(client: Client, reviewer: Person) -> Client:
    client.force_login(reviewer)
    return client


def comments(claim: Claim, rest: str = "") -> str:
    return f"{claim.get_absolute_url()}comments/{rest}"


def test_comment_is_written_and_shown(desk: Client, claim: Claim):
    answer = desk.post(comments(claim), {"text": "Is *that* so?", "key": str(uuid.uuid4())})

    said = Comment.objects.get()
    assert answer["Location"] == f"{claim.get_absolute_url()}#comment-{said.key}"
    page = desk.get(claim.get_absolute_url()).text
    assert f'id="comment-{said.key}"' in page
    assert "<em>that</em>" in page
    assert "1 open" in page


def test_comment_is_escaped(desk: Client, claim: Claim):
    make.comment(
        claim, make.make_person("<b>Bo</b>", Role.EDITOR), "<script>x</script> @Rita Reviewer"
    )

    page = desk.get(comments(claim)).text

    assert "<script>x" not in page
    assert "<b>Bo" not in page
    assert "&lt;b&gt;Bo" in page


def test_comment_by_script_answers_with_an_empty_form_and_the_new_thread(
    desk: Client, claim: Claim
):
    answer = desk.post(comments(claim), {"text": "Odd."}, headers=PARTIAL)

    assert answer.status_code == 200
    assert answer.text.count("<form") == 2
    assert '<hx-partial hx-target="#threads" hx-swap="beforeend">' in answer.text
    assert "<p>Odd.</p>" in answer.text
    assert "Odd.</textarea>" not in answer.text


@pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "fragment"])
def test_refused_comment_keeps_what_was_typed(desk: Client, claim: Claim, headers: dict):
    words = "long " * 2_000 + "enough"

    answer = desk.post(comments(claim), {"text": words}, headers=headers)

    assert answer.status_code == 422
    assert f"{words}</textarea>" in answer.text
    assert "at most 10000 characters" in answer.text
    assert ("<title>" in answer.text) == (not headers)
    assert not Comment.objects.exists()


@pytest.mark.parametrize("move", ["", "resolve/"])
def test_refused_answer_is_shown_in_its_thread(
    desk: Client, claim: Claim, reviewer: Person, move: str
):
    said = make.comment(claim, reviewer, "Odd.")
    words = "x" * 10_001
    address = comments(claim, f"{said.key}/{move}" if move else "")

    answer = desk.post(address, {"text": words, "answers": str(said.key)}, headers=PARTIAL)

    assert answer.status_code == 422
    assert answer.text.count(f"{words}</textarea>") == 1
    assert f'<li class="thread" id="comment-{said.key}"' in answer.text
    assert Comment.objects.count() == 1


def test_thread_is_answered_resolved_and_reopened(desk: Client, claim: Claim, reviewer: Person):
    said = make.comment(claim, reviewer, "Odd.")

    desk.post(comments(claim), {"text": "Very.", "answers": str(said.key)})
    desk.post(comments(claim, f"{said.key}/resolve/"), {"text": "Settled then."})
    twice = desk.post(comments(claim, f"{said.key}/resolve/"), headers=PARTIAL).text
    desk.post(comments(claim, f"{said.key}/reopen/"))

    entries = [entry.text or entry.mark for entry in Comment.objects.of_thread(said).order_by("pk")]
    assert entries == ["Odd.", "Very.", "Settled then.", "resolved", "reopened"]
    assert '✔ Resolved: <span dir="auto">Odd.</span>' in twice
    assert "↺ reopened by" in desk.get(comments(claim)).text


@pytest.mark.parametrize("key", ["nonsense", "6f1c2a7e-0b7d-4d55-9a35-2f4d0c9f6a11"])
def test_answer_to_a_missing_comment_is_404(desk: Client, claim: Claim, key: str):
    assert desk.post(comments(claim), {"text": "Odd.", "answers": key}).status_code == 404
    assert not Comment.objects.exists()


def test_mention_is_on_the_home_page_until_it_is_read(
    client: Client, claim: Claim, reviewer: Person, editor: Person
):
    said = make.comment(claim, reviewer, "Which year, @Edith Editor?")
    client.force_login(editor)
    before = client.get("/").text

    answer = client.post(comments(claim, f"{said.key}/read/"))

    assert "Which year, @Edith Editor?" in before
    assert answer["Location"] == f"{claim.get_absolute_url()}#comment-{said.key}"
    assert "Which year" not in client.get("/").text
    assert Mention.objects.get().read_at is not None


def test_only_the_mentioned_person_can_mark_a_mention_as_read(
    desk: Client, claim: Claim, reviewer: Person, editor: Person
):
    said = make.comment(claim, reviewer, "Which year, @Edith Editor?")

    desk.post(comments(claim, f"{said.key}/read/"))

    assert Mention.objects.get().read_at is None


@pytest.mark.parametrize(("who", "named"), [("reviewer", 1), ("editor", 3)])
def test_names_offered_are_those_that_can_be_mentioned(
    client: Client, request: pytest.FixtureRequest, claim: Claim, other_reviewer: Person, who: str, named: int
):  # fmt: skip
    user = request.getfixturevalue(who)
    Person.objects.filter(name="Opener").update(name="Olaf Opener")
    request.getfixturevalue("reviewer")
    client.force_login(user)

    names = re.findall(r'data-mention="([^"]+)"', client.get(comments(claim)).text)

    everybody = {"Olaf Opener", "Otto Other", "Rita Reviewer"} - {user.name}
    assert names == sorted(everybody if who == "editor" else {"Olaf Opener"})
    assert len(names) == named


# --- Blindness -----------------------------------------------------------------------------


def pages(client: Client, claim: Claim) -> dict[str, str]:
    """Everything a reviewer can fetch about a claim, but for what is drawn by chance."""
    article, page = claim.article.get_absolute_url(), claim.get_absolute_url()
    addresses = (
        "/", "/articles/", article, f"{article}claims/", page, f"{page}comments/",
        f"{page}history/", f"{page}edit/",
    )  # fmt: skip
    found = {address: CHANCE.sub("", client.get(address).text) for address in addresses}
    found["fragment"] = CHANCE.sub("", client.get(f"{page}comments/", headers=PARTIAL).text)
    return found


def test_no_page_shows_a_reviewer_another_reviewers_comment(
    desk: Client, reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_agreed()
    old = make.comment(claim, other_reviewer, "Before.")
    send_back(claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, note="Again.")
    make.comment(claim, reviewer, "My own.")
    before = pages(desk, claim)

    hidden = make.comment(claim, other_reviewer, "Hushed, @Rita Reviewer.")
    make.comment(claim, other_reviewer, "Hushed answer.", answers=old)
    resolve_thread(entry=old, by=other_reviewer)
    make.comment(claim, editor, "Hushed, @Otto Other.")

    assert pages(desk, claim) == before
    for rest in ("resolve", "reopen", "read"):
        assert desk.post(comments(claim, f"{hidden.key}/{rest}/")).status_code == 404
    answer = desk.post(comments(claim), {"text": "Guess.", "answers": str(hidden.key)})
    assert answer.status_code == 404
    assert "Before." in before[comments(claim)]


def test_mentioned_reviewer_sees_no_other_mentions_of_the_comment(
    desk: Client, claim: Claim, other_reviewer: Person, editor: Person
):
    thread = make.comment(claim, other_reviewer, "Hushed.")
    make.comment(claim, editor, "Look again, @Rita Reviewer.", answers=thread)  # calls Otto too

    page = desk.get(comments(claim)).text

    assert "Look again" in page
    assert 'Edith Editor</strong> → <span dir="auto">Rita Reviewer</span> ·' in page
    assert "Hushed" not in page
    assert "Otto Other" not in page
    assert str(thread.key) not in page
    assert "Mark as read" in page


# --- Cost ----------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 30])
def test_comments_cost_the_same_for_1_and_30(
    desk: Client, claim: Claim, reviewer: Person, editor: Person, count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
):  # fmt: skip
    for n in range(count):
        first = make.comment(claim, reviewer, f"Number {n}, @Edith Editor.")
        make.comment(claim, editor, "So?", answers=first)

    with django_assert_num_queries(5):  # one for the working title
        desk.get(comments(claim))


def test_long_discussion_is_shown_in_pages_of_100_entries(
    desk: Client, claim: Claim, reviewer: Person
):
    first = make.comment(claim, reviewer, "The very first.")
    resolve_thread(entry=first, by=reviewer)
    again = make.comment(claim, reviewer, "And once more.", first)
    fill(Comment, again, "generate_series(1, 120)", key="gen_random_uuid()")

    page = desk.get(claim.get_absolute_url())

    discussion = page.context["discussion"]
    assert page.text.count('class="comment"') == 100
    assert [thread.is_resolved for thread in discussion.threads] == [True]
    older = f"{claim.get_absolute_url()}comments/?before={discussion.older.key}"
    assert older in page.text
    before = desk.get(older)
    assert before.text.count('class="comment"') == 23
    assert "The very first." in before.text
    assert before.context["discussion"].older is None


def test_hidden_comment_cannot_be_used_to_page_back(
    desk: Client, claim: Claim, other_reviewer: Person
):
    hidden = make.comment(claim, other_reviewer, "Hidden.")

    answer = desk.get(f"{claim.get_absolute_url()}comments/", {"before": str(hidden.key)})

    assert answer.status_code == 404
