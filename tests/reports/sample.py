"""Report documents in the frozen format, written by hand, about a real article."""

from pathlib import Path
from typing import Any

ARTICLE = Path(__file__).with_name("article.txt").read_text(encoding="utf-8")
SITE = "https://facts.example.org"

SUB_HEADING = 'Putin is conducting a "secret mobilization": what is known'
VOLUNTEERS = (
    "The Russian army cannot find enough volunteers — even by recruiting them from prisons and "
    "various third world countries — to replace its losses on the battlefield in Ukraine."
)
LOSSES = "It is estimated that Russian losses on the front are estimated at 35,000 per month."
PACE = (
    "Although Russian troops continue to slowly advance, their pace is extremely slow: "
    "in some sectors they are only 15–75 m per day."
)
PACE_NUMBER = "in some sectors they are only 15–75 m per day"
SLOWER = (
    "This is slower than many of the grueling offensive operations of World War I, such as the "
    "Battles of the Somme or Passchendaele. However, the human losses for the aggressor country "
    "are the same or even greater."
)
KOFMAN = (
    "The system is built to withstand grueling warfare, even with significant human losses, "
    "said Michael Kofman of the Carnegie Endowment."
)
SHARE = "Share"
CYCLES = (
    "The usual six-monthly draft cycles, which historically amounted to about 130,000 people per "
    "draft, have been replaced by a system of continuous conscription."
)
STRATEGY = (
    "It is possible that Putin's strategy is to endure in order to survive Western political "
    "cohesion, such as it is."
)

RATINGS = [
    ("True", 5, "✔", "true", "The claim is accurate and nothing of weight is missing."),
    ("Mostly true", 4, "◕", "mostly-true", "Accurate, but a detail needs a clarification."),
    ("Half true", 3, "◑", "half", "Partly accurate; what is left out changes the picture."),
    ("Mostly false", 2, "◔", "mostly-false", "It has a grain of truth, and misses what matters."),
    ("False", 1, "✘", "false", "The claim is not accurate."),
    ("Unproven", None, "?", "unproven", "The evidence in public does not settle it."),
]


def rating(label: str) -> dict[str, Any]:
    """A rating as a claim of the document carries it."""
    name, value, symbol, tone, text = next(row for row in RATINGS if row[0] == label)
    return {"label": name, "value": value, "symbol": symbol, "tone": tone, "text": text}


def evidence(**changed: Any) -> dict[str, Any]:
    """One piece of evidence with all fields filled in."""
    return {
        "title": "Losses by month",
        "publisher": "Ministry of Examples",
        "url": "https://data.example.net/losses?year=2026",
        "description": "",
        "stance": "supports",
        "passage": "an average of 34,700 - killed and wounded, per month",
        "translation": "",
        "locator": "p. 14",
        "question": "How many losses a month are reported?",
        "workings": "",
        "archived_url": "https://archive.example.net/123",
        "accessed_on": "2026-02-13",
        "reliability": "B",
        "credibility": 2,
        "passage_found": "nearly",
        "copy": {
            "sha256": "ab" * 32,
            "taken_at": "2026-02-13T09:00:00Z",
            "how": "fetched",
            "kind": "html",
        },
    } | changed


def claim(number: int, quote: str, text: str = ARTICLE, **changed: Any) -> dict[str, Any]:
    """A decided claim on the first occurrence of its quote."""
    start = text.index(quote)
    return {
        "number": number,
        "status": "decided",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "statement": quote,
        "short_form": "",
        "claimant": "",
        "claimant_type": "",
        "stated_on": None,
        "first_appearance": "",
        "types": ["numerical"],
        "is_central": False,
        "rating": rating("Half true"),
        "summary": "The figure is in the range of public estimates. None of them can be verified.",
        "basis": "unanimous",
        "decided_on": "2026-02-14T09:10:00Z",
        "decided_by": "Edith Editor",
        "reviews": 2,
        "checked_by": ["Ruth Reviewer", "Omar Other"],
        "set_aside_reason": "",
        "evidence": [evidence()],
    } | changed


def undecided(number: int, quote: str, text: str = ARTICLE) -> dict[str, Any]:
    """A claim without a verdict yet."""
    blank = {"rating": None, "summary": "", "basis": "", "decided_on": None, "decided_by": ""}
    return claim(
        number, quote, text, status="undecided", reviews=0, checked_by=[], evidence=[], **blank
    )


def set_aside(number: int, quote: str, text: str = ARTICLE, reason: str = "") -> dict[str, Any]:
    """A claim that was not rated."""
    return undecided(number, quote, text) | {
        "status": "set-aside",
        "set_aside_reason": reason or "a prediction",
    }


