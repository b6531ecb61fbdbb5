"""A new text of an article: what it would do to the claims, shown first, and then stored."""

import hashlib
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from claims.access.refusals import Conflict, Refusal
from claims.access.rules import require_for
from claims.articles.actions.revising import ClaimPreview, Preview, preview_revision, revise_article
from claims.articles.forms.text_fields import RevisionForm
from claims.models import Article
from claims.text.revisions.comparison import Fate, Text, word_diff
from claims.text.spans import Span
from claims.vocabulary import Action, ClaimStatus
from claims.web.http import render_page

TEMPLATE = "articles/article_revise.html"
ORDER = (Fate.CHANGED, Fate.GONE, Fate.MOVED, Fate.UNCHANGED)
"""What needs a look comes first."""
FOLLOWS = {
    ClaimStatus.PROPOSED: "stays proposed, with the new words",
    ClaimStatus.SET_ASIDE: "comes back, to be looked at again",
    ClaimStatus.DECIDED: "its verdict goes stale; it opens for new reviews",
}
OTHERWISE = "opens for new reviews"


@dataclass(frozen=True)
class Row:
    """A claim in the preview: what becomes of it, why, and what follows."""

    outlook: ClaimPreview
    pieces: list[tuple[str, str]]
    note: str = ""

    @property
    def follows(self) -> str:
        """What the desk would do with the claim."""
        status = self.outlook.claim.status
        if self.outlook.carried.fate == Fate.CHANGED:
            return FOLLOWS.get(status, OTHERWISE)
        if self.outlook.carried.fate == Fate.GONE:
            is_aside = status == ClaimStatus.SET_ASIDE
            return "stays set aside" if is_aside else "is set aside as cut"
        return "keeps its verdict" if status == ClaimStatus.DECIDED else "stays as it is"


@require_http_methods(["GET", "HEAD", "POST"])
def article_revise(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a new text, show what it would do, and store it once that was seen."""
    article = get_object_or_404(Article.objects.visible_to(request.user), slug=slug)
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
        changed = "You changed the text since you looked: this is what it would do now."
        return preview(request, article, text, notice=changed)
    try:
        revised = revise_article(article=article, by=request.user, text=text, after=after)
    except Conflict as refusal:
        return preview(request, article, text, notice=refusal.sentence, status=409)
    messages.success(request, str(revised))
    return redirect(article)


def preview(
    request: HttpRequest, article: Article, text: str, *, notice: str = "", status: int = 200
) -> HttpResponse:
    """What the text would do; nothing is stored. What is refused leaves the text as typed."""
    revision = article.revision
    context = {"article": article, "revision": revision, "notice": notice}
    try:
        seen = preview_revision(article=article, by=request.user, text=text)
    except Refusal as refusal:
        form = RevisionForm({"text": text})
        form.add_error("text", refusal.sentence)
        return render_page(request, TEMPLATE, context | {"form": form}, status=refusal.status)
    known = {"text": text, "after": revision.number, "seen": fingerprint(text)}
    context |= {"form": RevisionForm(initial=known), "preview": seen, "groups": groups(seen)}
    return render_page(request, TEMPLATE, context, status=status)


def fingerprint(text: str) -> str:
    """Tells whether the text that is confirmed is the one that was shown."""
    return hashlib.sha256(text.encode()).hexdigest()


def groups(preview: Preview) -> list[tuple[Fate, list[Row]]]:
    """The claims by what becomes of them, each kind with its rows, none left out."""
    return [
        (fate, [row(o, preview) for o in preview.claims if o.carried.fate == fate])
        for fate in ORDER
    ]


def row(outlook: ClaimPreview, preview: Preview) -> Row:
    """Say what is different for a claim, with the least text that shows it."""
    claim, (fate, span, _) = outlook.claim, outlook.carried
    old, new = preview.comparison.old, preview.comparison.new
    here = Span(claim.start, claim.end)
    words = here.of(old.text)
    if fate == Fate.GONE or span is None:
        return Row(outlook, [("cut", words)])
    if fate != Fate.CHANGED:
        return Row(outlook, [("same", words)])
    if words.split() != span.of(new.text).split():
        return Row(outlook, word_diff(words, span.of(new.text)))
    seen = ("The sentence around it changed.", sentences), ("What it leans on changed.", leaned)
    for note, read in seen:
        before, after = read(old, here), read(new, span)
        if before.split() != after.split():
            return Row(outlook, word_diff(before, after), note)
    return Row(
        outlook,
        [("same", words)],
        "These words stand elsewhere as well: nobody can say which are meant.",
    )


def sentences(text: Text, span: Span) -> str:
    """The sentences that a span reaches into."""
    return " ".join(text.unit_wording(index) for index in text.units_in(span))


def leaned(text: Text, span: Span) -> str:
    """What the first of these sentences leans on, if anything, and the sentences."""
    found = text.context_of(text.units_in(span)[0])
    return f"{found.of(text.text) if found else ''} {sentences(text, span)}"
