"""Who is asking: one query a request for the person and their roles."""

from django.contrib.auth.backends import ModelBackend

from claims.models import Person


class PersonBackend(ModelBackend):
    """Django's e-mail and password; a session's person comes with the names of their groups."""

    def get_user(self, user_id: int) -> Person | None:
        """Return the person of a session, unless they may not sign in any more."""
        person = Person.objects.with_roles().filter(pk=user_id).first()
        return person if person and self.user_can_authenticate(person) else None
