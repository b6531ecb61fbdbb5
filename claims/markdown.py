"""Render Markdown that users wrote, as sanitised HTML or as plain text."""

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

ALLOWED_TAGS = {
    *(
        "p",
        "br",
        "hr",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "em",
        "strong",
    ),
    *("s", "code", "pre", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
MAX_LENGTH = 50_000
"""Characters. A longer text is shown unformatted."""
MAX_NESTING = 20
"""Levels. The parser drops text that is nested deeper, and the sanitiser takes quadratic time in the depth."""

_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable(
    ["table", "strikethrough"]
)


def render_html(text: str) -> SafeString:
    """Render Markdown as HTML with the allowed tags only; links may be http, https or mailto.

    A text that is too long or nested too deep is returned in `<pre>`, because the author could
    otherwise choose how long the sanitiser takes.
    """
    if len(text) > MAX_LENGTH:
        return format_html("<pre>{}</pre>", text)
    tokens = _markdown.parse(text)
    if _measure_nesting(tokens) >= MAX_NESTING:
        return format_html("<pre>{}</pre>", text)
    html = _markdown.renderer.render(_lower_headings(tokens), _markdown.options, {})
    clean = nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)  # noqa: S308 - nh3 sanitised it in the line above


def render_text(text: str) -> str:
    """Return a Markdown text without its formatting, with a blank line between paragraphs.

    The URL of a link follows its text in parentheses. A text that is too long or nested too deep
    is returned unchanged.
    """
    if len(text) > MAX_LENGTH:
        return text
    tokens = _markdown.parse(text)
    if _measure_nesting(tokens) >= MAX_NESTING:
        return text
    pieces = [
        _render_inline(token.children or []) if token.type == "inline" else token.content.strip()
        for token in tokens
        if token.type in {"inline", "fence", "code_block"}
    ]
    return "\n\n".join(piece for piece in pieces if piece)


def _render_inline(tokens: list[Token]) -> str:
    """Return the text of one paragraph, with the URL of each link after the link's text."""
    text, url = "", ""
    for token in tokens:
        if token.type == "link_open":
            url = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            text += f" ({url})" if url and not text.endswith(url) else ""
        elif token.type in {"softbreak", "hardbreak"}:
            text += " " if token.type == "softbreak" else "\n"
        else:
            text += token.content
    return text.strip()


def _measure_nesting(tokens: list[Token]) -> int:
    """Return the deepest nesting among the tokens and their inline children."""
    level = deepest = 0
    for token in tokens:
        inner = _measure_nesting(token.children) if token.children else 0
        level += token.nesting
        deepest = max(deepest, level + inner)
    return deepest


def _lower_headings(tokens: list[Token]) -> list[Token]:
    """Move each heading one level down, because the page itself already has the h1."""
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
    return tokens
