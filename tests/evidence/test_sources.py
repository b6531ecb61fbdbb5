"""The list of sources, a source's page, editing and retraction."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.evidence.actions.cataloguing import edit_source, retract_source
from claims.models import Article, Claim, Person, Source
from claims.moderation.actions.planning import assign
from claims.vocabulary import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_source_shows_the_claims_of_closed_rounds(client: Client, reviewer: Person):
    claim = make.make_disputed()
    source = Source.objects.get()
    client.force_login(reviewer)

    page = client.get(source.get_absolute_url()).content.decode()

    assert claim.get_absolute_url() in page
    assert "https://example.org/count" in page


def test_source_of_an_open_round_is_only_visible_to_its_reviewer(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim()
    make.review(claim, other_reviewer)
    source = Source.objects.get()

    client.force_login(reviewer)
    assert client.get(source.get_absolute_url()).status_code == 404
    client.force_login(other_reviewer)
    assert client.get(source.get_absolute_url()).status_code == 200


def test_source_page_hides_evidence_of_another_open_round(client: Client, reviewer: Person):
    first = make.make_claim()
    make.review(first, reviewer)
    second = make.make_claim(first.article)
    evidence = make.make_evidence(title="Leakytitle")
    make.review(second, make.make_person("Otto Other", Role.REVIEWER), evidence=(evidence,))
    client.force_login(reviewer)

    page = client.get(Source.objects.get().get_absolute_url()).content.decode()

    assert first.get_absolute_url() in page
    assert second.get_absolute_url() not in page
    assert "Leaky" not in page


def catalogued(
    cited: str = "https://example.org/count", article: Article | None = None, **fields: object
) -> Claim:
    """A claim with a closed round whose reviewers cite this source."""
    claim = make.make_claim(article)
    for name in ("One", "Two"):
        evidence = (make.make_evidence(cited, **fields),)
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=evidence)
    return make.fresh(claim)


def many(count: int, cited: str = "https://example.org/count") -> None:
    """Make `count` claims of one article, each reviewed by one person."""
    text = " ".join(f"The city planted {n} trees." for n in range(100, 100 + count))
    article = make.make_article(text, reviews_needed=1)
    people = [make.make_person(f"Person {n}", Role.REVIEWER) for n in range(2)]
    for n in range(count):
        evidence = (make.make_evidence(cited.format(n), title=f"Register {n}"),)
        make.review(make.make_claim(article), people[n % 2], evidence=evidence)


def test_source_of_my_open_round_shows_only_what_i_typed(
    client: Client, reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    make.review(claim, other_reviewer, evidence=(make.make_evidence(title="Leakytitle"),))
    source = Source.objects.get()
    edit_source(
        source=source, by=editor, lock_version=0, publisher="Leakypublisher", reliability="E"
    )
    elsewhere = make.make_claim()
    make.review(elsewhere, reviewer, evidence=(make.make_evidence(title="My own title"),))
    client.force_login(reviewer)

    page = client.get(source.get_absolute_url()).text

    assert '<h1 dir="auto">My own title</h1>' in page
    assert "Leaky" not in page
    assert "unreliable" not in page
    assert client.get(f"{source.get_absolute_url()}edit/").status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_source_page_needs_5_queries_for_1_and_30_claims(
    client: Client, reviewer: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    many(count)
    client.force_login(reviewer)
    address = Source.objects.get().get_absolute_url()

    with django_assert_num_queries(5):  # one for the working title
        page = client.get(address)

    assert len(page.context["uses"]) == count


def test_source_page_lists_its_claims_in_pages(client: Client, reviewer: Person):
    many(32)
    client.force_login(reviewer)
    address = Source.objects.get().get_absolute_url()

    first = client.get(address)
    rest = client.get(f"{address}?from=30")

    assert f'href="{address}?from=30"' in first.text  # no row number, which would count hidden rows
    shown = [piece.pk for page in (first, rest) for piece, _ in page.context["uses"]]
    assert len(shown) == len(set(shown)) == 32
    assert client.get(f"{address}?from=x").context["uses"] == first.context["uses"]
    assert client.get(f"{address}?from=99").status_code == 200


def test_list_shows_sources_of_closed_rounds_and_can_be_searched(client: Client, reviewer: Person):
    catalogued("https://example.org/count?utm_source=x", title="Register of the city’s trees")
    catalogued("Розмова з лісничим", title="Розмова про дерева")
    client.force_login(reviewer)

    def found(query: str) -> list[str]:
        page = client.get("/sources/", {"q": query} if query else {})
        return [source.title for source in page.context["sources"]]

    assert found("") == ["Розмова про дерева", "Register of the city’s trees"]
    assert found("http://www.example.org/co") == ["Register of the city’s trees"]
    assert found("regster of the city") == ["Register of the city’s trees"]
    assert found("розмови з лісничим") == ["Розмова про дерева"]
    assert found("nothing like it") == found("https://example.net/") == found("ab") == []


def test_list_hides_sources_of_open_rounds_and_of_unassigned_articles(
    client: Client, reviewer: Person, other_reviewer: Person, editor: Person
):
    claim = make.make_claim()
    evidence = (make.make_evidence("https://example.org/open", title="Leakytitle"),)
    make.review(claim, other_reviewer, evidence=evidence)
    assigned = catalogued("https://example.org/elsewhere", title="Leaky elsewhere")
    assign(article=assigned.article, by=editor, people=[other_reviewer])
    client.force_login(reviewer)

    pages = [
        client.get("/sources/", {"q": query} if query else {}).text
        for query in ("", "Leakytitle", "Leaky elsewhere", "https://example.org/")
    ]

    assert not any("/open<" in page or "Leakytitle</a>" in page for page in pages)
    assert not any('class="title"' in page for page in pages)


@pytest.mark.parametrize("count", [1, 30])
def test_list_needs_4_queries_for_1_and_30_sources(
    client: Client, reviewer: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    many(count, "https://example.org/{}")
    client.force_login(reviewer)

    with django_assert_num_queries(4):  # one for the saved views
        page = client.get("/sources/")
    with django_assert_num_queries(4):
        client.get("/sources/?q=register")

    assert len(page.context["sources"]) == count


def test_list_has_pages(client: Client, reviewer: Person):
    many(33, "https://example.org/{}")
    client.force_login(reviewer)

    first = client.get("/sources/")
    rest = client.get(f"/sources/?before={first.context['older'].pk}")

    assert (len(first.context["sources"]), len(rest.context["sources"])) == (30, 3)
    assert client.get("/sources/?before=7").status_code == 404


def test_edit_shows_what_someone_else_saved_meanwhile(
    client: Client, reviewer: Person, editor: Person
):
    catalogued(title="The count")
    source = Source.objects.get()
    client.force_login(reviewer)
    form = {
        "title": "My title",
        "kind": "data",
        "reliability": "B",
        "lock_version": source.lock_version,
    }
    edit_source(source=source, by=editor, lock_version=source.lock_version, title="Their title")
    address = f"{source.get_absolute_url()}edit/"

    refused = client.post(address, form)
    done = client.post(
        address, form | {"lock_version": refused.context["form"]["lock_version"].value()}
    )

    assert (refused.status_code, done.status_code) == (409, 302)
    assert '<dd dir="auto">Their title</dd>' in refused.text
    assert 'value="My title"' in refused.text
    source.refresh_from_db()
    assert (source.title, source.kind) == ("My title", "data")


def test_retraction_leads_to_the_claims_to_recheck(
    client: Client, reviewer: Person, editor: Person
):
    claims = [catalogued(title="The count") for _ in range(2)]
    source = Source.objects.get()
    client.force_login(reviewer)
    address = source.get_absolute_url()

    without = client.post(f"{address}retract/", {"lock_version": source.lock_version})
    answer = client.post(
        f"{address}retract/",
        {"lock_version": source.lock_version, "reason": "Withdrawn by the city."},
    )

    assert without.status_code == 422
    assert "Enter why this source was retracted and who said so." in without.text
    assert (answer.status_code, answer["Location"]) == (302, f"{address}claims/")
    page = client.get(f"{address}claims/").text
    assert all(claim.get_absolute_url() in page for claim in claims)
    assert "Withdrawn by the city." in page
    assert "It stands" not in page
    card = client.get(claims[0].get_absolute_url()).text
    assert "Check this claim again" in card
    assert f'href="{address}claims/"' in card
    assert "⚠ Retracted" in client.get(address).text


def test_editor_can_recheck_a_claim_on_the_list_and_on_its_page(client: Client, editor: Person):
    first, second = catalogued(), catalogued()
    source = Source.objects.get()
    retract_source(source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn.")
    client.force_login(editor)
    pages = f"{source.get_absolute_url()}claims/"

    on_list = client.post(f"{first.get_absolute_url()}recheck/", {"source": source.pk})
    on_page = client.post(f"{second.get_absolute_url()}recheck/", {"note": "It holds."})

    assert on_list["Location"] == pages
    assert on_page["Location"] == second.get_absolute_url()
    assert "No claims that use this source need re-checking." in client.get(pages).text
    assert "Check this claim again" not in client.get(second.get_absolute_url()).text


def test_recheck_of_anothers_open_round_is_hidden_from_reviewers(
    client: Client, reviewer: Person, other_reviewer: Person, editor: Person
):
    catalogued()
    claim = make.make_claim()
    make.review(claim, other_reviewer)
    source = Source.objects.get()
    retract_source(source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn.")
    pages = (claim.get_absolute_url(), f"{source.get_absolute_url()}claims/")

    def marks() -> tuple[bool, bool]:
        card, listed = (client.get(page).text for page in pages)
        return "Check this claim again" in card, claim.get_absolute_url() in listed

    client.force_login(reviewer)
    assert marks() == (False, False)
    client.force_login(editor)
    assert marks() == (True, True)


@pytest.mark.parametrize("count", [1, 30])
def test_claims_to_recheck_need_6_queries_for_1_and_30_claims(
    client: Client, editor: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    many(count)
    source = Source.objects.get()
    retract_source(source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn.")
    client.force_login(editor)

    with django_assert_num_queries(6):  # one for the working title, two for likely sources
        page = client.get(f"{source.get_absolute_url()}claims/")

    assert len(page.context["evidence"]) == count


def test_retraction_can_be_undone(client: Client, editor: Person):
    catalogued()
    source = Source.objects.get()
    retract_source(source=source, by=editor, lock_version=source.lock_version, reason="Withdrawn.")
    client.force_login(editor)
    address = source.get_absolute_url()

    late = client.post(f"{address}reinstate/", {"lock_version": source.lock_version})
    client.post(f"{address}reinstate/", {"lock_version": source.lock_version + 1})

    assert late.status_code == 409
    assert "⚠" not in client.get(address).text


def test_search_accepts_nul(client: Client, editor: Person):
    client.force_login(editor)

    assert client.get("/sources/", {"q": "abc\0def"}).status_code == 200


def test_reason_of_a_late_retraction_is_shown_again(client: Client, editor: Person):
    make.make_decided()
    source = Source.objects.get()
    client.force_login(editor)
    edit_source(
        source=source, by=editor, lock_version=source.lock_version, publisher="Somebody was faster"
    )
    typed = {"lock_version": source.lock_version, "reason": "Withdrawn by its author."}

    late = client.post(f"{source.get_absolute_url()}retract/", typed)

    page = late.content.decode()
    assert late.status_code == 409
    assert page.count("Withdrawn by its author.") == 1
    source.refresh_from_db()
    again = typed | {"lock_version": source.lock_version}
    assert f'name="lock_version" value="{source.lock_version}"' in page
    assert client.post(f"{source.get_absolute_url()}retract/", again).status_code == 302


def test_another_reviewers_spelling_is_hidden_while_the_round_is_open(
    client: Client, reviewer: Person, other_reviewer: Person
):
    claim = make.make_claim(make.make_article(reviews_needed=3))
    for person, cited in ((other_reviewer, "INTERVIEW with  Mo"), (reviewer, "Interview with Mo")):
        make.review(claim, person, evidence=(make.make_evidence(cited),))
    source = Source.objects.get()
    client.force_login(reviewer)

    page = client.get(source.get_absolute_url()).text

    assert "Interview with Mo" in page
    assert "INTERVIEW" not in page


def test_note_of_a_late_recheck_is_shown_again(client: Client, editor: Person):
    claim = make.make_decided()
    client.force_login(editor)
    note = {"note": "The other count says the same."}

    late = client.post(f"{claim.get_absolute_url()}recheck/", note)

    assert late.status_code == 409
    assert "The other count says the same." in late.text
