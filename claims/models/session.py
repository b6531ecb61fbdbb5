"""Session: who is signed in, in one browser."""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.module_loading import import_string


class Session(AbstractBaseSession):
    """Django's session, which names its person, so that one statement reads both.

    `person` finds the row of the person and proves nothing: who is signed in is said by the signed
    `session_data`.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Return the class that reads and writes sessions."""
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")
