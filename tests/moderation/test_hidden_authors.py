"""Before the decision nothing that an editor can open tells who reviewed a claim; afterwards the names are there."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings

from claims.access.authorship import knows_authors, letter_of, shuffle
from claims.desk.actions.skipping import skip_claim
from claims.models import Claim, Comment, Event, Mail, Person, Review, ReviewSlot, Source
from claims.moderation.actions.deciding import decide, send_back
from claims.vocabulary import ClaimStatus, Role, SkipReason
from tests import factories as make

pytestmark = pytest.mark.django_db
NAMES = ("Xanthippe Quill", "Yorick Vane", "Zebedee Marlow", "Wilhelmina Sloe")
"""Three reviewers and one who skipped; none of these words is in our pages."""
WORDS = {word for name in NAMES for word in name.split()}
PAGE = "https://paper.example/count"
WHO_HAS_WHAT = re.compile(
    r'<section[^>]*="(?:load-heading|reviewers-head)".*?</section>', re.DOTALL
)
"""The lists of the whole team with what each has in progress, which name no claim."""


@dataclass(frozen=True)
class Desk:
    """A disputed claim with everything that its reviewers leave behind."""

    editor: Person
    reviewers: list[Person]
    claim: Claim

    @property
    def addresses(self) -> list[str]:
        """Every page on which an editor meets the claim."""
        claim, article = self.claim, self.claim.article
        page, desk = f"/admin/claims/claim/{claim.pk}/change/", claim.get_absolute_url()
        return [
            "/",
            "/admin/",
            page,
            *(f"{page}?use={letter}" for letter in "ABC"),
            "/admin/claims/claim/",
            "/admin/claims/claim/?status=all",
            "/admin/claims/claim/confirm/",
            f"/admin/claims/article/{article.pk}/change/",
            "/admin/claims/event/",
            f"/admin/claims/event/?article={article.pk}",
            desk,
            f"{desk}history/",
            f"{desk}comments/",
            article.get_absolute_url(),
            f"/articles/{article.slug}/changes/?since=0&on=claim&claim={claim.number}",
            f"/articles/{article.slug}/changes/?since=0&on=article",
            "/sources/",
            *(source.get_absolute_url() for source in Source.objects.all()),
            "/search/?q=trees",
        ]


def build_desk() -> Desk:
    """Make the claim, its reviews, comments, mentions, a skip, and an edit of its source by a reviewer."""
    editor = make.make_person("Edith Editor", Role.EDITOR)
    reviewers = [make.make_person(name, Role.REVIEWER) for name in NAMES]
    claim = make.make_claim(
        make.make_article("The city planted 12 trees in 2012.", reviews_needed=3)
    )
    skip_claim(claim=claim, by=reviewers[3], reason=SkipReason.OTHER, note="Not mine.")
    asked = make.comment(claim, reviewers[0], "Which year? @Edith Editor")
    for person, label, stance in zip(
        reviewers, ("True", "False", "Half true"), ("supports", "refutes", "context"), strict=False
    ):
        piece = make.make_evidence(PAGE, stance=stance, title="The count")
        make.review(claim, person, label, evidence=(piece,), rationale=f"Counted as {stance}.")
    make.comment(claim, reviewers[1], "@zebedee marlow I disagree with Xanthippe Quill.", asked)
    make.comment(claim, editor, "In 2012.", asked)
    return Desk(editor, reviewers, make.fresh(claim))


@pytest.fixture(scope="module")
def built(module_db: None, django_db_blocker: DjangoDbBlocker) -> Desk:
    with django_db_blocker.unblock():
        desk = build_desk()
        connection.check_constraints()
    return desk


@pytest.fixture
def desk(built: Desk, db: None, client: Client) -> Desk:
    client.force_login(built.editor)
    return Desk(built.editor, built.reviewers, make.fresh(built.claim))


def names_on(client: Client, address: str) -> set[str]:
    """The words of reviewers' names in a page, beside lists of the whole team, and in its headers."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    text = WHO_HAS_WHAT.sub("", answer.content.decode()) + str(answer.headers)
    return WORDS & set(re.findall(r"\w+", text))


def decide_claim(desk: Desk) -> None:
    decide(
        claim=desk.claim,
        by=desk.editor,
        lock_version=desk.claim.lock_version,
        rating=make.rating("True"),
        summary="It holds.",
    )


def test_no_page_names_a_reviewer_before_the_decision(desk: Desk, client: Client):
    named = {address: names_on(client, address) for address in desk.addresses}

    assert not any(named.values()), {address: found for address, found in named.items() if found}


