"""Review and publish: what the page checks, what it keeps, and that a report is published once."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.access.evidence import decisions_with_stances
from claims.evidence.actions.cataloguing import retract_source
from claims.models import (
    Article,
    Claim,
    Event,
    NewsroomSettings,
    Person,
    Report,
    ReportDraft,
    Source,
)
from claims.moderation.pages.publish_checklist import _check_evidence
from claims.moderation.pages.publish_page import read_publish_page
from claims.reports.actions.publishing import Wording, publish
from claims.vocabulary import PublishCheck, Role
from tests import factories as make
from tests.moderation.world import World

pytestmark = pytest.mark.usefixtures("built")  # the same desk for every test, in any order

FINDING = "Most of it is so."


def page_of(article: Article, more: str = "publish/") -> str:
    return f"/admin/claims/article/{article.pk}/{more}"


def typed(**changed: object) -> dict[str, object]:
    """What an editor sends from the page of a first report."""
    return {"number": 1, "key": uuid4(), "headline": "Is it so?", "key_finding": FINDING} | changed


def finished(editor: Person) -> Article:
    """An article of which everything is sorted and decided."""
    article = make.make_article(headline="Trees in the city")
    make.make_decided(article, by=editor)
    return make.make_read(article)


def checks(article: Article, editor: Person) -> dict[str, str]:
    """The open items of the checklist: their sentences by check."""
    items = read_publish_page(article, editor).checklist.items
    return {str(item.check): item.sentence for item in items}


# --- The checklist -------------------------------------------------------------------------


def test_every_check_is_either_open_or_passed(editor: Person, world: World):
    checklist = read_publish_page(world.article, editor).checklist

    assert len(checklist.items) + len(checklist.passed) == len(PublishCheck)
    assert checks(world.article, editor)["undecided"] == "4 claims are still being checked"
    assert checklist.stop == ""


@pytest.mark.parametrize(
    ("check", "address"),
    [
        ("undecided", "/admin/claims/claim/{first}/change/"),
        ("unsorted", "/articles/{slug}/claims/"),
        ("settings", "/admin/claims/newsroomsettings/1/change/"),
    ],
)
def test_each_item_leads_to_where_it_is_fixed(
    desk: Client, editor: Person, world: World, check: str, address: str
):
    first = world.article.claims.filter(status__in=("open", "agreed", "disputed")).earliest(
        "number"
    )

    (item,) = (
        i for i in read_publish_page(world.article, editor).checklist.items if i.check == check
    )

    assert item.address == address.format(first=first.pk, slug=world.article.slug)
    assert f'href="{item.address}"' in desk.get(page_of(world.article)).text


def test_nothing_is_open_where_all_is_done(editor: Person):
    NewsroomSettings.objects.update(contact="a", corrections_policy="b", method="c")

    assert checks(finished(editor), editor) == {}


def test_checklist_names_what_the_settings_lack(editor: Person):
    article = finished(editor)
    NewsroomSettings.objects.update(
        contact="desk@paper.example", method="Counting.", corrections_policy=""
    )

    assert checks(article, editor)["settings"] == "Your settings are missing the corrections policy"


def test_checklist_tells_of_a_retracted_source(editor: Person):
    article = finished(editor)
    source = Source.objects.filter(evidence__review__claim_version__claim__article=article).first()
    retract_source(source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn.")

    assert checks(article, editor)["retracted"] == "1 claim relies on a retracted source"


def test_checklist_tells_of_a_verdict_with_too_few_sources(editor: Person):
    """An editor may decide what the reviewers gave no source for."""
    article = finished(editor)
    claim = article.claims.get(status="decided")
    needs = claim.decisions.get().rating.needs_sources
    assert needs > 0
    page = read_publish_page(article, editor)
    page.document["claims"][0]["evidence"] = []

    (short, _) = _check_evidence(list(decisions_with_stances(editor, article)), page.document)
    assert short is not None
    assert short.sentence == "1 verdict has fewer sources than it needs"


def test_checklist_tells_of_a_claim_that_was_cut(editor: Person):
    article = finished(editor)
    Claim.objects.filter(article=article, status="decided").update(start=None, end=None)

    assert checks(article, editor)["cut"] == "1 claim is no longer in the article"


def test_article_without_a_verdict_has_no_button_to_publish(desk: Client):
    page = desk.get(page_of(make.make_article())).text

    assert "no claim in this article has a verdict" in page
    assert 'aria-disabled="true"' in page
    assert "Nothing stands in the way" not in page


@pytest.mark.parametrize("count", [1, 30])
def test_page_costs_the_same_for_any_number_of_claims(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(" ".join(f"There are {n} trees." for n in range(1, count + 1)))
    for _ in range(count):
        make.make_claim(article)

    with django_assert_num_queries(19):
        desk.get(page_of(article))


@pytest.mark.parametrize(("role", "is_linked"), [(Role.EDITOR, True), (Role.REVIEWER, False)])
def test_page_is_reached_from_the_article(
    client: Client, editor: Person, role: Role, is_linked: bool
):
    article = finished(editor)
    client.force_login(make.make_person("Somebody", role))

    page = client.get(article.get_absolute_url()).text

    assert (f'href="{page_of(article)}">Review and publish</a>' in page) is is_linked


# --- Writing -------------------------------------------------------------------------------


def test_headline_begins_with_that_of_the_article(desk: Client, editor: Person):
    titled = finished(editor)
    bare = make.make_article("One plain sentence about 35,000 trees.")

    assert desk.get(page_of(titled)).context["form"]["headline"].value() == "Trees in the city"
    assert desk.get(page_of(bare)).context["form"]["headline"].value() == (
        "One plain sentence about 35,000 trees."
    )


def test_draft_is_kept_and_shown_in_the_preview(desk: Client, editor: Person):
    article = finished(editor)
    events = Event.objects.count()

    answer = desk.post(
        page_of(article, "publish/draft/"),
        {"headline": "Half <typed>", "key_finding": FINDING, "waive-settings": "They come."},
        headers={"HX-Request-Type": "partial"},
    )

    assert "Draft saved." in answer.text
    assert "Half &lt;typed&gt;</h1>" in answer.text
    later = desk.get(page_of(article))
    assert later.context["form"]["headline"].value() == "Half <typed>"
    assert later.context["form"]["waive-settings"].value() == "They come."
    assert f"{FINDING}</p>" in later.text
    assert Event.objects.count() == events


def test_draft_is_kept_without_javascript(desk: Client, editor: Person):
    article = finished(editor)

    answer = desk.post(page_of(article, "publish/draft/"), {"headline": "Typed"}, follow=True)

    assert answer.redirect_chain == [(page_of(article), 302)]
    assert "Draft saved." in answer.text
    assert answer.context["form"]["headline"].value() == "Typed"


def test_each_editor_has_a_draft_and_reads_the_newest_of_colleagues(
    desk: Client, editor: Person, other_editor: Person
):
    article = finished(editor)
    desk.post(page_of(article, "publish/draft/"), {"headline": "Mine"})
    theirs = Client()
    theirs.force_login(other_editor)

    assert theirs.get(page_of(article)).context["form"]["headline"].value() == "Mine"
    theirs.post(page_of(article, "publish/draft/"), {"headline": "Theirs"})

    assert desk.get(page_of(article)).context["form"]["headline"].value() == "Mine"
    assert ReportDraft.objects.filter(article=article).count() == 2


def test_preview_is_the_public_page(desk: Client, editor: Person):
    article = finished(editor)
    desk.post(
        page_of(article, "publish/draft/"), {"headline": "As it will be", "key_finding": FINDING}
    )

    page = desk.get(page_of(article, "publish/preview/"))
    picture = desk.get(page_of(article, "publish/picture.png"))

    assert page.templates[0].name == "reports/report.html"
    assert "As it will be</h1>" in page.text
    assert "isn’t published yet" in page.text
    assert picture.content.startswith(b"\x89PNG")


# --- Publishing ----------------------------------------------------------------------------


def test_publishing_freezes_what_the_editor_wrote(desk: Client, editor: Person):
    article = make.make_article()
    make.make_decided(article)

    asked = desk.post(page_of(article), typed())
    answer = desk.post(
        page_of(article), typed(**{"waive-unsorted": "The rest is opinion."}), follow=True
    )

    assert asked.status_code == 422
    assert "5 sentences are not sorted. Enter why you publish now." in asked.text
    report = Report.objects.get(article=article)
    assert answer.redirect_chain == [(page_of(article, "published/"), 302)]
    assert (report.number, report.published_by) == (1, editor)
    assert (report.data["headline"], report.data["key_finding"]) == ("Is it so?", FINDING)
    assert report.data["waived"] == [
        {
            "check": "unsorted",
            "what": "5 sentences are not sorted",
            "reason": "The rest is opinion.",
        }
    ]
    assert Event.objects.about(report).get().event_type == "publish"
    assert not ReportDraft.objects.filter(article=article).exists()
    public = desk.get(f"/reports/{article.slug}/").text
    assert "<b>5 sentences are not sorted.</b> The rest is opinion." in re.sub(
        r"</?span[^>]*>", "", public
    )


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("headline", "Write a headline for your check."),
        ("key_finding", "Write the key finding: readers see it first."),
    ],
)
def test_headline_and_key_finding_are_asked_for(
    desk: Client, editor: Person, field: str, sentence: str
):
    article = finished(editor)

    answer = desk.post(page_of(article), typed(**{field: " "}))

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert not Report.objects.filter(article=article).exists()


def test_correction_says_what_changed_and_keeps_the_rest(desk: Client, editor: Person):
    article = finished(editor)
    publish(article=article, by=editor, wording=Wording("Is it so?", FINDING))

    page = desk.get(page_of(article))
    bare = desk.post(page_of(article), typed(number=2))
    told = desk.post(page_of(article), typed(number=2, reason="A source more."))

    assert page.context["form"]["headline"].value() == "Is it so?"
    assert page.context["form"]["key_finding"].value() == FINDING
    assert "Enter what changed since the last report, and why." in bare.text
    assert (bare.status_code, told.status_code) == (422, 302)
    assert Report.objects.of(article.slug).values_list("number", "reason").first() == (
        2,
        "A source more.",
    )
    assert "A source more." in desk.get(f"/reports/{article.slug}/").text


def test_note_of_a_correction_does_not_stand_for_what_is_open(desk: Client, world: World):
    answer = desk.post(page_of(world.article), typed(number=2, reason="A mistake in claim 3."))

    assert answer.status_code == 422
    assert "4 claims are still being checked. Enter why you publish now." in answer.text


def test_colleague_who_published_meanwhile_is_named_and_nothing_typed_is_lost(
    desk: Client, editor: Person, other_editor: Person
):
    article = finished(editor)
    publish(article=article, by=other_editor)

    answer = desk.post(page_of(article), typed(headline="My own headline"))

    assert answer.status_code == 409
    assert "Report 1 was published meanwhile, by Emil Editor." in answer.text
    assert answer.context["form"]["headline"].value() == "My own headline"
    assert answer.context["form"]["number"].value() == 2


def test_sending_the_page_again_shows_the_report_that_it_made(desk: Client, editor: Person):
    article, sent = finished(editor), typed()

    first, again = (desk.post(page_of(article), sent) for _ in "ab")

    assert [answer.url for answer in (first, again)] == [page_of(article, "published/")] * 2
    assert Report.objects.filter(article=article).count() == 1
    assert not ReportDraft.objects.filter(article=article).exists()


def test_page_after_publishing_has_the_link_and_the_picture(desk: Client, editor: Person):
    article = finished(editor)
    assert desk.get(page_of(article, "published/")).status_code == 404
    publish(article=article, by=editor, wording=Wording("Is it so?", FINDING))

    page = desk.get(page_of(article, "published/")).text

    assert "Report 1 is live" in page
    assert re.search(rf'<input id="link" readonly value="http[^"]*/reports/{article.slug}/">', page)
    assert f'src="/reports/{article.slug}/1/picture.png"' in page


@pytest.mark.parametrize(
    "more", ["publish/draft/", "publish/preview/", "publish/picture.png", "published/"]
)
def test_pages_are_for_editors_only(client: Client, world: World, reviewer: Person, more: str):
    for person in (reviewer, world.administrator):
        client.force_login(person)
        assert client.get(page_of(world.article, more)).status_code in (403, 405)
        assert client.post(page_of(world.article, more), typed()).status_code in (403, 405)
    assert not ReportDraft.objects.exists()
