"""A central claim that two editors decide: blind until both have decided, compared, talked over, never averaged."""

import re
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from claims.access.proposals import count_waiting_for_second, proposals_for
from claims.access.refusals import Forbidden, Refusal
from claims.articles.actions.claim_lifecycle import set_priority
from claims.ledger.verification import find_problems
from claims.models import Article, Claim, Decision, Event, Person, ProposedDecision
from claims.moderation.actions.deciding import confirm_claims, decide, send_back
from claims.moderation.actions.planning import plan_article
from claims.vocabulary import Basis, ClaimStatus, EventType, Role, TieBreak
from tests import factories as make
from tests.moderation.world import page_of

pytestmark = pytest.mark.django_db
TRACES = ("zymurgy", "quixotry", "Frida Firsthand", "Firsthand")
"""Words of the first editor's summary and note, and their name."""


@dataclass(frozen=True)
class Desk:
    """A disputed central claim, and an agreed one, of an article that asks for two editors."""

    first: Person
    second: Person
    third: Person
    article: Article
    disputed: Claim
    agreed: Claim


def make_central(article: Article, by: Person, labels: tuple[str, str]) -> Claim:
    claim = make.make_claim(article)
    set_priority(claim=claim, by=by, lock_version=claim.lock_version, priority=1, is_central=True)
    for name, label in zip(("One", "Two"), labels, strict=True):
        make.review(claim, make.make_person(name, Role.REVIEWER), label)
    return make.fresh(claim)


@pytest.fixture(scope="module")
def built(module_db: None, django_db_blocker: DjangoDbBlocker) -> Desk:
    with django_db_blocker.unblock():
        names = ("Frida Firsthand", "Sven Second", "Thea Third")
        first, second, third = (make.make_person(name, Role.EDITOR) for name in names)
        article = make.make_article()
        plan_article(
            article=article, by=first, deadline=None, tie_break=TieBreak.EDITOR, needs_second_editor=True
        )  # fmt: skip
        article.refresh_from_db()
        disputed = make_central(article, first, ("True", "False"))
        agreed = make_central(article, first, ("True", "True"))
        connection.check_constraints()
    return Desk(first, second, third, article, disputed, agreed)


@pytest.fixture
def desk(built: Desk, db: None) -> Desk:
    fresh = make.fresh(built.disputed), make.fresh(built.agreed)
    return Desk(built.first, built.second, built.third, built.article, *fresh)


def settle(
    claim: Claim, by: Person, label: str = "True", **more: str
) -> Decision | ProposedDecision:
    claim = make.fresh(claim)
    more = {"summary": f"Words of {by.pk}."} | more
    return decide(
        claim=claim, by=by, lock_version=claim.lock_version, rating=make.rating(label), **more
    )