def test_pages_name_the_reviewers_after_the_decision(desk: Desk, client: Client):
    decide_claim(desk)

    page = f"/admin/claims/claim/{desk.claim.pk}/change/"
    for address in (page, desk.claim.get_absolute_url(), "/admin/claims/event/"):
        assert {"Xanthippe", "Yorick", "Zebedee"} <= names_on(client, address), address


def test_reviewers_see_each_other_in_the_closed_round(desk: Desk, client: Client):
    client.force_login(desk.reviewers[0])

    assert {"Yorick", "Zebedee"} <= names_on(client, desk.claim.get_absolute_url())
    assert knows_authors(desk.reviewers[0], desk.claim)
    assert not knows_authors(desk.editor, desk.claim)


def test_search_by_a_person_finds_a_claim_only_after_the_decision(desk: Desk, client: Client):
    address = f"/search/?q=trees&kind=claims&person={NAMES[0].replace(' ', '+')}"

    before = client.get(address).content.decode()
    decide_claim(desk)
    after = client.get(address).content.decode()

    link = desk.claim.get_absolute_url()
    assert link not in before
    assert link in after


def test_page_has_no_key_of_a_review_and_no_time_of_it(desk: Desk, client: Client):
    for review in desk.claim.round.reviews.all():
        # Keys that can't be met by chance.
        Review.objects.filter(pk=review.pk).exists()
    page = client.get(f"/admin/claims/claim/{desk.claim.pk}/change/").content.decode()
    compared = page[page.index('class="compared"') : page.index('class="versus')]

    assert "<time" not in compared
    assert "guidelines" not in compared
    keys = {str(review.pk) for review in desk.claim.round.reviews.all()}
    written = re.findall(r'(?:href|id|value|name|data-[a-z]+)="([^"]*)"', compared)
    assert not keys & {
        part for value in written if "rating" not in value for part in value.split("=")[1:]
    }


def orders_of(people: list[Person], reviews: list[Review]) -> list[list[int]]:
    return [
        [review.pk for review in sorted(reviews, key=lambda each: shuffle(person.pk, each))]
        for person in people
    ]


def test_order_is_an_editor_s_own_and_stays(desk: Desk):
    reviews = list(desk.claim.round.reviews.all())
    people = [Person(pk=number) for number in range(1, 61)]

    orders = orders_of(people, reviews)

    assert orders == orders_of(people, list(reversed(reviews)))
    # Each of the six orders comes up among sixty editors: none follows from keys, times or names.
    assert len({tuple(order) for order in orders}) == 6


def test_order_differs_from_claim_to_claim(desk: Desk):
    one = Person(pk=7)
    orders = {
        tuple(
            n - 10 * claim
            for n in orders_of(
                [one], [Review(pk=10 * claim + k, round_id=claim) for k in range(3)]
            )[0]
        )
        for claim in range(1, 61)
    }

    assert len(orders) == 6


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)  # fmt: skip
def test_letters_go_on_after_z(place: int, letter: str):
    assert letter_of(place) == letter


def test_letter_of_a_comment_is_that_of_its_author_s_review(desk: Desk, client: Client):
    context = client.get(f"/admin/claims/claim/{desk.claim.pk}/change/").context
    letters = {each.review.reviewer_id: each.letter for each in context["compared"]}

    [thread] = context["discussion"].threads

    first, second, own = thread.entries
    assert first.author == f"Reviewer {letters[desk.reviewers[0].pk]}"
    assert second.author == f"Reviewer {letters[desk.reviewers[1].pk]}"
    assert own.author == "Edith Editor"
    third = letters[desk.reviewers[2].pk]
    assert (
        second.words
        == f"@Reviewer {third} I disagree with Reviewer {letters[desk.reviewers[0].pk]}."
    )


def test_name_that_an_editor_types_is_not_replaced(desk: Desk, client: Client):
    """Else the letter beside it would tell whose it is."""
    thread = Comment.objects.filter(claim=desk.claim).order_by("pk").first()
    make.comment(desk.claim, desk.editor, "@Yorick Vane and @Wilhelmina Sloe, look.", thread)

    page = client.get(f"{desk.claim.get_absolute_url()}comments/").content.decode()

    assert "@Yorick Vane and @Wilhelmina Sloe, look." in page
    assert '→ <span dir="auto">Wilhelmina Sloe, Yorick Vane</span>' in page


