"""The list of claims for an editor, and the page of one: what is shown and what is not."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim, Person
from claims.vocabulary import Role
from tests import factories as make
from tests.moderation.world import World

pytestmark = pytest.mark.usefixtures("built")  # the same desk for every test, in any order

LIST = "/admin/claims/claim/"


def page_of(claim: Claim) -> str:
    return f"{LIST}{claim.pk}/change/"


def listed(client: Client, query: str = "") -> list[tuple[int, str]]:
    rows = client.get(LIST + query).context["cl"].result_list
    return [(claim.number, claim.status) for claim in rows]


# --- The list ------------------------------------------------------------------------------


def test_list_begins_with_what_waits(client: Client, world: World):
    client.force_login(world.editor)

    assert listed(client) == [(2, "disputed"), (1, "agreed"), (5, "open"), (6, "open")]
    assert listed(client, "?status=all")[4:] == [
        (8, "proposed"), (9, "proposed"), (3, "decided"), (4, "decided"), (7, "set-aside"),
    ]  # fmt: skip
    assert listed(client, "?status=decided") == [(3, "decided"), (4, "decided")]


def test_list_is_searched_by_words_whatever_the_status(client: Client, world: World):
    client.force_login(world.editor)

    assert listed(client, "?q=planted+3+trees") == [(3, "decided")]
    assert listed(client, "?q=planted+3+trees&status=open") == []
    assert client.get(f"{LIST}?q=%00").status_code == 200


def test_list_is_filtered_by_article(client: Client, world: World):
    other = make.make_claim()
    client.force_login(world.editor)

    assert listed(client, f"?article={other.article_id}") == [(1, "open")]
    assert (
        listed(client, f"?article={'9' * 5000}") == listed(client, "?article=x") == listed(client)
    )


@pytest.mark.parametrize(
    "query",
    [
        "article__created_by__password__startswith=a",
        "round__reviews__reviewer__password__startswith=a",
        "user__password__startswith=a",
        "lock=1",
        "status__exact=open",
        "_to_field=lock",
    ],
)
def test_list_takes_no_other_filters(desk: Client, query: str):
    assert desk.get(f"{LIST}?{query}").status_code == 400


def test_list_shows_the_answers(client: Client, world: World):
    client.force_login(world.editor)

    page = client.get(f"{LIST}?status=disputed").text

    for sign, words in (("✔", "True"), ("✘", "False")):
        assert (
            page.count(f'<span class="sign" aria-hidden="true">{sign}</span> {words}</span>') == 1
        )


# --- The page ------------------------------------------------------------------------------


def test_page_shows_both_reviews_with_their_evidence(
    desk: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    passage = "They counted <b>twice</b>."
    make.review(claim, reviewer, "True", rationale="I **counted** them.", evidence=(
        make.make_evidence("https://example.org/list", title="The list", passage=passage, locator="p. 4"),
    ))  # fmt: skip
    make.review(claim, other_reviewer, "False", evidence=(
        make.make_evidence("A talk with the gardener", stance="refutes"),
    ))  # fmt: skip

    page = desk.get(page_of(claim)).text

    assert page.count('<article class="review tone-') == 2
    assert "<strong>counted</strong>" in page
    assert "They counted &lt;b&gt;twice&lt;/b&gt;." in page
    link = '<a href="https://example.org/list" rel="noopener noreferrer nofollow">'
    assert f'{link}<span dir="auto">The list</span></a>' in page
    assert "A talk with the gardener" in page
    assert "p. 4" in page


def test_page_links_to_no_script(desk: Client, reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    for person, label in ((reviewer, "True"), (other_reviewer, "False")):
        evidence = (
            make.make_evidence("javascript:alert(1)", title="<img src=x onerror=alert(1)>"),
        )
        words = "[click](javascript:alert(1)) <script>alert(1)</script>"
        make.review(claim, person, label, rationale=words, evidence=evidence)

    page = desk.get(page_of(claim)).text

    assert 'href="javascript' not in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_page_shows_the_claim_in_its_article(client: Client, world: World):
    client.force_login(world.editor)

    page = client.get(page_of(world.claims["disputed"])).text

    before, after = "The city planted 1 trees in 2001.", "The city planted 3 trees"
    heading = page.index("The city planted 2 trees in 2002.</h1>")
    assert page.rindex(before, 0, heading) < heading < page.index(after, heading)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("proposed", {"prioritise"}),
        ("open", {"set_aside", "prioritise", "free_hold"}),
        ("agreed", {"confirm", "decide", "send_back", "set_aside"}),
        ("disputed", {"decide", "send_back", "set_aside"}),
        ("decided", {"decide", "send_back"}),
        ("set aside", {"restore"}),
    ],
)
def test_page_offers_the_moves_that_are_possible(
    client: Client, world: World, name: str, forms: set[str]
):
    client.force_login(world.editor)

    response = client.get(page_of(world.claims[name]))

    assert set(response.context["forms"]) == forms
    for slug in ("decide", "send-back", "set-aside", "restore", "prioritise"):
        is_there = f'action="{LIST}{world.claims[name].pk}/{slug}/"' in response.text
        assert is_there == (slug.replace("-", "_") in forms)


def test_form_begins_with_what_is_known(client: Client, world: World):
    client.force_login(world.editor)

    agreed, disputed, changed = (
        client.get(page_of(world.claims[name])).context["forms"]["decide"]
        for name in ("agreed", "disputed", "changed")
    )

    assert (agreed.chosen, agreed["summary"].value()) == (str(make.rating().pk), "Counted.")
    assert (disputed.chosen, disputed["summary"].value()) == ("", None)
    assert changed["summary"].value() == "Only one half of it holds."
    assert changed.chosen == str(make.rating("Half true").pk)


def test_page_shows_what_a_confirmation_would_say(client: Client, world: World):
    client.force_login(world.editor)

    response = client.get(page_of(world.claims["agreed"]))

    assert response.context["would_say"] == "Counted."
    assert response.context["would_be"] == make.rating()


def test_page_keeps_decisions_rounds_and_moves(client: Client, world: World):
    client.force_login(world.editor)

    changed = client.get(page_of(world.claims["changed"]))
    back = client.get(page_of(world.claims["sent back"]))

    assert [d.summary for d in changed.context["earlier_decisions"]] == ["Counted."]
    assert [event["action"] for event in changed.context["events"]] == [
        "decision changed", "verdict confirmed", "all reviews are in", "opened for review",
    ]  # fmt: skip
    assert [(r["round"].number, len(r["reviews"])) for r in back.context["rounds"]] == [
        (2, 0),
        (1, 2),
    ]
    assert "Look at the table of 2010." in back.text


def test_unknown_claim_is_404(desk: Client):
    assert desk.get(f"{LIST}999/change/").status_code == 404
    assert desk.get(f"{LIST}{'9' * 30}/change/").status_code == 404
    assert desk.post(f"{LIST}999/decide/").status_code == 404


@pytest.mark.parametrize("count", [1, 9])
def test_page_costs_the_same_for_any_number_of_sources(
    desk: Client, reviewer: Person, other_reviewer: Person, count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
):  # fmt: skip
    claim = make.make_claim()
    for person, label in ((reviewer, "True"), (other_reviewer, "False")):
        sources = tuple(
            make.make_evidence(f"https://example.org/{label}/{n}") for n in range(count)
        )
        make.review(claim, person, label, evidence=sources)

    with django_assert_num_queries(
        19
    ):  # one for the working title, one for verdicts in the queue, two for whom a comment may reach
        desk.get(page_of(claim))


# --- Blindness -----------------------------------------------------------------------------


def test_draft_is_shown_to_nobody(client: Client, world: World):
    reviewer = make.make_person("Dan Drafter", Role.REVIEWER)
    claim = make.make_claim(world.article)
    make.save(claim, reviewer, make.make_draft("False", rationale="Secret words of a draft."))

    for person in (world.editor, world.root):
        client.force_login(person)
        for address in (LIST, page_of(claim), "/admin/claims/event/"):
            page = client.get(address).text
            assert "Secret words" not in page
            assert "✘ False</span>" not in client.get(f"{LIST}?status=open").text


def test_editor_need_not_wait_for_the_round(desk: Client, reviewer: Person):
    claim = make.make_claim()
    make.review(claim, reviewer, "False", rationale="Early words.")

    response = desk.get(page_of(claim))

    assert "Early words." in response.text
    assert response.context["progress"]["is_in"] == 1
