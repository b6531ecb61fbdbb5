"""Overruling reviewers who all agree: it needs a reason, which readers see if the newsroom prints it."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from claims.access.refusals import Refusal
from claims.models import Claim, Decision, EventPayload, NewsroomSettings, Person, Report
from claims.models.constraints import violated
from claims.moderation.actions.deciding import decide
from claims.moderation.actions.newsroom import edit_newsroom_settings
from claims.reports.actions.publishing import publish
from claims.vocabulary import Basis, ClaimStatus, Role
from tests import factories as make
from tests.moderation.world import page_of

pytestmark = pytest.mark.django_db
WHY = "They counted the wrong year."


def typed(claim: Claim, label: str, **more: str) -> dict[str, str]:
    form = {"lock_version": claim.lock_version, "rating": make.rating(label).pk, "summary": "No."}
    return form | more


def overrule(claim: Claim, by: Person, label: str = "False", **more: str) -> Decision:
    return decide(
        claim=claim, by=by, lock_version=claim.lock_version, rating=make.rating(label), summary="No.",
        **more,
    )  # fmt: skip


@pytest.mark.parametrize("why", ["", "   ", "\n\t", "\u00a0", " \r\n "])
def test_overruling_without_a_reason_is_refused_and_keeps_what_was_typed(desk: Client, why: str):
    claim = make.make_agreed()

    answer = desk.post(page_of(claim, "decide"), typed(claim, "False", override_reason=why))

    form = answer.context["forms"]["decide"]
    assert answer.status_code == 422
    assert form.errors["override_reason"] == [
        "All reviewers gave another verdict. Say why you overrule them."
    ]
    assert (form.chosen, form["summary"].value()) == (str(make.rating("False").pk), "No.")
    assert not Decision.objects.exists()


def test_overruling_with_a_reason_is_recorded(desk: Client):
    claim = make.make_agreed()

    answer = desk.post(page_of(claim, "decide"), typed(claim, "False", override_reason=f" {WHY} "))

    decision = Decision.objects.get()
    assert answer.status_code == 302
    assert (decision.basis, decision.override_reason) == (Basis.OVERRIDDEN, WHY)
    assert json.loads(EventPayload.objects.latest("pk").body)["override_reason"] == WHY
    assert WHY in desk.get(page_of(claim)).text


def test_unanimous_reason_to_set_aside_can_only_be_overruled_with_a_reason(editor: Person):
    claim = make.make_claim()
    for name in ("One", "Two"):
        person = make.make_person(name, Role.REVIEWER)
        make.review(claim, person, "", set_aside_reason="opinion", rationale="Taste.")
    claim = make.fresh(claim)
    assert claim.status == ClaimStatus.AGREED

    with pytest.raises(Refusal, match="Say why you overrule"):
        overrule(claim, editor)

    assert overrule(claim, editor, override_reason=WHY).basis == Basis.OVERRIDDEN


@pytest.mark.parametrize("label", ["True", "False", "Half true"])
def test_dispute_needs_no_reason(editor: Person, label: str):
    decision = overrule(make.make_disputed(), editor, label, override_reason="Left over.")

    assert (decision.basis, decision.override_reason) == (Basis.ADJUDICATED, "")


def test_agreed_verdict_needs_no_reason(editor: Person):
    decision = overrule(make.make_agreed(), editor, "True", override_reason="Left over.")

    assert (decision.basis, decision.override_reason) == (Basis.UNANIMOUS, "")


def test_majority_needs_no_reason(editor: Person):
    claim = make.make_claim(make.make_article(reviews_needed=3))
    for name, label in (("One", "True"), ("Two", "True"), ("Three", "False")):
        make.review(claim, make.make_person(name, Role.REVIEWER), label)

    assert overrule(make.fresh(claim), editor).basis == Basis.OVERRIDDEN


def test_reason_of_a_change_is_the_reason_of_overruling(editor: Person):
    claim = make.make_decided()

    decision = overrule(claim, editor, reason="A better source.")

    assert (decision.basis, decision.override_reason) == (Basis.OVERRIDDEN, "A better source.")


def test_database_refuses_a_reason_where_nobody_was_overruled(editor: Person):
    claim = make.make_agreed()
    fields = {
        "claim": claim,
        "claim_version": claim.current,
        "rating": make.rating(),
        "decided_by": editor,
    }

    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Decision.objects.create(**fields, summary="So.", basis=Basis.UNANIMOUS, override_reason=WHY)

    assert violated(error.value, "decision_override_reason_is_of_an_override")


def published(editor: Person, *, prints: bool) -> dict:
    """Overrule two claims in one way each, publish, and return the entries of the report."""
    article = make.make_article()
    edit_newsroom_settings(by=editor, prints_override_reasons=prints)
    overrule(make.make_agreed(article), editor, override_reason=WHY)
    overrule(make.make_agreed(article), editor, "True")
    publish(article=article, by=editor, wording=make.EXPLAINED)
    return json.loads(Report.objects.get().document)["claims"]


def test_reason_is_not_printed_unless_the_newsroom_asks_for_it(editor: Person):
    assert not NewsroomSettings.get().prints_override_reasons
    entries = published(editor, prints=False)

    assert WHY not in json.dumps(entries)
    assert not any("override_reason" in entry for entry in entries)


def test_reason_is_printed_where_the_newsroom_asks_for_it(client: Client, editor: Person):
    first, second, *_ = published(editor, prints=True)

    assert first["override_reason"] == WHY
    assert "override_reason" not in second
    report = Report.objects.get()
    address = f"/reports/{report.article.slug}/{report.number}/claims/{first['number']}/"
    assert WHY in client.get(address, follow=True).text


def test_newsroom_is_asked_in_its_settings(desk: Client):
    page = desk.get("/admin/claims/newsroomsettings/1/change/").text

    assert 'name="prints_override_reasons"' in page
    assert "checked" not in page[page.index('name="prints_override_reasons"') :].split(">")[0]
