"""RenderedText: the HTML of a Markdown text, kept so that no page renders it again."""

import hashlib
from collections.abc import Iterable

from django.db import models
from django.utils.safestring import SafeString, mark_safe

from claims.markdown import RENDERER, render_html

SHORTEST_KEPT = 200
"""Characters. Rendering a shorter text takes about as long as reading its HTML."""


class RenderedTextQuerySet(models.QuerySet["RenderedText"]):
    """Reads of kept HTML."""

    def render(self, texts: Iterable[str]) -> dict[str, SafeString]:
        """Return the HTML of each text; keep what was not kept yet, or was made by another renderer.

        One statement for all texts, and none if all of them are short. The key of a row is the digest of
        the text, so nobody gets the HTML of a text that they don't have.
        """
        digests = {text: _digest(text) for text in set(texts) if len(text) >= SHORTEST_KEPT}
        kept = self.filter(sha256__in=digests.values(), renderer=RENDERER) if digests else ()
        html = {row.sha256: mark_safe(row.html) for row in kept}  # noqa: S308 - render_html made it
        missing = {digest: text for text, digest in digests.items() if digest not in html}
        html |= {digest: render_html(text) for digest, text in missing.items()}
        if missing:
            # In one order, so that no two requests wait for each other.
            self.bulk_create(
                [
                    RenderedText(sha256=digest, renderer=RENDERER, html=html[digest])
                    for digest in sorted(missing)
                ],
                update_conflicts=True,
                unique_fields=["sha256"],
                update_fields=["renderer", "html"],
            )
        return {
            text: html[digests[text]] if text in digests else render_html(text) for text in texts
        }


class RenderedText(models.Model):
    """The sanitised HTML of one text, wherever it is: a comment, a rationale, the guidelines.

    It is made from the text, so rows may be deleted at any time. It has a table of its own, because
    the rows that hold the texts are frozen and a new version of the renderer makes other HTML.
    """

    sha256 = models.CharField("SHA-256", max_length=64, primary_key=True)
    renderer = models.PositiveSmallIntegerField()
    html = models.TextField()

    objects = RenderedTextQuerySet.as_manager()

    def __str__(self) -> str:
        return self.sha256[:12]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
