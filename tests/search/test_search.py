"""The search finds claims, articles, sources and reports by their words."""

import pytest
from django.test import Client

from claims.articles.actions.revising import revise_article
from claims.articles.actions.wording import edit_claim
from claims.models import Claim, Evidence, Person
from claims.vocabulary import Role
from tests import factories as make
from tests.search.finding import ask, found, sentence

pytestmark = pytest.mark.django_db

OAKS = "The city counted 4,120 oak trees in Munich. Nobody knows what comes next."


def state(claim: Claim, by: Person, statement: str) -> None:
    """Write a statement for a claim."""
    claim = make.fresh(claim)
    edit_claim(
        claim=claim, by=by, lock_version=claim.lock_version, statement=statement, short_form="", claimant=""
    )  # fmt: skip


def test_a_claim_is_found_by_its_quote_with_its_article(reviewer: Person):
    article = make.make_article(OAKS, headline="A census of parks")
    claim = make.make_claim(article)
    make.make_claim(make.make_article("The river rose by 3 metres in May."))

    assert found(reviewer, "oak tree") == {
        "claims": [claim.get_absolute_url()],
        "articles": [article.get_absolute_url()],
    }


def test_a_claim_is_found_by_its_statement(reviewer: Person, editor: Person):
    claim = make.make_claim(make.make_article(OAKS))
    state(claim, editor, "Bavaria’s capital has 4,120 oaks.")

    assert found(reviewer, "Bavaria")["claims"] == [claim.get_absolute_url()]


def test_words_that_a_claim_no_longer_has_find_nothing(reviewer: Person, editor: Person):
    claim = make.make_claim(make.make_article(OAKS))
    for statement in ("Bavaria has oaks.", "Saxony has oaks."):
        state(claim, editor, statement)

    assert found(reviewer, "Bavaria") == {}
    assert found(reviewer, "Saxony")["claims"] == [claim.get_absolute_url()]


def test_a_claim_is_found_by_the_rationale_of_a_closed_round(reviewer: Person):
    claim = make.make_claim(make.make_article(OAKS))
    for name in ("One", "Two"):
        person = make.make_person(name, Role.REVIEWER)
        make.review(claim, person, rationale="The cadastre confirms it.")

    page = ask(reviewer, "cadastre")

    assert [hit.address for hit in page.context["results"].kinds[0].hits] == [
        claim.get_absolute_url()
    ]
    assert "The <mark>cadastre</mark> confirms it." in page.text


def test_a_source_is_found_by_title_publisher_author_and_address(reviewer: Person):
    claim = make.make_claim(make.make_article(OAKS))
    piece = make.make_evidence(
        "https://data.example.org/cadastre/9", title="Register of parks", publisher="Statistical Office", author="Ines Ovid"
    )  # fmt: skip
    for name in ("One", "Two"):
        make.review(claim, make.make_person(name, Role.REVIEWER), evidence=(piece,))
    address = Evidence.objects.first().source.get_absolute_url()

    for typed in ("register parks", "statistical office", "ovid", "https://data.example.org/cad"):
        assert found(reviewer, typed)["sources"] == [address], typed


def test_a_report_is_found_by_what_was_decided(reviewer: Person):
    article = make.make_article(OAKS, headline="A census of parks")
    report = make.make_report(article)

    assert found(reviewer, "census", kind="reports") == {"reports": [f"/reports/{article.slug}/"]}
    assert found(reviewer, "Counted", kind="reports")["reports"]  # the summary
    assert report.article == article


def test_only_the_newest_text_of_an_article_is_searched(reviewer: Person, editor: Person):
    article = make.make_article(OAKS)
    revise_article(article=article, by=editor, text=OAKS.replace("oak", "elm"))

    assert "articles" not in found(reviewer, "oak", kind="articles")
    assert found(reviewer, "elm", kind="articles") == {"articles": [article.get_absolute_url()]}


@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("en", "The councils planted 300 trees in 2024.", "council planting tree"),
        ("de", "Die Städte haben 300 Bäume gepflanzt und 20 Häuser gebaut.", "Haus Stadt"),
        ("fr", "Les villes ont planté 300 arbres pendant l’année 2024.", "arbre ville"),
        ("uk", "Місто посадило 300 дерев у п’яти районах.", "дерев п'яти"),
        ("ru", "Города посадили 300 деревьев за последние годы.", "город деревья"),
        ("zh", "北京的空气污染在2024年下降了百分之二十。", "空气污染"),
        ("ja", "東京の人口は2024年に1400万人を超えました。", "人口"),
        ("ar", "زرعت المدينة 300 شجرة في عام 2024.", "شجرة"),
        ("th", "กรุงเทพมหานครมีประชากร 5 ล้านคนในปี 2567", "ประชากร"),
        ("pl", "Miasto zasadziło 300 drzew w 2024 roku.", "drzew 2024"),
        ("xx", "Zug 300 wodu lopa in 2024 pasi.", "wodu LOPA"),
    ],
)  # fmt: skip
def test_words_are_found_in_the_article_s_language(
    reviewer: Person, language: str, text: str, typed: str
):
    article = make.make_article(text, language=language)

    assert found(reviewer, typed, kind="articles")["articles"] == [article.get_absolute_url()]


