"""Newsroom settings, scales and ratings: editors change them through actions, and events record it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Event, NewsroomSettings, Person, Rating, RatingScale
from tests import factories as make

DESK = "/admin/claims/newsroomsettings/1/change/"
RATING = "/admin/claims/rating/"
SCALE = "/admin/claims/ratingscale/"
WORDS = (
    "name",
    "url",
    "address",
    "logo_url",
    "contact",
    "method",
    "corrections_policy",
    "clutter",
)
RATING_WORDS = (
    "label", "symbol", "tone", "order", "value", "text", "definition", "needs_rationale", "needs_sources",
)  # fmt: skip


def form_of(row: object, names: tuple[str, ...], **typed: object) -> dict[str, object]:
    """What a browser sends for the form of a row, with the hidden words that the page came with."""
    shown = {name: getattr(row, name) for name in names}
    shown = {name: "" if value is None else value for name, value in shown.items()}
    sent = {**shown, **typed}
    for name in [name for name, value in sent.items() if value is False]:
        del sent[name]  # a box without a tick
    return {**{f"initial-{name}": value for name, value in shown.items()}, **sent}


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def test_list_of_the_one_row_is_its_form(desk: Client):
    assert desk.get("/admin/claims/newsroomsettings/").url == DESK
    assert desk.get("/admin/claims/newsroomsettings/add/").status_code == 403
    assert desk.post("/admin/claims/newsroomsettings/1/delete/", {"post": "yes"}).status_code == 403


def test_editing_the_desk_is_an_event(desk: Client, editor: Person):
    sent = form_of(
        NewsroomSettings.get(), WORDS, contact="desk@example.org", method="By hand.\r\nTwice."
    )

    response = desk.post(DESK, sent)

    row = NewsroomSettings.get()
    assert response.status_code == 302
    assert (row.contact, row.method) == ("desk@example.org", "By hand.\nTwice.")
    assert (last_event().event_type, last_event().actor_id) == ("edit-desk", editor.pk)


def test_saving_an_untouched_desk_is_no_event(desk: Client):
    NewsroomSettings.objects.update(method="Two\nlines.")

    response = desk.post(DESK, form_of(NewsroomSettings.get(), WORDS))

    assert response.status_code == 302
    assert last_event() is None


def test_second_editor_overwrites_no_field_that_they_did_not_touch(desk: Client):
    sent = form_of(NewsroomSettings.get(), WORDS, name="Second name")
    NewsroomSettings.objects.update(method="Written by the first editor.\nTwo lines.")

    desk.post(DESK, sent)

    assert (NewsroomSettings.get().name, NewsroomSettings.get().method) == (
        "Second name", "Written by the first editor.\nTwo lines.",
    )  # fmt: skip


def test_second_editor_of_the_same_field_is_told_and_may_insist(desk: Client):
    NewsroomSettings.objects.update(method="Old\nmethod.")
    sent = form_of(NewsroomSettings.get(), WORDS, method="Second method.")
    NewsroomSettings.objects.update(method="First method.")

    told = desk.post(DESK, sent)

    assert "Someone changed this while you were typing. It now says: “First method.”" in told.text
    assert "Second method.</textarea>" in told.text
    assert NewsroomSettings.get().method == "First method."
    assert desk.post(DESK, sent | {"initial-method": "First method."}).status_code == 302
    assert NewsroomSettings.get().method == "Second method."


@pytest.mark.parametrize("name", ["reviewer", "outsider", "administrator"])
def test_desk_and_scales_are_for_editors(
    client: Client, request: pytest.FixtureRequest, db: None, name: str
):
    scale = make.make_scale()
    rating = scale.ratings.first()
    client.force_login(request.getfixturevalue(name))

    for address in (
        DESK, f"{SCALE}add/", f"{SCALE}{scale.pk}/change/", f"{RATING}add/",
        f"{RATING}{rating.pk}/change/", f"{RATING}{rating.pk}/retire/",
    ):  # fmt: skip
        assert client.post(address, {"name": "Mine", "label": "Mine"}).status_code == 403
    assert (NewsroomSettings.get().name, scale.ratings.filter(label="Mine").count()) == (
        "Fact-check desk",
        0,
    )


# --- Scales --------------------------------------------------------------------------------


def test_scale_is_added_and_changed_through_the_action(desk: Client):
    desk.post(f"{SCALE}add/", {"name": "Our own", "slug": "own", "description": "Two steps."})
    scale = RatingScale.objects.get(slug="own")
    added = last_event().event_type
    names = ("name", "description")
    desk.post(f"{SCALE}{scale.pk}/change/", form_of(scale, names, name="Ours", slug="other"))

    scale.refresh_from_db()
    assert (scale.name, scale.slug, added, Event.objects.count()) == (
        "Ours",
        "own",
        "edit-scale",
        2,
    )


@pytest.mark.parametrize(
    ("name", "typed", "slug"),
    [
        ("Our own", "", "our-own"),
        ("Our own", "mine", "mine"),
        ("True to false!", "", "true-to-false"),
        ("  Two  words ", "", "two-words"),
        ("Шкала", "", None),
        ("", "", None),
    ],
)
def test_scale_without_a_slug_gets_one_from_its_name(
    desk: Client, name: str, typed: str, slug: str | None
):
    answer = desk.post(f"{SCALE}add/", {"name": name, "slug": typed, "description": ""})

    assert (answer.status_code == 302) == (slug is not None)
    assert RatingScale.objects.filter(name=name.strip()).exclude(name="").count() == bool(slug)
    assert slug is None or RatingScale.objects.filter(slug=slug).exists()


def test_scale_shows_its_ratings(desk: Client):
    scale = make.make_scale()

    page = desk.get(f"{SCALE}{scale.pk}/change/").text

    assert page.count('class="verdict plain tone-') == scale.ratings.count() == 8
    assert f'href="{RATING}add/?scale={scale.pk}"' in page


# --- Ratings -------------------------------------------------------------------------------


def test_unused_rating_is_changed_in_place(desk: Client):
    make.make_scale()
    rating = make.rating("Outdated")

    desk.post(
        f"{RATING}{rating.pk}/change/", form_of(rating, RATING_WORDS, label="Stale", value="")
    )

    rating.refresh_from_db()
    assert (rating.label, rating.retired_at) == ("Stale", None)
    assert Event.objects.about(rating).get() == last_event()
    assert last_event().event_type == "edit-rating"


def test_second_editor_of_a_rating_keeps_what_the_first_wrote(desk: Client):
    make.make_scale()
    rating = make.rating("Outdated")
    sent = form_of(rating, RATING_WORDS, label="Stale", value="")
    Rating.objects.filter(pk=rating.pk).update(text="Words of the first editor.", needs_sources=3)

    desk.post(f"{RATING}{rating.pk}/change/", sent)

    rating.refresh_from_db()
    assert (rating.label, rating.text, rating.needs_sources) == (
        "Stale", "Words of the first editor.", 3,
    )  # fmt: skip


def test_used_rating_is_succeeded(desk: Client):
    make.make_agreed()
    rating = make.rating()

    desk.post(f"{RATING}{rating.pk}/change/", form_of(rating, RATING_WORDS, text="Better words."))

    successor = make.rating()
    rating.refresh_from_db()
    assert rating.retired_at is not None
    assert (successor.succeeds, successor.text) == (rating, "Better words.")
    assert Rating.objects.get(pk=rating.pk).text != "Better words."


def test_rating_is_added_to_a_scale(desk: Client):
    scale = make.make_scale()
    new = {
        "scale": scale.pk, "label": "Satire", "symbol": "☺", "tone": "opinion", "order": 20,
        "needs_sources": 0,
    }  # fmt: skip

    desk.post(f"{RATING}add/", new)
    again = desk.post(f"{RATING}add/", new | {"label": "Joke"})

    assert make.rating("Satire").scale == scale
    assert last_event().event_type == "add-rating"
    assert again.status_code == 200
    assert "Another active rating of this scale already uses this." in again.text


def test_rating_keeps_its_scale(desk: Client):
    make.make_scale()
    rating, other = make.rating(), RatingScale.objects.get(slug="desk")

    desk.post(f"{RATING}{rating.pk}/change/", form_of(rating, RATING_WORDS, scale=other.pk))

    assert make.rating().scale_id == rating.scale_id


def test_retire(desk: Client):
    make.make_scale()
    rating = make.rating("Outdated")

    assert desk.get(f"{RATING}{rating.pk}/retire/").status_code == 405
    desk.post(f"{RATING}{rating.pk}/retire/")
    desk.post(f"{RATING}{rating.pk}/retire/")

    rating.refresh_from_db()
    assert rating.retired_at is not None
    assert [event.event_type for event in Event.objects.all()] == ["retire-rating"]
    page = desk.get(f"{RATING}{rating.pk}/change/")
    assert 'name="label"' not in page.text
    assert (
        desk.post(f"{RATING}{rating.pk}/change/", form_of(rating, RATING_WORDS)).status_code == 403
    )
    assert desk.post(f"{RATING}999/retire/").status_code == 404


def test_popup_makes_no_back_door(desk: Client):
    scale = make.make_scale()

    for address in (f"{SCALE}{scale.pk}/delete/", f"{RATING}{make.rating().pk}/delete/"):
        assert desk.post(address, {"_popup": "1", "post": "yes"}).status_code == 403
    assert desk.get(f"{SCALE}?_popup=1&_to_field=slug").status_code == 400
    assert desk.post("/admin/claims/claim/add/", {"_popup": "1"}).status_code == 404


@pytest.mark.parametrize(
    "query", ["scale__articles__created_by__password__startswith=a", "label=x"]
)
def test_ratings_take_no_other_filters(desk: Client, query: str):
    assert desk.get(f"{RATING}?{query}").status_code == 400


@pytest.mark.parametrize("address", [RATING, SCALE])
def test_lists_cost_the_same_for_any_number(
    desk: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
):
    count = {RATING: 4, SCALE: 3}[address]
    scale = RatingScale.objects.create(slug="x0", name="Scale 0")
    make_rating(scale, 1)
    with django_assert_num_queries(count):
        desk.get(address)
    for number in range(1, 30):
        make_rating(RatingScale.objects.create(slug=f"x{number}", name=f"Scale {number}"), number)

    with django_assert_num_queries(count):
        desk.get(address)


def make_rating(scale: RatingScale, number: int) -> Rating:
    return Rating.objects.create(scale=scale, label=f"Rating {number}", order=number, symbol="?")


def test_page_clutter_is_read_in_the_next_text(desk: Client):
    response = desk.post(
        DESK, form_of(NewsroomSettings.get(), WORDS, clutter="Weiterlesen\r\nuk: Nach oben")
    )

    assert response.status_code == 302
    assert NewsroomSettings.get().clutter == "Weiterlesen\nuk: Nach oben"
    article = make.make_article("Es kostet 35 Euro.\n\nWeiterlesen\n\nNach oben", language="de")
    assert list(article.revision.sentences.values_list("role", flat=True)) == [
        "body", "furniture", "sub-heading",
    ]  # fmt: skip
    assert article.claims.count() == 1
