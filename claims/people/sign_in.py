"""Who is signed in: the authentication backend, and the middleware that finds the person of a request."""

from functools import partial

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from claims.models import Person


class PersonBackend(ModelBackend):
    """Signs in by e-mail address and password. A session's person comes with the names of their groups."""

    def get_user(self, user_id: int) -> Person | None:
        """Return the person of a session, or None if they can no longer sign in."""
        person = Person.objects.with_roles().filter(pk=user_id).first()
        return person if person and self.user_can_authenticate(person) else None


class PersonMiddleware(AuthenticationMiddleware):
    """Django's `request.user`, without a statement of its own where the session was read with its person."""

    def process_request(self, request: HttpRequest) -> None:
        """Set `request.user`; it is found when it is first asked for."""
        super().process_request(request)
        request.user = SimpleLazyObject(partial(_find_user, request))


def verified_person(session: SessionBase) -> Person | None:
    """Return the person who was read with the session if they may use it.

    That is: the signed session names them and one of our backends, its hash is that of their present
    password, and they can sign in. None means that Django has to look: it knows more cases.
    """
    named = session.get(auth.SESSION_KEY)  # reads the session
    person = session.person
    if person is None or named != str(person.pk) or not person.is_active:
        return None
    if session.get(auth.BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    signed = session.get(auth.HASH_SESSION_KEY) or ""
    return person if constant_time_compare(signed, person.get_session_auth_hash()) else None


def _find_user(request: HttpRequest) -> Person | AnonymousUser:
    return verified_person(request.session) or auth.get_user(request)
