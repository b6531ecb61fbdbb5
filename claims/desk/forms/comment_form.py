"""The form of a comment, or of an answer to one."""

from typing import Any
from uuid import UUID, uuid4

from django import forms

from claims.models import Comment
from claims.web.fields import TypedText, WithFaults

LONGEST = 10_000
"""Characters of a comment."""


class CommentForm(WithFaults):
    """Words for a thread; `key` makes sending them twice the same as once."""

    text = TypedText(
        rows=2,
        required=True,
        max_length=LONGEST,
        label="Comment",
        error_messages={"required": "Write something first."},
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, answers: Comment | None = None) -> None:
        self.box = f"answer-{answers.key}" if answers else "comment"
        super().__init__(data, initial={"key": uuid4()}, auto_id=f"{self.box}-%s")
        del self.fields["text"].widget.attrs["maxlength"]  # a browser would cut what is pasted
        if answers:
            self.fields["text"].label = "Answer"
        else:
            keys = {"data-key": "c", "aria-keyshortcuts": "c"}
            self.fields["text"].widget.attrs |= keys

    def clean_key(self) -> UUID:
        """A form without a key is one that is sent once."""
        return self.cleaned_data["key"] or uuid4()
