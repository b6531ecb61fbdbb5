"""E-mails and pages saved as one file are decoded, and read by the readers of what is in them."""

from datetime import date
from email.message import EmailMessage

import pytest

from claims.evidence.capture.kinds import kind_of
from claims.evidence.capture.reader import Unreadable, read

SAVED = (
    "{head}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"B\"{start}\r\n\r\n"
    "--B\r\nContent-Type: text/html{charset}\r\nContent-ID: <main@x>\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    "{page}\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n"
)  # fmt: skip
BLINK = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\nSubject: Trees\r\n"
)
WORD = 'From: "Saved by Windows Internet Explorer 11"\r\nSubject: Trees\r\n'


@pytest.mark.parametrize("head", [BLINK, WORD, "", f"\r\n{BLINK}"])
@pytest.mark.parametrize(
    ("charset", "coding", "page"),
    [
        ("", "quoted-printable", '<html><meta charset=3D"windows-1251"><p>=CF=F0=E0=E3=E0 35,=\r\n000</p></html>'),
        ("; charset=utf-8", "quoted-printable", "<html><p>=D0=9F=D1=80=D0=B0=D0=B3=D0=B0 35,000</p></html>"),
        ("; charset=utf-8", "base64", "PGh0bWw+PHA+0J/RgNCw0LPQsCAzNSwwMDA8L3A+PC9odG1sPg=="),
        ("; charset=utf-8", "8bit", "<html><p>Прага 35,000</p></html>"),
    ],
)  # fmt: skip
def test_saved_page_is_decoded(head: str, charset: str, coding: str, page: str):
    content = SAVED.format(head=head, start="", charset=charset, coding=coding, page=page).encode()

    assert kind_of(content) == "mhtml"
    assert read(content, "mhtml").text == "Прага 35,000"


def test_note_mark_of_a_saved_page_is_no_digit():
    page = "<html><p>It rose to $320<sup>2</sup> a tonne.</p></html>"
    content = SAVED.format(head=BLINK, start="", charset="", coding="8bit", page=page).encode()

    assert read(content, "mhtml").text == "It rose to $320² a tonne."


def test_frames_of_a_saved_page_are_in_its_full_text():
    frame = "<html><p>It planted 77 of them.</p></html>\r\n--B\r\nContent-Type: text/html\r\n\r\n<html><p>In a frame: 34.</p></html>"
    content = SAVED.format(head=BLINK, start="", charset="", coding="8bit", page=frame).encode()

    got = read(content, "mhtml")

    assert got.text == "It planted 77 of them."
    assert got.full_text.endswith("\n\nIn a frame: 34.")


def test_saved_page_without_a_page_is_unreadable():
    content = SAVED.format(head=BLINK, start="", charset="", coding="8bit", page=" ").encode()

    with pytest.raises(Unreadable, match="without text"):
        read(content, "mhtml")


def make_message(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Ann Clerk <ann@city.example>", "desk@paper.example"
    message["Subject"], message["Date"] = "Trees – größer", "Tue, 14 May 2024 10:00:00 +0000"
    for name, value in headers.items():
        message[name] = value
    return message


def test_message_gives_its_headers_and_text():
    message = make_message()
    message.set_content("The city has 35,000 trees – größer.\n", cte="base64")

    content = message.as_bytes()
    got = read(content, "eml")

    assert kind_of(content) == "eml"
    assert got.text == (
        "Subject: Trees – größer\nFrom: Ann Clerk <ann@city.example>\nTo: desk@paper.example\n"
        "Date: Tue, 14 May 2024 10:00:00 +0000\n\nThe city has 35,000 trees – größer."
    )
    assert (got.title, got.author, got.published_on, got.is_doubtful) == (
        "Trees – größer", "Ann Clerk <ann@city.example>", date(2024, 5, 14), False,
    )  # fmt: skip


def test_message_with_two_forms_is_read_as_mail_programs_show_it():
    message = make_message()
    message.set_content("Plain words.\n")
    message.add_alternative("<p>Rich words, $320<sup>2</sup>.</p>", subtype="html")

    text = read(message.as_bytes(), "eml").text

    assert text.endswith("\n\nRich words, $320².")
    assert "Plain" not in text


def test_forwarded_message_is_read_and_an_attachment_makes_the_copy_doubtful():
    inner = make_message()
    inner.set_content("Inner words.\n")
    outer = make_message()
    outer.set_content("Outer words.\n")
    outer.add_attachment(inner)
    forwarded = read(outer.as_bytes(), "eml")
    outer.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf")
    attached = read(outer.as_bytes(), "eml")

    assert forwarded.text.count("Subject:") == 2
    assert "Outer words." in forwarded.text
    assert forwarded.text.endswith("Inner words.")
    assert (forwarded.is_doubtful, attached.is_doubtful) == (False, True)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"From a@x.example Mon May 14\nFrom: a\nTo: b\nSubject: c\n\nhi", "eml"),
        (b"Received: from x\n by y\nFrom: a\nSubject: c\n\nhi", "eml"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhi", "eml"),
        (b"Subject: hello\n\nwords", "text"),
        (b"Note: this is\nTo: all\n\nwords", "text"),
        (b"From: Ann\nTo: Ben\nwithout an end to the headers", "text"),
        (b"Title: A\nDate: B\nAuthor: C\n\nText", "text"),
    ],
)
def test_message_is_recognised_by_its_headers(content: bytes, kind: str):
    assert kind_of(content) == kind
