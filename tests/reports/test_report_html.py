"""report.html: one file that needs no other."""

import re
from html.parser import HTMLParser

import pytest

from claims.reports.formats import FORMATS
from tests.reports import sample

LOADS = {"src", "srcset", "poster", "data", "background", "ping", "formaction", "xlink:href"}
VOID = {"meta", "br", "hr", "img", "input", "link", "rect"}


class Page(HTMLParser):
    """Every element with its attributes, and the text outside the style sheet."""

    def __init__(self, document: dict) -> None:
        super().__init__()
        self.elements, self.words, self.style, self.open = [], [], "", []
        self.feed(FORMATS["html"].write(document, sample.SITE).decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str):
        assert self.open.pop() == tag

    def handle_data(self, data: str):
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def all(self, tag: str):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(params=[sample.document, sample.hostile_document])
def page(request: pytest.FixtureRequest):
    return Page(request.param())


def test_html_file_has_no_script_and_loads_nothing(page: "Page"):
    tags = {tag for tag, _ in page.elements}

    assert tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"} == set()
    assert [a for _, a in page.elements if LOADS & set(a)] == []
    assert re.findall(r"url\(|@import|expression|image-set", page.style) == []


def test_html_file_has_no_handler_and_no_inline_style(page: "Page"):
    names = {name for _, attributes in page.elements for name in attributes}

    assert [name for name in names if name.startswith("on") or name == "style"] == []


def test_html_file_links_only_to_the_web_or_into_itself(page: "Page"):
    links = [a["href"] for a in page.all("a")]
    ids = {a["id"] for _, a in page.elements if "id" in a}

    assert [link for link in links if not re.match(r"https?://|#", link)] == []
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []


def test_html_file_has_each_id_once(page: "Page"):
    ids = [a["id"] for _, a in page.elements if "id" in a]

    assert len(ids) == len(set(ids))


def test_html_file_closes_what_it_opens(page: "Page"):
    assert page.open == []


def test_html_file_links_to_other_sites_are_nofollow():
    page = Page(sample.document())

    foreign = [a for a in page.all("a") if "example.net" in a["href"]]

    assert foreign
    assert {a["rel"] for a in foreign} == {"nofollow noopener"}


def test_html_file_shows_everything_that_a_report_must_have():
    text = Page(sample.document()).text

    required = [
        'Putin is conducting a "secret mobilization": what is known',
        "Checked by Ruth Reviewer and Omar Other, decided by Edith Editor.",
        "not rated: a prediction.",
        "still being checked. A later report will say what we found.",
        "An officer of the general staff, known to the desk",
        "Two people check every claim on their own.",
        "Write to us; we answer within seven working days.",
        "Spotted a mistake? Tell us: desk@example.org",
        "An editor made the final decision.",
        "Said by Michael Kofman, 12 February 2026.",
        "source graded B2: usually reliable; probably true",
        "Quote found in our saved copy of 13 February 2026 (spacing or punctuation differs) (SHA-256 abababababab…)",
        "14 February 2026, 09:30 UTC",
        "Accurate, but a detail needs a clarification.",
    ]
    assert [words for words in required if words not in text] == []


def test_html_file_escapes_hostile_text():
    page = Page(sample.hostile_document())

    assert '</script><script>alert("x")</script>' in page.text
    assert "<img src=x onerror=alert(1)>" in page.text
    assert "javascript:alert(1)" in page.text  # as text, not as a link


def test_html_file_links_to_its_report():
    document = sample.document()

    page = Page(document)

    assert "https://facts.example.org/reports/untitled-2026-02-13/1/" in page.text
