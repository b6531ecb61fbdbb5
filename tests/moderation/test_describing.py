"""Before publishing an editor sees which claims get no ClaimReview and why, and fills in what is missing."""

from datetime import UTC, datetime

import pytest
from django.test import Client, override_settings

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.articles.actions.wording import edit_claim
from claims.models import Article, Claim, ClaimReviewDetails, Event, Person
from claims.moderation.actions.deciding import confirm_claims
from claims.reports.actions.describing import Description, describe_claims
from claims.reports.actions.publishing import publish
from claims.reports.actions.report_document import build_document
from claims.reports.formats.claim_review import claim_review
from claims.vocabulary import ArticleMode, Role
from tests import factories as make

SITE = "https://facts.example.org"


def pages(article: Article) -> tuple[str, str]:
    """The page to publish an article, and the one for ClaimReview details."""
    return tuple(
        f"/admin/claims/article/{article.pk}/{name}/" for name in ("publish", "claim-review")
    )


def make_decided(text: str = "The city has 35,000 trees.", **wording: str) -> Claim:
    """Return a decided claim with this wording: its verdict is True."""
    article = make.make_article(text)
    claim = make.fresh(make.make_claim(article))
    edit_claim(
        claim=claim,
        by=make.make_person("Wanda Words", Role.EDITOR),
        lock_version=claim.lock_version,
        **{"statement": "", "short_form": "", "claimant": ""} | wording,
    )
    claim = make.fresh(claim)
    for name in ("Ruth Reviewer", "Omar Other"):
        make.review(claim, make.make_person(name, Role.REVIEWER))
    confirm_claims(claims=[make.fresh(claim)], by=make.make_person("Decider", Role.EDITOR))
    return make.fresh(claim)


def describe(claim: Claim, by: Person, short_form: str = "", claimant_type: str = "") -> None:
    description = Description(claim, claim.lock_version, short_form, claimant_type)
    describe_claims(article=claim.article, by=by, descriptions=[description])


def review_of(claim: Claim, by: Person) -> dict | None:
    """The ClaimReview of a claim in a report that is published now."""
    document = publish(article=claim.article, by=by, reason="Now.").data
    return claim_review(document, document["claims"][0], SITE)


def test_publishing_names_the_claims_without_a_claim_review_and_why(desk: Client):
    claim = make_decided("It’s true that the city has 35,000 trees.")
    publish_page, details = pages(claim.article)

    page = desk.get(publish_page)

    (item,) = (i for i in page.context["page"].checklist.items if i.check == "claim-review")
    assert item.claims == [claim]
    assert "1 claim gets no ClaimReview" in page.text
    assert f'href="{details}#claim-{claim.number}">Give a short form</a>' in page.text


def test_claim_with_an_open_round_is_named_as_one_without_a_verdict(desk: Client):
    claim = make.make_claim(make.make_article("The city has 35,000 trees."))

    page = desk.get(pages(claim.article)[0])

    (item,) = (i for i in page.context["page"].checklist.items if i.check == "undecided")
    assert item.claims == [claim]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"mode": ArticleMode.BEFORE_PUBLICATION}, "Checks before publication get no ClaimReview."),
        ({"url": f"{SITE}/trees"}, "The claim is from your own site"),
    ],
)
@override_settings(SITE_URL=SITE)
def test_article_without_any_claim_review_says_so_once(
    desk: Client, fields: dict[str, str], sentence: str
):
    claim = make_decided()
    Article.objects.filter(pk=claim.article_id).update(**fields)

    assert sentence in desk.get(pages(claim.article)[0]).text


