"""How much script a claim's page loads beside htmx, as it is served."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from rjsmin import jsmin

from claims.models import Person
from tests import factories as make

MOST_BYTES = 25_000
SCRIPTS = Path(settings.BASE_DIR, "static", "js")
TAG = re.compile(r'<script type="module" src="[^"]*/js/([\w-]+)[^"]*"')
IMPORT = re.compile(r'^import [^"]*"\./([\w-]+)\.js";', re.MULTILINE)


def loaded(names: list[str]) -> dict[str, str]:
    """The text of these scripts and of all that they import at once, by name."""
    found: dict[str, str] = {}
    while names:
        name = names.pop()
        if name not in found:
            found[name] = SCRIPTS.joinpath(f"{name}.js").read_text()
            names += IMPORT.findall(found[name])
    return found


@pytest.mark.django_db
def test_scripts_of_a_claims_page_are_small(client: Client, reviewer: Person):
    claim = make.make_claim()
    client.force_login(reviewer)

    scripts = loaded(TAG.findall(client.get(claim.get_absolute_url()).text))

    sizes = {name: len(jsmin(text).encode()) for name, text in scripts.items()}
    assert sizes.keys() >= {"desk", "article", "review"}
    assert min(sizes.values()) > 1000
    assert sum(sizes.values()) <= MOST_BYTES, sizes
