"""The first contents of a new Factcheck: rating scales, guidelines and one article; in the demo people too."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core import serializers
from django.db import transaction

from claims.articles.actions.claim_lifecycle import open_claims
from claims.articles.actions.loading import AlreadyLoaded, add_article
from claims.ledger.bulk_imports import bulk_import
from claims.ledger.imported_rows import record_ratings_once
from claims.models import Article, Guidelines, Person, RatingScale
from claims.moderation.actions.guideline_versions import write_guidelines
from claims.vocabulary import ClaimStatus, Role

DEMO = "demo@desk.example"
"""The actor who opens the demo's preselected claims; it cannot sign in."""


def fixture(name: str) -> Path:
    """Return the path of a fixture of the project."""
    return settings.BASE_DIR / "fixtures" / name


def seed_scales() -> int:
    """Load the rating scales that are not in the database yet; return how many. Edited scales stay as they are.

    The ledger counts them as one import.
    """
    with bulk_import("fixtures/scales.json"):
        return add_scales()


def add_scales() -> int:
    """Write the scales of the fixtures that are missing, in a transaction that has locked the newsroom's chain."""
    known = set(RatingScale.objects.values_list("slug", flat=True))
    added = 0
    for row in serializers.deserialize("json", fixture("scales.json").read_text("utf-8")):
        is_scale = isinstance(row.object, RatingScale)
        if (row.object.slug if is_scale else row.object.scale.slug) in known:
            continue
        row.save()
        added += is_scale
    return added


def seed_guidelines() -> bool:
    """Load the guidelines of the fixtures if there are none; return whether there were none."""
    if Guidelines.objects.exists():
        return False
    write_guidelines(by=None, text=fixture("guidelines.md").read_text("utf-8"), after=0)
    return True


def seed_article() -> Article | None:
    """Load the article of the fixtures and split it. Returns None if it has been loaded already."""
    rows = json.loads(fixture("article.json").read_text("utf-8"))
    article, revision = (row["fields"] for row in rows)
    published_on = article.pop("published_on")
    scale = RatingScale.objects.get_by_natural_key(*article.pop("scale"))
    del article["slug"], article["tie_break"]  # what add_article gives anyway
    try:
        return add_article(
            by=None,
            text=revision["text"],
            published_on=date.fromisoformat(published_on),
            scale=scale,
            **article,
        )
    except AlreadyLoaded:
        return None


@transaction.atomic
def seed_people() -> int:
    """Load the demo's people, who have no usable password; return how many are new."""
    added = 0
    for row in serializers.deserialize("json", fixture("demo_people.json").read_text("utf-8")):
        if not Person.objects.filter(email=row.object.email).exists():
            row.save()
            added += 1
    return added


@transaction.atomic
def open_for_demo(article: Article) -> int:
    """Open the preselected claims of the demo's article, so that work can begin at once."""
    demo, is_new = Person.objects.get_or_create(
        email=DEMO, defaults={"name": "demo", "is_active": False, "password": "!"}
    )
    if is_new:
        demo.groups.add(_group(Role.REVIEWER))
    # The rules refuse those who can't sign in. It acts only here, and its row stays as it is.
    demo.is_active = True
    proposed = article.claims.filter(status=ClaimStatus.PROPOSED, is_preselected=True)
    numbers = proposed.values_list("number", flat=True)
    return len(open_claims(article=article, by=demo, numbers=numbers))


def _group(role: Role) -> "Person.groups":
    return Person.groups.field.related_model.objects.get(name=role)


def load_first_content(report: Callable[[str], object]) -> bool:
    """Load what is missing, and report each step with a line. Returns whether anything was missing."""
    lines: list[str] = []

    def note(line: str) -> None:
        lines.append(line)
        report(line)

    if scales := seed_scales():
        note(f"Loaded {scales} rating scales")
    if record_ratings_once():
        note("Recorded the rating scales that were there already")
    if seed_guidelines():
        note("Loaded the guidelines")
    if settings.DEMO and (people := seed_people()):
        note(f"Added {people} demo people")
    if article := seed_article():
        note(f"Loaded the article “{article}”")
        if settings.DEMO:
            note(f"Opened {open_for_demo(article)} of its claims for review")
    return bool(lines)
