"""Scales and ratings: another order, retired scales, a preview, and colours that can be read and told apart."""

import pytest
from django.test import Client

from claims.access.refusals import Conflict, Refusal
from claims.articles.actions.loading import find_default_scale
from claims.articles.forms.article_form import ArticleForm
from claims.models import Event, Person, Rating, RatingScale
from claims.moderation.actions.scales import reorder_ratings, restore_scale, retire_scale
from claims.moderation.pages.tone_check import (
    Measure,
    check_tone,
    describe_unreadable,
    measure,
    read_tones,
)
from claims.vocabulary import ArticleMode, Tone
from tests import factories as make
from tests.moderation.test_newsroom_settings import RATING, RATING_WORDS, SCALE, form_of

pytestmark = pytest.mark.django_db


def labels(scale: RatingScale) -> list[tuple[int, str]]:
    return list(scale.ratings.active().values_list("order", "label"))


def keys(scale: RatingScale) -> list[int]:
    return list(scale.ratings.active().values_list("pk", flat=True))


# --- Order ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "order",
    [
        [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [1, 0, 2, 3, 4], [4, 0, 1, 2, 3], [0, 2, 1, 4, 3],
    ],
)  # fmt: skip
def test_unused_ratings_are_put_in_any_order(order: list[int], editor: Person):
    make.make_scale()
    scale = RatingScale.objects.get(slug="desk")
    before = keys(scale)
    named = [label for _, label in labels(scale)]

    moved = reorder_ratings(scale=scale, by=editor, wanted=[before[n] for n in order])

    assert labels(scale) == [(place, named[n]) for place, n in enumerate(order, 1)]
    assert keys(scale) == [before[n] for n in order]
    assert moved == sum(n != place for place, n in enumerate(order))
    assert Event.objects.filter(event_type="edit-scale").count() == bool(moved)


def test_rating_in_use_that_moves_is_succeeded_and_its_reviews_keep_it(editor: Person):
    claim = make.make_agreed()
    scale = claim.article.scale
    first, second, *others = keys(scale)
    reviewed = {review.rating_id for review in claim.round.reviews.all()}

    reorder_ratings(scale=scale, by=editor, wanted=[second, first, *others])

    after = keys(scale)
    assert after[2:] == others
    assert not {first, second} & set(after)
    assert [Rating.objects.get(pk=key).succeeds_id for key in after[:2]] == [second, first]
    assert [label for _, label in labels(scale)][:2] == ["Mostly true", "True"]
    assert reviewed == {review.rating_id for review in claim.round.reviews.all()} == {first}
    assert not Rating.objects.filter(pk__in=[first, second], retired_at=None).exists()


@pytest.mark.parametrize("change", ["retired", "added", "foreign", "twice", "missing"])
def test_order_of_other_ratings_than_there_are_is_refused(change: str, editor: Person):
    make.make_scale()
    scale = RatingScale.objects.get(slug="desk")
    wanted = keys(scale)
    if change == "retired":
        Rating.objects.filter(pk=wanted[0]).update(retired_at="2026-01-01T00:00Z")
    elif change == "added":
        scale.ratings.create(label="New", order=9, symbol="!")
    elif change == "foreign":
        wanted[0] = make.rating().pk
    elif change == "twice":
        wanted[0] = wanted[1]
    else:
        wanted.pop()
    before = labels(scale)

    with pytest.raises(Conflict):
        reorder_ratings(scale=scale, by=editor, wanted=wanted)

    assert labels(scale) == before


def test_editor_types_the_places(desk: Client):
    make.make_scale()
    scale = RatingScale.objects.get(slug="desk")
    first, second, third, fourth, fifth = keys(scale)
    typed = {first: 5, second: 40, third: 1, fourth: 7, fifth: 6}
    address = f"{SCALE}{scale.pk}/reorder/"

    page = desk.get(f"{SCALE}{scale.pk}/change/").text
    answer = desk.post(address, {f"place-{key}": place for key, place in typed.items()})

    assert f'name="place-{first}" value="1"' in page
    assert answer["Location"] == f"{SCALE}{scale.pk}/change/"
    assert keys(scale) == [third, first, fifth, fourth, second]


@pytest.mark.parametrize(
    "places", [{}, {"1": "x"}, {"x": "1"}, {"1": "1", "2": "1"}, {"1": "-1"}, {"1": "1.5"}]
)
def test_places_that_are_none_are_refused_and_change_nothing(places: dict[str, str], desk: Client):
    make.make_scale()
    scale = RatingScale.objects.get(slug="desk")
    before = labels(scale)

    answer = desk.post(
        f"{SCALE}{scale.pk}/reorder/", {f"place-{key}": v for key, v in places.items()}, follow=True
    )

    assert labels(scale) == before
    assert 'class="note' in answer.text
    assert not Event.objects.exists()


# --- Retired scales ------------------------------------------------------------------------
def test_no_new_article_has_a_retired_scale_and_others_keep_it(editor: Person):
    article = make.make_article()
    scale = article.scale

    retire_scale(scale=scale, by=editor)

    assert scale not in ArticleForm({}).fields["scale"].queryset
    assert find_default_scale(ArticleMode.PUBLISHED_CLAIM) != scale
    claim = make.make_agreed(article)
    assert claim.status == "agreed"
    restore_scale(scale=scale, by=editor)
    assert find_default_scale(ArticleMode.PUBLISHED_CLAIM) == scale
    assert [e.event_type for e in Event.objects.filter(object_type="ratingscale")] == [
        "retire-scale", "restore-scale",
    ]  # fmt: skip


