"""Person: the user model. Groups say what a person may do."""

from functools import cached_property
from typing import ClassVar

import pgtrigger
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone

from claims.models import guards
from claims.vocabulary import BylineKind, Role, Theme

DEMO_DOMAIN = "desk.example"
"""Mail domain of the demo people, reserved by RFC 2606."""


class PersonManager(BaseUserManager["Person"]):
    """Creates people; e-mail addresses are compared without case."""

    def get_by_natural_key(self, username: str) -> "Person":
        """Find a person by e-mail address, in any case."""
        return self.get(email__iexact=username)

    def with_roles(self) -> models.QuerySet["Person"]:
        """Fetch people with the names of their groups, so that `roles` needs no query."""
        names = Group.objects.filter(user=OuterRef("pk")).order_by("pk").values("name")
        return self.annotate(group_names=ArraySubquery(names))

    def demo(self) -> models.QuerySet["Person"]:
        """The people of the demo, who have no usable password."""
        return self.filter(
            is_active=True,
            email__endswith=f"@{DEMO_DOMAIN}",
            password__startswith="!",  # noqa: S106 -- the mark of no password
        ).order_by("pk")

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Person":
        """Create a person. Without a password nobody can sign in as them with one."""
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(
        self, email: str, password: str | None = None, **fields: object
    ) -> "Person":
        """Create the first person of a newsroom, who may do everything and invites the others."""
        return self.create_user(email, password, is_superuser=True, **fields)


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, identified by an e-mail address."""

    email = models.EmailField("e-mail address", max_length=254, unique=True)
    name = models.CharField(max_length=200)
    byline_kind = models.CharField(
        "named to readers as", max_length=16, choices=BylineKind, default=BylineKind.NAME
    )
    pseudonym = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField("can sign in", default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    interests = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        help_text="Outlets and persons whose claims this person does not judge.",
    )
    conflict_keys = ArrayField(models.TextField(), default=list, editable=False)
    theme = models.CharField(max_length=8, choices=Theme, default=Theme.AUTO, db_default=Theme.AUTO)
    has_seen_tour = models.BooleanField(default=False, db_default=False, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name_plural = "people"
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="person_email_is_unique",
                violation_error_message="Somebody has this e-mail address already.",
            ),
            models.CheckConstraint(
                condition=~Q(byline_kind=BylineKind.PSEUDONYM) | ~Q(pseudonym=""),
                name="person_pseudonym_is_given",
                violation_error_message="A by-line under a pseudonym needs the pseudonym.",
            ),
        )
        triggers = (
            guards.Trigger(
                "person_copies_their_conflicts",
                pgtrigger.Insert | pgtrigger.Update,
                "Writes the person's conflict-of-interest keys from their names and interests.",
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles of this person; a superuser has them all."""
        if self.is_superuser:
            return frozenset(Role)
        names = getattr(self, "group_names", None)
        if names is None:
            names = {group.name for group in self.groups.all()}
        return frozenset(role for role in Role if role.value in names)

    @property
    def is_reviewer(self) -> bool:
        """Whether this person reviews claims."""
        return Role.REVIEWER in self.roles

    @property
    def is_editor(self) -> bool:
        """Whether this person decides claims and publishes."""
        return Role.EDITOR in self.roles

    @property
    def is_member(self) -> bool:
        """Whether this person is a reviewer or an editor."""
        return self.is_reviewer or self.is_editor

    @property
    def is_staff(self) -> bool:
        """Whether this person may enter the admin."""
        return bool(self.roles & {Role.EDITOR, Role.ADMINISTRATOR})

    @property
    def byline(self) -> str:
        """The name that readers see; empty for the newsroom's name."""
        names = {BylineKind.NAME: self.name, BylineKind.PSEUDONYM: self.pseudonym}
        return names.get(BylineKind(self.byline_kind), "")

    @property
    def initials(self) -> str:
        """The first letters of up to two names, for the person's menu."""
        names = str(self).split()
        return "".join(name[0] for name in (names[:1] + names[1:][-1:])).upper()

    @property
    def theme_choices(self) -> list[tuple[str, str]]:
        """The themes to choose from, as value and label."""
        return Theme.choices

    @property
    def role_names(self) -> str:
        """The person's roles in words, such as "Editor, reviewer"."""
        return ", ".join(role.label for role in Role if role in self.roles).capitalize()

    def get_short_name(self) -> str:
        """The name for colleagues."""
        return str(self)
