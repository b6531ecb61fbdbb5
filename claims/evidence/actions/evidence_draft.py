"""One piece of evidence as it was typed, complete or not."""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from claims.evidence.actions.protection import (
    PUBLIC_DESCRIPTION_NEEDED,
    lacks_public_description,
)
from claims.vocabulary import SourceKind

CHOOSE_A_STANCE = "Choose if this source supports the claim, contradicts it or gives context."


@dataclass(frozen=True)
class EvidenceDraft:
    """One use of a source, as typed into the form. Saving the same `key` twice makes one row."""

    key: UUID
    cited: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = ""
    kind: str = SourceKind.OTHER
    reliability: str = ""
    is_protected: bool = False
    public_description: str = ""
    stance: str = ""
    passage: str = ""
    locator: str = ""
    question: str = ""
    translation: str = ""
    workings: str = ""
    archived_url: str = ""
    accessed_on: date | None = None
    credibility: int | None = None

    def problems(self) -> dict[str, str]:
        """Return what must be fixed before this can be submitted, by the name of the field.

        `Draft.problems` checks that the source itself is named.
        """
        problems = {}
        if not self.stance:
            problems["stance"] = CHOOSE_A_STANCE
        if self.archived_url and not self.archived_url.startswith(("http://", "https://")):
            problems["archived_url"] = "The archive link must start with https:// or http://."
        if lacks_public_description(
            is_protected=self.is_protected, public_description=self.public_description
        ):
            problems["public_description"] = PUBLIC_DESCRIPTION_NEEDED
        return problems


UNTYPED = {field.name: field.default for field in fields(EvidenceDraft) if field.name != "key"}
"""The value of each field until someone types or chooses something."""
