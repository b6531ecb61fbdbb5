"""The page on which people choose claims and sort sentences, with and without JavaScript."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.articles.actions.answering import answer_sentences
from claims.articles.actions.claim_lifecycle import dismiss_claim, open_claims, set_aside_claim
from claims.articles.actions.revising import revise_article
from claims.articles.pages import choosing_page
from claims.articles.queries.sentence_coverage import list_coverage
from claims.models import Article, Claim, Event, Person
from claims.vocabulary import Choice, ClaimStatus, EventType, Role, SetAside
from tests import factories as make

pytestmark = pytest.mark.django_db
AS_FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}
TEXT = "The city has 35,000 trees. It planted 1,200 of them in 2024. Nobody knows. Rain is lovely."
PAGE = (
    "Home\n\nTREES OF THE CITY\n\nBy Jane Smith\n\n13 February 2026\n\nPhoto: Reuters\n\n"
    "The city has 35,000 trees. It planted 1,200 of them in 2024. Nobody knows. Share\n\n"
    "Read also: Rain in May"
)


@pytest.fixture
def article(client: Client, reviewer: Person) -> Article:
    """Four sentences, the first of them a claim that is being checked."""
    article = make.make_article(TEXT)
    make.make_claim(article)
    client.force_login(reviewer)
    return article


@pytest.fixture
def page(client: Client, reviewer: Person) -> Article:
    """An article with every kind of obvious line: 7 of them, and 3 sentences."""
    client.force_login(reviewer)
    return make.make_article(PAGE)


def address(article: Article, more: str = "") -> str:
    return f"/articles/{article.slug}/claims/{more}"


def answers(article: Article) -> list[str]:
    return [row.answer for row in list_coverage(article.revision.pk)]


def kinds(html: str) -> dict[int, str]:
    """The class of each sentence that a page shows, by its position."""
    return {
        int(n): kind
        for kind, n in re.findall(r'class="sentence ([\w-]+)" id="sentence-(\d+)"', html)
    }


def badges(html: str) -> dict[int, str]:
    """What stands beside each sentence, without tags."""
    found = re.findall(r'id="state-(\d+)"[^>]*>(.*?)(?:</b>|</a>)</span>', html)
    return {int(n): re.sub(r"<[^>]*>", "", words) for n, words in found}


# --- What the page shows -----------------------------------------------------------------------------
def test_page_shows_every_sentence_with_its_state(client: Client, article: Article):
    dismiss_claim(
        claim=article.claims.get(number=3),
        by=make.make_person("Ed", Role.EDITOR),
        reason=SetAside.OPINION,
    )

    html = client.get(address(article)).text

    assert list(kinds(html).values()) == ["claim", "maybe", "off", "to-sort"]
    assert badges(html) == {1: "claim 1", 2: "claim?", 3: "opinion", 4: "to sort"}
    assert f'href="{article.claims.get(number=1).get_absolute_url()}"' in html
    assert "Open 1 more claim for review" in html
    assert "1 sentence is still to sort." in html


def test_page_names_the_obvious_lines(client: Client, page: Article):
    html = client.get(address(page)).text

    assert badges(html) == {
        1: "clutter?", 2: "headline?", 3: "by-line?", 4: "date?", 5: "credit?",
        6: "claim?", 7: "claim?", 8: "to sort", 9: "clutter?", 10: "clutter?",
    }  # fmt: skip
    assert "Accept 7 obvious lines" in html
    assert "A headline, a by-line, a date, 3 lines of page clutter and a picture credit." in html
    assert "Start reviewing 2 claims" in html


def test_chosen_claims_show_their_number(client: Client, article: Article, reviewer: Person):
    answer_sentences(article=article, by=reviewer, revision=1, positions=[3], answer=Choice.CLAIM)

    html = client.get(address(article)).text

    assert badges(html)[3] == "3 chosen"
    assert 'name="claims" value="2-3"' in html


def test_page_says_what_speaks_for_an_answer(client: Client, reviewer: Person):
    article = make.make_article("The city is the most beautiful. Who knows? It will rain for ever.")
    client.force_login(reviewer)

    html = client.get(address(article)).text

    assert badges(html) == {1: "opinion?", 2: "question?", 3: "prediction?"}
    panel = client.get(address(article, "sentence/?at=2")).text
    assert "It looks like a question." in panel


def test_sentence_shows_its_claim_beside_the_text(client: Client, article: Article):
    checked = client.get(address(article, "sentence/?at=1")).text
    suggested = client.get(address(article, "sentence/?at=2")).text

    assert "being checked" in checked
    assert "Edit wording" not in checked
    assert "Starts with a word such as “it”" in suggested
    assert f"{address(article)}2/edit/" in suggested
    assert client.get(address(article, "sentence/?at=99")).status_code == 404
    assert client.get(address(article, "sentence/")).status_code == 404


def test_page_can_be_opened_at_a_claim(client: Client, article: Article):
    html = client.get(address(article, "?claim=3")).text

    assert "Sentence 3 of 4" in html
    assert 'data-at="3"' in html
    for nonsense in ("?claim=99", "?claim=x", "?at=99", "?part=7", "?at=²"):
        assert client.get(address(article, nonsense)).status_code == 200


def test_what_people_wrote_is_escaped(client: Client, reviewer: Person):
    article = make.make_article("A <b>bold</b> & “sly” city has 35,000 trees.")
    client.force_login(reviewer)

    for more in ("", "sentence/?at=1"):
        html = client.get(address(article, more)).text
        assert "A &lt;b&gt;bold&lt;/b&gt; &amp; “sly”" in html
        assert "<b>bold" not in html


# --- Answers -----------------------------------------------------------------------------------------
def test_several_sentences_get_one_answer(client: Client, article: Article):
    typed = {"revision": 1, "sentence": [3, 4], "mark": "opinion"}

    answer = client.post(address(article), typed, follow=True)

    assert answers(article)[2:] == ["opinion", "opinion"]
    assert "2 sentences: an opinion." in answer.text
    assert answer.redirect_chain == [(f"{address(article)}?at=3#sentence-3", 302)]


def test_a_sentence_is_cut_and_goes_back_to_sort(client: Client, article: Article):
    typed = {"revision": 1, "sentence": 4}

    client.post(address(article), typed | {"mark": "cut"})
    assert answers(article)[3] == "cut"

    client.post(address(article), typed | {"mark": "to-sort"})
    assert answers(article)[3] == "to-sort"
    client.post(address(article), typed | {"mark": "cut"})
    client.post(address(article), typed | {"mark": "take-back"})  # by a page of an earlier version
    assert answers(article)[3] == "to-sort"


def test_answer_as_a_fragment_has_the_changed_sentences_the_tools_and_an_undo_button(
    client: Client, article: Article
):
    client.post(address(article), {"revision": 1, "sentence": 3, "mark": "opinion"})
    typed = {"revision": 1, "sentence": [3, 4], "mark": "cut", "shown": 1}

    html = client.post(address(article), typed, headers=AS_FRAGMENT).text

    assert "<html" not in html
    assert badges(html) == {3: "cut", 4: "cut"}
    assert set(re.findall(r'id="(sort-\w+)"', html)) == {
        "sort-counts", "sort-obvious", "sort-next", "sort-send",
    }  # fmt: skip
    assert 'name="undo" value="opinion:3 to-sort:4"' in html

    client.post(address(article), {"revision": 1, "undo": "opinion:3 to-sort:4"})
    assert answers(article)[2:] == ["opinion", "to-sort"]


def test_undo_of_a_chosen_claim_makes_it_a_suggestion_again(client: Client, article: Article):
    typed = {"revision": 1, "sentence": [2, 3], "mark": "claim", "shown": 1}
    html = client.post(address(article), typed, headers=AS_FRAGMENT).text
    assert answers(article)[1:3] == ["claim", "claim"]

    value = re.search(r'name="undo" value="([^"]*)"', html)[1]
    client.post(address(article), {"revision": 1, "undo": value})

    assert answers(article)[1:3] == ["suggested", "to-sort"]
    assert article.claims.get(number=2).chosen_by is None


def test_undo_leaves_what_a_colleague_answered_since(
    client: Client, article: Article, other_reviewer: Person
):
    client.post(address(article), {"revision": 1, "sentence": [3, 4], "mark": "opinion"})
    answer_sentences(
        article=article, by=other_reviewer, revision=1, positions=[4], answer="prediction"
    )

    typed = {"revision": 1, "undo": "to-sort:3-4"}
    answer = client.post(address(article), typed, follow=True)

    assert answers(article)[2:] == ["to-sort", "prediction"]
    assert "Undone: 1 sentence as before. 1 sentence changed since, and stayed." in answer.text


def test_page_without_script_offers_undo_after_an_answer(client: Client, article: Article):
    client.post(address(article), {"revision": 1, "sentence": 4, "mark": "cut"})

    html = client.get(address(article)).text

    assert 'name="undo" value="to-sort:4"' in html
    client.post(address(article), {"revision": 1, "undo": "to-sort:4"})
    assert 'name="undo"' not in client.get(address(article)).text
    other = make.make_article()
    client.post(address(article), {"revision": 1, "sentence": 4, "mark": "cut"})
    assert 'name="undo"' not in client.get(address(other)).text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"revision": 1, "mark": "cut"}, "Tick at least one sentence first."),
        ({"revision": 1, "sentence": 2}, "Choose what these sentences are."),
        ({"sentence": 2, "mark": "cut"}, "Reload the page: it’s out of date."),
        ({"revision": 1, "sentence": 2, "mark": "boring"}, "Select a valid choice."),
        ({"revision": 1, "undo": "opinion:2; 3"}, "Enter a valid value."),
        ({"revision": 1, "undo": "opinion"}, "Enter a valid value."),
        ({"undo": "opinion:2"}, "Reload the page: it’s out of date."),
    ],
)  # fmt: skip
def test_page_explains_what_is_missing(
    client: Client, article: Article, typed: dict, sentence: str
):
    answer = client.post(address(article), typed)
    fragment = client.post(address(article), typed, headers=AS_FRAGMENT)

    assert (answer.status_code, fragment.status_code) == (422, 422)
    assert sentence in answer.text
    assert sentence in fragment.text
    assert answers(article)[1] == "suggested"


def test_unknown_answers_in_an_undo_are_ignored(client: Client, article: Article):
    client.post(address(article), {"revision": 1, "undo": "boring:2 cut:4"})

    assert answers(article)[1:] == ["suggested", "to-sort", "cut"]


def test_claims_that_are_being_checked_are_left_alone(client: Client, article: Article):
    typed = {"revision": 1, "sentence": [1, 4], "mark": "opinion"}
    both = client.post(address(article), typed, follow=True)
    alone = client.post(address(article), typed | {"sentence": 1}, follow=True)

    assert answers(article)[0] == "checked"
    assert "1 sentence: an opinion. 1 sentence stayed as before." in both.text
    assert "Nothing changed. To change a claim that is being checked, open the claim." in alone.text


@pytest.mark.parametrize(
    ("more", "form"),
    [
        ("", {"sentence": 2, "mark": "cut"}),
        ("", {"undo": "cut:2"}),
        ("role/", {"sentence": 2, "role": "caption"}),
    ],
)
def test_answers_to_an_older_version_are_a_conflict(
    client: Client, article: Article, reviewer: Person, more: str, form: dict
):
    revise_article(article=article, by=reviewer, text=f"{TEXT} It is late.")

    answer = client.post(address(article, more), {"revision": 1} | form)

    assert answer.status_code == 409
    assert "The article now has a newer version (2)." in answer.text
    assert answers(article)[1] == "suggested"


def test_sentence_of_a_claim_set_aside_after_its_reviews_says_whom_to_ask(
    client: Client, article: Article, editor: Person
):
    claim = article.claims.get(number=1)
    set_aside_claim(
        claim=claim, by=editor, lock_version=claim.lock_version, reason=SetAside.OPINION
    )

    answer = client.post(address(article), {"revision": 1, "sentence": 1, "mark": "claim"})

    assert answer.status_code == 409
    assert "This sentence is claim 1, which was set aside." in answer.text


def test_roles_of_sentences_change_together(client: Client, article: Article):
    typed = {"revision": 1, "sentence": [2, 3], "role": "headline"}

    answer = client.post(address(article, "role/"), typed, follow=True)

    roles = list(article.revision.sentences.order_by("position").values_list("role", flat=True))
    assert roles[:3] == ["body", "headline", "headline"]
    assert "2 sentences: headline." in answer.text
    assert badges(answer.text)[3] == "headline?"
    for wrong in ({"role": ""}, {"role": "hero"}, {"sentence": ""}):
        assert client.post(address(article, "role/"), typed | wrong).status_code == 422


# --- Obvious lines -----------------------------------------------------------------------------------
def test_obvious_lines_are_accepted_together_and_undone_together(client: Client, page: Article):
    fragment = client.post(
        address(page, "accept/"), {"revision": 1, "shown": 1}, headers=AS_FRAGMENT
    ).text

    assert answers(page) == [
        "furniture", "heading", "heading", "heading", "furniture",
        "suggested", "suggested", "to-sort", "furniture", "furniture",
    ]  # fmt: skip
    assert "7 lines accepted: nothing to check." in fragment
    assert "Accept" not in fragment
    value = re.search(r'name="undo" value="([^"]*)"', fragment)[1]
    assert value == "to-sort:1-5,9-10"
    client.post(address(page), {"revision": 1, "undo": value})
    assert answers(page).count("to-sort") == 8
    types = Event.objects.filter(chain__article=page).values_list("event_type", flat=True)
    assert list(types).count(EventType.MARK_SENTENCES) == 3  # one for each answer, and the undo


def test_accepting_leaves_lines_that_somebody_answered_for(
    client: Client, page: Article, other_reviewer: Person
):
    for position, answer in ((2, Choice.CLAIM), (3, "opinion")):
        answer_sentences(
            article=page, by=other_reviewer, revision=1, positions=[position], answer=answer
        )

    answer = client.post(address(page, "accept/"), {"revision": 1}, follow=True)

    assert answers(page)[:5] == ["furniture", "claim", "opinion", "heading", "furniture"]
    assert "5 lines accepted: nothing to check." in answer.text
    again = client.post(address(page, "accept/"), {"revision": 1}, follow=True)
    assert "0 lines accepted" in again.text


# --- Start reviewing ---------------------------------------------------------------------------------
def test_reviewing_starts_with_the_claims_that_the_page_showed(client: Client, page: Article):
    answer = client.post(address(page, "start/"), {"revision": 1, "claims": "2-3"}, follow=True)

    opened = page.claims.filter(status=ClaimStatus.OPEN)
    assert [claim.current.quote for claim in opened] == [
        "The city has 35,000 trees.", "It planted 1,200 of them in 2024.",
    ]  # fmt: skip
    assert answer.redirect_chain == [(page.get_absolute_url(), 302)]
    assert "2 claims opened for review. 8 sentences still to sort." in answer.text


def test_start_is_a_redirect_by_header_for_htmx(client: Client, page: Article):
    answer = client.post(
        address(page, "start/"), {"revision": 1, "claims": "2"}, headers=AS_FRAGMENT
    )

    assert answer.headers["HX-Redirect"] == page.get_absolute_url()
    assert page.claims.filter(status=ClaimStatus.OPEN).count() == 1


def test_start_opens_nothing_that_a_colleague_dropped_or_chose_in_the_meantime(
    client: Client, page: Article, other_reviewer: Person
):
    for position, answer in ((6, "opinion"), (8, Choice.CLAIM)):
        answer_sentences(
            article=page, by=other_reviewer, revision=1, positions=[position], answer=answer
        )

    answer = client.post(address(page, "start/"), {"revision": 1, "claims": "2-3"}, follow=True)

    status = dict(Claim.objects.filter(article=page).values_list("current__quote", "status"))
    assert status == {
        "The city has 35,000 trees.": "set-aside",
        "It planted 1,200 of them in 2024.": "open",
        "Nobody knows.": "proposed",
        "Photo: Reuters": "proposed",
    }
    assert "1 claim opened for review. Colleagues have changed 1 in the meantime." in answer.text


@pytest.mark.parametrize("claims", ["", "x", "1-", "1;2", "999999999999"])
def test_start_without_claims_says_what_is_missing(client: Client, page: Article, claims: str):
    answer = client.post(address(page, "start/"), {"revision": 1, "claims": claims})

    assert answer.status_code == 422
    assert not page.claims.exclude(status=ClaimStatus.PROPOSED).exists()


def test_page_says_what_is_left_to_do(client: Client, page: Article, reviewer: Person):
    everything = {"article": page, "by": reviewer, "revision": 1}
    answer_sentences(**everything, positions=[6, 7], answer=Choice.TO_SORT)
    nothing = client.get(address(page)).text
    answer_sentences(**everything, positions=[6], answer=Choice.CLAIM)
    answer_sentences(**everything, positions=[1, 2, 3, 4, 5, 7, 8, 9, 10], answer="opinion")
    one = client.get(address(page)).text
    open_claims(article=page, by=reviewer, numbers=[claim.number for claim in page.claims.all()])
    done = client.get(address(page)).text

    assert (
        "Choose at least one claim to start reviewing. 10 sentences are still to sort." in nothing
    )
    assert "Start reviewing" in one
    assert "All other sentences are sorted." in one
    assert "All 10 sentences are sorted." in done
    assert re.search(r'class="button main" href="[^"]*">Back to the article', done)


# --- Long texts, costs and access --------------------------------------------------------------------
def test_a_long_article_is_shown_in_parts(client: Client, reviewer: Person):
    article = make.make_article("\n\n".join(f"There are {n} trees." for n in range(1, 402)))
    make.make_claim(article)
    client.force_login(reviewer)

    html = client.get(address(article, "?part=2")).text
    more = client.get(address(article, "text/?part=3")).text

    assert list(kinds(html)) == list(range(151, 301))
    assert re.findall(r'\?part=(\d)"[^>]*\n? *>(\d+)–(\d+)', html) == [
        ("1", "1", "150"), ("2", "151", "300"), ("3", "301", "401"),
    ]  # fmt: skip
    assert list(kinds(more)) == list(range(301, 402))
    assert 'rel="next"' not in more
    for nonsense in ("text/", "text/?part=0", "text/?part=4", "text/?part=x"):
        assert client.get(address(article, nonsense)).status_code == 404
    assert html.count("<i>") + html.count("<i class") < 70


def test_an_answer_sends_only_sentences_of_the_parts_that_are_shown(
    client: Client, reviewer: Person
):
    article = make.make_article("\n\n".join(f"There are {n} trees." for n in range(1, 402)))
    client.force_login(reviewer)
    typed = {"revision": 1, "sentence": [1, 160, 400], "mark": "opinion"}

    html = client.post(
        address(article), typed | {"shown": ["2", "x", "99"]}, headers=AS_FRAGMENT
    ).text

    assert badges(html) == {160: "opinion"}
    assert [answers(article)[n - 1] for n in (1, 160, 400)] == ["opinion"] * 3


def test_next_to_sort_leads_into_another_part(client: Client, reviewer: Person):
    text = "\n\n".join(f"The city planted {n} trees in 2024." for n in range(1, 302))
    article = make.make_article(f"{text}\n\nNobody knows why.")
    client.force_login(reviewer)

    assert (
        '<a class="plain" href="?at=302#sentence-302" rel="next"'
        in client.get(address(article)).text
    )
    assert 302 in kinds(client.get(address(article, "?at=302")).text)


def test_many_claims_are_opened_in_several_goes(
    client: Client, reviewer: Person, monkeypatch: pytest.MonkeyPatch
):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(5)))
    client.force_login(reviewer)
    monkeypatch.setattr(choosing_page, "MOST_OPENED", 3)

    first = client.get(address(article)).text
    client.post(address(article, "start/"), {"revision": 1, "claims": "1-3"})
    second = client.get(address(article)).text

    assert "Start reviewing 3 of 5 claims" in first
    assert 'name="claims" value="1-3"' in first
    assert "Open 2 more claims for review" in second


@pytest.mark.parametrize("count", [3, 30])
def test_page_costs_the_same_for_3_and_30_sentences(
    client: Client, reviewer: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(
        " ".join(f"The city planted {n} trees." for n in range(100, 100 + count))
    )
    make.make_claim(article)
    client.force_login(reviewer)
    client.get(address(article))

    with django_assert_num_queries(11):
        client.get(address(article))


@pytest.mark.parametrize("count", [1, 30])
def test_an_answer_costs_the_same_for_1_and_30_sentences(
    client: Client, reviewer: Person, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make.make_article(" ".join(f"The city planted {n} trees." for n in range(100, 130)))
    client.force_login(reviewer)
    client.get(address(article))
    typed = {"revision": 1, "sentence": list(range(1, count + 1)), "mark": "claim", "shown": 1}

    with django_assert_num_queries(21):
        client.post(address(article), typed, headers=AS_FRAGMENT)


def test_page_is_only_for_members_who_can_see_the_article(
    client: Client, article: Article, other_reviewer: Person, outsider: Person
):
    article.assignments.create(person=make.make_person("Somebody else", Role.REVIEWER))
    typed = {"revision": 1, "sentence": 2, "mark": "cut", "role": "body", "claims": "2"}
    for person in (other_reviewer, outsider):
        client.force_login(person)

        for more in ("", "text/?part=1", "sentence/?at=1"):
            assert client.get(address(article, more)).status_code == 404
        for more in ("", "accept/", "role/", "start/"):
            assert client.post(address(article, more), typed).status_code == 404
    assert answers(article)[1] == "suggested"


# --- Adding a claim ----------------------------------------------------------------------------------
def test_a_quoted_claim_is_added_as_chosen(client: Client, reviewer: Person):
    article = make.make_article()
    client.force_login(reviewer)

    answer = client.post(address(article, "add/"), {"quote": "35,000 trees"}, follow=True)

    added = Claim.objects.with_words().latest("number")
    assert (added.current.quote, added.status) == ("35,000 trees", "proposed")
    assert added.chosen_by == reviewer
    assert answer.redirect_chain == [(f"{address(article)}?claim={added.number}", 302)]
    assert f"Claim {added.number} added." in answer.text


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [("", "required"), ("no such words", "not in the article"), ("of", "3 times")],
)
def test_a_quote_that_we_cannot_locate_is_kept(
    client: Client, reviewer: Person, quote: str, sentence: str
):
    article = make.make_article("The city of trees. One of them, or of two, is old.")
    client.force_login(reviewer)

    answer = client.post(address(article, "add/"), {"quote": quote, "statement": "Kept words."})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Kept words." in answer.text
