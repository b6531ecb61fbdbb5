"""The queue beside a claim, and where an editor goes after a decision."""

import pytest
from django.test import Client

from claims.models import Article, Claim, Decision, Event, Person
from claims.vocabulary import Role
from tests import factories as make
from tests.moderation.test_claim import LIST, page_of
from tests.moderation.test_claim_actions import address, decision

pytestmark = pytest.mark.django_db
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}
TEXT = " ".join(f"The city planted {number} trees in {2000 + number}." for number in range(1, 10))


@pytest.fixture
def article() -> Article:
    return make.make_article(TEXT, headline="Trees")


@pytest.fixture
def waiting(article: Article) -> list[Claim]:
    """Claims 1 to 4: agreed, disputed, agreed, disputed."""
    return [
        make.make_agreed(article),
        make.make_disputed(article),
        make.make_agreed(article, "False"),
        make.make_disputed(article),
    ]


def queue_of(desk: Client, claim: Claim) -> object:
    return desk.get(page_of(claim)).context["queue"]


def numbers(queue: object) -> list[tuple[str, list[int]]]:
    return [(group.heading, [row.number for row in group.rows]) for group in queue.groups]


# --- What the queue shows ------------------------------------------------------------------


def test_queue_has_disputed_claims_first_with_their_verdicts(desk: Client, waiting: list[Claim]):
    queue = queue_of(desk, waiting[0])

    assert numbers(queue) == [("2 disputed", [2, 4]), ("2 agreed", [1, 3])]
    disputed, agreed = queue.groups
    assert [answer.label for answer in disputed.rows[0].answers] == ["True", "False"]
    assert [answer.label for answer in agreed.rows[1].answers] == ["False"]


@pytest.mark.parametrize(
    ("place", "position", "before", "after"),
    [(1, 1, None, 4), (3, 2, 2, 1), (0, 3, 4, 3), (2, 4, 1, None)],
)
def test_queue_knows_the_neighbours_of_the_open_claim(
    desk: Client, waiting: list[Claim], place: int, position: int, before: int, after: int
):
    queue = queue_of(desk, waiting[place])

    neighbours = [row and row.number for row in (queue.before, queue.after)]
    assert (queue.position, queue.total, neighbours) == (position, 4, [before, after])


def test_claim_that_does_not_wait_is_followed_by_the_first_of_the_queue(
    desk: Client, article: Article, waiting: list[Claim]
):
    queue = queue_of(desk, make.make_claim(article))

    assert (queue.position, queue.before, queue.after.number) == (0, None, 2)


def test_queue_leads_to_another_article_only_at_its_end(desk: Client, waiting: list[Claim]):
    elsewhere = make.make_disputed()

    assert queue_of(desk, waiting[0]).elsewhere is None
    assert queue_of(desk, waiting[2]).elsewhere == elsewhere


def test_reason_to_set_aside_is_an_answer_in_queue_and_list(desk: Client, article: Article):
    claim = make.make_claim(article)
    for name in ("One", "Two"):
        reviewer = make.make_person(name, Role.REVIEWER)
        make.review(claim, reviewer, "", set_aside_reason="opinion")

    [group] = queue_of(desk, claim).groups

    assert [(a.symbol, a.label) for a in group.rows[0].answers] == [("–", "set aside: an opinion")]
    assert "set aside: an opinion" in desk.get(LIST).text


def test_verdict_of_an_open_round_is_shown_to_no_editor_who_could_still_review(client: Client):
    both = make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim()
    make.review(claim, make.make_person("One", Role.REVIEWER), "Misleading")

    client.force_login(both)
    assert "Misleading</span>" not in client.get(f"{LIST}?status=open").text
    assert queue_of(client, claim).groups == []
    client.force_login(make.make_person("Edith", Role.EDITOR))
    assert "Misleading</span>" in client.get(f"{LIST}?status=open").text


@pytest.mark.parametrize("count", [2, 5])
def test_queue_costs_the_same_for_any_number(
    desk: Client, article: Article, count: int, django_assert_num_queries: object
):
    claims = [make.make_agreed(article) for _ in range(count)]
    make.make_disputed(article)

    with django_assert_num_queries(18):
        desk.get(page_of(claims[0]))


# --- Decide and next -----------------------------------------------------------------------


def test_decision_goes_on_to_the_next_claim_of_the_queue(desk: Client, waiting: list[Claim]):
    for place, following in ((1, 3), (3, 0), (0, 2)):
        claim = make.fresh(waiting[place])
        answer = desk.post(address(claim, "decide"), decision(claim, then="next"))

        assert answer["Location"] == page_of(waiting[following])


def test_claims_before_the_decided_one_wait_until_the_end(desk: Client, waiting: list[Claim]):
    second = waiting[3]  # the queue is 2, 4, 1, 3

    answer = desk.post(address(second, "decide"), decision(second, then="next"))

    assert answer["Location"] == page_of(waiting[0])


