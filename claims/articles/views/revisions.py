"""Upload a new version of an article: preview what happens to its claims, then save it."""

import hashlib
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from claims.access.articles import visible_articles
from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.articles.actions.revising import ClaimPreview, Preview, preview_revision, revise_article
from claims.articles.forms.text_fields import RevisionForm
from claims.models import Article
from claims.text.folding import fold
from claims.text.revisions.comparison import Fate, Text, word_diff
from claims.text.spans import Span
from claims.vocabulary import Action, ClaimStatus
from claims.web.context_changes import ContextChange, compare_contexts
from claims.web.http import render_page

TEMPLATE = "articles/article_revise.html"
ORDER = (Fate.CONTEXT_CHANGED, Fate.CHANGED, Fate.GONE, Fate.MOVED, Fate.UNCHANGED)
"""Claims that need attention come first."""
MOST_ROWS = 100
"""Claims of each fate that are shown one by one."""
CONSEQUENCES_OF_CHANGE = {
    ClaimStatus.PROPOSED: "stays a suggested claim, with the new wording",
    ClaimStatus.SET_ASIDE: "is restored, because its wording changed",
    ClaimStatus.DECIDED: "needs re-checking, because the verdict no longer applies",
}
_WAITS = "waits for an editor, because its context changed: until then the verdict isn’t in force"
_KEEPS_REVIEWS = "keeps its reviews. The editor who decides it sees both contexts"
CONSEQUENCES_OF_CONTEXT = {
    ClaimStatus.PROPOSED: "stays a suggested claim, with the new context",
    ClaimStatus.SET_ASIDE: "is restored, because its context changed",
    ClaimStatus.AGREED: _KEEPS_REVIEWS,
    ClaimStatus.DISPUTED: _KEEPS_REVIEWS,
    ClaimStatus.DECIDED: _WAITS,
    ClaimStatus.CONTEXT_CHANGED: _WAITS,
}
IN_FORCE_AGAIN = (
    "has the context again that its verdict was given for, so the verdict is in force again"
)
DEFAULT_CONSEQUENCE = "opens for new reviews"
KEEPS = {
    ClaimStatus.DECIDED: "keeps its verdict",
    ClaimStatus.CONTEXT_CHANGED: "still waits for an editor, because its context changed before",
}


@dataclass(frozen=True)
class Row:
    """A claim in the preview: what happens to it, the changed text or both contexts, and a note that explains it."""

    preview: ClaimPreview
    pieces: list[tuple[str, str]]
    note: str = ""
    context: ContextChange | None = None

    @property
    def consequence(self) -> str:
        """What would happen to the claim."""
        status, fate = ClaimStatus(self.preview.claim.status), self.preview.carried.fate
        if self.preview.is_in_force_again:
            return IN_FORCE_AGAIN
        if fate == Fate.CONTEXT_CHANGED:
            return CONSEQUENCES_OF_CONTEXT.get(status, DEFAULT_CONSEQUENCE)
        if fate == Fate.CHANGED:
            return CONSEQUENCES_OF_CHANGE.get(status, DEFAULT_CONSEQUENCE)
        if fate == Fate.GONE:
            is_aside = status == ClaimStatus.SET_ASIDE
            return "stays set aside" if is_aside else "is set aside as cut"
        return KEEPS.get(status, "doesn’t change")


@dataclass(frozen=True)
class FateGroup:
    """The claims with one fate: how many there are, and the rows of the first of them."""

    fate: Fate
    count: int
    rows: list[Row]

    @property
    def hidden(self) -> int:
        """How many claims have no row."""
        return self.count - len(self.rows)


