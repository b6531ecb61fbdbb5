"""The authentication backend: one query per request for the person and their roles."""

from django.contrib.auth.backends import ModelBackend

from claims.models import Person


class PersonBackend(ModelBackend):
    """Signs in by e-mail address and password. A session's person comes with the names of their groups."""

    def get_user(self, user_id: int) -> Person | None:
        """Return the person of a session, or None if they can no longer sign in."""
        person = Person.objects.with_roles().filter(pk=user_id).first()
        return person if person and self.user_can_authenticate(person) else None
