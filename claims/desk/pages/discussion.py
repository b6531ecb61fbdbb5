"""The comments on a claim that one person may see. Everything here is built from visible comments only."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.utils.safestring import SafeString

from claims.access.articles import active_editors
from claims.access.authorship import Authors, authors_of
from claims.access.blindness import has_open_round, is_editor_outside_open_round
from claims.access.comments import (
    NEWEST,
    newest_comments,
    people_to_mention,
    visible_comments,
    visible_mentions,
)
from claims.desk.forms.comment_form import CommentForm
from claims.models import Claim, Comment, Person, RenderedText
from claims.text.attribution.mentions import find_mentions
from claims.vocabulary import ThreadAction
from claims.web.paging import Page, read_page


@dataclass(frozen=True)
class Entry:
    """One comment with its text as the reader may see it, rendered too, and whether its mention of the reader is unread.

    `author` and `mentioned` are what the reader may call these people.
    """

    comment: Comment
    author: str
    words: str
    text: SafeString
    mentioned: list[str]
    is_unread: bool


@dataclass(frozen=True)
class Thread:
    """The comments of a thread that the reader may see."""

    entries: list[Entry]
    form: CommentForm
    is_resolved: bool

    @property
    def head(self) -> Comment:
        """The first comment of the thread that the reader may see."""
        return self.entries[0].comment

    @property
    def author(self) -> str:
        """What the reader may call the author of the first comment."""
        return self.entries[0].author

    @property
    def has_unread(self) -> bool:
        """Whether a comment mentions the reader, who has not marked it as read."""
        return any(entry.is_unread for entry in self.entries)


class Discussion:
    """The threads of a claim for one reader; each part is read from the database when a page uses it.

    `form` is a form with errors, to be shown where it was typed. With `before`, only earlier comments
    are shown.
    """

    def __init__(
        self,
        claim: Claim,
        user: Person,
        form: CommentForm | None = None,
        before: Comment | None = None,
        authors: Authors | None = None,
    ) -> None:
        self.claim, self.user, self.before = claim, user, before
        self._authors = authors
        self.form_with_errors = form

    @cached_property
    def entries(self) -> Page[Comment]:
        """The latest comments, the newest first."""
        if not self.before:
            return read_page(newest_comments(self.user, self.claim), NEWEST)
        comments = visible_comments(self.user).on_claim(self.claim).order_by("-pk")
        return read_page(comments.filter(pk__lt=self.before.pk), NEWEST)

    @property
    def older(self) -> Comment | None:
        """The comment before which there are earlier ones, if there are."""
        return self.entries.last

    @cached_property
    def threads(self) -> list[Thread]:
        """The threads of these comments, the oldest first."""
        by_thread = sorted(self.entries.rows, key=lambda entry: (entry.root_id, entry.pk))
        texts = self._render_texts(by_thread)
        return [
            self._thread(list(entries), texts)
            for _, entries in groupby(by_thread, lambda entry: entry.root_id)
        ]

    @cached_property
    def authors(self) -> Authors:
        """What the reader is told of those who write here; asked only if there are comments."""
        return self._authors or authors_of(self.user, self.claim)

    def thread_of(self, entry: Comment) -> Thread:
        """Return the thread that a comment belongs to, with its newest comments."""
        comments = visible_comments(self.user).on_claim(self.claim).of_thread(entry)
        newest = list(reversed(comments.order_by("-pk")[:NEWEST]))
        return self._thread(newest, self._render_texts(newest))

    def _thread(self, comments: list[Comment], texts: dict[str, SafeString]) -> Thread:
        form = CommentForm(answers=comments[0])
        return Thread(
            entries=[self._entry(comment, texts) for comment in comments],
            form=self._with_errors(form),
            is_resolved=self._last_mark(comments) == ThreadAction.RESOLVED,
        )

    def _with_errors(self, form: CommentForm) -> CommentForm:
        """Return the form that came back with errors if it is this one, else the blank one."""
        bound = self.form_with_errors
        return bound if bound and bound.box == form.box else form

    def _last_mark(self, comments: list[Comment]) -> str:
        """Return the last mark of a thread (resolved, reopened), which may be older than these comments."""
        marks = [comment.mark for comment in comments if comment.mark]
        if marks or comments[0].pk == comments[0].root_id:
            return marks[-1] if marks else ""
        thread = visible_comments(self.user).of_thread(comments[0])
        return thread.last_mark()

    def _entry(self, comment: Comment, texts: dict[str, SafeString]) -> Entry:
        mentions = visible_mentions(self.user, comment)
        unread = [mention.person_id for mention in mentions if mention.read_at is None]
        words = self._words_of(comment)
        mentioned = [self.authors.name(mention.person) for mention in mentions]
        if comment.author_id == self.user.pk and self.authors.are_hidden:
            # As they typed it: what a typed name is replaced with would tell whose it is.
            people = {str(mention.person) for mention in mentions}
            mentioned = sorted(find_mentions(words, people))
        return Entry(
            comment,
            self.authors.name(comment.author),
            words,
            texts[words],
            mentioned,
            self.user.pk in unread,
        )

    def _words_of(self, comment: Comment) -> str:
        """Return the text of a comment without the names that the reader isn't told."""
        is_own = comment.author_id == self.user.pk
        return comment.text if is_own else self.authors.mask(comment.text)

    def _render_texts(self, comments: list[Comment]) -> dict[str, SafeString]:
        return RenderedText.objects.render([self._words_of(comment) for comment in comments])

    @cached_property
    def form(self) -> CommentForm:
        """The form that starts a thread."""
        return self._with_errors(CommentForm())

    @cached_property
    def names(self) -> list[str]:
        """The names that the reader is offered after an @.

        While names are hidden that is the editors: names of the others mean nothing, and distract from the letters.
        """
        if self.authors.are_hidden:
            return sorted({each.name for each in active_editors() if each.pk != self.user.pk})
        return sorted({person.name for person in people_to_mention(self.user, self.claim)})

    @cached_property
    def audience(self) -> str:
        """Say who will be able to read a comment that is written now."""
        if not has_open_round(self.claim):
            return "Everyone who can see this article can read this."
        if is_editor_outside_open_round(self.user, self.claim):
            return "Until all reviews are in, only reviewers you mention can see this."
        return "Only you and editors can see this until all reviews are in."

    @property
    def open_count(self) -> int:
        """The number of threads that are not resolved."""
        return sum(not thread.is_resolved for thread in self.threads)
