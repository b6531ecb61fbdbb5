"""What is said about a claim, as one reader may see it. Built from visible entries alone, so it is blind."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.utils.safestring import SafeString

from claims.access.blindness import has_open_round, is_editor_outside_open_round
from claims.access.comments import people_to_mention, visible_comments, visible_mentions
from claims.desk.forms.comment_form import CommentForm
from claims.markdown import render_html
from claims.models import Claim, Comment, Person
from claims.vocabulary import ThreadAction
from claims.web.paging import Page, read_page

MOST_ENTRIES = 100
"""Entries on one page, the newest; a link leads to those before them."""


@dataclass(frozen=True)
class Entry:
    """One entry with its words rendered, whom it calls, and whether that is news for the reader."""

    comment: Comment
    words: SafeString
    called: list[str]
    is_unread: bool


@dataclass(frozen=True)
class Thread:
    """The entries of a thread that the reader may see; the first of them names it."""

    entries: list[Entry]
    form: CommentForm
    is_resolved: bool

    @property
    def head(self) -> Comment:
        """The first entry that this reader sees; for them it began the thread."""
        return self.entries[0].comment

    @property
    def is_news(self) -> bool:
        """Whether an entry calls the reader, who has not read it."""
        return any(entry.is_unread for entry in self.entries)


class Discussion:
    """The threads of a claim for one reader; nothing is read before a page asks for it.

    `typed` is a form that came back, shown in its box; `before` is an entry, and what is shown was said
    before it.
    """

    def __init__(
        self,
        claim: Claim,
        user: Person,
        typed: CommentForm | None = None,
        before: Comment | None = None,
    ) -> None:
        self.claim, self.user, self.typed, self.before = claim, user, typed, before

    @cached_property
    def entries(self) -> Page[Comment]:
        """The newest entries, the newest first."""
        seen = visible_comments(self.user).on_claim(self.claim).order_by("-pk")
        if self.before:
            seen = seen.filter(pk__lt=self.before.pk)
        return read_page(seen, MOST_ENTRIES)

    @property
    def older(self) -> Comment | None:
        """The entry before which there are more."""
        return self.entries.last

    @cached_property
    def threads(self) -> list[Thread]:
        """The threads of these entries, the oldest first."""
        by_thread = sorted(self.entries.rows, key=lambda entry: (entry.root_id, entry.pk))
        return [
            self._thread(list(entries))
            for _, entries in groupby(by_thread, lambda entry: entry.root_id)
        ]

    def thread_of(self, entry: Comment) -> Thread:
        """The thread that an entry belongs to, its newest entries."""
        seen = visible_comments(self.user).on_claim(self.claim).of_thread(entry)
        return self._thread(list(reversed(seen.order_by("-pk")[:MOST_ENTRIES])))

    def _thread(self, seen: list[Comment]) -> Thread:
        form = CommentForm(answers=seen[0])
        is_typed = self.typed is not None and self.typed.box == form.box
        return Thread(
            entries=[self._entry(comment) for comment in seen],
            form=self.typed if is_typed else form,
            is_resolved=self._last_mark(seen) == ThreadAction.RESOLVED,
        )

    def _last_mark(self, seen: list[Comment]) -> str:
        """What the last mark of a thread says, one before the entries that are shown too."""
        marks = [entry.mark for entry in seen if entry.mark]
        if marks or seen[0].pk == seen[0].root_id:
            return marks[-1] if marks else ""
        thread = visible_comments(self.user).of_thread(seen[0])
        return thread.last_mark()

    def _entry(self, comment: Comment) -> Entry:
        mentions = visible_mentions(self.user, comment)
        unread = [mention.person_id for mention in mentions if mention.read_at is None]
        return Entry(
            comment,
            render_html(comment.text),
            [str(mention.person) for mention in mentions],
            self.user.pk in unread,
        )

    @cached_property
    def form(self) -> CommentForm:
        """The box that begins a thread."""
        form = CommentForm()
        return self.typed if self.typed and self.typed.box == form.box else form

    @cached_property
    def names(self) -> list[str]:
        """Whom the reader can call."""
        return sorted({person.name for person in people_to_mention(self.user, self.claim)})

    @cached_property
    def audience(self) -> str:
        """Who reads what is said now."""
        if not has_open_round(self.claim):
            return "Everybody at work on this article reads this."
        if is_editor_outside_open_round(self.user, self.claim):
            return "While the round is open, a reviewer reads this only if you call them."
        return "While the round is open, only you and editors read this."

    @property
    def open_count(self) -> int:
        """How many threads are not resolved."""
        return sum(not thread.is_resolved for thread in self.threads)
