"""Ask who takes over the articles of a person who left."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q

from claims.models import Article, Person
from claims.vocabulary import Role
from claims.web.fields import WithProblems

CAN_TAKE_OVER = Q(is_superuser=True) | Q(groups__name__in=(Role.REVIEWER, Role.EDITOR))


class HandOverForm(WithProblems):
    """Chooses the articles and who takes them over."""

    articles = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one article."},
    )
    to = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who takes over?",
        empty_label="Choose a person",
        error_messages={"required": "Choose who takes over."},
    )

    def __init__(
        self, articles: Iterable[Article], titles: dict[int, str], data: Any = None
    ) -> None:
        """`titles` are those of articles that the user can see, by key; others are only counted."""
        self.by_key = {str(article.pk): article for article in articles}
        super().__init__(data, initial={"articles": list(self.by_key)})
        self.fields["articles"].choices = [
            (key, titles.get(article.pk, "an article that you can’t see"))
            for key, article in self.by_key.items()
        ]
        active = Person.objects.filter(is_active=True)
        self.fields["to"].queryset = active.filter(
            pk__in=Person.objects.filter(CAN_TAKE_OVER).values("pk")
        )

    def ticked_articles(self) -> list[Article]:
        return [self.by_key[key] for key in self.cleaned_data["articles"]]
