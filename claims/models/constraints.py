"""What to do when the database refuses a row: every constraint and trigger is known by its name."""

from collections.abc import Callable
from functools import wraps

from django.db import IntegrityError


def violated(error: IntegrityError, *names: str) -> bool:
    """Whether the database refused a row by one of these constraints or triggers."""
    diagnostics = getattr(error.__cause__, "diag", None)  # of psycopg's own error
    return diagnostics is not None and diagnostics.constraint_name in names


def retry_on_conflict[**P, R](*names: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Run an action once more when one of these constraints or triggers refused it.

    Somebody else wrote the row in between, and the second run finds it. This costs the usual run no
    lock. It goes outside `transaction.atomic`: the first run must be rolled back before the second.
    """

    def decorate(action: Callable[P, R]) -> Callable[P, R]:
        @wraps(action)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return action(*args, **kwargs)
            except IntegrityError as error:
                if not violated(error, *names):
                    raise
                return action(*args, **kwargs)

        return run

    return decorate
