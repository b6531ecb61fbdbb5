"""A search gives nothing of what its asker may not see: no hit, no count, no order, no word."""

import pytest

from claims.desk.actions.reviewing import undo_review
from claims.models import Claim, Person
from claims.moderation.actions.planning import assign
from claims.vocabulary import Role
from tests import factories as make
from tests.search.finding import ask, found

pytestmark = pytest.mark.django_db

TREES = "The city counted 4,120 trees in {}. Nobody knows what comes next."
SECRET = "hushword"


def reviewed_by(claim: Claim, *people: Person, words: str = f"A {SECRET} was counted.") -> None:
    for person in people:
        make.review(claim, person, rationale=words)


def without_token(page: str) -> str:
    """A page without what differs each time it is asked for."""
    return "".join(line for line in page.splitlines() if "csrf" not in line.lower())


def test_a_rationale_of_an_open_round_is_found_by_nobody_but_its_author(
    reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    reviewed_by(claim, other_reviewer)

    assert found(other_reviewer, SECRET) == {"claims": [claim.get_absolute_url()]}
    assert found(reviewer, SECRET) == {}
    assert found(reviewer, "hushwrod") == {}  # nor is it understood as a slip


def test_an_editor_who_doesn_t_review_finds_an_open_round_s_rationale(
    editor: Person, other_reviewer: Person
):
    claim = make.make_claim(by=make.make_person("Opener", Role.EDITOR))
    reviewed_by(claim, other_reviewer)

    assert found(editor, SECRET) == {"claims": [claim.get_absolute_url()]}


def test_an_editor_who_reviews_is_blinded_as_reviewers_are(other_reviewer: Person):
    both = make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)
    claim = make.make_claim()
    reviewed_by(claim, other_reviewer)

    assert found(both, SECRET) == {}


def test_a_rationale_is_found_once_the_round_is_closed(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    reviewed_by(claim, other_reviewer, make.make_person("Third", Role.REVIEWER))

    assert found(reviewer, SECRET) == {"claims": [claim.get_absolute_url()]}


def test_an_undone_review_is_not_found_even_by_its_author(other_reviewer: Person):
    claim = make.make_claim()
    reviewed_by(claim, other_reviewer)
    undo_review(claim=make.fresh(claim), by=other_reviewer)

    assert found(other_reviewer, SECRET) == {}


def test_a_page_is_the_same_with_and_without_a_hidden_review(
    reviewer: Person, other_reviewer: Person
):
    article = make.make_article(" ".join(TREES.format(place) for place in ("Bern", "Rome", "Oslo")))
    second, third = [make.make_claim(article) for _ in range(3)][1:]
    asked = [
        {"typed": "trees"},
        {"typed": "trees", "kind": "claims"},
        {"typed": "trees", "status": "open"},
        {"typed": "trees", "verdict": "True"},
        {"typed": "trees", "person": other_reviewer.name},
        {"typed": f"trees {SECRET}"},
        {"typed": f"trees -{SECRET}"},
        {"typed": f"trees or {SECRET}"},
        {"typed": "https://undisclosed.example/"},
        {"typed": "whispertitle"},
    ]
    before = [without_token(ask(reviewer, **each).text) for each in asked]

    piece = make.make_evidence("https://undisclosed.example/paper", title="whispertitle")
    make.review(second, other_reviewer, rationale=f"trees trees {SECRET}", evidence=(piece,))
    make.save(third, other_reviewer, make.make_draft("False", f"trees {SECRET}"))

    after = [without_token(ask(reviewer, **each).text) for each in asked]
    assert after == before


def test_nothing_of_an_article_of_others_is_found(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    article = make.make_article(TREES.format("Bern"), headline="Bern counts")
    claim = make.make_claim(article)
    reviewed_by(claim, other_reviewer, make.make_person("Third", Role.REVIEWER))
    assign(article=article, by=editor, people=[other_reviewer])

    for typed in ("Bern", "trees", SECRET, "Bren", "4,120"):
        assert found(reviewer, typed) == {}, typed
    assert found(other_reviewer, "Bern")["claims"] == [claim.get_absolute_url()]
    assert "We don’t have this article." in ask(reviewer, "trees", article=article.slug).text


def test_hidden_hits_take_nobody_s_place(
    reviewer: Person, other_reviewer: Person, editor: Person, monkeypatch: pytest.MonkeyPatch
):
    """However many newer claims of others have the word."""
    for name in ("claims.access.search.MOST_FOUND", "claims.access.search.FEW"):
        monkeypatch.setattr(name, 2)
    mine = make.make_claim(make.make_article(TREES.format("Bern")))
    for place in ("Rome", "Oslo", "Paris", "Lviv"):
        article = make.make_article(TREES.format(place))
        assign(article=article, by=editor, people=[other_reviewer])
        make.make_claim(article)

    assert found(reviewer, "trees", kind="claims") == {"claims": [mine.get_absolute_url()]}
    assert len(found(editor, "trees", kind="claims")["claims"]) == 2


def test_a_protected_source_is_not_found_by_its_name(reviewer: Person, other_reviewer: Person):
    claim = make.make_claim()
    piece = make.make_evidence(
        "Whistle Blower of the ministry", title="Blower", is_protected=True, public_description="An official"
    )  # fmt: skip
    for person in (other_reviewer, make.make_person("Third", Role.REVIEWER)):
        make.review(claim, person, evidence=(piece,))

    assert found(reviewer, "Blower") == found(other_reviewer, "Blower") == {}


def test_filter_by_person_knows_only_readable_reviews(reviewer: Person, other_reviewer: Person):
    open_ = make.make_claim(make.make_article(TREES.format("Bern")))
    closed = make.make_claim(make.make_article(TREES.format("Rome")))
    reviewed_by(open_, other_reviewer)
    reviewed_by(closed, other_reviewer, make.make_person("Third", Role.REVIEWER))

    by_other = {"person": other_reviewer.name}
    assert found(reviewer, "trees", **by_other) == {"claims": [closed.get_absolute_url()]}
    assert len(found(other_reviewer, "trees", person="ME")["claims"]) == 2
    assert found(reviewer, "trees", person="me") == {}


def test_someone_without_a_role_finds_only_reports(outsider: Person):
    article = make.make_article(TREES.format("Bern"), headline="Bern counts")
    make.make_report(article)

    assert found(outsider, "Bern") == {"reports": [f"/reports/{article.slug}/"]}


def test_nobody_searches_without_signing_in(client: object):
    assert client.get("/search/?q=x").status_code == 302
