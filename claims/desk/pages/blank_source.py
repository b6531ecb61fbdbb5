"""The blank source of a review that has none yet, and the one that a script copies when somebody adds a row.

It is rendered once, since only its key and its addresses differ.
"""

import re
from functools import cache
from uuid import uuid4

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from claims.evidence.forms.evidence_form import EvidenceForm

KEY = "__key__"
"""Stands for the key of the source; the script puts a new one in its place."""
SLUG, NUMBER = "__article__", 0
"""Stand for the article and the claim."""


def blank_source(claim_address: str) -> SafeString:
    """Return the fields of a blank source on the page of the claim at this address."""
    html = _render().replace(reverse("claim", args=(SLUG, NUMBER)), claim_address)
    return mark_safe(html)  # noqa: S308 - every text in it is escaped


def first_source(claim_address: str) -> SafeString:
    """Return a blank source with a key of its own, for a review without one. It is not saved while it stays blank."""
    html = blank_source(claim_address).replace(KEY, str(uuid4()))
    return mark_safe(html)  # noqa: S308 - the rendered template and a key


@cache
def _render() -> str:
    context = {"row": EvidenceForm(KEY), "is_new": False, "saved_copies": None}
    context |= {"article": {"slug": SLUG}, "claim": {"number": NUMBER}}
    html = render_to_string("evidence/_source_form.html", context)
    return re.sub(r"\n\s+", "\n", html)  # it is on every page of a claim