def test_scale_is_retired_once_and_the_last_one_never(editor: Person):
    make.make_scale()
    first, *others = RatingScale.objects.all()
    for scale in (first, first, *others[:-1]):
        retire_scale(scale=scale, by=editor)

    with pytest.raises(Refusal, match="the last one"):
        retire_scale(scale=others[-1], by=editor)

    assert Event.objects.filter(event_type="retire-scale").count() == len(others)


def test_editor_retires_and_restores_a_scale(desk: Client):
    scale = make.make_scale()
    page = f"{SCALE}{scale.pk}/"

    assert "Retire this scale" in desk.get(f"{page}change/").text
    retired = desk.post(f"{page}retire/", follow=True).text
    assert "Restore this scale" in retired
    assert "no, it is retired" in desk.get(SCALE).text
    assert "Retire this scale" in desk.post(f"{page}restore/", follow=True).text
    for verb in ("retire", "restore", "reorder"):
        assert desk.get(f"{page}{verb}/").status_code == 405
        assert desk.post(f"{SCALE}999999/{verb}/").status_code == 404


# --- Colours -------------------------------------------------------------------------------
def test_style_sheet_has_every_tone_and_each_can_be_read():
    assert {scheme: set(tones) for scheme, tones in read_tones().items()} == {
        "light": set(Tone), "dark": set(Tone),
    }  # fmt: skip
    assert [each for tone in Tone for each in measure(tone) if not each.is_enough] == []


@pytest.mark.parametrize(("ratio", "written", "is_enough"), [(4.5, "4.5:1", True), (4.499, "4.4:1", False), (21, "21.0:1", True)])  # fmt: skip
def test_contrast_is_never_rounded_up(ratio: float, written: str, is_enough: bool):
    measured = Measure("light", "words", ratio)

    assert (measured.written, measured.is_enough) == (written, is_enough)


def test_what_cannot_be_read_is_said_with_what_it_needs():
    measures = [
        Measure("light", "words on the page", 4.5),
        Measure("dark", "words on a card", 3.99),
    ]

    assert describe_unreadable(measures) == [
        "In the dark, words on a card have a contrast of 3.9:1; they need 4.5:1."
    ]


def test_colour_of_another_rating_is_refused_with_those_that_are_free():
    make.make_scale()
    others = list(make.rating().scale.ratings.active().exclude(label="Outdated"))

    assert check_tone(Tone.TRUE, others).problems == ["“True” has this colour already."]
    assert check_tone(Tone.TRUE, others).passing == [Tone.OUTDATED, Tone.OPINION, Tone.NEUTRAL]
    assert check_tone(Tone.NEUTRAL, [Rating(label="On author", tone=Tone.NEUTRAL)]).problems == []


def test_rating_with_the_colour_of_another_is_not_saved(desk: Client):
    make.make_scale()
    rating = make.rating("Outdated")

    answer = desk.post(
        f"{RATING}{rating.pk}/change/", form_of(rating, RATING_WORDS, tone="false", value="")
    )

    rating.refresh_from_db()
    assert rating.tone == "outdated"
    assert (
        "“False” has this colour already. These would pass: outdated, opinion, neutral."
        in answer.text
    )


# --- Preview -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"label": "Stale"}, ["Stale", "tone-outdated"]),
        ({"tone": "opinion"}, ["tone-opinion"]),
        ({"symbol": "✔"}, ["“True” has the same sign"]),
        ({"tone": "false"}, ["“False” has this colour already", "opinion, neutral"]),
        ({"label": "<b>"}, ["&lt;b&gt;"]),
        ({"label": ""}, ["Label: This field is required"]),
    ],
)
def test_preview_shows_what_was_typed_and_saves_nothing(
    typed: dict[str, str], shown: list[str], desk: Client
):
    make.make_scale()
    rating = make.rating("Outdated")
    before = Rating.objects.filter(pk=rating.pk).values().get()
    sent = form_of(rating, RATING_WORDS, value="") | typed | {"_preview": "1"}

    page = desk.post(f"{RATING}{rating.pk}/change/", sent).text

    assert "Preview, not saved yet" in page
    sample = page[page.index('id="sample"') :]
    for words in shown:
        assert words in page
    assert sample.count("light-only") == sample.count("dark-only") == 1
    assert Rating.objects.filter(pk=rating.pk).values().get() == before
    assert not Event.objects.exists()


def test_new_rating_is_previewed_beside_those_of_its_scale(desk: Client):
    scale = make.make_scale()
    new = {"scale": scale.pk, "label": "Satire", "symbol": "☺", "tone": "true", "order": 20, "needs_sources": 0}  # fmt: skip

    page = desk.post(f"{RATING}add/", new | {"_preview": "1"}).text

    assert "“True” has this colour already" in page
    assert not Rating.objects.filter(label="Satire").exists()
    assert 'value="Satire"' in page
    assert "How it looks" in desk.get(f"{RATING}add/?scale={scale.pk}").text
    assert desk.get(f"{RATING}add/?scale=x").status_code == 200
