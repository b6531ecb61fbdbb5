"""One piece of evidence as typed, finished or not."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from claims.vocabulary import Credibility, Reliability, SourceKind, Stance


@dataclass(frozen=True)
class EvidenceDraft:
    """One use of a source as typed; `key` makes saving it twice the same as once."""

    key: UUID
    cited: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = ""
    kind: str = SourceKind.OTHER
    reliability: str = Reliability.F
    is_protected: bool = False
    public_description: str = ""
    stance: str = Stance.SUPPORTS
    passage: str = ""
    locator: str = ""
    question: str = ""
    translation: str = ""
    workings: str = ""
    archived_url: str = ""
    accessed_on: date | None = None
    credibility: int = Credibility.UNKNOWN

    def faults(self) -> dict[str, str]:
        """Return what keeps this source from being submitted, beside that it must be named."""
        faults = {}
        if self.archived_url and not self.archived_url.startswith(("http://", "https://")):
            faults["archived_url"] = "The copy’s address begins with https:// or http://."
        if self.is_protected and not self.public_description.strip():
            faults["public_description"] = "Say what everybody may read of this protected source."
        return faults
