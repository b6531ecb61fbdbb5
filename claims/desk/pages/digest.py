"""What the daily e-mail tells a person: the numbers of their home page, and nothing of other people's reviews."""

from claims.access.comments import unread_mentions
from claims.access.sent_back import sent_back_to
from claims.access.slots import offered_claims
from claims.desk.pages.editor_home import editor_home
from claims.desk.pages.started import find_started
from claims.models import Person
from claims.web.due import describe_due


def list_needs_of(user: Person) -> list[str]:
    """Return what needs this person today, one line each; empty if nothing does."""
    lines = (
        [f"{tile.label}: {tile.number}" for tile in editor_home(user).tiles]
        if user.is_editor
        else []
    )
    if user.is_reviewer:
        lines += _of_reviewer(user)
    if mentions := len(unread_mentions(user)):
        lines.append(f"Unread mentions: {mentions}")
    return lines


def _of_reviewer(user: Person) -> list[str]:
    sent, drafts = len(sent_back_to(user)), find_started(user, is_news=False).claims
    lines = [f"Claims sent back to you: {sent}"] if sent else []
    if drafts:
        lines.append(f"Your drafts: {len(drafts)}")
        if deadlines := [row.deadline for row in drafts if row.deadline]:
            lines[-1] += f", the first is due {describe_due(min(deadlines))}"
    if not lines and offered_claims(user):
        lines.append("Claims are ready for you")
    return lines
