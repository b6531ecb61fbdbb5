"""Render Markdown that users wrote, as sanitised HTML or as plain text.

Pages read `RenderedText`, which keeps what `render_html` returns.
"""

import re

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
RENDERER = 1
"""The version of this renderer. Raise it when it makes other HTML of the same text: kept HTML is then made anew."""
MAX_LENGTH = 50_000
"""Characters. A longer text is shown unformatted, and so is one with more of the signs below."""
MAX_NESTING = 20
"""Levels. The parser drops text that is nested deeper, and the sanitiser takes quadratic time in the depth."""
MAX_LINES = 2_000
MAX_SIGNS = 4_000
"""Signs of formatting, such as brackets and asterisks. The parser looks at each of them several times."""
MAX_QUOTE_SIGNS = 300
"""Signs that may begin a quoted line. The parser takes quadratic time in the number of quoted lines."""

_SIGNS = re.compile(r"[\[\]*_`<!|~&\\]")

_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable(
    ["table", "strikethrough"]
)


def render_html(text: str) -> SafeString:
    """Render Markdown as HTML with the allowed tags only; links may be http, https or mailto.

    A text that is too long, nested too deep or full of signs is returned in `<pre>`, because the
    author could otherwise choose how long the parser and the sanitiser take.
    """
    tokens = _parse(text)
    if tokens is None:
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

    The URL of a link follows its text in parentheses. A text that `render_html` shows unformatted
    is returned unchanged.
    """
    tokens = _parse(text)
    if tokens is None:
        return text
    pieces = [
        _render_inline(token.children or []) if token.type == "inline" else token.content.strip()
        for token in tokens
        if token.type in {"inline", "fence", "code_block"}
    ]
    return "\n\n".join(piece for piece in pieces if piece)


def _parse(text: str) -> list[Token] | None:
    """Parse a text, or return None if it would take long to parse or to sanitise."""
    if (
        len(text) > MAX_LENGTH
        or text.count(">") > MAX_QUOTE_SIGNS
        or text.count("\n") + text.count("\r") > MAX_LINES
        or len(_SIGNS.findall(text)) > MAX_SIGNS
    ):
        return None
    tokens = _markdown.parse(text)
    return None if _measure_nesting(tokens) >= MAX_NESTING else tokens


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
