"""Comments: who sees which entry when, whom they call, and that a thread is marked by entries of its own."""

import uuid

import pytest

from claims.access.comments import people_to_mention, unread_mentions, visible_comments
from claims.access.events import visible_events
from claims.access.refusals import Forbidden
from claims.desk.actions.commenting import (
    add_comment,
    read_mention,
    reopen_thread,
    resolve_thread,
)
from claims.models import Claim, Comment, Event, Mention, Person
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.planning import assign
from claims.vocabulary import Role
from tests import factories as make


@pytest.fixture
def claim(db: None) -> Claim:
    return make.make_claim()


def seen_by(user: Person) -> list[str]:
    """The entries a person sees, as words or marks."""
    return [entry.text or entry.mark for entry in visible_comments(user).order_by("pk")]


def test_open_round_hides_a_comment_from_other_reviewers_until_it_closes(
    claim: Claim, reviewer: Person, other_reviewer: Person, editor: Person, outsider: Person
):
    make.comment(claim, reviewer, "Odd.")

    assert [seen_by(p) for p in (reviewer, editor)] == [["Odd."]] * 2
    assert [seen_by(p) for p in (other_reviewer, outsider)] == [[]] * 2
    make.review(claim, reviewer)
    make.review(claim, other_reviewer)
    assert seen_by(other_reviewer) == ["Odd."]
    assert seen_by(outsider) == []


def test_a_comment_on_a_proposal_is_for_everybody(reviewer: Person, other_reviewer: Person):
    claim = make.make_article().claims.first()

    make.comment(claim, reviewer, "Worth it?")

    assert seen_by(other_reviewer) == ["Worth it?"]


def test_a_new_round_is_blind_again(reviewer: Person, other_reviewer: Person, editor: Person):
    claim = make.make_agreed()
    first = make.comment(claim, reviewer, "Before.")
    send_back(claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, note="Again.")

    make.comment(claim, reviewer, "Within.", answers=first)

    assert seen_by(other_reviewer) == ["Before."]
    assert seen_by(editor) == ["Before.", "Within."]


@pytest.mark.parametrize("state", ["held", "submitted"])
def test_editor_who_reviews_waits_like_a_reviewer(claim: Claim, reviewer: Person, state: str):
    both = make.make_person("Bo Both", Role.REVIEWER, Role.EDITOR)
    make.comment(claim, reviewer, "Odd.")

    if state == "held":
        make.save(claim, both)
    else:
        make.review(claim, both)

    assert seen_by(both) == []


def test_article_of_others_stays_theirs(claim: Claim, reviewer: Person, other_reviewer: Person):
    make.comment(claim, reviewer, "Mine.")
    assign(article=claim.article, by=make.make_person("E", Role.EDITOR), people=[other_reviewer])

    assert seen_by(reviewer) == []
    with pytest.raises(Forbidden):
        make.comment(claim, reviewer, "Still here.")


def test_the_same_key_twice_says_it_once(claim: Claim, reviewer: Person, other_reviewer: Person):
    key = uuid.uuid4()
    said = [
        add_comment(claim=claim, by=by, text=f"By {by}.", key=key)
        for by in (reviewer, reviewer, other_reviewer)
    ]

    assert said[0] == said[1] != said[2]
    assert Comment.objects.count() == 2
    assert key not in Comment.objects.values_list("key", flat=True)


def test_comments_and_marks_are_events_and_reading_is_none(
    claim: Claim, reviewer: Person, editor: Person
):
    said = make.comment(claim, reviewer, "Odd, @Edith Editor.")
    resolve_thread(entry=said, by=reviewer)
    resolve_thread(entry=said, by=reviewer)
    reopen_thread(entry=said, by=reviewer)
    before = Event.objects.count()
    read_mention(comment=said, by=editor)

    actions = list(Event.objects.order_by("-pk").values_list("event_type", flat=True)[:3])
    assert actions == ["reopen", "resolve", "comment"]
    assert Event.objects.count() == before
    body = Event.objects.get(event_type="comment").payload.body
    assert '"text":"Odd, @Edith Editor."' in body
    assert f'"called":["person:{editor.pk}"]' in body


