"""The home page of each role: what needs them, with a link to it; and what it costs."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from claims.articles.actions.claim_lifecycle import open_claims
from claims.desk.actions.holds import set_waiting_for
from claims.desk.actions.slots import take_slot
from claims.models import Article, Claim, Person
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.planning import assign, plan_article
from claims.reports.actions.publishing import publish
from claims.vocabulary import Role, TieBreak
from tests import factories as make

pytestmark = pytest.mark.django_db
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def home_of(person: Person, client: Client | None = None) -> str:
    """The main part of the home page, with single spaces."""
    client = client or Client()
    client.force_login(person)
    page = client.get("/").text
    return re.sub(r"\s+", " ", page.partition("<main")[2].partition("</main>")[0])


def words_of(person: Person) -> str:
    return re.sub(r"\s+", " ", strip_tags(home_of(person)))


def tiles_of(person: Person) -> dict[str, tuple[str, str]]:
    """The number and the address of each tile, by its label."""
    found = re.findall(
        r'<a class="tile[^"]*" href="([^"]*)"> <b>(.*?)</b> <span><span[^>]*>.</span> (.*?)</span>',
        home_of(person),
    )
    return {label: (number, address) for address, number, label in found}


def due_in(article: Article, editor: Person, **time: float) -> Article:
    deadline = timezone.now() + timedelta(**time)
    plan_article(article=article, by=editor, deadline=deadline, tie_break=TieBreak.EDITOR)
    return article


def sent_back(claim: Claim, editor: Person, note: str = "Is this the full quote?") -> Claim:
    claim = make.fresh(claim)
    send_back(claim=claim, by=editor, lock_version=claim.lock_version, note=note)
    return make.fresh(claim)


# --- A reviewer ----------------------------------------------------------------------------------


def test_next_claim_is_shown_in_its_own_words_with_the_one_large_button(reviewer: Person):
    article = make.make_article(headline="Trees of the city")
    first, second = make.make_claim(article), make.make_claim(article)

    page = home_of(reviewer)

    assert f'dir="auto">{first.current.wording}</p>' in page
    assert second.current.wording not in page
    assert "2 ready for you" in page
    assert page.count("button main big") == 1
    assert "Next claim <kbd" in page


def test_next_claim_on_the_page_is_the_one_that_the_button_gives(
    client: Client, editor: Person, reviewer: Person
):
    late = due_in(make.make_article(), editor, days=1)
    for article in (make.make_article(), late, make.make_article()):
        for number in article.claims.values_list("number", flat=True):
            open_claims(article=article, by=editor, numbers=[number])
    assign(article=late, by=editor, people=[reviewer])
    client.force_login(reviewer)
    for _ in range(4):
        shown = home_of(reviewer, client)
        claim = Claim.objects.get(
            article__slug=(taken := client.post("/next/")["Location"].split("/"))[2],
            number=taken[4],
        )
        assert f'dir="auto">{claim.current.wording}</p>' in shown
        assert "not started" in home_of(reviewer, client)
        make.save(claim, reviewer)


def test_claim_sent_back_comes_first_with_the_note(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.review(claim, person)
    make.save(make.make_claim(), reviewer)
    sent_back(claim, editor, "Is this the <b>full</b> quote?")

    page = home_of(reviewer)

    assert page.index('class="state sent-back"') < page.index('class="state draft"')
    assert '“<span dir="auto">Is this the &lt;b&gt;full&lt;/b&gt; quote?</span>”' in page
    assert f'<span dir="auto">{editor}</span>: “' in page
    assert f'Revise<span class="hide"> claim {claim.number}' in page
    assert "1 claim has come back to you." in page
    assert "come back" not in home_of(make.make_person("Third", Role.REVIEWER))


def test_draft_of_a_claim_that_was_sent_back_keeps_the_note(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    for person in (reviewer, other_reviewer):
        make.review(claim, person)
    make.save(sent_back(claim, editor), reviewer)

    page = words_of(reviewer)

    assert "Sent back" in page
    assert "Is this the full quote?" in page
    assert "Continue claim 1" in page


def without(**fields: object) -> dict[str, object]:
    return {"evidence": (make.make_evidence(**fields),)}


@pytest.mark.parametrize(
    ("label", "draft", "needs"),
    [
        ("", {}, "a verdict"),
        ("True", {"evidence": ()}, "a source"),
        ("False", {"rationale": " "}, "your reasons"),
        ("True", without(stance=""), "what source 1 does"),
        ("True", without(cited=""), "a source, the link of source 1"),
        ("True", without(archived_url="ftp://x"), "details of source 1"),
        ("", {"rationale": "", "evidence": ()}, "a verdict"),
    ],
)  # fmt: skip
def test_draft_says_what_it_still_needs(
    reviewer: Person, label: str, draft: dict[str, object], needs: str
):
    make.save(make.make_claim(), reviewer, make.make_draft(label, **draft))

    assert f"· still needs {needs} ·" in words_of(reviewer)


def test_whole_draft_needs_nothing(reviewer: Person):
    make.save(make.make_claim(), reviewer)

    page = words_of(reviewer)

    assert "✔ True · saved" in page
    assert "still needs" not in page


def test_what_is_due_today_comes_before_other_drafts(reviewer: Person, editor: Person):
    later, today = make.make_claim(), make.make_claim()
    make.save(today, reviewer)
    make.save(later, reviewer)
    due_in(today.article, editor, minutes=1)

    page = home_of(reviewer)

    assert page.index('class="state late"') < page.index('class="state draft"')
    assert "1 draft is due today." in page


def test_overdue_draft_says_so(reviewer: Person, editor: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    due_in(claim.article, editor, days=-3)

    assert "overdue since" in words_of(reviewer)


def test_waiting_claim_says_for_what(reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    set_waiting_for(claim=claim, by=reviewer, what="the <statistics> office")

    page = home_of(reviewer)

    assert 'waiting for <span dir="auto">the &lt;statistics&gt; office</span>' in page
    assert "Update<span" in page


def test_reserved_claim_that_is_not_started_is_the_next_one(client: Client, reviewer: Person):
    claim = make.make_claim()
    make.make_claim()
    client.force_login(reviewer)
    client.post("/next/")

    page = home_of(reviewer, client)

    assert "reserved for you until" in page
    assert "not started" in page
    assert "2 ready for you" in page
    assert f'dir="auto">{claim.current.wording}</p>' in page


def test_reviews_of_today_can_be_undone_while_the_round_is_open(
    client: Client, reviewer: Person, other_reviewer: Person
):
    article = make.make_article()
    claims = [make.make_claim(article) for _ in range(2)]
    for claim in claims:
        make.review(claim, reviewer, "False")
    make.review(claims[1], other_reviewer, "False")
    page = home_of(reviewer, client)
    assert page.count('Undo<span class="hide">') == 1
    assert page.count("tone-false") == 2

    client.post(f"{claims[0].get_absolute_url()}undo/")

    page = home_of(reviewer, client)
    assert 'Undo<span class="hide">' not in page
    assert 'class="state draft"' in page


def test_reviewer_without_work_is_told_so(reviewer: Person):
    page = words_of(reviewer)

    assert "You’re all caught up" in page
    assert "Nothing is waiting for you." in page
    assert "New claims appear when" in page


def test_reviewer_who_is_done_reads_what_they_did_today(reviewer: Person):
    for _ in range(2):
        make.review(make.make_claim(), reviewer)

    page = words_of(reviewer)

    assert "You’re all caught up You reviewed 2 claims today, in 2 articles." in page
    assert "You can’t take any of the open claims" in page


def test_reviewer_at_the_limit_finishes_first(reviewer: Person):
    for _ in range(10):
        make.save(make.make_claim(), reviewer)
    make.make_claim()

    page = words_of(reviewer)

    assert "No further claim for you right now You’ve reached the limit" in page
    assert "all caught up" not in page


def test_own_articles_have_a_bar_with_a_cell_for_each_claim(
    reviewer: Person, other_reviewer: Person
):
    article = make.make_article(headline="Trees & budgets")
    claims = [make.make_claim(article) for _ in range(3)]
    make.review(claims[0], reviewer)
    make.save(claims[1], reviewer)

    mine, theirs = home_of(reviewer), home_of(other_reviewer)

    assert "Trees &amp; budgets</a>" in mine
    assert "1 of 3 · 1 draft" in mine
    assert '<i class="mine"></i><i class="draft"></i><i></i></div>' in mine
    assert "0 of 3" in theirs
    assert 'class="mine"' not in theirs
    assert 'class="draft"' not in theirs


def test_open_claims_look_the_same_whatever_colleagues_did(
    reviewer: Person, other_reviewer: Person
):
    """Blindness: neither a bar nor a number of the page tells of a review in an open round."""
    article = make.make_article(reviews_needed=3)
    claims = [make.make_claim(article) for _ in range(2)]
    before = home_of(reviewer)

    make.save(claims[0], other_reviewer)
    make.review(claims[1], other_reviewer)

    assert re.sub(r'value="[^"]*"', "", home_of(reviewer)) == re.sub(r'value="[^"]*"', "", before)


def test_article_without_open_claims_offers_a_reviewer_no_review(reviewer: Person):
    article = make.make_article(headline="Under way")
    make.make_claim(article)
    make.make_decided(make.make_article(headline="All decided"))

    page = home_of(reviewer)

    assert f'href="{article.get_absolute_url()}">Review<span' in page
    assert page.count(">Review<span") == 1
    assert "With an editor" in page


def test_home_of_an_outsider_names_no_article(outsider: Person):
    make.make_article(headline="Trees of the city")

    page = words_of(outsider)

    assert "Trees" not in page
    assert "You have no role yet." in page


# --- An editor -----------------------------------------------------------------------------------


def test_numbers_link_to_their_lists_and_none_is_0(client: Client, editor: Person):
    assert tiles_of(editor) == {}
    make.make_disputed()
    for _ in range(2):
        make.make_agreed()
    ready = make.make_decided().article
    done = make.make_decided().article
    publish(article=done, by=editor, reason="Urgent.")
    due_in(make.make_article(), editor, hours=1)
    due_in(done, editor, hours=1)  # published, so in time

    claims = "/admin/claims/claim/?status="
    tiles = tiles_of(editor)
    assert tiles == {
        "Disputed": ("1", f"{claims}disputed"),
        "Agreed": ("2", f"{claims}agreed"),
        "Ready to publish": ("1", f"/admin/claims/article/{ready.pk}/publish/"),
        "Deadline at risk": ("1", "/articles/?due=day"),
    }
    client.force_login(editor)
    assert {client.get(address).status_code for _, address in tiles.values()} == {200}


def test_stalled_work_is_counted_and_listed_with_its_remedy(editor: Person, reviewer: Person):
    claim = make.make_claim()
    make.save(claim, reviewer)
    reviewer.slots.update(until=timezone.now() - timedelta(days=1))
    nobody = make.make_article(headline="Left alone")
    gone = make.make_person("Gone", Role.REVIEWER)
    assign(article=nobody, by=editor, people=[gone])
    gone.is_active = False
    gone.save()

    page = home_of(editor)

    assert tiles_of(editor)["Stalled"][1] == "#stalled"
    assert f'href="/admin/claims/claim/{claim.pk}/change/">Release' in page
    assert f'href="/admin/claims/article/{nobody.pk}/assign/">Assign' in page


@pytest.mark.parametrize(
    ("make_work", "sentence", "step"),
    [
        (make.make_disputed, "1 claim to decide: the reviewers disagree.", "Decide 1 claim"),
        (make.make_agreed, "1 claim to confirm: all reviewers agree.", "Confirm 1 claim"),
        (make.make_decided, "1 article ready to publish.", "Review and publish"),
        (make.make_claim, "No claim waits for a decision.", None),
    ],
)
def test_one_sentence_says_what_is_urgent_and_one_button_does_it(
    editor: Person, make_work: object, sentence: str, step: str | None
):
    make_work()

    page = home_of(editor)

    assert sentence in page
    assert page.count("button main big") == (step is not None)
    assert step is None or f">{step} <kbd" in page


def test_articles_say_how_far_they_are_and_the_next_step(editor: Person):
    article = make.make_article(headline="Half done")
    make.make_disputed(article)
    make.make_agreed(article)
    make.make_claim(article)
    due_in(article, editor, hours=-1)
    make.make_decided(make.make_article(headline="All done"))
    make.make_article(headline="Not begun")

    page = words_of(editor)

    assert "Half done 1 disputed, 1 agreed, 1 being checked" in page
    assert "Overdue since" in page
    assert "Decide 1: Half done" in page
    assert "Review and publish: All done" in page
    assert "Choose claims: Not begun" in page
    assert '<i class="disputed"></i><i class="agreed"></i><i class="under-review"></i>' in home_of(
        editor
    )


def test_published_articles_are_left_out_until_something_changes(editor: Person):
    article = make.make_article(headline="Out already")
    make.make_decided(article)
    publish(article=article, by=editor, reason="Urgent.")
    assert "Out already" not in home_of(editor)

    make.make_agreed(article)

    assert "Confirm 1: Out already" in words_of(editor)


def test_articles_that_are_due_come_first(editor: Person):
    for name, days in (("Later", 9), ("Soon", 2), ("Late", -1)):
        due_in(make.make_article(headline=name), editor, days=days)
    make.make_article(headline="Whenever")
    make.make_article(headline="Whenever, and newer")

    titles = re.findall(r'class="title"[^>]*>(.*?)</a>', home_of(editor))

    assert titles == ["Late", "Soon", "Later", "Whenever, and newer", "Whenever"]


def test_somebody_with_both_roles_gets_both(editor: Person):
    both = make.make_person("Bea Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim()
    make.make_disputed()

    page = home_of(both)

    assert "Decide 1 claim <kbd" in page
    assert f'dir="auto">{claim.current.wording}</p>' in page
    assert page.count("button main big") == 1
    assert page.count("<h1>") == 1


def test_editor_who_reviews_learns_nothing_of_open_rounds(reviewer: Person):
    both = make.make_person("Bea Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim()
    make.save(claim, reviewer)
    reviewer.slots.update(until=timezone.now() - timedelta(days=1))

    assert "Stalled" not in home_of(both)
    assert "Stalled" in home_of(make.make_person("Ed", Role.EDITOR))


# --- Both: the poll and the cost -----------------------------------------------------------------


def poll(client: Client, since: str) -> tuple[int, str]:
    answer = client.get(f"/?since={since}", headers=FRAGMENT)
    return answer.status_code, answer.text


def token_in(page: str) -> str:
    return re.search(
        r"""hx-vals='{"since": "(\w+)"}' hx-trigger="every 60s" hx-swap="outerHTML"\s+data""", page
    )[1]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_page_asks_every_minute_and_is_replaced_only_if_something_changed(
    client: Client, editor: Person, role: Role
):
    person = make.make_person("Pat", role)
    claim = make.make_claim()
    client.force_login(person)
    since = token_in(client.get("/").text)
    assert poll(client, since) == (204, "")

    make.make_agreed(claim.article)
    status, page = poll(client, since)

    assert status == 200
    assert page.strip().startswith('<section class="stack loose" id="home"')
    assert token_in(page) != since
    assert poll(client, token_in(page)) == (204, "")


@pytest.mark.parametrize("since", ["", "x", "0" * 16, "\0"])
def test_unknown_token_gets_the_page(client: Client, reviewer: Person, since: str):
    client.force_login(reviewer)

    assert client.get("/", {"since": since}, headers=FRAGMENT).status_code == 200
    assert "<!doctype html>" in client.get("/", {"since": since}).text


def test_poll_does_not_tell_when_a_colleague_opens_a_claim(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim(make.make_article(reviews_needed=1))
    client.force_login(reviewer)
    page = client.get("/").text
    assert "1 ready for you" in page

    take_slot(claim=claim, by=other_reviewer)

    assert poll(client, token_in(page)) == (204, "")


@pytest.mark.parametrize("rows", [1, 12])
@pytest.mark.parametrize(
    ("role", "count"), [(Role.REVIEWER, 10), (Role.EDITOR, 12)]
)  # one for who has what, one for claims that wait for a second editor, one for names that are hidden
def test_home_costs_the_same_for_1_and_12_of_everything(
    client: Client, editor: Person, reviewer: Person, rows: int, role: Role, count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
):  # fmt: skip
    person = make.make_person("Pat", role)
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(100, 160)), headline="One")  # fmt: skip
    for number in range(rows):
        claim = make.make_claim(article)
        make.comment(claim, editor, "@Pat, look.")
        make.make_agreed(make.make_article(headline="Many"))
        make.make_article(headline="Many")
        if role == Role.REVIEWER and number < 5:
            make.save(claim, person)
            make.review(make.make_claim(article), person)
    make.make_claim(article)
    client.force_login(person)

    with django_assert_num_queries(count):
        client.get("/")
