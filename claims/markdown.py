"""Markdown that people wrote: as HTML that is safe to show, or as plain words."""

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
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
}
TAGS |= {"s", "code", "pre", "a", "table", "thead", "tbody", "tr", "th", "td"}
LONGEST = 50_000
"""Characters; a longer text is shown as it is."""
DEEPEST = 20
"""Levels of nesting; the sanitiser's time grows with the square of them, and below it words are cut."""

_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable(
    ["table", "strikethrough"]
)


def prose(text: str) -> SafeString:
    """Render Markdown through a fixed list of tags; links are http, https or mailto only.

    A text that is too long or nested too deep is shown as plain text, since the time to clean it
    would be its author's to choose.
    """
    if len(text) > LONGEST:
        return format_html("<pre>{}</pre>", text)
    tokens = _markdown.parse(text)
    if _depth(tokens) >= DEEPEST:
        return format_html("<pre>{}</pre>", text)
    html = _markdown.renderer.render(_lowered(tokens), _markdown.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)  # noqa: S308 - it just came out of the sanitiser


def plain(text: str) -> str:
    """Return the words of a Markdown text without its marks, a blank line between paragraphs.

    A link keeps its words and says its address after them. Too long or deep a text stays as typed.
    """
    if len(text) > LONGEST:
        return text
    tokens = _markdown.parse(text)
    if _depth(tokens) >= DEEPEST:
        return text
    pieces = [
        _words(token.children or []) if token.type == "inline" else token.content.strip()
        for token in tokens
        if token.type in {"inline", "fence", "code_block"}
    ]
    return "\n\n".join(piece for piece in pieces if piece)


def _words(tokens: list[Token]) -> str:
    """The words of one paragraph; where a link ends, its address."""
    words, address = "", ""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            words += f" ({address})" if address and not words.endswith(address) else ""
        elif token.type in {"softbreak", "hardbreak"}:
            words += " " if token.type == "softbreak" else "\n"
        else:
            words += token.content
    return words.strip()


def _depth(tokens: list[Token]) -> int:
    """The deepest nesting among the tokens and their inline children."""
    level = deepest = 0
    for token in tokens:
        inner = _depth(token.children) if token.children else 0
        level += token.nesting
        deepest = max(deepest, level + inner)
    return deepest


def _lowered(tokens: list[Token]) -> list[Token]:
    """The tokens with each heading one lower: a page has one h1, and it is not the author's."""
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
    return tokens