@require_http_methods(["GET", "HEAD", "POST"])
def article_revise(request: HttpRequest, slug: str) -> HttpResponse:
    """Read a new text, preview the changes, and save it once the user confirmed that preview."""
    article = get_object_or_404(visible_articles(request.user).with_opening(), slug=slug)
    require_for(request.user, Action.REVISE, article)
    is_posted = request.method == "POST"
    revision = article.revision
    shown = {"initial": {"text": revision.text}}
    posted = (request.POST, request.FILES) if is_posted else ()
    form = RevisionForm(*posted, **shown)
    if not form.is_valid():
        context = {"article": article, "revision": revision, "form": form}
        return render_page(request, TEMPLATE, context, status=422 if is_posted else 200)
    text, after = form.cleaned_data["text"], form.cleaned_data["after"]
    if "confirm" not in request.POST:
        return preview(request, article, text)
    if after is None or form.cleaned_data["seen"] != fingerprint(text):
        changed = "You changed the text after the preview. These are the changes now."
        return preview(request, article, text, notice=changed)
    try:
        revised = revise_article(article=article, by=request.user, text=text, after=after)
    except Conflict as refusal:
        return preview(request, article, text, notice=refusal.sentence, status=409)
    except Refusal as refusal:
        return show_refused_text(request, article, text, refusal)
    messages.success(request, str(revised))
    return redirect(article)


def preview(
    request: HttpRequest, article: Article, text: str, *, notice: str = "", status: int = 200
) -> HttpResponse:
    """Show what would happen if the text were saved. A refused text stays in the form."""
    try:
        result = preview_revision(article=article, by=request.user, text=text)
    except Refusal as refusal:
        return show_refused_text(request, article, text, refusal, notice=notice)
    revision = article.revision
    context = {"article": article, "revision": revision, "notice": notice}
    initial = {"text": text, "after": revision.number, "seen": fingerprint(text)}
    form = RevisionForm(initial=initial)
    context |= {"form": form, "preview": result, "groups": group_by_fate(result)}
    return render_page(request, TEMPLATE, context, status=status)


def show_refused_text(
    request: HttpRequest, article: Article, text: str, refusal: Refusal, *, notice: str = ""
) -> HttpResponse:
    """Show the form with a text that was not saved, and why."""
    form = RevisionForm({"text": text})
    form.add_error("text", refusal.sentence)
    context = {"article": article, "revision": article.revision, "notice": notice, "form": form}
    return render_page(request, TEMPLATE, context, status=refusal.status)


def fingerprint(text: str) -> str:
    """Return a hash that shows whether the user confirms the text that the preview showed."""
    return hashlib.sha256(text.encode()).hexdigest()


def group_by_fate(preview: Preview) -> list[FateGroup]:
    """Return the claims of the preview by fate, in ORDER; a fate may have no claims."""
    groups = []
    for fate in ORDER:
        claims = [row for row in preview.claims if row.carried.fate == fate]
        rows = [build_row(row, preview) for row in claims[:MOST_ROWS]]
        groups.append(FateGroup(fate, len(claims), rows))
    return groups


def build_row(claim_preview: ClaimPreview, preview: Preview) -> Row:
    """Show the difference for a claim, with as little text as possible."""
    claim, (fate, span) = claim_preview.claim, claim_preview.carried
    old, new = preview.comparison.old, preview.comparison.new
    old_span = Span(claim.start, claim.end)
    quote = old_span.of(old.text)
    if fate == Fate.GONE or span is None:
        return Row(claim_preview, [("cut", quote)])
    if fate == Fate.CONTEXT_CHANGED:
        before, after = old.context_of(old_span), new.context_of(span)
        both = compare_contexts(old.text, before, new.text, after)
        return Row(claim_preview, [("same", quote)], context=both)
    if fate != Fate.CHANGED:
        return Row(claim_preview, [("same", quote)])
    if fold(quote) != fold(span.of(new.text)):
        return Row(claim_preview, word_diff(quote, span.of(new.text)))
    sentence, changed = read_sentences(old, old_span), read_sentences(new, span)
    if sentence != changed:
        return Row(claim_preview, word_diff(sentence, changed), "The sentence around it changed.")
    return Row(
        claim_preview,
        [("same", quote)],
        "These words now appear more than once, so we can’t tell which ones are meant.",
    )


def read_sentences(text: Text, span: Span) -> str:
    """Return the sentences that a span overlaps."""
    return " ".join(text.unit_wording(index) for index in text.units_in(span))
