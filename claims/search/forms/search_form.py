"""The form of the search: words, and what the results are limited to. Every field is a parameter of the address."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.http import urlencode

from claims.access.articles import newest_titles, visible_articles
from claims.access.search import Filters
from claims.models import Article, Person, Rating
from claims.vocabulary import ClaimStatus
from claims.web.fields import TypedText, WithProblems
from claims.web.widgets import PlainDate, PlainInput, PlainSelect

LONGEST = 200
KINDS = {"claims": "Claims", "articles": "Articles", "sources": "Sources", "reports": "Reports"}
"""What is searched, in the order in which it is shown."""


class SearchForm(WithProblems):
    """What somebody searches for."""

    q = TypedText(
        max_length=LONGEST,
        label="Words",
        error_messages={"max_length": f"Search for at most {LONGEST} characters."},
    )
    kind = forms.ChoiceField(
        required=False,
        choices=[("", "Everything"), *KINDS.items()],
        widget=PlainSelect,
        label="Show",
        error_messages={"invalid_choice": "You can search claims, articles, sources and reports."},
    )
    status = forms.ChoiceField(
        required=False,
        choices=[("", "Any"), *((s.value, s.label.capitalize()) for s in ClaimStatus)],
        widget=PlainSelect,
        error_messages={"invalid_choice": "Claims have no such status."},
    )
    verdict = forms.ChoiceField(
        required=False,
        widget=PlainSelect,
        error_messages={"invalid_choice": "We have no such verdict."},
    )
    article = forms.CharField(required=False, max_length=80, widget=PlainSelect)
    person = TypedText(
        max_length=200,
        label="Reviewed by",
        widget=PlainInput(attrs={"placeholder": "Name, or me"}),
        error_messages={"max_length": "Names have at most 200 characters."},
    )
    since = forms.DateField(
        required=False,
        widget=PlainDate,
        label="Added since",
        error_messages={"invalid": "Enter the first day as year-month-day, such as 2026-11-29."},
    )
    until = forms.DateField(
        required=False,
        widget=PlainDate,
        label="Added until",
        error_messages={"invalid": "Enter the last day as year-month-day, such as 2026-11-29."},
    )

    def __init__(self, user: Person, data: Any) -> None:
        super().__init__(data, auto_id="search-%s")
        self.user = user
        labels = Rating.objects.order_by("label").values_list("label", flat=True).distinct()
        self.fields["verdict"].choices = [("", "Any"), *((label, label) for label in labels)]
        titles = [(article.slug, article.title) for article in newest_titles(user)]
        self.fields["article"].widget.choices = [("", "Any"), *titles]

    def clean_article(self) -> Article | None:
        """Return the article with this slug, which may be older than those that are offered."""
        slug = self.cleaned_data["article"]
        if not slug:
            return None
        found = visible_articles(self.user).with_opening().called(slug).first()
        if found is None:
            raise forms.ValidationError("We don’t have this article.")
        known = self.fields["article"].widget.choices
        if slug not in dict(known):
            known.append((slug, found.title))
        return found

    def clean_person(self) -> str:
        """Return a name. Whether somebody has it isn't said: a name without hits may be anybody's."""
        name = self.cleaned_data["person"]
        return self.user.name if name.lower() == "me" else name

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        given = super().clean()
        since, until = given.get("since"), given.get("until")
        if since and until and since > until:
            self.add_error("until", "The last day is before the first.")
        return given

    @property
    def filters(self) -> Filters:
        """What the results are limited to."""
        given = self.cleaned_data
        names = ("verdict", "article", "person", "since", "until")
        status = ClaimStatus(given["status"]) if given["status"] else None
        return Filters(status=status, **{name: given[name] for name in names})

    @property
    def has_limits(self) -> bool:
        """Whether something beside words was chosen."""
        return any(self.data.get(name) for name in self.fields if name != "q")

    @property
    def limits(self) -> list[forms.BoundField]:
        """The fields beside the words."""
        return [self[name] for name in self.fields if name != "q"]

    @property
    def address_without_limits(self) -> str:
        """The address of the same search in everything."""
        return f"{reverse('search')}?{urlencode({'q': self.data.get('q', '')})}"

    @property
    def address(self) -> str:
        """The address of this search without its page and kind, to which those are added."""
        kept = {name: self.data[name] for name in self.fields if self.data.get(name)}
        kept.pop("kind", None)
        return f"{reverse('search')}?{urlencode(kept)}"
