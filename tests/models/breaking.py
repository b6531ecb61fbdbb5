"""Ways to change rows past the code that guards them, and rows to try them on."""

from collections.abc import Callable

from django.contrib.postgres.functions import TransactionNow
from django.db import connection, models
from django.utils import timezone

from claims.models import (
    EarlyReading,
    Mail,
    OutsideChange,
    ProposedDecision,
    Recheck,
    ReportFile,
    SentBack,
    Skip,
    Source,
    SourceJoin,
)
from tests.models.world import World

Breaker = Callable[[World], object]
BREAKERS: dict[str, Breaker] = {}


def breaks(name: str) -> Callable[[Breaker], Breaker]:
    """Register an attempt under the name of the constraint or trigger that must refuse it."""

    def enter(breaker: Breaker) -> Breaker:
        assert name not in BREAKERS, name
        BREAKERS[name] = breaker
        return breaker

    return enter


def sql(statement: str, *values: object) -> None:
    """Run a statement past the ORM, as somebody with a database client would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def change(row: models.Model, **fields: object) -> int:
    """Update a row past its model's methods."""
    return type(row).objects.filter(pk=row.pk).update(**fields)


def delete(row: models.Model) -> None:
    """Delete a row past Django's own protection."""
    sql(f'DELETE FROM "{row._meta.db_table}" WHERE "{row._meta.pk.column}" = %s', row.pk)


def copy(row: models.Model, **fields: object) -> models.Model:
    """Insert a second row like this one, with other `fields`."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not isinstance(field, models.AutoField)
    }
    return type(row).objects.create(**values | fields)


def empty(model: type[models.Model]) -> None:
    """TRUNCATE a table with everything that hangs on it."""
    sql(f'TRUNCATE "{model._meta.db_table}" CASCADE')


def report_file(world: World) -> ReportFile:
    """Store a file of the report."""
    return ReportFile.objects.create(report=world.report, name="csv", content=b"", sha256="")


def skip(w: World) -> Skip:
    """Let a stranger skip the open claim."""
    return Skip.objects.create(round=w.open.round, person=w.stranger, reason="time")


def look(world: World) -> Recheck:
    """Let the decided claim stand."""
    return Recheck.objects.create(claim=world.decided, source=world.source, checked_by=world.person)


def another_source(world: World) -> Source:
    """Cite another page."""
    return copy(world.source, pk=1, identity="another")


def join(world: World) -> SourceJoin:
    """Join another page to the source."""
    return SourceJoin.objects.create(
        kept=world.source, joined=another_source(world), joined_by=world.person
    )


def undone(world: World) -> SourceJoin:
    """Undo that join."""
    made = join(world)
    change(made, undone_at=timezone.now(), undone_by=world.person)
    return made


def join_to_a_joined_source(world: World) -> int:
    """Make a page of a source that is joined to another itself."""
    other = another_source(world)
    change(other, page=world.source)
    return change(world.source, page=other)


def submit_half_an_address(world: World) -> int:
    """Submit a review with an archived copy that is no web address."""
    change(world.draft.evidence.get(), archived_url="javascript:alert(1)")
    return change(world.draft, state="submitted", submitted_at=TransactionNow())


def early_reading(w: World) -> EarlyReading:
    """Let the editor of the article have read the round of the decided claim early."""
    return EarlyReading.objects.get_or_create(
        person=w.stranger, claim=w.decided, round=w.decided.round
    )[0]


def outside_change(w: World) -> OutsideChange:
    """Write what the triggers write for a change outside the workflow."""
    given = {"noun": "rating", "operation": "update", "row_count": 1, "columns": [], "claims": []}
    return OutsideChange.objects.create(event=w.event, role="owner", **given)


def sent_back(w: World) -> SentBack:
    """Let the decided claim have been sent back to the stranger."""
    return SentBack.objects.create(person=w.stranger, round=w.closed)


def proposal(w: World, **fields: object) -> ProposedDecision:
    """Let the stranger have decided the decided claim as one of two editors."""
    given = {"claim": w.decided, "claim_version": w.decided.current, "round": w.decided.round}
    given |= {"editor": w.stranger, "rating": w.rating, "summary": "So.", "number": 1}
    return ProposedDecision.objects.create(**given | fields)


def mail(w: World, *, kind: str = "mention", **fields: object) -> Mail:
    """Write an e-mail to the stranger."""
    return Mail.objects.create(person=w.stranger, kind=kind, subject="News", body="News.", **fields)