def test_marks_within_an_open_round_are_hidden_too(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_agreed()
    thread = make.comment(claim, reviewer, "Before.")
    send_back(claim=claim, by=editor, lock_version=make.fresh(claim).lock_version, note="Again.")

    resolve_thread(entry=thread, by=reviewer)
    assert seen_by(other_reviewer) == ["Before."]
    resolve_thread(entry=thread, by=other_reviewer)
    assert seen_by(other_reviewer) == ["Before.", "resolved"]
    assert seen_by(editor) == ["Before.", "resolved", "resolved"]


# --- Calling somebody ----------------------------------------------------------------------


def unread(user: Person) -> list[str]:
    return [mention.comment.text for mention in unread_mentions(user)]


def test_reviewer_of_an_open_round_calls_editors_and_nobody_else(
    claim: Claim, reviewer: Person, other_reviewer: Person, editor: Person
):
    make.comment(claim, reviewer, "@Edith Editor @Otto Other @Rita Reviewer")

    assert [len(unread(p)) for p in (editor, other_reviewer, reviewer)] == [1, 0, 0]
    assert people_to_mention(reviewer, make.fresh(claim)) == [
        p for p in Person.objects.order_by("name") if p.is_editor
    ]
    assert Mention.objects.count() == 1


def test_editor_outside_the_round_reaches_the_reviewer_who_is_called(
    claim: Claim, reviewer: Person, other_reviewer: Person, editor: Person
):
    question = make.comment(claim, reviewer, "Which year?")
    make.comment(claim, editor, "Wait, @Otto Other.")
    make.comment(claim, editor, "2024.", answers=question)
    make.comment(claim, editor, "A note for later.")

    assert seen_by(other_reviewer) == ["Wait, @Otto Other."] == unread(other_reviewer)
    assert seen_by(reviewer) == ["Which year?", "2024."]
    assert unread(reviewer) == ["2024."]


@pytest.mark.parametrize("is_submitted", [False, True])
def test_editor_who_is_of_the_round_reaches_no_reviewer(
    claim: Claim, other_reviewer: Person, editor: Person, is_submitted: bool
):
    both = make.make_person("Bo Both", Role.REVIEWER, Role.EDITOR)
    (make.review if is_submitted else make.save)(claim, both)

    make.comment(claim, both, "@Otto Other, it is false. @Edith Editor")

    assert seen_by(other_reviewer) == unread(other_reviewer) == []
    assert len(unread(editor)) == 1


def test_everybody_on_the_article_is_called_once_the_round_is_closed(
    reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_agreed()
    said = make.comment(claim, reviewer, "@otto other, see @Edith Editor.")

    assert [len(unread(p)) for p in (editor, other_reviewer, reviewer)] == [1, 1, 0]
    read_mention(comment=said, by=other_reviewer)
    read_mention(comment=said, by=other_reviewer)
    assert [len(unread(p)) for p in (editor, other_reviewer)] == [1, 0]


def test_answering_reads_what_one_was_called_to(claim: Claim, reviewer: Person, editor: Person):
    question = make.comment(claim, reviewer, "Which year, @Edith Editor?")

    make.comment(claim, editor, "2024.", answers=question)

    assert (unread(editor), unread(reviewer)) == ([], ["2024."])


def test_who_cannot_see_the_article_is_not_called(
    reviewer: Person, other_reviewer: Person, editor: Person, outsider: Person
):
    claim = make.make_agreed()
    make.make_person("Gone Away", Role.EDITOR, is_active=False)
    assign(article=claim.article, by=editor, people=[reviewer])

    make.comment(claim, reviewer, "@Otto Other @Olga Outsider @Gone Away")

    assert Mention.objects.count() == 0


def test_ledger_hides_what_is_said_from_an_editor_of_the_round(
    claim: Claim, reviewer: Person, editor: Person
):
    both = make.make_person("Bo Both", Role.REVIEWER, Role.EDITOR)
    make.save(claim, both)
    said = make.comment(claim, reviewer, "Odd.")
    resolve_thread(entry=said, by=reviewer)
    make.comment(claim, both, "Mine.")

    told = [
        list(
            visible_events(user)
            .filter(object_type="comment")
            .order_by("sequence")
            .values_list("event_type", flat=True)
        )
        for user in (editor, both, reviewer)
    ]

    assert told == [["comment", "resolve", "comment"], ["comment"], []]


def test_the_same_key_with_other_words_is_another_entry(claim: Claim, reviewer: Person):
    key = uuid.uuid4()

    for words in ("Odd.", "Odd. And late.", "Odd."):
        add_comment(claim=make.fresh(claim), by=reviewer, key=key, text=words)

    assert seen_by(reviewer) == ["Odd.", "Odd. And late."]
