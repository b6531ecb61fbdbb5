"""People in the admin, for administrators: who may sign in and with which roles. Nobody sees passwords."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import pluralize
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from claims.access.articles import visible_articles
from claims.access.refusals import Refusal
from claims.access.rules import can_change_roles
from claims.desk.pages.stalled_work import unfinished_articles_of
from claims.models import Person
from claims.moderation.actions.handing_over import hand_over
from claims.moderation.admin.reviewer_pages import ReviewerPages
from claims.moderation.forms.hand_over_form import HandOverForm
from claims.moderation.forms.leaving_form import LeavingForm
from claims.people.actions.accounts import OWN_ROLES, save_person
from claims.people.actions.leaving import has_left, leave
from claims.people.queries.traces import find_events_that_name, find_kept_traces
from claims.vocabulary import Role
from claims.web.template_tags import isolate


class PersonForm(forms.ModelForm):
    """E-mail address, names and roles of a person."""

    class Meta:
        model = Person
        fields = ("email", "name", "byline_kind", "pseudonym", "is_active", "groups")
        labels = {"groups": "Roles"}
        help_texts = {
            "groups": "",
            "is_active": "Untick this when someone leaves. Their reviews stay; next we ask who takes over.",
        }
        widgets = {"groups": forms.CheckboxSelectMultiple}

    by: Person

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "groups" in self.fields:  # not where a person may only be looked at
            self.fields["groups"].queryset = Group.objects.filter(name__in=Role.values)

    def clean(self) -> dict[str, Any]:
        """Refuse changes with which administrators would lock themselves out."""
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and self.instance.pk == self.by.pk:
            if not cleaned.get("is_active"):
                self.add_error("is_active", "You can’t remove your own access.")
            roles = {group.name for group in cleaned.get("groups") or ()}
            if not can_change_roles(self.by, self.instance) and roles != set(self.initial_roles()):
                self.add_error("groups", OWN_ROLES)
        return cleaned

    def initial_roles(self) -> list[str]:
        """Return the roles that the person has."""
        return [role.value for role in self.instance.roles]


@admin.register(Person)
class PersonAdmin(ReviewerPages):
    """Administrators add people and give roles. Only the command line makes a superuser."""

    form = PersonForm
    change_form_template = "admin/claims/person/change_form.html"
    list_display = ("full_name", "address", "role_names", "is_active")
    list_filter = ("is_active",)
    lookups = frozenset({"is_active__exact"})
    search_fields = ("name", "email")
    sortable_by = ("full_name", "address")
    fields = PersonForm.Meta.fields

    def is_allowed(self, request: HttpRequest) -> bool:
        return Role.ADMINISTRATOR in getattr(request.user, "roles", ())

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return self.is_allowed(request) and not is_above

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        return super().get_search_results(request, queryset, search_term[:200])

    @admin.display(description="Name", ordering="name")
    def full_name(self, person: Person) -> SafeString:
        return isolate(person.name)

    @admin.display(description="E-mail address", ordering="email")
    def address(self, person: Person) -> SafeString:
        return isolate(person.email)

    @admin.display(description="Roles", empty_value="none")
    def role_names(self, person: Person) -> str | None:
        if person.is_superuser:
            return "superuser"
        return ", ".join(sorted(role.label for role in person.roles)) or None

    def get_form(
        self, request: HttpRequest, obj: Person | None = None, change: bool = False, **kwargs: Any
    ) -> type[PersonForm]:
        """Tell the form who fills it in."""
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> forms.Field:
        """Use checkboxes; Django's two lists need JavaScript."""
        return db_field.formfield(**kwargs)

    def get_urls(self) -> list[URLPattern]:
        """Add the page that asks who takes over, and the one that removes a name."""
        methods = require_http_methods(["GET", "HEAD", "POST"])
        view = self.admin_site.admin_view(methods(self.hand_over))
        leaving = self.admin_site.admin_view(methods(self.remove_name))
        return [
            path("<int:pk>/hand-over/", view, name="claims_person_hand-over"),
            path("<int:pk>/leave/", leaving, name="claims_person_leave"),
            *super().get_urls(),
        ]

    def hand_over(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask who takes over the unfinished articles of a person who left, and hand them over."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        person = get_object_or_404(Person, pk=pk)
        articles = list(unfinished_articles_of(person))
        visible = visible_articles(request.user).filter(pk__in=[each.pk for each in articles])
        titles = {each.pk: each.title for each in visible.with_opening()}
        form = HandOverForm(articles, titles, request.POST if request.method == "POST" else None)
        refusal = None
        if form.is_valid():
            try:
                count = hand_over(
                    person=person,
                    to=form.cleaned_data["to"],
                    by=request.user,
                    articles=form.ticked_articles(),
                )
            except Refusal as refused:
                refusal = refused
            else:
                taken = f"{count} article{pluralize(count)}"
                self.message_user(
                    request, f"{form.cleaned_data['to']} takes over {taken}.", "success"
                )
                return redirect("admin:claims_person_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "Hand over",
            "opts": self.opts,
            "person": person,
            "form": form,
            "refusal": refusal,
        }
        status = refusal.status if refusal else 422 if form.is_bound else 200
        return render(request, "admin/claims/person/hand_over.html", context, status=status)

    def remove_name(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say what goes and what stays, and put a pseudonym in place of the name of somebody who left."""
        person = get_object_or_404(Person, pk=pk)
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        form = LeavingForm(person, request.POST if request.method == "POST" else None)
        refusal = None
        if form.is_valid():
            try:
                leave(
                    person=person,
                    by=request.user,
                    pseudonym=form.cleaned_data["pseudonym"],
                    reason=form.cleaned_data["reason"],
                )
            except Refusal as refused:
                refusal = refused
            else:
                self.message_user(request, "The name was removed.", "success")
                return redirect("admin:claims_person_hand-over", pk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Remove a name",
            "opts": self.opts,
            "person": person,
            "has_left": has_left(person),
            "events": len(find_events_that_name(person)),
            "kept": find_kept_traces(person),
            "form": form,
            "refusal": refusal,
        }
        status = refusal.status if refusal else 422 if form.is_bound else 200
        return render(request, "admin/claims/person/leave.html", context, status=status)

    def response_change(self, request: HttpRequest, obj: Person) -> HttpResponse:
        """Ask who takes over when somebody can't sign in any more."""
        if obj.is_active:
            return super().response_change(request, obj)
        self.message_user(request, f"{obj} can’t sign in any more.", "success")
        return redirect("admin:claims_person_hand-over", obj.pk)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        """Save a person and their roles through the action."""
        roles = [Role(group.name) for group in form.cleaned_data["groups"]]
        save_person(person=obj, by=request.user, roles=roles)

    def response_add(
        self, request: HttpRequest, obj: Person, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Explain how the new person can sign in."""
        self.message_user(
            request,
            f"{obj} has no password yet. Set one with “manage.py changepassword {obj.email}”.",
            "info",
        )
        return super().response_add(request, obj, post_url_continue)
