"""What needs an editor: numbers that link to their lists, and the one step that is most urgent."""

from dataclasses import dataclass

from django.urls import reverse

from claims.access.claims import count_claims_to_recheck
from claims.access.proposals import count_waiting_for_second
from claims.access.slots import MOST_COUNTED
from claims.desk.pages.home_page import claims_address
from claims.desk.pages.stalled_work import StalledWork, find_stalled_work
from claims.desk.queries.reviewer_load import ReviewerLoad, list_load
from claims.desk.queries.work_counts import AT_RISK, WorkCounts, count_work
from claims.models import Person
from claims.vocabulary import ArticleStage, ClaimStatus
from claims.web.due import describe_due

SECOND_EDITOR = "second-editor"
RECHECK = "re-check"
"""What moderation's list of claims calls these claims in its filter."""


@dataclass(frozen=True)
class Tile:
    """A number that links to its list; `name` is its class."""

    name: str
    count: int
    sign: str
    label: str
    step: str
    address: str

    @property
    def number(self) -> str:
        """The number as it is shown: nothing is counted beyond MOST_COUNTED."""
        return f"{self.count}+" if self.count >= MOST_COUNTED else str(self.count)


@dataclass(frozen=True)
class EditorHome:
    """What an editor has to do; numbers of 0 are left out."""

    tiles: list[Tile]
    stalled: StalledWork
    load: list[ReviewerLoad]
    """Who has what, by name."""
    is_blinded: bool
    """They also review, so what colleagues hold in open rounds is hidden from them."""
    summary: str
    """One sentence that says what is urgent."""
    step: str
    """What the one large button does; empty if nothing is to do."""
    step_address: str


def editor_home(user: Person) -> EditorHome:
    """Return what needs this editor now."""
    work, stalled = count_work(), find_stalled_work(user)
    tiles = _tiles(work, count_claims_to_recheck(user), stalled, count_waiting_for_second(user))
    tiles = [tile for tile in tiles if tile.count]
    summary, step, address = _most_urgent(work, tiles)
    return EditorHome(tiles, stalled, list_load(user), user.is_reviewer, summary, step, address)


def _tiles(work: WorkCounts, to_recheck: int, stalled: StalledWork, for_second: int) -> list[Tile]:
    deadline = describe_due(work.first_deadline) if work.first_deadline else ""
    return [
        Tile("disputed", work.disputed, "≠", "Disputed", "Decide them", claims_address(ClaimStatus.DISPUTED)),
        Tile(
            "disputed", for_second, "2", "For a second editor", "Decide without seeing the first",
            claims_address(SECOND_EDITOR),
        ),
        Tile("agreed", work.agreed, "=", "Agreed", "Confirm them", claims_address(ClaimStatus.AGREED)),
        Tile("ready", work.ready, "✔", "Ready to publish", "Review and publish", _publish_address(work)),
        Tile("late", work.at_risk, "!", "Deadline at risk", deadline.capitalize(), articles_address(due=AT_RISK)),
        Tile(
            "disputed", work.context_changed, "~", "Context changed", "Look again",
            claims_address(ClaimStatus.CONTEXT_CHANGED),
        ),
        Tile("", to_recheck, "↻", "To re-check", "Source retracted", claims_address(RECHECK)),
        Tile("", stalled.count, "…", "Stalled", "Nudge or release", "#stalled"),
    ]  # fmt: skip


def _publish_address(work: WorkCounts) -> str:
    """Return where the only article that is ready is published, or else the list of articles."""
    if work.ready != 1:
        return articles_address(stage=ArticleStage.READY)
    return reverse("admin:claims_article_publish", args=(work.first_ready,))


def articles_address(**query: str) -> str:
    """Return the address of the list of articles with these filters."""
    return reverse("article_list", query={name: str(value) for name, value in query.items()})


def _most_urgent(work: WorkCounts, tiles: list[Tile]) -> tuple[str, str, str]:
    """Return what is urgent as a sentence, and the step and address of the large button."""
    by_label = {tile.label: tile for tile in tiles}
    due = ""
    if work.first_deadline:
        when = describe_due(work.first_deadline)
        due = f" An article is {when if when.startswith('overdue') else f'due {when}'}."
    for label, sentence, step in (
        ("Disputed", "{} to decide: the reviewers disagree.", "Decide {}"),
        ("Ready to publish", "{} ready to publish.", "Review and publish"),
        ("Agreed", "{} to confirm: all reviewers agree.", "Confirm {}"),
        ("Context changed", "{} to look at: the text around them changed.", "Look at {}"),
        ("To re-check", "{} to re-check: a source was retracted.", "Re-check {}"),
    ):
        if tile := by_label.get(label):
            noun = "article" if label == "Ready to publish" else "claim"
            what = f"{tile.number} {noun}{'' if tile.count == 1 else 's'}"
            all_at_once = tile.label == "Agreed"
            address = reverse("admin:claims_claim_confirm_all") if all_at_once else tile.address
            return sentence.format(what) + due, step.format(what), address
    return f"No claim waits for a decision.{due}", "", ""
