"""Whatever page shows them, words written from right to left stand in an element with `dir="auto"`."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from claims.articles.actions.wording import edit_claim
from claims.desk.actions.holds import set_waiting_for
from claims.desk.actions.skipping import skip_claim
from claims.evidence.actions.cataloguing import retract_source
from claims.models import Claim, NewsroomSettings, Person, Source
from claims.moderation.actions.deciding import decide, send_back
from claims.reports.formats import FORMATS
from claims.vocabulary import Role, SkipReason
from tests import factories as make
from tests.access.permissions.world import routes

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
INVISIBLE = {"title", "script", "style", "option"}
"""The direction of an option is that of its select; a title has none."""
TYPED = {"text", "search", "url", None}
TEXT = (
    "في المدينة 35,000 شجرة. زرعت 1,200 شجرة في عام 2024.\n\n"
    "قالت الوزيرة إن 40 بالمئة من المباني أغلقت في 2023. أنفق المجلس 12 مليون دولار في 2025.\n\n"
    "بلغ عدد السكان 900,000 نسمة في 2020. ولد 3,000 طفل في 2021."
)


class Strays(HTMLParser):
    """Collects right-to-left text that no element with `dir="auto"` holds."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        # SVG has no `dir`. charts.css isolates each text, and each is one name or one number.
        is_auto = given.get("dir") == "auto" or tag == "text"
        value = given.get("value") or ""
        if tag == "input" and given.get("type") in TYPED and not is_auto:
            self.note(f"{given.get('name')}={value}")
        if tag not in VOID:
            self.open.append((tag, is_auto))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        is_shown = not any(name in INVISIBLE for name, _ in self.open)
        if is_shown and not any(is_auto for _, is_auto in self.open):
            self.note(data)

    def note(self, text: str) -> None:
        if RIGHT_TO_LEFT.search(text):
            path = ">".join(name for name, _ in self.open[-3:])
            self.found.append(f"{path}: {' '.join(text.split())[:60]}")


def strays(html: str) -> list[str]:
    parser = Strays()
    parser.feed(html)
    return parser.found


class World:
    """An Arabic article with claims of every status, and people with Arabic names."""

    def __init__(self) -> None:
        NewsroomSettings.objects.update(
            name="غرفة الأخبار", contact="اكتبوا لنا", method="شخصان يتحققان.", address="شارع 1"
        )
        self.editor = make.make_person("إدريس المحرر", Role.EDITOR, Role.ADMINISTRATOR)
        self.reviewer = make.make_person("ريم المراجعة", Role.REVIEWER)
        self.other = make.make_person("عمر الآخر", Role.REVIEWER)
        self.article = make.make_article(
            TEXT, headline="أشجار المدينة", publisher="الجريدة", authors="سامي", language="ar"
        )
        self.decided = self.claim_with_words()
        self.judge(self.decided, self.reviewer, "True")
        self.judge(self.decided, self.other, "False")
        self.decide()
        source = Source.objects.filter(url="https://example.org/count").get()
        retract_source(
            source=source, by=self.editor, lock_version=source.lock_version, reason="سحبته الوزارة"
        )
        self.report = make.make_report(self.article, by=self.editor)
        self.open = self.claim_with_words()
        make.comment(self.open, self.editor, "انظر هنا @ريم المراجعة")
        self.draft(self.open, self.reviewer)
        set_waiting_for(claim=self.open, by=self.reviewer, what="رد الوزارة")
        skip_claim(claim=self.open, by=self.other, reason=SkipReason.OTHER, note="لا وقت لدي")
        self.sent_back = self.claim_with_words()
        self.judge(self.sent_back, self.reviewer, "True")
        self.judge(self.sent_back, self.other, "True")
        claim = make.fresh(self.sent_back)
        send_back(
            claim=claim, by=self.editor, lock_version=claim.lock_version, note="راجعوا الجدول"
        )

    def claim_with_words(self) -> Claim:
        claim = make.fresh(make.make_claim(self.article, by=self.editor))
        edit_claim(
            claim=claim, by=self.editor, lock_version=claim.lock_version,
            statement="في المدينة خمسة وثلاثون ألف شجرة", short_form="أشجار كثيرة", claimant="الوزيرة",
        )  # fmt: skip
        return make.fresh(claim)

    def evidence(self):
        return make.make_evidence(
            title="سجل الأشجار", publisher="البلدية", passage="35,000 شجرة", locator="صفحة ٣",
            question="كم شجرة؟", translation="ترجمة",
        )  # fmt: skip

    def judge(self, claim: Claim, by: Person, label: str) -> None:
        make.review(claim, by, label, rationale="عددنا الأشجار.", evidence=(self.evidence(),))

    def draft(self, claim: Claim, by: Person) -> None:
        make.save(claim, by, make.make_draft("True", "مسودة", evidence=(self.evidence(),)))

    def decide(self) -> None:
        claim = make.fresh(self.decided)
        decide(
            claim=claim, by=self.editor, lock_version=claim.lock_version,
            rating=make.rating("Half true"), summary="نصفه صحيح.",
        )  # fmt: skip

    def address(self, route: str, claim: Claim) -> str | None:
        """The page of a route for a claim, or None if the route needs another key."""
        keys = {
            "admin/claims/claim/": claim.pk,
            "admin/claims/article/": self.article.pk,
            "admin/claims/report/": self.report.pk,
            "admin/claims/person/": self.reviewer.pk,
            "sources/": Source.objects.get(url="https://example.org/count").pk,
        }
        key = next((key for start, key in keys.items() if route.startswith(start)), "")
        number = claim.number if route.startswith("articles/") else 1
        for variable, value in (
            ("<slug:slug>", self.article.slug),
            ("<int:number>", number),
            ("<int:claim>", self.decided.number),
            ("<int:pk>", key),
            ("<path:object_id>", key),
            ("<slug:ending>", "html"),
        ):
            route = route.replace(variable, str(value))
        return None if re.search(r"[<(^]|//", route) else f"/{route}"


def walk(world: World, person: Person) -> dict[str, list[str]]:
    """The strays of every page that this person can open, by address."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    found, seen = {}, set()
    for route in routes():
        for claim in (world.decided, world.open, world.sent_back):
            address = world.address(route, claim)
            if address is None or address in seen:
                continue
            seen.add(address)
            answer = client.get(address)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                found[address] = strays(answer.text)
    return found


def test_parser_finds_a_stray():
    assert strays('<p dir="auto">شجرة</p><p>شجرة</p>') == ["p: شجرة"]
    assert strays('<input name="q" value="شجرة">') == [": q=شجرة"]
    assert strays('<div dir="auto"><br><p>شجرة</p></div><option>شجرة</option>') == []


@pytest.mark.django_db
def test_pages_hold_all_words_from_right_to_left_in_elements_with_their_own_direction():
    world = World()

    pages = walk(world, world.editor) | {
        f"{address} (reviewer)": found for address, found in walk(world, world.reviewer).items()
    }

    assert len(pages) > 60
    lines = [f"{address} {stray}" for address, found in pages.items() for stray in found]
    assert not lines, "\n".join(lines)


@pytest.mark.django_db
def test_report_file_holds_all_words_in_elements_with_their_own_direction():
    world = World()

    html = FORMATS["html"].write(world.report.data, "https://facts.example.org").decode()

    assert "أشجار المدينة" in html
    assert strays(html) == []
