"""Two editors decide one claim at once: the second sees both decisions, keeps what they typed, and can decide on top."""

from dataclasses import dataclass

import pytest
from django.test import Client

from claims.models import Claim, Decision, Person
from tests import factories as make
from tests.moderation.world import page_of

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Pair:
    """Two browsers that show the same claim."""

    claim: Claim
    first: Client
    second: Client

    def decide(self, browser: Client, label: str, summary: str, **more: str) -> object:
        """Send the decision as the page showed the claim."""
        form = {
            "lock_version": self.claim.lock_version,
            "rating": make.rating(label).pk,
            "summary": summary,
        }
        return browser.post(page_of(self.claim, "decide"), form | more)


@pytest.fixture
def pair(editor: Person, other_editor: Person) -> Pair:
    browsers = Client(), Client()
    for browser, person in zip(browsers, (editor, other_editor), strict=True):
        browser.force_login(person)
    return Pair(make.make_disputed(), *browsers)


def test_second_editor_sees_both_decisions(pair: Pair):
    pair.decide(pair.first, "True", "It holds.")

    answer = pair.decide(pair.second, "False", "It fails <b>badly</b>.")

    assert answer.status_code == 409
    page = answer.text
    both = page[page.index("Two decisions") : page.index("Theirs is in force")]
    for words in (
        "Edith Editor",
        "It holds.",
        "True",
        "You typed",
        "It fails &lt;b&gt;badly&lt;/b&gt;.",
        "False",
    ):
        assert words in both
    assert Decision.objects.get().summary == "It holds."


def test_what_the_second_editor_typed_stays_in_the_form(pair: Pair):
    pair.decide(pair.first, "True", "It holds.")

    form = pair.decide(pair.second, "False", "It fails.").context["forms"]["decide"]

    assert (form.chosen, form["summary"].value()) == (str(make.rating("False").pk), "It fails.")


def test_second_editor_decides_on_top_knowingly(pair: Pair):
    pair.decide(pair.first, "True", "It holds.")
    answer = pair.decide(pair.second, "False", "It fails.")
    seen = answer.context["forms"]["decide"]["lock_version"].value()

    form = {"rating": make.rating("False").pk, "summary": "It fails.", "lock_version": seen}
    silent = pair.second.post(page_of(pair.claim, "decide"), form)
    told = pair.second.post(page_of(pair.claim, "decide"), form | {"reason": "I read the table."})

    assert (silent.status_code, told.status_code) == (422, 302)
    last = Decision.objects.current().get()
    assert (last.summary, last.replaces.summary, last.reason) == (
        "It fails.",
        "It holds.",
        "I read the table.",
    )


def test_third_state_is_told_again(pair: Pair):
    """Whoever decides on top of a decision that was changed meanwhile sees the newest one."""
    pair.decide(pair.first, "True", "It holds.")
    answer = pair.decide(pair.second, "False", "It fails.")
    seen = answer.context["forms"]["decide"]["lock_version"].value()
    now = make.fresh(pair.claim).lock_version
    change = {
        "lock_version": now,
        "rating": make.rating("Half true").pk,
        "summary": "Half.",
        "reason": "So.",
    }
    pair.first.post(page_of(pair.claim, "decide"), change)

    late = {
        "rating": make.rating("False").pk,
        "summary": "It fails.",
        "lock_version": seen,
        "reason": "So.",
    }
    answer = pair.second.post(page_of(pair.claim, "decide"), late)

    assert answer.status_code == 409
    assert answer.context["rival"].summary == "Half."
    assert answer.context["forms"]["decide"]["reason"].value() == "So."


def test_first_editor_who_sets_aside_leaves_the_other_s_words_for_copying(pair: Pair):
    aside = {"lock_version": pair.claim.lock_version, "reason": "opinion"}
    pair.first.post(page_of(pair.claim, "set-aside"), aside)

    answer = pair.decide(pair.second, "False", "It fails.")

    assert answer.status_code == 409
    assert ("Summary for readers", "It fails.") in answer.context["kept"]
    assert answer.context["rival"] is None


@pytest.mark.parametrize("wants_fragment", [False, True])
def test_conflict_is_told_with_and_without_htmx(pair: Pair, wants_fragment: bool):
    pair.decide(pair.first, "True", "It holds.")
    headers = {"HX-Request": "true", "HX-Request-Type": "partial"} if wants_fragment else {}

    form = {
        "lock_version": pair.claim.lock_version,
        "rating": make.rating("False").pk,
        "summary": "It fails.",
    }
    answer = pair.second.post(page_of(pair.claim, "decide"), form, headers=headers)

    assert answer.status_code == 409
    assert "Two decisions" in answer.text
    assert ("<html" in answer.text) != wants_fragment