@pytest.mark.parametrize("typed", ["Xanthippe Quill", "Yorick Vane", "Wilhelmina Sloe"])
def test_preview_of_an_answer_tells_the_same_whoever_is_named(
    desk: Desk, client: Client, typed: str
):
    thread = Comment.objects.filter(claim=desk.claim).order_by("pk").first()

    told = client.post(
        f"{desk.claim.get_absolute_url()}comments/mentions/",
        {"text": f"@{typed}, look.", "answers": str(thread.key)},
    ).content.decode()

    names = re.findall(r"<b[^>]*>([^<]*)</b>", told)
    assert names[0] == typed
    assert re.fullmatch(r"Reviewer [ABC]", names[1])


def test_email_to_an_editor_names_no_reviewer(desk: Desk, settings: Settings):
    settings.SENDS_MAIL = True

    make.comment(desk.claim, desk.reviewers[0], "@Edith Editor, ask Yorick Vane.")

    mail = Mail.objects.get(person=desk.editor)
    assert not WORDS & set(re.findall(r"\w+", mail.subject + mail.body))
    assert re.match(r"Reviewer [ABC] mentioned you", mail.subject)


def test_page_of_printed_emails_tells_nothing_of_undecided_claims(
    desk: Desk, client: Client, settings: Settings
):
    settings.PRINTS_MAIL = True
    make.comment(desk.claim, desk.reviewers[0], "@Yorick Vane and @Edith Editor, look.")

    before = names_on(client, "/mail/")
    decide_claim(desk)

    assert Mail.objects.count() == 2
    assert not before
    assert {"Yorick", "Vane"} <= names_on(client, "/mail/")


def test_mention_on_home_names_no_reviewer(desk: Desk, client: Client):
    make.comment(desk.claim, desk.reviewers[0], "@Edith Editor, which count?")

    assert "which count?" in client.get("/").content.decode()
    assert not names_on(client, "/")


def open_claim(reviewers: list[Person]) -> Claim:
    return make.make_claim(make.make_article(reviews_needed=2))


def test_holder_is_named_until_there_is_something_to_read(desk: Desk, client: Client):
    claim = make.make_claim(make.make_article(reviews_needed=3))
    page = f"/admin/claims/claim/{claim.pk}/change/"
    make.save(claim, desk.reviewers[0])
    handle = client.get(page).context["progress"]["held"][0].handle
    assert "Xanthippe" in names_on(client, page)

    make.save(claim, desk.reviewers[1])
    make.review(claim, desk.reviewers[2], "False")

    for address in (
        page,
        claim.article.get_absolute_url(),
        claim.get_absolute_url(),
        "/",
        "/admin/",
    ):
        assert not names_on(client, address), address
    places = client.get(page).context["progress"]["held"]
    assert len(places) == 2
    assert handle not in {place.handle for place in places}
    answer = client.post(
        page.replace("change", "free-hold"),
        {"lock_version": make.fresh(claim).lock_version, "slot": places[0].handle},
    )
    assert answer.status_code == 302
    assert ReviewSlot.objects.filter(claim=claim, state="held").count() == 1


def test_idle_holder_is_not_named_once_there_is_something_to_read(desk: Desk, client: Client):
    claim = make.make_claim(make.make_article(reviews_needed=2))
    make.save(claim, desk.reviewers[0])
    ReviewSlot.objects.filter(claim=claim, state="held").update(
        until=timezone.now() - timedelta(days=1)
    )
    assert "Xanthippe" in names_on(client, "/")

    make.review(claim, desk.reviewers[1], "False")

    assert not names_on(client, "/")
    assert "A reviewer" in client.get("/").content.decode()


def test_claim_that_is_sent_back_hides_its_earlier_reviewers_again(desk: Desk, client: Client):
    decide_claim(desk)
    claim = make.fresh(desk.claim)
    send_back(claim=claim, by=desk.editor, lock_version=claim.lock_version, note="Once more.")

    assert make.fresh(claim).status == ClaimStatus.OPEN
    assert not names_on(client, f"/admin/claims/claim/{claim.pk}/change/")
    assert not names_on(client, f"{claim.get_absolute_url()}history/")


def test_event_of_another_claim_names_its_actor(desk: Desk, client: Client):
    other = make.make_decided()

    page = client.get("/admin/claims/event/").content.decode()

    assert "One" in re.findall(r"\w+", page)
    assert Event.objects.filter(object_type="claim", object_id=other.pk).exists()
