"""The form for conflicts of interest: outlets and people whose claims someone must not review."""

from django import forms

from claims.web.fields import TypedText, WithProblems

MOST = 100
LONGEST = 200


class ConflictsForm(WithProblems):
    """Names and website addresses, one per line."""

    interests = TypedText(
        rows=8,
        max_length=MOST * (LONGEST + 1),
        label="Outlets and people",
        help_text="One per line: a name as it appears in articles, or a website address. "
        "Capitals and spaces don’t matter.",
    )

    def clean_interests(self) -> list[str]:
        """Return the names in the order they were typed, each once."""
        names = list(
            dict.fromkeys(
                " ".join(line.split()) for line in self.cleaned_data["interests"].split("\n")
            )
        )
        names = [name for name in names if name]
        if len(names) > MOST:
            raise forms.ValidationError(f"You can list up to {MOST} names.")
        if long := next((name for name in names if len(name) > LONGEST), None):
            raise forms.ValidationError(
                f"“{long[:40]}…” is too long. Use up to {LONGEST} characters."
            )
        return names