def test_short_form_gives_the_claim_its_claim_review_and_opens_no_round(
    desk: Client, editor: Person
):
    claim = make_decided("It’s true that the city has 35,000 trees.")
    publish_page, details = pages(claim.article)
    name = f"claim-{claim.number}"
    typed = {
        f"{name}-lock_version": claim.lock_version,
        f"{name}-short_form": "The city has 35,000 trees",
    }

    answer = desk.post(details, typed)

    assert answer.url == publish_page
    assert "gets no ClaimReview" not in desk.get(publish_page).text
    assert make.fresh(claim).status == "decided"
    assert review_of(claim, editor)["claimReviewed"] == "The city has 35,000 trees"


def test_short_form_that_states_the_verdict_comes_back(desk: Client, editor: Person):
    claim = make_decided()
    name = f"claim-{claim.number}"
    typed = {
        f"{name}-lock_version": claim.lock_version,
        f"{name}-short_form": "True: 35,000 trees",
    }

    answer = desk.post(pages(claim.article)[1], typed)

    assert answer.status_code == 422
    assert "states the verdict" in answer.text
    with pytest.raises(Refusal):
        describe(claim, editor, "The claim is true")
    assert not ClaimReviewDetails.objects.exists()


def test_claimant_is_asked_for_with_a_proposal_and_none_is_chosen(desk: Client):
    claim = make_decided(claimant="Ministry of Forests")
    publish_page, details = pages(claim.article)

    asked = desk.get(publish_page)
    form = desk.get(details).context["forms"].rows[0].form

    (item,) = (i for i in asked.context["page"].checklist.items if i.check == "claimant")
    assert item.claims == [claim]
    assert "Say whether it is a person or an organisation" in asked.text
    assert form.fields["claimant_type"].help_text == "It looks like an organisation."
    assert not form["claimant_type"].value()


def test_chosen_type_is_that_of_the_claimant(desk: Client, editor: Person):
    claim = make_decided(claimant="Ministry of Forests")
    publish_page, details = pages(claim.article)
    name = f"claim-{claim.number}"
    typed = {f"{name}-lock_version": claim.lock_version, f"{name}-claimant_type": "organization"}

    desk.post(details, typed)

    assert "claimant out" not in desk.get(publish_page).text
    author = review_of(claim, editor)["itemReviewed"]["author"]
    assert author == {"@type": "Organization", "name": "Ministry of Forests"}
    event = Event.objects.about(claim).get(event_type="describe-claim")
    assert event.actor_id == editor.pk


def test_claimant_that_nobody_typed_is_left_out(editor: Person):
    claim = make_decided(claimant="Ministry of Forests")

    assert "author" not in review_of(claim, editor)["itemReviewed"]


def test_edited_claim_asks_for_its_details_again(editor: Person):
    claim = make_decided(claimant="Ministry of Forests")
    describe(claim, editor, claimant_type="organization")

    edit_claim(
        claim=claim,
        by=editor,
        lock_version=claim.lock_version,
        statement="",
        short_form="",
        claimant="Ann Forest",
    )

    assert make.fresh(claim).current.claimant_type == ""


def test_only_editors_describe_and_only_decided_claims(editor: Person, reviewer: Person):
    claim, open_claim = make_decided(), make.make_claim(make.make_article())

    with pytest.raises(Forbidden):
        describe(claim, reviewer, "Trees")
    with pytest.raises(Conflict):
        describe(make.fresh(open_claim), editor, "Trees")


def test_same_details_again_record_nothing(editor: Person):
    claim = make_decided(claimant="Ann Forest")
    describe(claim, editor, claimant_type="person")
    before = Event.objects.count()

    describe(claim, editor, claimant_type="person")

    assert Event.objects.count() == before


@override_settings(TIME_ZONE="Europe/Kyiv")
def test_report_names_the_day_where_the_newsroom_is(editor: Person):
    claim = make_decided()
    at = datetime(2026, 2, 14, 23, 30, tzinfo=UTC)

    document = build_document(claim.article, number=1, at=at, by=editor, entries={})

    assert (document["published_at"], document["published_on"]) == (
        "2026-02-14T23:30:00Z",
        "2026-02-15",
    )