@pytest.mark.parametrize(
    "typed",
    ["Munhic", "Munch", "Munnich", "Minich", "MUNICH", "Munich census oakk", "tres Munich"],
)
def test_a_slip_of_the_pen_is_understood(reviewer: Person, typed: str):
    article = make.make_article(OAKS, headline="Oak census in Munich")
    make.make_article("The river rose by 3 metres in Madrid in May.")

    assert found(reviewer, typed, kind="articles") == {"articles": [article.get_absolute_url()]}


def test_results_of_a_slip_say_so(reviewer: Person):
    make.make_article(OAKS)

    assert "Nothing has exactly these words." in sentence(ask(reviewer, "Munhic"))
    assert "Nothing has exactly these words." not in sentence(ask(reviewer, "Munich"))


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ('"oak trees"', 1), ('"trees oak"', 0), ("oak -munich", 0), ("oak -madrid", 1), ("elm or oak", 1), ("oak madrid", 0),
        ("4,120", 1), ("4.120 oak", 0), ("OAK", 1), ("oa\u00adk", 1), ("oak\u200b", 1),
    ],
)  # fmt: skip
def test_quotes_minus_and_or_work(reviewer: Person, typed: str, count: int):
    make.make_claim(make.make_article(OAKS))

    assert len(found(reviewer, typed, kind="claims").get("claims", [])) == count


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("the of and", "Very common words"),
        ("-oak", "too common"),
        ("!!! ??? ...", "too common"),
        ("'\"", "too common"),
        ("zyxwvut", "Nothing has these words"),
        ("oak\0zyxwvut", "Nothing has these words"),
        ("\u202eoak\u202c zyxwvut", "Nothing has these words"),
        ("зzyxwvut & | ! <-> :* ( ) \\ %", "Nothing has these words"),
        ("'; DROP TABLE claims_claim; --", "Nothing has these words"),
        ("x" * 200, "Nothing has these words"),
        ("x" * 10_000, "Search for at most 200 characters."),
    ],
)
def test_odd_input_gets_one_sentence(reviewer: Person, typed: str, says: str):
    make.make_claim(make.make_article(OAKS))

    page = ask(reviewer, typed)

    assert page.status_code in (200, 422)
    assert says in sentence(page)


def test_marks_are_around_words_and_everything_else_is_escaped(reviewer: Person):
    make.make_claim(make.make_article("The <b>oak</b> & 4,120 elms “grew” in Munich <script>."))

    page = ask(reviewer, "oak", kind="claims").text

    assert "The &lt;b&gt;<mark>oak</mark>&lt;/b&gt; &amp; 4,120 elms" in page
    assert "<script>." not in page


def test_marks_of_chinese_words_have_no_gaps(reviewer: Person):
    make.make_article("北京的空气污染在2024年下降了百分之二十。", language="zh")

    assert "北京的<mark>空气污染</mark>在2024年" in ask(reviewer, "空气污染", kind="articles").text


def test_claims_with_the_words_come_before_claims_of_which_a_reviewer_wrote_them(reviewer: Person):
    written = make.make_claim(make.make_article("The river rose by 3 metres in May."))
    for name in ("One", "Two"):
        make.review(written, make.make_person(name, Role.REVIEWER), rationale="oak oak oak")
    claim = make.make_claim(make.make_article(OAKS))

    addresses = [each.get_absolute_url() for each in (claim, written)]
    assert found(reviewer, "oak", kind="claims") == {"claims": addresses}


@pytest.mark.parametrize("who", ["reviewer", "editor"])
def test_a_single_claim_opens_at_once_from_the_search_box(
    who: str, request: pytest.FixtureRequest, reviewer: Person
):
    article = make.make_article(OAKS)
    claim = make.make_claim(article)

    answer = ask(request.getfixturevalue(who), "oak", go="")

    assert (answer.status_code, answer["Location"]) == (302, claim.get_absolute_url())


def test_a_single_article_opens_at_once(reviewer: Person):
    article = make.make_article(OAKS, headline="Parks")

    assert ask(reviewer, "parks", go="1")["Location"] == article.get_absolute_url()


def test_nothing_opens_at_once_where_there_is_a_choice(reviewer: Person):
    for _ in range(2):
        make.make_claim(make.make_article(f"{OAKS} {_}"))

    page = ask(reviewer, "oak", go="1")

    assert page.status_code == 200
    assert page.text.count(" autofocus") == 1  # Enter opens the first


def test_a_page_without_words_says_how_to_search(reviewer: Person, client: Client):
    client.force_login(reviewer)

    assert "Put words in “quotes”" in sentence(client.get("/search/"))
    assert "Put words in “quotes”" in sentence(ask(reviewer, "  \u00a0 "))


def test_more_than_a_page_of_claims_is_read_in_pages(reviewer: Person):
    text = " ".join(f"The city planted {n} oaks." for n in range(100, 123))
    make.make_article(text)

    first = ask(reviewer, "oaks", kind="claims")
    rest = ask(reviewer, "oaks", kind="claims", **{"from": 20})

    shown = [hit.address for page in (first, rest) for hit in page.context["results"].kinds[0].hits]
    assert len(shown) == len(set(shown)) == 23
    assert "kind=claims&amp;from=20" in first.text
    for odd in ("x", "-1", "999", "9" * 40):
        assert ask(reviewer, "oaks", kind="claims", **{"from": odd}).status_code == 200
