"""Lines in which there is obviously nothing to check."""

import pytest

from claims.text.sentences.obvious import is_credit, name_obvious, reason_of

CREDITS = """Photo: Reuters
(Photo: AFP)
Image source, Getty Images
Photo by John Smith/AP
AP Photo/Efrem Lukatsky
(AP Photo/John Smith)
© Reuters/Gleb Garanich
Credit: Getty Images
Image credit: NASA
[Photo/Xinhua]
Фото: Укрінформ
Фото: Сергій Чалий
Photograph: Sean Gallup/Getty Images
REUTERS/Valentyn Ogirenko
File photo: AFP
Photo courtesy of Jane Smith
Picture: Anna Lee for The Times
Photo: Jane Smith via AP
EPA-EFE"""
SENTENCES = """Photo: A depot near Kyiv
Image caption, Soldiers near Kyiv
Photo: Soldiers fire at Russian positions
Photo finishes are rare in politics.
Reuters reported 1,200 dead.
AP said the army retreated.
Maps: how the front moved
Photo: The minister, who resigned on Monday
Credit fell by 4 percent
Credit: the bank lent 4 billion
Video: Explosion in Odesa kills three
Graphic: Losses by month
Фото: солдати біля Києва"""


@pytest.mark.parametrize("line", CREDITS.splitlines())
def test_a_credit_names_nothing_but_the_makers_of_a_picture(line: str):
    assert is_credit(line)
    assert name_obvious("caption", line) == "credit"


@pytest.mark.parametrize("line", SENTENCES.splitlines())
def test_a_caption_that_says_something_is_no_credit(line: str):
    assert not is_credit(line)
    assert name_obvious("caption", line) == ""


@pytest.mark.parametrize(
    ("role", "name", "reason"),
    [
        ("headline", "headline", "heading"),
        ("sub-heading", "sub-heading", "heading"),
        ("by-line", "by-line", "heading"),
        ("dateline", "date", "heading"),
        ("furniture", "clutter", "furniture"),
    ],
)
def test_roles_that_hold_nothing_to_check(role: str, name: str, reason: str):
    assert name_obvious(role, "The city has 35,000 trees.") == name
    assert reason_of(name) == reason
    assert reason_of("credit") == "furniture"


@pytest.mark.parametrize("role", ["body", "quotation", "list-item", "caption"])
def test_roles_that_may_hold_a_claim(role: str):
    assert name_obvious(role, "The city has 35,000 trees.") == ""
