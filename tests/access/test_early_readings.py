"""Whoever could read a round before it closed doesn't review its claim, whatever route they take."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from claims.access.refusals import Forbidden
from claims.access.reviews import visible_reviews
from claims.access.rules import actions_for
from claims.articles.actions.claim_lifecycle import (
    add_claim,
    dismiss_claim,
    open_claims,
    restore_claim,
    set_aside_claim,
)
from claims.articles.actions.revising import revise_article
from claims.articles.actions.wording import edit_claim, merge_claims, split_claim
from claims.desk.actions.skipping import skip_claim
from claims.desk.actions.slots import take_next
from claims.models import Article, Claim, EarlyReading, Person
from claims.moderation.actions.deciding import confirm_claims, send_back
from claims.people.actions.accounts import OWN_ROLES, save_person
from claims.vocabulary import Action, Role, SetAside, SkipReason
from tests import factories as make

TEXT = (
    "The city has 35,000 trees, and it planted 1,200 of them in 2024. "
    "The mayor said the budget rose by 4 percent.\n\n"
    "The council spent 900,000 euros on roads in 2023."
)


@pytest.fixture
def both(db: None) -> Person:
    return make.make_person("Bo Both", Role.EDITOR, Role.REVIEWER)


@pytest.fixture
def claim(reviewer: Person) -> Claim:
    """A claim with one review in, which hides nothing but its verdict."""
    claim = make.make_claim(make.make_article(TEXT))
    make.review(claim, reviewer, "False", rationale="Hushed rationale.")
    return make.fresh(claim)


def give(person: Person, *roles: Role) -> Person:
    """Give somebody exactly these roles past the action, as a command or another tool would."""
    person.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return Person.objects.get(pk=person.pk)


def skip_and_read(person: Person, claim: Claim) -> Person:
    skip_claim(claim=claim, by=person, reason=SkipReason.EDITOR)
    return person


def edit_form(claim: Claim, by: Person) -> Claim:
    version = make.fresh(claim).lock_version
    fields = {"statement": "", "short_form": "Trees", "claimant": ""}
    return edit_claim(claim=claim, by=by, lock_version=version, **fields)


def split(claim: Claim, by: Person) -> Claim:
    quotes = ["The city has 35,000 trees", "it planted 1,200 of them in 2024"]
    version = make.fresh(claim).lock_version
    return split_claim(claim=claim, by=by, lock_version=version, quotes=quotes)[1]


def merge(claim: Claim, by: Person) -> Claim:
    """Merge the claim into the next one."""
    other = make.make_claim(claim.article)
    version = make.fresh(other).lock_version
    return merge_claims(claim=other, others=[claim], by=by, lock_version=version)


def merge_and_restore(claim: Claim, by: Person) -> Claim:
    """Merge the next claim into this one, and take it out again."""
    other, version = make.make_claim(claim.article), make.fresh(claim).lock_version
    merge_claims(claim=claim, others=[other], by=by, lock_version=version)
    version = make.fresh(other).lock_version
    return restore_claim(claim=other, by=by, lock_version=version)


def revise(claim: Claim, by: Person) -> Claim:
    text = claim.article.revision.text.replace("35,000", "36,000")
    revise_article(article=claim.article, by=by, text=text)
    return claim


def cut_and_paste(claim: Claim, by: Person) -> Claim:
    """Cut the claim from the article and put it back: its sentence is suggested under a new number."""
    text = claim.article.revision.text
    revise_article(article=claim.article, by=by, text=text.replace(claim.current.quote, ""))
    article = Article.objects.get(pk=claim.article_id)
    revise_article(article=article, by=by, text=text)
    again = article.claims.filter(current__quote=claim.current.quote).latest("number")
    assert again.number > claim.number
    return open_claims(article=article, by=by, numbers=[again.number])[0]


def add_part(claim: Claim, by: Person) -> Claim:
    added = add_claim(article=claim.article, by=by, quote="it planted 1,200 of them in 2024")
    return open_claims(article=claim.article, by=by, numbers=[added.number])[0]


def set_aside_and_restore(claim: Claim, by: Person) -> Claim:
    version = make.fresh(claim).lock_version
    set_aside_claim(claim=claim, by=by, lock_version=version, reason=SetAside.OPINION)
    return restore_claim(claim=claim, by=by, lock_version=version + 1)


def complete_and_send_back(claim: Claim, by: Person) -> Claim:
    make.review(claim, make.make_person("Finisher", Role.REVIEWER), "True")
    version = make.fresh(claim).lock_version
    send_back(claim=claim, by=by, lock_version=version, note="Look again.")
    return claim


def edit_twice(claim: Claim, by: Person) -> Claim:
    edit_form(claim, by)
    version = make.fresh(claim).lock_version
    fields = {"statement": "The city has trees.", "short_form": "", "claimant": "The city"}
    return edit_claim(claim=claim, by=by, lock_version=version, **fields)


def split_twice(claim: Claim, by: Person) -> Claim:
    part = split(claim, by)
    version = make.fresh(part).lock_version
    quotes = ["it planted 1,200", "of them in 2024"]
    return split_claim(claim=part, by=by, lock_version=version, quotes=quotes)[1]


def nothing(claim: Claim, by: Person) -> Claim:
    return claim


ROUTES = [
    nothing, edit_form, edit_twice, split, split_twice, merge, merge_and_restore, revise, cut_and_paste,
    add_part, set_aside_and_restore, complete_and_send_back,
]  # fmt: skip


def skipped(person: Person, claim: Claim) -> Person:
    return skip_and_read(give(person, Role.EDITOR, Role.REVIEWER), claim)


def was_editor(person: Person, claim: Claim) -> Person:
    """They are an editor for a moment, and a reviewer again."""
    return give(give(person, Role.EDITOR), Role.REVIEWER)


def was_editor_who_skipped(person: Person, claim: Claim) -> Person:
    both = skip_and_read(give(person, Role.EDITOR, Role.REVIEWER), claim)
    return give(both, Role.REVIEWER)


def got_editor_after_skipping(person: Person, claim: Claim) -> Person:
    reviewer = give(person, Role.REVIEWER)
    skip_claim(claim=claim, by=reviewer, reason=SkipReason.TIME)
    return give(give(reviewer, Role.REVIEWER, Role.EDITOR), Role.REVIEWER)


def was_superuser(person: Person, claim: Claim) -> Person:
    """They lose every role but that of an editor, and become a reviewer."""
    Person.objects.filter(pk=person.pk).update(is_superuser=True)
    give(person, Role.EDITOR)
    Person.objects.filter(pk=person.pk).update(is_superuser=False)
    return give(person, Role.REVIEWER)


READERS = [skipped, was_editor, was_editor_who_skipped, got_editor_after_skipping, was_superuser]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("route", ROUTES)
def test_who_could_read_an_open_round_does_not_review_its_claim_by_any_route(
    claim: Claim, editor: Person, read: Callable, route: Callable
):
    person = read(make.make_person("Wanda"), claim)

    then = route(make.fresh(claim), editor)

    assert Action.REVIEW not in actions_for(person, make.fresh(then))
    with pytest.raises(Forbidden):
        make.save(then, person)
    with pytest.raises(Forbidden):
        make.review(then, person)
    taken = take_next(by=person, article=claim.article)
    assert taken is None or taken.claim_id != then.pk


@pytest.mark.parametrize(
    "route", [r for r in ROUTES if r not in (set_aside_and_restore, complete_and_send_back)]
)
def test_who_reads_an_open_round_after_its_words_moved_does_not_review_them(
    claim: Claim, editor: Person, route: Callable
):
    then = route(claim, editor)

    person = was_editor(make.make_person("Wanda"), claim)

    with pytest.raises(Forbidden, match="before their round closed"):
        make.save(then, person)


def test_reading_ends_with_a_complete_round_that_they_could_not_read(
    claim: Claim, both: Person, editor: Person
):
    skip_and_read(both, claim)
    then = edit_form(claim, editor)

    for name in ("One", "Two"):
        make.review(then, make.make_person(name, Role.REVIEWER))
    version = make.fresh(then).lock_version
    send_back(claim=then, by=editor, lock_version=version, note="Look again.")

    assert make.review(then, both).is_submitted
    assert (
        EarlyReading.objects.get(person=both, claim=then).lifted_by
        == make.fresh(then).current.rounds.first()
    )


def test_round_that_an_editor_ends_early_lifts_nothing(claim: Claim, both: Person, editor: Person):
    skip_and_read(both, claim)

    for _ in range(3):
        set_aside_and_restore(claim, editor)

    with pytest.raises(Forbidden, match="before their round closed"):
        make.review(claim, both)


def test_who_was_no_editor_may_review_what_follows(
    claim: Claim, other_reviewer: Person, editor: Person
):
    for route in (edit_form, set_aside_and_restore):
        route(make.fresh(claim), editor)

    assert make.review(claim, other_reviewer).is_submitted


def test_editor_of_a_round_with_nothing_to_read_may_review_it_later(editor: Person):
    claim = make.make_claim()
    make.save(claim, make.make_person("Drafter", Role.REVIEWER))

    person = give(editor, Role.REVIEWER)

    assert make.review(claim, person).is_submitted


def test_reading_is_recorded_once(claim: Claim, editor: Person):
    make.comment(claim, make.make_person("Asks", Role.REVIEWER))
    give(editor, Role.EDITOR, Role.ADMINISTRATOR)

    assert EarlyReading.objects.filter(person=editor, round=claim.round).count() == 1


def test_comment_is_something_to_read(reviewer: Person, editor: Person):
    claim = make.make_claim()
    make.comment(claim, reviewer, "It is false, I think.")

    with pytest.raises(Forbidden):
        make.save(claim, give(editor, Role.REVIEWER))


def test_page_says_why_they_cannot_review(
    client: Client, claim: Claim, both: Person, editor: Person
):
    skip_and_read(both, claim)
    edit_form(claim, editor)
    client.force_login(both)

    text = client.get(claim.get_absolute_url()).text

    assert "You could read reviews of this claim before their round closed." in text


# --- Closing from within ---------------------------------------------------------------------
ENDINGS = [edit_form, split, merge, set_aside_and_restore]


@pytest.mark.parametrize("ending", ENDINGS)
def test_editor_who_could_review_neither_ends_nor_renews_the_round(
    claim: Claim, both: Person, ending: Callable
):
    before = make.fresh(claim).round_id

    with pytest.raises(Forbidden, match="hidden from you"):
        ending(claim, both)

    assert make.fresh(claim).round_id == before
    assert not visible_reviews(both).exclude(reviewer=both).exists()


def test_editor_with_a_review_in_the_round_does_not_set_it_aside(claim: Claim, both: Person):
    article = claim.article
    other = make.make_claim(article)
    make.review(other, both, "True")

    with pytest.raises(Forbidden):
        set_aside_and_restore(other, both)
    with pytest.raises(Forbidden):
        edit_form(other, both)


def test_editor_does_not_restore_what_was_ended_before_they_could_read_it(
    claim: Claim, both: Person, editor: Person
):
    version = make.fresh(claim).lock_version
    set_aside_claim(claim=claim, by=editor, lock_version=version, reason=SetAside.OPINION)

    with pytest.raises(Forbidden, match="hidden from you"):
        restore_claim(claim=claim, by=both, lock_version=version + 1)

    assert restore_claim(claim=claim, by=editor, lock_version=version + 1).status == "open"


def test_editor_restores_what_nobody_began_and_what_reviewers_set_aside(both: Person):
    article = make.make_article(TEXT)
    dropped = article.claims.get(number=1)
    dismiss_claim(claim=dropped, by=both, reason=SetAside.OPINION)
    version = make.fresh(dropped).lock_version
    assert restore_claim(claim=dropped, by=both, lock_version=version).status == "proposed"

    claim = make.make_claim(article)
    for name in ("One", "Two"):
        reason = {"set_aside_reason": SetAside.OPINION, "evidence": ()}
        make.review(claim, make.make_person(name, Role.REVIEWER), "", **reason)
    confirm_claims(claims=[make.fresh(claim)], by=both)
    claim = make.fresh(claim)
    assert restore_claim(claim=claim, by=both, lock_version=claim.lock_version).status == "open"


def test_editor_who_skipped_may_end_the_round(claim: Claim, both: Person):
    skip_and_read(both, claim)

    then = set_aside_and_restore(claim, both)

    with pytest.raises(Forbidden):
        make.review(then, both)


def test_revision_by_a_blinded_editor_shows_nothing(claim: Claim, both: Person):
    revise(claim, both)

    assert make.fresh(claim).current.number == 2
    assert not visible_reviews(both).exists()


# --- Roles -----------------------------------------------------------------------------------
def test_nobody_changes_their_own_roles(db: None):
    admin = make.make_person("Ada Admin", Role.ADMINISTRATOR, Role.REVIEWER)

    for roles in ([Role.ADMINISTRATOR], [Role.ADMINISTRATOR, Role.EDITOR], list(Role), []):
        with pytest.raises(Forbidden, match=OWN_ROLES):
            save_person(person=admin, by=admin, roles=roles)

    assert set(Person.objects.get(pk=admin.pk).roles) == {Role.ADMINISTRATOR, Role.REVIEWER}


def test_administrator_changes_their_own_name_and_the_roles_of_others(reviewer: Person):
    admin = make.make_person("Ada Admin", Role.ADMINISTRATOR)
    admin.name = "Ada Lovelace"

    save_person(person=admin, by=admin, roles=[Role.ADMINISTRATOR])
    save_person(person=reviewer, by=admin, roles=[Role.EDITOR])

    assert Person.objects.get(pk=admin.pk).name == "Ada Lovelace"
    assert Person.objects.get(pk=reviewer.pk).roles == {Role.EDITOR}


def test_superuser_ticks_their_own_roles(db: None):
    first = Person.objects.create_superuser("root@desk.example", "x", name="Root")

    assert save_person(person=first, by=first, roles=[Role.EDITOR]).groups.count() == 1


def test_form_refuses_a_change_of_ones_own_roles(client: Client, db: None):
    admin = make.make_person("Ada Admin", Role.ADMINISTRATOR)
    client.force_login(admin)
    page = f"/admin/claims/person/{admin.pk}/change/"
    groups = Group.objects.filter(name__in=[Role.ADMINISTRATOR, Role.EDITOR])
    typed = {"email": admin.email, "name": admin.name, "byline_kind": "name", "pseudonym": "", "is_active": "on",
             "groups": [group.pk for group in groups]}  # fmt: skip

    answer = client.post(page, typed)

    assert OWN_ROLES in answer.text
    assert Person.objects.get(pk=admin.pk).roles == {Role.ADMINISTRATOR}
