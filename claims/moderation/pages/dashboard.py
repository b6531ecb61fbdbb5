"""The editor's dashboard on the first page of moderation: charts and numbers, each a link to the list of what it counts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from claims.charts.bars import BarChart
from claims.charts.figures import Figure
from claims.charts.heat import HeatCell, HeatColumn, HeatGrid, HeatRow
from claims.charts.stacked import StackedBar
from claims.models import Person
from claims.models.claim import AGEING
from claims.moderation.pages.article_progress import ArticleProgress, list_progress
from claims.moderation.pages.dispute_grids import build_dispute_grids
from claims.moderation.pages.reviewer_rows import ReviewerRow, list_reviewers
from claims.moderation.queries.claim_ages import Age, count_ages
from claims.moderation.queries.stage_times import StageTime, measure_stages
from claims.moderation.queries.windows import MOST_CLAIMS, STAGES
from claims.vocabulary import ClaimStatus
from claims.web.durations import describe_duration

LABELS = {
    ClaimStatus.DISPUTED: "Disputed",
    ClaimStatus.CONTEXT_CHANGED: "Context changed",
    ClaimStatus.AGREED: "Agreed",
    ClaimStatus.OPEN: "Being checked",
    ClaimStatus.PROPOSED: "Suggested",
    ClaimStatus.DECIDED: "Decided",
}
NAMES = {
    ClaimStatus.DISPUTED: "disputed",
    ClaimStatus.CONTEXT_CHANGED: "late",
    ClaimStatus.AGREED: "agreed",
    ClaimStatus.OPEN: "open",
    ClaimStatus.PROPOSED: "to-sort",
    ClaimStatus.DECIDED: "decided",
}
"""The colour of each status in a chart."""
AGES = {Age.DAY: "1 d", Age.WEEK: "7 d", Age.MONTH: "4 w", Age.OLDER: "4 w+"}


@dataclass(frozen=True)
class Dashboard:
    """What an editor sees of the newsroom's work."""

    counts: dict[ClaimStatus, Figure]
    """The claims of each status, however long they wait."""
    states: StackedBar
    ages: HeatGrid
    stages: BarChart
    articles: list[ArticleProgress]
    reviewers: list[ReviewerRow]
    disputes: list[HeatGrid]
    is_blinded: bool
    """The editor also reviews, so what colleagues hold in open rounds is hidden from them."""


def build_dashboard(user: Person, now: datetime | None = None) -> Dashboard:
    """Return the dashboard of this editor, as it is at `now`."""
    now = now or timezone.now()
    ages = count_ages(now)
    counts = {status: _total(status, ages) for status in AGEING}
    return Dashboard(
        counts=counts,
        states=_draw_states(counts),
        ages=_draw_ages(ages),
        stages=_draw_stages(measure_stages(now)),
        articles=list_progress(user),
        reviewers=list_reviewers(user, now),
        disputes=build_dispute_grids(now),
        is_blinded=user.is_reviewer,
    )


def claims_at(**query: object) -> str:
    """Return the address of the list of claims with these filters."""
    return reverse("admin:claims_claim_changelist", query={k: str(v) for k, v in query.items()})


def write_count(count: int, most: int = MOST_CLAIMS) -> str:
    """Write a number; with a plus if there may be more than were counted."""
    return f"{count:,}+" if count >= most else f"{count:,}"


def _total(status: ClaimStatus, ages: dict[tuple[ClaimStatus, Age], int]) -> Figure:
    counts = [ages[status, age] for age in Age]
    text = write_count(sum(counts), MOST_CLAIMS if max(counts) >= MOST_CLAIMS else sum(counts) + 1)
    address = claims_at(status=status) if sum(counts) else ""
    return Figure(LABELS[status].lower(), sum(counts), text, address, NAMES[status])


def _draw_states(counts: dict[ClaimStatus, Figure]) -> StackedBar:
    return StackedBar(
        "states",
        "Claims by state",
        "The claims that wait for somebody, by their state; those that are decided or set aside are not counted.",
        tuple(counts.values()),
        "State",
        "Claims",
    )


def _draw_ages(ages: dict[tuple[ClaimStatus, Age], int]) -> HeatGrid:
    return HeatGrid(
        "ages",
        "How long they wait",
        "For each state, how many claims have been in it for how long. The deepest colour is where most claims are.",
        tuple(HeatColumn(age.label, AGES[age]) for age in Age),
        tuple(
            HeatRow(LABELS[status], tuple(_age_cell(status, age, ages) for age in Age))
            for status in AGEING
        ),
        "State",
    )


def _age_cell(status: ClaimStatus, age: Age, ages: dict[tuple[ClaimStatus, Age], int]) -> HeatCell:
    count = ages[status, age]
    address = claims_at(status=status, age=age) if count else ""
    return HeatCell(count, write_count(count), address)


def _draw_stages(times: list[StageTime]) -> BarChart:
    return BarChart(
        "stages",
        "Time in each stage",
        f"Half of the claims took no longer than the first time, nine of ten no longer than the second, "
        f"of the newest {MOST_CLAIMS:,} that left the stage in the last {STAGES.days} days. "
        "Decided: from the last decision to the report.",
        tuple(_stage_figure(row) for row in times if row.median is not None),
        "Stage",
        "Half within, nine of ten within",
        hint=f"Half within · nine of ten within, over {STAGES.days} days",
    )


def _stage_figure(row: StageTime) -> Figure:
    status = ClaimStatus(row.status)
    is_report = status == ClaimStatus.DECIDED
    noun = "report" if is_report else "claim"
    return Figure(
        LABELS[status],
        (row.median or timedelta()).total_seconds(),
        f"{describe_duration(row.median or timedelta())} · {describe_duration(row.slow or timedelta())}",
        reverse("admin:claims_report_changelist", query={"published": "lately"})
        if is_report
        else claims_at(status="all", left=status),
        NAMES[status],
        f"{row.claims:,} {noun}{'' if row.claims == 1 else 's'}",
    )
