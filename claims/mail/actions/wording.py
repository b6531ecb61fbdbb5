"""What e-mails say: plain text, with absolute links to pages of ours."""

import unicodedata

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from claims.access.authorship import Authors
from claims.models import Claim, Comment, SentBack

LONGEST_SUBJECT = 150
JOINERS = "\u200c\u200d"
"""Invisible characters that some scripts need inside words."""


def one_line(text: str) -> str:
    """Return a text that may stand in a header: one line without control characters and changes of direction."""
    kept = (
        character if unicodedata.category(character)[0] != "C" or character in JOINERS else " "
        for character in text
    )
    spaced = " ".join("".join(kept).split())
    return Truncator(spaced).chars(LONGEST_SUBJECT)


def absolute(path: str) -> str:
    """Return the address of a page of ours as it is written in an e-mail."""
    return f"{settings.SITE_URL}{path}"


def quote(text: str) -> str:
    """Return the lines of a text as e-mails quote them; no line of it can pass for ours."""
    lines = (
        "".join(c for c in line if c == "\t" or unicodedata.category(c) != "Cc")
        for line in text.splitlines()
    )
    return "\n".join(f"> {line}" for line in lines)


def write_mention(comment: Comment, authors: Authors) -> tuple[str, str]:
    """Return subject and body of the e-mail to somebody who is mentioned or answered, and is told these `authors`."""
    claim, author = comment.claim, one_line(authors.name(comment.author))
    body = f"""{author} wrote on {_name(claim)}:

{quote(authors.mask(comment.text))}

Read it and answer:
{absolute(comment.get_absolute_url())}
"""
    return one_line(f"{author} mentioned you on claim {claim.number}"), body + _foot()


def write_sent_back(sent: SentBack) -> tuple[str, str]:
    """Return subject and body of the e-mail to somebody whose claim was sent back."""
    claim = sent.round.claim_version.claim
    editor = one_line(str(sent.by)) if sent.by else "An editor"
    body = f"""{editor} sent {_name(claim)} back to its reviewers:

{quote(sent.round.note)}

The claim:
{quote(sent.round.claim_version.wording)}

Review it again:
{absolute(claim.get_absolute_url())}
"""
    return one_line(f"Claim {claim.number} was sent back to you"), body + _foot()


def write_digest(lines: list[str]) -> tuple[str, str]:
    """Return subject and body of the e-mail of a day; each line says one thing that needs its reader."""
    listed = "\n".join(f"- {one_line(line)}" for line in lines)
    body = f"What needs you today:\n\n{listed}\n\nGo on at Home:\n{absolute(reverse('home'))}\n"
    return one_line(f"Factcheck today: {lines[0]}"), body + _foot()


def _name(claim: Claim) -> str:
    return f"claim {claim.number} of “{one_line(claim.article.title)}”"


def _foot() -> str:
    return f"\n-- \nChoose which e-mails you get:\n{absolute(reverse('email'))}\n"
