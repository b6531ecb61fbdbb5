"""The pictures that other sites show beside a link: drawn from the document, with words that fit."""

import io
import re
from collections.abc import Callable

import pytest
from django.test import Client
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.models import Person, ReportPicture
from claims.reports.actions.publishing import MAKE_FILES
from claims.reports.formats.lettering import SERIF, SIGNS, choose_font, set_text
from claims.reports.formats.share_picture import FILLS, draw_claim, draw_report
from claims.tasks import make_report_files
from claims.vocabulary import Tone
from tests import factories as make
from tests.reports import sample
from tests.reports.frozen import PAGE, freeze


def open_picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def is_near(seen: tuple[int, ...], fill: str) -> bool:
    """Whether a colour is this one, as far as a picture of 64 colours keeps it."""
    wanted = bytes.fromhex(fill.removeprefix("#"))
    return all(abs(one - other) <= 24 for one, other in zip(seen, wanted, strict=True))


@pytest.mark.parametrize("drawn", [draw_report, lambda document: draw_claim(document, 1)])
def test_picture_has_the_size_that_other_sites_ask_for(drawn: Callable[[dict], bytes]):
    content = drawn(sample.document())

    assert content.startswith(b"\x89PNG")
    assert open_picture(content).size == (1200, 630)
    assert len(content) < 100_000


def test_the_same_document_gives_the_same_picture():
    assert draw_report(sample.document()) == draw_report(sample.document())
    assert draw_claim(sample.document(), 2) != draw_claim(sample.document(), 3)


def test_every_tone_has_a_colour():
    assert set(FILLS) == {tone.value for tone in Tone}


@pytest.mark.parametrize(
    ("number", "tone"), [(1, "mostly-true"), (2, "true"), (3, "false"), (7, "neutral")]
)
def test_picture_of_a_claim_has_the_colour_of_its_verdict(number: int, tone: str):
    edge = open_picture(draw_claim(sample.document(), number)).getpixel((10, 300))

    assert is_near(edge, FILLS[tone][0])


def test_headline_and_key_finding_are_in_the_picture_of_a_report():
    bare = draw_report(sample.document())
    titled = draw_report(sample.document(headline="Is it so?"))
    found = draw_report(sample.document(headline="Is it so?", key_finding="It is not."))

    assert len({bare, titled, found}) == 3


@pytest.mark.parametrize(
    "words",
    [
        "A short claim.",
        "The figure matches what was reported for December. " * 12,
        "Donaudampfschifffahrtsgesellschaftskapitän" * 8,
        "Бюджет міста зріс на 4 відсотки за рік. " * 6,
        "قال رئيس البلدية إن الميزانية ارتفعت " * 6,
    ],
)
def test_words_stay_within_the_picture(words: str):
    document = sample.document(headline=words, key_finding=words)
    document["claims"][0] |= {"short_form": words, "summary": words}

    for content, gap in (
        (draw_report(document), (520, 545)),
        (draw_claim(document, 1), (404, 412)),
    ):
        picture = open_picture(content)
        for box in ((1130, 0, 1200, 630), (40, 580, 1200, 630), (40, gap[0], 1200, gap[1])):
            seen = picture.crop(box).getcolors()
            assert seen is not None
            assert [is_near(colour, "#faf8f4") for _, colour in seen] == [True]


def test_text_that_does_not_fit_ends_with_an_ellipsis():
    setting = set_text("word " * 200, SERIF, (40, 30), width=600, lines=3)

    assert len(setting.lines) == 3
    assert setting.lines[-1].endswith("word…")
    assert setting.font.size == 30


@pytest.mark.parametrize(
    ("text", "font", "drawn"),
    [
        ("Ціна зросла", SERIF, "Ціна зросла"),
        ("Η τιμή ανέβηκε", SERIF, "Η τιμή ανέβηκε"),
        ("עלה המחיר", SIGNS, "עלה המחיר"),
        ("A price rose 🎉 by 4%", SERIF, "A price rose by 4%"),
        ("東京の人口は1400万人", SERIF, ""),
    ],
)
def test_no_sign_is_drawn_that_a_font_lacks(text: str, font: str, drawn: str):
    assert choose_font(text, SERIF) == (font, drawn)


@pytest.mark.django_db
def test_publishing_asks_for_the_pictures_and_the_job_stores_them(editor: Person, client: Client):
    report = make.make_report()
    job = ProcrastinateJob.objects.get(task_name=MAKE_FILES)

    make_report_files(**job.args)
    make_report_files(**job.args)

    stored = ReportPicture.objects.filter(report=report)
    assert sorted(stored.values_list("claim", flat=True)) == [0, 1]
    for address, number in (
        (report.get_absolute_url(), 0),
        (f"{report.get_absolute_url()}claims/1/", 1),
    ):
        answer = client.get(f"{address}picture.png")
        assert (answer["Content-Type"], answer.content) == (
            "image/png", bytes(stored.get(claim=number).content)
        )  # fmt: skip


@pytest.mark.django_db
def test_report_without_stored_pictures_has_them_drawn(client: Client):
    freeze(sample.hostile_document())

    for address in (f"{PAGE}1/picture.png", f"{PAGE}1/claims/8/picture.png"):
        answer = client.get(address)
        assert open_picture(answer.content).size == (1200, 630)
        assert answer["Cache-Control"] == "public, max-age=86400"
    assert client.get(f"{PAGE}1/claims/9/picture.png").status_code == 404
    assert client.get(f"{PAGE}2/picture.png").status_code == 404


@pytest.mark.django_db
def test_pages_name_their_picture_with_its_whole_address(client: Client):
    freeze(sample.document(key_finding="Most of it is so."))

    for address, picture in (
        (PAGE, f"{PAGE}1/picture.png"),
        (f"{PAGE}claims/2/", f"{PAGE}1/claims/2/picture.png"),
    ):
        page = client.get(address).text
        (image,) = re.findall(r'<meta property="og:image" content="([^"]+)">', page)
        assert image.startswith("http")
        assert image.endswith(picture)
        assert client.get(picture).status_code == 200
    assert '<meta property="og:description" content="Most of it is so.">' in client.get(PAGE).text