def units(text: str) -> list[dict[str, Any]]:
    """The paragraphs of the text as units, with the sub-heading and the clutter marked as such."""
    found: list[dict[str, Any]] = []
    position = 0
    for paragraph in text.split("\n\n"):
        start = text.index(paragraph, position)
        position = start + len(paragraph)
        role = "sub-heading" if paragraph == SUB_HEADING else "body"
        stray = paragraph.endswith(f" {SHARE}")
        end = position - len(SHARE) - 1 if stray else position
        found.append({"start": start, "end": end, "role": role})
        if stray:
            found.append({"start": end + 1, "end": position, "role": "furniture"})
    return found


def document(**changed: Any) -> dict[str, Any]:
    """A report on the real article with claims of every status, overlapping claims and a protected source."""
    return {
        "format": "factcheck-report/1",
        "number": 1,
        "published_at": "2026-02-14T09:30:00Z",
        "published_on": "2026-02-14",
        "published_by": "Edith Editor",
        "reason": "",
        "desk": {
            "name": "The Example Desk",
            "url": "https://desk.example.org/",
            "address": "1 Example Street\nExampleton",
            "logo_url": "",
            "method": "Two people check every claim on their own.\n\nAn editor decides.",
            "corrections_policy": "Write to us; we answer within seven working days.",
            "contact": "desk@example.org",
        },
        "article": article(ARTICLE),
        "scale": {
            "name": "Truth line",
            "best": 5,
            "worst": 1,
            "ratings": [
                rating(row[0]) | {"order": order, "definition": "For reviewers."}
                for order, row in enumerate(RATINGS, start=1)
            ],
        },
        "claims": claims(ARTICLE),
    } | changed


def article(text: str, **changed: Any) -> dict[str, Any]:
    """The article of the document. Its publisher is unknown, like that of the real one."""
    return {
        "slug": "untitled-2026-02-13",
        "title": "Untitled article of 13 February 2026",
        "headline": "",
        "publisher": "",
        "authors": [],
        "url": "",
        "language": "en",
        "published_on": "2026-02-13",
        "mode": "published-claim",
        "revision": {"number": 1, "sha256": "0" * 64, "text": text},
        "units": units(text),
    } | changed


def claims(text: str) -> list[dict[str, Any]]:
    """Claims of every kind. Claim 3 is inside claim 2, and claim 4 has two sentences."""
    protected = evidence(
        title="", publisher="", url="", archived_url="", passage="", locator="", passage_found="", copy=None,
        description="An officer of the general staff, known to the desk", stance="refutes",
    )  # fmt: skip
    return [
        claim(1, LOSSES, text, short_form="Russia loses 35,000 people a month", is_central=True,
              rating=rating("Mostly true"), evidence=[evidence(), protected]),
        claim(2, PACE, text, rating=rating("True"), basis="majority"),
        claim(3, PACE_NUMBER, text, rating=rating("False"), basis="adjudicated"),
        claim(4, SLOWER, text, rating=rating("Unproven"), basis="overridden", evidence=[]),
        claim(5, KOFMAN, text, claimant="Michael Kofman", claimant_type="person", stated_on="2026-02-12",
              first_appearance="https://talks.example.net/12"),
        undecided(6, CYCLES, text),
        set_aside(7, STRATEGY, text),
    ]  # fmt: skip


HOSTILE_LEAD = "📰 𝔽ront-line 👩🏽‍🚀 <script>alert(1)</script> & \u202egnp.exe\u202c\n\n"


def hostile_document() -> dict[str, Any]:
    """The same report with astral characters before every claim, and hostile text in every field."""
    text = HOSTILE_LEAD + ARTICLE
    script = '</script><script>alert("x")</script>'
    nasty = claim(
        8, VOLUNTEERS, text,
        statement=f'=HYPERLINK("https://evil.example/","{script}")',
        short_form=f"{script}\u2028<!--",
        claimant="@SUM(1+1)",
        summary=f"\t=cmd|' /C calc'!A0\r\n\r\n{script} <img src=x onerror=alert(1)>",
        first_appearance="javascript:alert(1)",
        types=["+1", "<b>"],
        checked_by=["-1+1", "<i>R</i>"],
        decided_by=f"{script}",
        rating={"label": '<b>"Bad"</b>', "value": 2, "symbol": "<", "tone": "false", "text": script},
        evidence=[
            evidence(title=script, url="javascript:alert(1)", archived_url="data:text/html,x",
                     publisher="=1+1", passage=script, locator='"><svg onload=alert(1)>',
                     question=script, translation=script, workings=script, stance="refutes"),
            evidence(title="", url="https://evil.example/\"onmouseover=alert(1)", description="=x"),
        ],
    )  # fmt: skip
    return document(
        article=article(text, title=script, headline=script, publisher=script, authors=[script]),
        claims=[*claims(text), nasty],
        reason=script,
        published_by=script,
        desk=document()["desk"] | {"name": script, "method": script, "contact": script},
    )
