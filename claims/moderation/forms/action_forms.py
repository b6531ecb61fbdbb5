"""Forms of an editor's actions. A form on a claim carries the `lock_version` that its page showed."""

from typing import Any

from django import forms

from claims.access.proposals import needs_two_editors
from claims.articles.forms.duplicate_field import DuplicateField, check_original
from claims.models import Article, Claim, Person, Rating
from claims.moderation.actions import deciding
from claims.vocabulary import ClaimStatus, Role, SetAside, TieBreak
from claims.web.fields import TypedText, WithLockVersion, WithProblems

LONGEST = 10_000
"""Characters of a summary or note."""


class ActionForm(WithLockVersion):
    """An action on a claim without further fields."""

    slug = ""

    def __init__(self, claim: Claim, data: Any = None, initial: dict | None = None) -> None:
        self.claim = claim
        initial = {"lock_version": claim.lock_version, **(initial or {})}
        super().__init__(data, initial=initial, auto_id=f"{self.slug}-%s")


class ConfirmForm(ActionForm):
    """Confirms the verdict that all reviewers gave."""

    slug = "confirm"


class StillStandsForm(ActionForm):
    """Keeps the verdict of a claim whose context changed."""

    slug = "still-stands"


class RestoreForm(ActionForm):
    """Restores a claim that was set aside."""

    slug = "restore"


class DecideForm(ActionForm):
    """Decides a claim; on a decided one it changes the decision, with a reason."""

    slug = "decide"
    rating = forms.ModelChoiceField(
        Rating.objects.none(), error_messages={"required": "Choose a verdict."}
    )
    summary = TypedText(
        rows=5,
        required=True,
        max_length=LONGEST,
        label="Summary for readers",
        help_text="What you found, in one or two sentences.",
        error_messages={"required": "Write the summary that readers will see."},
    )
    reason = TypedText(
        rows=2,
        max_length=LONGEST,
        label="Why do you change the decision?",
    )

    override_reason = TypedText(
        rows=2,
        max_length=LONGEST,
        label="Why do you overrule the reviewers?",
        help_text="All of them gave another verdict.",
    )

    note = TypedText(
        rows=2,
        max_length=LONGEST,
        label="Note to the other editor",
        help_text="They see it once both of you have decided. Readers and reviewers never do.",
    )

    def __init__(self, claim: Claim, data: Any = None, initial: dict | None = None) -> None:
        super().__init__(claim, data, initial)
        self.fields["rating"].queryset = claim.article.scale.ratings.active()
        if not needs_two_editors(claim):
            del self.fields["note"]
        if claim.status != ClaimStatus.AGREED:
            del self.fields["override_reason"]  # the reason of a change says it
        # The action asks for the reason. An editor who has not seen yet that a colleague decided is
        # told that first.
        if claim.status not in (ClaimStatus.DECIDED, ClaimStatus.CONTEXT_CHANGED):
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Ask why the editor overrules reviewers who all agree."""
        cleaned = super().clean() or {}
        rating = cleaned.get("rating")
        is_explained = "override_reason" not in self.fields or cleaned.get("override_reason")
        if rating and not is_explained and deciding.overrides_all(self.claim, rating):
            self.add_error("override_reason", deciding.SAY_WHY_YOU_OVERRULE)
        return cleaned

    @property
    def chosen(self) -> str:
        """Return the key of the chosen rating."""
        return str(self["rating"].value() or "")


class SendBackForm(ActionForm):
    """Opens a new review round, with a note to its reviewers."""

    slug = "send-back"
    note = TypedText(
        rows=3,
        required=True,
        max_length=LONGEST,
        label="Note to reviewers",
        help_text="Reviewers start again, independently, and see this note first.",
        error_messages={
            "required": "Tell the reviewers what to look at again.",
        },
    )


class SetAsideForm(ActionForm):
    """Sets a claim aside, with a reason."""

    slug = "set-aside"
    reason = forms.ChoiceField(
        label="Because it’s",
        choices=[("", "Choose a reason"), *SetAside.choices],
        error_messages={"required": "Choose why you set the claim aside."},
    )
    duplicate_of = DuplicateField()
    note = TypedText(
        rows=2, max_length=500, help_text="For your team. Readers see the reason, not this note."
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a duplicate that names no claim it can repeat."""
        cleaned = super().clean() or {}
        check_original(self, self.claim, reason=cleaned.get("reason", ""), field="duplicate_of")
        return cleaned


class PriorityForm(ActionForm):
    """Sets the priority of a claim."""

    slug = "prioritise"
    priority = forms.IntegerField(
        min_value=-99,
        max_value=99,
        help_text="Higher numbers come first. Normal is 0.",
        error_messages={"required": "Enter a number from −99 to 99."},
    )

    is_central = forms.BooleanField(
        required=False,
        label="Central claim",
        help_text="The article stands or falls with it. Two editors decide it if the article asks for that.",
    )

    def __init__(self, claim: Claim, data: Any = None, initial: dict | None = None) -> None:
        now = {"priority": claim.priority, "is_central": claim.is_central}
        super().__init__(claim, data, now | (initial or {}))


class FreeHoldForm(ActionForm):
    """Releases a slot that a reviewer holds; `slot` is its handle (`moderation.pages.places`)."""

    slug = "free-hold"
    slot = forms.CharField(widget=forms.HiddenInput, max_length=40)


class PlanForm(WithProblems):
    """Sets the deadline of an article and what happens when its reviewers disagree."""

    deadline = forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Among equally important claims, those with the nearest deadline come first.",
    )
    tie_break = forms.ChoiceField(label="If reviewers disagree", choices=TieBreak.choices)
    needs_second_editor = forms.BooleanField(
        required=False,
        label="Two editors decide central claims",
        help_text="Each decides without seeing the other’s decision. Where they differ, they talk it over.",
    )


class AssignForm(WithProblems):
    """Chooses the reviewers of an article."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="If you choose nobody, any reviewer can take claims from this article.",
    )

    def __init__(self, article: Article, data: Any = None) -> None:
        assigned = [] if data is not None else article.assignments.values_list("person", flat=True)
        super().__init__(data, initial={"people": list(assigned)})
        working = Person.objects.filter(is_active=True, groups__name=Role.REVIEWER)
        kept = Person.objects.filter(assignments__article=article)
        self.fields["people"].queryset = Person.objects.filter(
            pk__in=working.union(kept).values("pk")
        )
