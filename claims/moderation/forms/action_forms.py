"""What an editor types into a move. Each form on a claim carries the `lock` of what was seen."""

from typing import Any, Self

from django import forms

from claims.models import Article, Claim, Person, Rating
from claims.vocabulary import ClaimStatus, Role, SetAside, TieBreak
from claims.web.fields import TypedText, WithFaults

LONGEST = 10_000
"""Characters of a summary or note."""


class MoveForm(WithFaults):
    """A move on a claim that needs no words."""

    slug = ""
    lock_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, claim: Claim, data: Any = None, initial: dict | None = None) -> None:
        self.claim = claim
        initial = {"lock_version": claim.lock_version, **(initial or {})}
        super().__init__(data, initial=initial, auto_id=f"{self.slug}-%s")

    def take_lock_of(self, claim: Claim) -> Self:
        """Let the form as typed be sent again, now that its page shows the claim as it is."""
        self.data = self.data.copy()
        self.data["lock_version"] = str(claim.lock_version)
        return self


class ConfirmForm(MoveForm):
    """Confirm the verdict that all reviewers gave."""

    slug = "confirm"


class RestoreForm(MoveForm):
    """Take a claim back that was set aside."""

    slug = "restore"


class DecideForm(MoveForm):
    """The desk's verdict; on a decided claim it changes the decision, with a reason."""

    slug = "decide"
    rating = forms.ModelChoiceField(
        Rating.objects.none(), error_messages={"required": "Choose a verdict."}
    )
    summary = TypedText(
        rows=5,
        required=True,
        max_length=LONGEST,
        label="Summary for readers",
        help_text="What was found, in a sentence or two.",
        error_messages={"required": "Write the summary that readers will see."},
    )
    reason = TypedText(
        rows=2,
        max_length=LONGEST,
        label="Why the decision is changed",
    )

    def __init__(self, claim: Claim, data: Any = None, initial: dict | None = None) -> None:
        super().__init__(claim, data, initial)
        self.fields["rating"].queryset = claim.article.scale.ratings.active()
        # Asked for by the action, not here: somebody who has not seen yet that another editor
        # decided is told that first.
        if claim.status != ClaimStatus.DECIDED:
            del self.fields["reason"]

    @property
    def chosen(self) -> str:
        """The key of the rating that is ticked."""
        return str(self["rating"].value() or "")


class SendBackForm(MoveForm):
    """Open a new round, with a note to its reviewers."""

    slug = "send-back"
    note = TypedText(
        rows=3,
        required=True,
        max_length=LONGEST,
        label="Note to the reviewers",
        help_text="They start anew, do not see each other, and read this first.",
        error_messages={
            "required": "Write a note: what should the reviewers look at again?",
        },
    )


class SetAsideForm(MoveForm):
    """Why a claim is not judged."""

    slug = "set-aside"
    reason = forms.ChoiceField(
        label="Because it is",
        choices=[("", "choose a reason"), *SetAside.choices],
        error_messages={"required": "Choose why the claim is set aside."},
    )
    note = TypedText(rows=2, max_length=500, help_text="For colleagues; readers see the reason.")


class PriorityForm(MoveForm):
    """What comes first in the queue."""

    slug = "prioritise"
    priority = forms.IntegerField(
        min_value=-99,
        max_value=99,
        help_text="Higher comes first; 0 is the usual.",
        error_messages={"required": "Write a number from −99 to 99."},
    )

    def __init__(self, claim: Claim, data: Any = None, initial: dict | None = None) -> None:
        super().__init__(claim, data, {"priority": claim.priority, **(initial or {})})


class FreeHoldForm(MoveForm):
    """Take a held place from its reviewer: `slot` is its key."""

    slug = "free-hold"
    slot = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class PlanForm(WithFaults):
    """Until when an article is wanted, and what follows when its reviewers differ."""

    deadline = forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Its claims come first among those that are as much worth checking.",
    )
    tie_break = forms.ChoiceField(label="When reviewers differ", choices=TieBreak.choices)


class PublishForm(WithFaults):
    """Freeze the next report."""

    reason = TypedText(
        rows=3,
        max_length=LONGEST,
        label="What changed since the last report, and why",
        help_text="Readers see it beside the report.",
    )

    def __init__(self, data: Any = None, *, is_first: bool, is_complete: bool) -> None:
        super().__init__(data)
        if is_first:
            self.fields["reason"].label = (
                "Note (optional)" if is_complete else "Why it is published before all is checked"
            )


class AssignForm(WithFaults):
    """Who works on an article."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nobody chosen: the article is open to the whole desk.",
    )

    def __init__(self, article: Article, data: Any = None) -> None:
        assigned = [] if data is not None else article.assignments.values_list("person", flat=True)
        super().__init__(data, initial={"people": list(assigned)})
        working = Person.objects.filter(is_active=True, groups__name=Role.REVIEWER)
        kept = Person.objects.filter(assignments__article=article)
        self.fields["people"].queryset = Person.objects.filter(
            pk__in=working.union(kept).values("pk")
        )
