"""What an editor can do with many claims at once: each is shown first, then all of them are done or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.access.refusals import Conflict
from claims.models import Claim, Decision, Person
from claims.moderation.actions import deciding
from claims.moderation.pages.agreed_claims import AgreedClaim, read_agreed_claims
from claims.moderation.pages.context_changes import KeptVerdict, read_changed_claims
from claims.vocabulary import ClaimStatus

type Rows = Sequence[AgreedClaim] | Sequence[KeptVerdict]


@dataclass(frozen=True)
class Bulk:
    """An action on many claims of one status, and the words and the template of its page."""

    act: Callable[..., list[Decision]]
    read_rows: Callable[[Sequence[Claim], Person], Rows]
    status: ClaimStatus
    template: str
    title: str
    verb: str
    done: str
    only: str

    def build_rows(self, chosen: Sequence[Claim], user: Person) -> Rows:
        """Return what the page shows of each claim. Raises Conflict if one of them has another status."""
        for claim in chosen:
            if claim.status != self.status:
                status = claim.get_status_display().lower()
                raise Conflict(f"Claim {claim.number} is {status}. You can only {self.only}.")
        return self.read_rows(chosen, user)


CONFIRM = Bulk(
    act=deciding.confirm_claims,
    read_rows=read_agreed_claims,
    status=ClaimStatus.AGREED,
    template="admin/claims/claim/confirm.html",
    title="Confirm agreed claims",
    verb="confirm",
    done="confirmed",
    only="confirm agreed claims",
)
KEEP = Bulk(
    act=deciding.keep_verdicts,
    read_rows=read_changed_claims,
    status=ClaimStatus.CONTEXT_CHANGED,
    template="admin/claims/claim/keep.html",
    title="Keep verdicts after a change of context",
    verb="keep the verdicts of",
    done="kept",
    only="keep verdicts of claims whose context changed",
)
