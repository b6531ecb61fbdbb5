"""What a reviewer declares: outlets and persons whose claims they leave to others."""

from django import forms

from claims.web.fields import TypedText, WithFaults

MOST = 100
LONGEST = 200


class InterestsForm(WithFaults):
    """Names and addresses, one a line."""

    interests = TypedText(
        rows=8,
        max_length=MOST * (LONGEST + 1),
        label="Outlets and persons",
        help_text="One a line: a name as it is written in articles, or the address of a site. "
        "Capitals and spaces do not matter.",
    )

    def clean_interests(self) -> list[str]:
        """Return the names, each once, in the order in which they were typed."""
        names = list(
            dict.fromkeys(
                " ".join(line.split()) for line in self.cleaned_data["interests"].split("\n")
            )
        )
        names = [name for name in names if name]
        if len(names) > MOST:
            raise forms.ValidationError(f"There is room for {MOST} names.")
        if long := next((name for name in names if len(name) > LONGEST), None):
            raise forms.ValidationError(
                f"“{long[:40]}…” is too long: {LONGEST} characters at most."
            )
        return names
