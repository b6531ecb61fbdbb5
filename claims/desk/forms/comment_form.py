"""The form for a comment or an answer."""

from typing import Any
from uuid import UUID, uuid4

from django import forms

from claims.models import Comment
from claims.web.fields import TypedText, WithProblems
from claims.web.widgets import PlainHidden

LONGEST = 10_000
"""Characters in a comment."""


class CommentForm(WithProblems):
    """A comment or an answer; its `key` makes sure that sending it twice adds it once."""

    text = TypedText(
        rows=2,
        required=True,
        max_length=LONGEST,
        label="Comment",
        error_messages={"required": "Enter a comment."},
    )
    key = forms.UUIDField(required=False, widget=PlainHidden)

    def __init__(self, data: Any = None, *, answers: Comment | None = None) -> None:
        self.box = f"answer-{answers.key}" if answers else "comment"
        super().__init__(data, initial={"key": uuid4()}, auto_id=f"{self.box}-%s")
        del self.fields["text"].widget.attrs["maxlength"]  # browsers cut pasted text without a word
        self.fields["text"].widget.attrs["aria-autocomplete"] = "list"  # static/js/mentions.js
        if answers:
            self.fields["text"].label = "Answer"
        else:
            keys = {"data-key": "c", "aria-keyshortcuts": "c"}
            self.fields["text"].widget.attrs |= keys

    def clean_key(self) -> UUID:
        """Return the key, or a new one where the form has none."""
        return self.cleaned_data["key"] or uuid4()