def test_claim_passed_over_comes_after_the_last(desk: Client, waiting: list[Claim]):
    last = waiting[2]

    answer = desk.post(address(last, "confirm"), decision(last, then="next"))

    assert answer["Location"] == page_of(waiting[1])


def test_htmx_gets_the_next_claim_in_the_same_answer(desk: Client, waiting: list[Claim]):
    claim = waiting[1]

    answer = desk.post(address(claim, "decide"), decision(claim, then="next"), headers=FRAGMENT)

    assert (answer.status_code, answer["HX-Push-Url"]) == (200, page_of(waiting[3]))
    assert "<html" not in answer.text
    assert answer.context["claim"] == waiting[3]
    assert f"Claim {claim.number} decided: ◑ Half true." in answer.text
    assert 'tabindex="-1" autofocus' in answer.text


def test_last_decision_leads_to_review_and_publish(desk: Client, article: Article):
    claim = make.make_disputed(article)
    make.make_disputed()  # in another article

    answer = desk.post(address(claim, "decide"), decision(claim, then="next"))
    page = desk.get(answer["Location"])

    assert answer["Location"] == f"/admin/claims/article/{article.pk}/change/"
    assert "The claim is decided." in page.text
    assert "Review and publish" in page.text
    assert page.context["next_step"].elsewhere is not None


def test_htmx_is_sent_to_the_article_after_the_last_decision(desk: Client, article: Article):
    claim = make.make_disputed(article)

    answer = desk.post(address(claim, "decide"), decision(claim, then="next"), headers=FRAGMENT)

    assert answer["HX-Redirect"] == f"/admin/claims/article/{article.pk}/change/"


@pytest.mark.parametrize(
    ("makers", "sentence"),
    [
        ((make.make_disputed,), "1 claim waits for a decision."),
        ((make.make_disputed, make.make_agreed), "2 claims wait for a decision."),
        ((make.make_claim,), "Nothing to decide. 1 claim is still being reviewed."),
        ((make.make_claim, make.make_claim), "Nothing to decide. 2 claims are still being reviewed."),
        ((make.make_decided, make.make_decided), "All 2 claims are decided."),
        ((), "No claim has a verdict yet."),
    ],
)  # fmt: skip
def test_page_of_an_article_says_what_is_next(
    desk: Client, article: Article, makers: tuple, sentence: str
):
    for maker in makers:
        maker(article)

    step = desk.get(f"/admin/claims/article/{article.pk}/change/").context["next_step"]

    assert step.sentence.startswith(sentence)
    assert (step.claim is not None) == ("wait" in sentence)


# --- Agreed claims -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "summary", "event"),
    [
        ("True", "Counted.", "confirm"),
        ("True", "  Counted.\r\n", "confirm"),
        ("True", "Counted twice.", "decide"),
        ("Half true", "Counted.", "decide"),
        ("False", "Not counted.", "decide"),
    ],
)
def test_agreed_verdict_left_as_it_is_is_confirmed(
    desk: Client, article: Article, label: str, summary: str, event: str
):
    claim = make.make_agreed(article)

    desk.post(address(claim, "decide"), decision(claim, label, summary=summary))

    assert Event.objects.about(claim).first().event_type == event
    made = Decision.objects.get(claim=claim)
    assert (made.rating.label, made.summary) == (label, summary.strip())


def confirmable(desk: Client, query: str = "") -> list[int]:
    response = desk.get(f"{LIST}confirm/{query}")
    assert response.status_code == 200
    return [row.claim.pk for row in response.context["rows"]]


def test_all_agreed_claims_are_shown_before_they_are_confirmed(desk: Client, waiting: list[Claim]):
    other = make.make_agreed()
    agreed = [waiting[0].pk, waiting[2].pk]

    assert confirmable(desk, f"?article={waiting[0].article_id}") == agreed
    assert sorted(confirmable(desk)) == [*agreed, other.pk]
    assert sorted(confirmable(desk, "?article=nonsense")) == [*agreed, other.pk]
    assert confirmable(desk, "?article=0") == []
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("query", "count"), [("", 3), ("?status=open", 3), ("?article={}", 2)])
def test_list_says_how_many_can_be_confirmed(
    desk: Client, waiting: list[Claim], query: str, count: int
):
    make.make_agreed()

    page = desk.get(LIST + query.format(waiting[0].article_id)).text

    assert f"Confirm all {count} agreed" in page


def test_confirming_all_of_an_article_goes_on_to_what_waits_in_it(
    desk: Client, waiting: list[Claim], editor: Person
):
    agreed = [waiting[0], waiting[2]]
    form = {
        "action": "confirm_agreed",
        "_selected_action": [claim.pk for claim in agreed],
        "seen": [f"{claim.pk}:{claim.lock_version}" for claim in agreed],
        "then": "next",
    }

    answer = desk.post(LIST, form)

    assert answer["Location"] == page_of(waiting[1])
    assert {make.fresh(claim).status for claim in agreed} == {"decided"}
