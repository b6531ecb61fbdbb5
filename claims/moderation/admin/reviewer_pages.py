"""The page of a reviewer for editors: their conflicts of interest, which an editor may add to, and what they are assigned to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from claims.access.articles import visible_articles
from claims.access.refusals import Refusal
from claims.access.rules import article_actions_for
from claims.desk.pages.stalled_work import unfinished_articles_of
from claims.models import Person
from claims.moderation.admin.base import RoleAdmin
from claims.moderation.forms.other_conflicts_form import OtherConflictsForm
from claims.people.actions.accounts import edit_conflicts
from claims.vocabulary import Action


class ReviewerPages(RoleAdmin):
    """Adds the page of a reviewer, for editors, to the pages about people, which are for administrators."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(
            require_http_methods(["GET", "HEAD", "POST"])(self.reviewer)
        )
        return [
            path("<int:pk>/reviewer/", view, name="claims_person_reviewer"),
            *super().get_urls(),
        ]

    def reviewer(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what a reviewer must not review and what they are assigned to; save their conflicts of interest."""
        if Action.EDIT_CONFLICTS not in article_actions_for(request.user):
            raise PermissionDenied
        person = get_object_or_404(Person, pk=pk)
        form = OtherConflictsForm(person, request.POST if request.method == "POST" else None)
        refusal = None
        if form.is_valid():
            try:
                edit_conflicts(person=person, by=request.user, **form.cleaned_data)
            except Refusal as refused:
                refusal = refused
                form.show_current(Person.objects.get(pk=pk).interests)
            else:
                messages.success(request, f"Conflicts of interest of {person} saved.")
                return redirect("admin:claims_person_reviewer", pk)
        articles = [each.pk for each in unfinished_articles_of(person)]
        context = {
            **self.admin_site.each_context(request),
            "title": str(person),
            "opts": self.opts,
            "person": person,
            "form": form,
            "refusal": refusal,
            "articles": visible_articles(request.user).filter(pk__in=articles).with_opening(),
        }
        status = refusal.status if refusal else 422 if form.is_bound else 200
        return render(request, "admin/claims/person/reviewer.html", context, status=status)