def browser_of(person: Person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def pages_about(desk: Desk) -> list[str]:
    claim, article = desk.disputed, desk.article
    return [
        "/",
        "/admin/",
        page_of(claim),
        "/admin/claims/claim/",
        "/admin/claims/claim/?status=disputed",
        "/admin/claims/claim/?status=decided",
        "/admin/claims/claim/?status=second-editor",
        "/admin/claims/event/",
        f"/admin/claims/event/?article={article.pk}",
        f"/admin/claims/article/{article.pk}/change/",
        f"/admin/claims/article/{article.pk}/publish/",
        claim.get_absolute_url(),
        f"{claim.get_absolute_url()}history/",
        f"{claim.get_absolute_url()}comments/",
        article.get_absolute_url(),
        "/search/?q=zymurgy",
    ]


def without_tokens(page: str) -> str:
    """A page without what differs from one request to the next."""
    page = re.sub(
        r'(csrfmiddlewaretoken" value|CSRFToken"|name="key" value)[=:] ?"[^"]*"', "", page
    )
    return re.sub(r"since=\d+|\d\d:\d\d(:\d\d[.\d+:]*)?|[0-9a-f-]{36}", "", page)


def test_first_decision_changes_nothing_of_the_claim(desk: Desk):
    before = Claim.objects.values().get(pk=desk.disputed.pk)

    proposal = settle(desk.disputed, desk.first)

    assert isinstance(proposal, ProposedDecision)
    assert Claim.objects.values().get(pk=desk.disputed.pk) == before
    assert not Decision.objects.exists()
    assert Event.objects.latest("pk").event_type == EventType.PROPOSE_DECISION


@pytest.mark.parametrize("who", ["second", "third", "reviewer", "party"])
def test_no_page_tells_what_the_first_editor_decided(desk: Desk, who: str):
    roles = {"reviewer": (Role.REVIEWER,), "party": (Role.REVIEWER, Role.EDITOR)}
    person = getattr(desk, who, None) or make.make_person("Paula Party", *roles[who])
    browser = browser_of(person)
    addresses = [each for each in pages_about(desk) if who != "reviewer" or "/admin" not in each]
    before = [without_tokens(browser.get(address).text) for address in addresses]

    settle(
        desk.disputed,
        desk.first,
        "Misleading",
        summary="A zymurgy of facts.",
        note="Pure quixotry.",
    )

    for address, page in zip(addresses, before, strict=True):
        now = without_tokens(browser.get(address).text)
        traces = [trace for trace in TRACES if trace in now and trace not in page]
        assert not traces, (address, traces)
        # The verdict is not marked, counted or filtered anywhere either.
        assert now.count("Misleading") == page.count("Misleading"), address
        if "publish" in address or "history" in address or "event" in address or who == "reviewer":
            assert now == page, address


def test_token_of_a_poll_does_not_change(desk: Desk):
    browser = browser_of(desk.second)
    changes = f"/articles/{desk.article.slug}/changes/?on=claim&claim={desk.disputed.number}"
    token = browser.get(desk.disputed.get_absolute_url()).context["poll"].since

    settle(desk.disputed, desk.first)

    assert browser.get(f"{changes}&since={token}").status_code == 204


def test_same_verdict_stands_with_the_words_of_the_first(desk: Desk):
    settle(desk.disputed, desk.first, summary="First words.")

    decision = settle(desk.disputed, desk.second, summary="Other words.")

    assert isinstance(decision, Decision)
    assert (decision.summary, decision.basis) == ("First words.", Basis.ADJUDICATED)
    assert (decision.decided_by, decision.second_editor) == (desk.first, desk.second)
    assert make.fresh(desk.disputed).status == ClaimStatus.DECIDED


def test_different_verdicts_are_shown_to_both_and_nothing_is_decided(desk: Desk):
    settle(desk.disputed, desk.first, "True", summary="It holds.", note="Read the table.")
    settle(desk.disputed, desk.second, "False", summary="It fails.")

    assert not Decision.objects.exists()
    for person in (desk.first, desk.second):
        page = browser_of(person).get(page_of(desk.disputed)).text
        assert "You two decided differently" in page
        assert {"It holds.", "It fails.", "Read the table."} <= set(
            re.findall(r"It \w+\.|Read the table\.", page)
        )
    third = browser_of(desk.third).get(page_of(desk.disputed)).text
    assert "Two other editors are deciding" in third
    assert "It holds." not in third
    assert "It fails." not in third


@pytest.mark.parametrize("who", ["first", "second"])
def test_either_may_change_theirs_until_both_say_the_same(desk: Desk, who: str):
    settle(desk.disputed, desk.first, "True", summary="It holds.")
    settle(desk.disputed, desk.second, "False", summary="It fails.")
    label = "False" if who == "first" else "True"

    decision = settle(desk.disputed, getattr(desk, who), label, summary="Now I see.")

    assert isinstance(decision, Decision)
    assert decision.rating.label == label
    assert decision.decided_by == desk.first
    assert decision.summary == ("Now I see." if who == "first" else "It holds.")
    numbers = ProposedDecision.objects.filter(editor=getattr(desk, who)).values_list(
        "number", flat=True
    )
    assert list(numbers) == [1, 2]


def test_nothing_is_averaged(desk: Desk):
    settle(desk.disputed, desk.first, "True")
    settle(desk.disputed, desk.second, "False")
    settle(desk.disputed, desk.second, "Half true")

    assert not Decision.objects.exists()
    assert proposals_for(desk.first, desk.disputed).other.rating.label == "Half true"


def test_history_tells_how_both_decided_once_it_stands(desk: Desk):
    settle(desk.disputed, desk.first, "True", summary="It holds.")
    settle(desk.disputed, desk.second, "False", summary="It fails.")
    settle(desk.disputed, desk.second, "True", summary="It does hold.")

    page = browser_of(desk.third).get(page_of(desk.disputed)).text

    for words in ("It holds.", "It fails.", "It does hold.", "Sven Second"):
        assert words in page


def test_editor_alone_can_not_be_both(desk: Desk):
    settle(desk.disputed, desk.first, "True")
    settle(desk.disputed, desk.first, "True", summary="Once more.")

    assert not Decision.objects.exists()
    assert proposals_for(desk.first, desk.disputed).mine.number == 2


def test_same_words_twice_are_one_version(desk: Desk):
    first = settle(desk.disputed, desk.first)

    assert settle(desk.disputed, desk.first) == first
    assert Event.objects.filter(event_type=EventType.PROPOSE_DECISION).count() == 1


def test_third_editor_is_refused(desk: Desk):
    settle(desk.disputed, desk.first, "True")
    settle(desk.disputed, desk.second, "False")

    with pytest.raises(Forbidden, match="Two other editors are deciding claim 1"):
        settle(desk.disputed, desk.third)
    assert browser_of(desk.third).post(
        page_of(desk.disputed, "decide"),
        {"lock_version": desk.disputed.lock_version, "rating": make.rating().pk, "summary": "So."},
    ).status_code == 403  # fmt: skip


def test_part_of_an_editor_who_left_is_taken_by_another(desk: Desk):
    settle(desk.disputed, desk.first, "True")
    settle(desk.disputed, desk.second, "False")
    Person.objects.filter(pk=desk.second.pk).update(is_active=False)

    decision = settle(desk.disputed, desk.third, "True")

    assert (decision.decided_by, decision.second_editor) == (desk.first, desk.third)


def test_confirming_together_needs_the_second_editor_too(desk: Desk):
    plain = make.make_agreed()

    kept, decided = sorted(
        confirm_claims(claims=[desk.agreed, plain], by=desk.first), key=lambda each: each.claim_id
    )

    assert isinstance(kept, ProposedDecision)
    assert isinstance(decided, Decision)
    [decision] = confirm_claims(claims=[make.fresh(desk.agreed)], by=desk.second)
    assert (decision.basis, decision.second_editor) == (Basis.UNANIMOUS, desk.second)


def test_overruling_needs_a_reason_of_each(desk: Desk):
    with pytest.raises(Refusal, match="Say why you overrule"):
        settle(desk.agreed, desk.first, "False")

    settle(desk.agreed, desk.first, "False", override_reason="Wrong year.")
    decision = settle(desk.agreed, desk.second, "False", override_reason="Indeed.")

    assert (decision.basis, decision.override_reason) == (Basis.OVERRIDDEN, "Wrong year.")


def test_change_needs_both_too_and_the_old_verdict_stays_until_then(desk: Desk):
    settle(desk.disputed, desk.first, "True")
    settle(desk.disputed, desk.second, "True")

    settle(desk.disputed, desk.third, "False", reason="A better source.")

    current = Decision.objects.current().get()
    assert current.rating.label == "True"
    assert "A better source." not in browser_of(desk.first).get(page_of(desk.disputed)).text
    decision = settle(desk.disputed, desk.first, "False", reason="I agree.")
    assert (decision.replaces, decision.decided_by) == (current, desk.third)


def test_claim_that_is_sent_back_is_decided_anew(desk: Desk):
    settle(desk.disputed, desk.first, "True")
    claim = make.fresh(desk.disputed)
    send_back(claim=claim, by=desk.third, lock_version=claim.lock_version, note="Once more.")
    for name, label in (("Five", "True"), ("Six", "False")):
        make.review(claim, make.make_person(name, Role.REVIEWER), label)

    assert isinstance(settle(desk.disputed, desk.second, "True"), ProposedDecision)


@pytest.mark.parametrize(
    ("is_central", "asks", "expected"),
    [
        (True, True, ProposedDecision),
        (True, False, Decision),
        (False, True, Decision),
        (False, False, Decision),
    ],
)
def test_only_central_claims_of_such_articles_need_two(
    desk: Desk, is_central: bool, asks: bool, expected: type
):
    Claim.objects.filter(pk=desk.disputed.pk).update(is_central=is_central)
    Article.objects.filter(pk=desk.article.pk).update(needs_second_editor=asks)

    assert isinstance(settle(desk.disputed, desk.first), expected)


def test_claim_waits_for_those_who_can_be_second(desk: Desk):
    party = make.make_person("Paula Party", Role.EDITOR, Role.REVIEWER)
    slot = desk.disputed.round.slots.first()
    type(slot).objects.filter(pk=slot.pk).update(person=party)
    people = (desk.first, desk.second, desk.third, party)
    assert [count_waiting_for_second(person) for person in people] == [0, 0, 0, 0]

    settle(desk.disputed, desk.first, "True")
    assert [count_waiting_for_second(person) for person in people] == [0, 1, 1, 0]
    listed = browser_of(desk.second).get("/admin/claims/claim/?status=second-editor")
    assert [row.pk for row in listed.context["cl"].result_list] == [desk.disputed.pk]
    assert "For a second editor" in browser_of(desk.second).get("/").text
    assert "For a second editor" not in browser_of(desk.first).get("/").text

    settle(desk.disputed, desk.second, "False")
    assert [count_waiting_for_second(person) for person in people] == [0, 0, 0, 0]


def queued(person: Person, claim: Claim) -> list[int]:
    groups = browser_of(person).get(page_of(claim)).context["queue"].groups
    return [row.pk for group in groups for row in group.rows]


def test_claim_leaves_the_queue_of_who_waits_and_comes_back_where_both_differ(desk: Desk):
    disputed, agreed = desk.disputed.pk, desk.agreed.pk
    settle(desk.disputed, desk.first, "True")
    assert queued(desk.first, desk.agreed) == [agreed]
    assert queued(desk.second, desk.agreed) == [disputed, agreed]

    settle(desk.disputed, desk.second, "False")
    assert queued(desk.first, desk.agreed) == [disputed, agreed]
    assert queued(desk.second, desk.agreed) == [disputed, agreed]
    assert queued(desk.third, desk.agreed) == [agreed]


def test_form_of_each_is_sent_in_the_browser(desk: Desk):
    form = {"lock_version": desk.disputed.lock_version, "then": "next", "note": "Read the table."}
    first, second = browser_of(desk.first), browser_of(desk.second)
    address = page_of(desk.disputed, "decide")

    first.post(address, form | {"rating": make.rating("True").pk, "summary": "It holds."})
    kept = first.get(page_of(desk.disputed)).text
    differs = second.post(
        address, form | {"rating": make.rating("False").pk, "summary": "It fails."}
    )
    same = second.post(address, form | {"rating": make.rating("True").pk, "summary": "It holds."})

    assert "A second editor now decides without seeing this." in kept
    assert differs["Location"] == page_of(desk.disputed)
    assert same["Location"] == page_of(desk.agreed)
    assert make.fresh(desk.disputed).status == ClaimStatus.DECIDED


def test_setting_needs_two_editors_who_can_sign_in(desk: Desk):
    Person.objects.exclude(pk=desk.first.pk).filter(groups__name="editor").update(is_active=False)
    article = make.make_article()

    with pytest.raises(Refusal, match="Two editors can decide only if two can sign in"):
        plan_article(
            article=article, by=desk.first, deadline=None, tie_break=TieBreak.EDITOR, needs_second_editor=True
        )  # fmt: skip


def test_setting_is_in_the_admin_and_recorded(desk: Desk):
    article = make.make_article()
    browser = browser_of(desk.first)
    plan = f"/admin/claims/article/{article.pk}/plan/"

    browser.post(plan, {"deadline": "", "tie_break": "editor", "needs_second_editor": "on"})

    assert Article.objects.get(pk=article.pk).needs_second_editor
    assert Event.objects.about(article).first().event_type == EventType.PLAN
    assert browser.get(plan).context["form"]["needs_second_editor"].value() is True


def test_central_is_marked_beside_the_priority(desk: Desk):
    claim = make.make_claim(make.make_article())
    form = {"lock_version": claim.lock_version, "priority": "0", "is_central": "on"}

    browser_of(desk.first).post(page_of(claim, "prioritise"), form)

    assert make.fresh(claim).is_central
    assert Event.objects.about(claim).first().event_type == EventType.MARK_CENTRAL


def test_chain_verifies(desk: Desk):
    settle(desk.disputed, desk.first, "True")
    settle(desk.disputed, desk.second, "False")
    settle(desk.disputed, desk.first, "False")

    chain = Event.objects.latest("pk").chain
    assert not find_problems(chain)
