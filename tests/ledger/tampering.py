"""Change rows of the ledger as only the owner of the database can, with triggers, keys and computed columns out of the way."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from claims.articles.actions.claim_lifecycle import open_claims
from claims.ledger.checking import check_ledger
from claims.ledger.imported_rows import record_ratings_once
from claims.models import (
    Article,
    Claim,
    Decision,
    EventChain,
    Evidence,
    Person,
    Rating,
    RatingScale,
    Report,
    Review,
)
from claims.moderation.actions.deciding import decide
from claims.moderation.actions.newsroom import retire_rating, save_rating, save_scale
from claims.reports.actions.publishing import publish
from claims.vocabulary import Role
from tests import factories as make

GENESIS = "0" * 64


@dataclass(frozen=True)
class World:
    """Two articles, one of them published twice; work went on after that. It was verified once, without a problem."""

    article: Article
    other: Article
    chain: int
    other_chain: int
    newsroom: int
    claim: Claim
    review: Review
    evidence: Evidence
    decision: Decision
    """The first one, which was replaced."""
    current: Decision
    report: Report
    rating: Rating
    """One that was added, in the newsroom's scale."""
    seeded: Rating
    stranger: Person


def build_world() -> World:
    """Make the rows through the actions, verify them, and put the guards out of the way."""
    text = " ".join(
        f"The city planted {number} trees in {2000 + number}." for number in range(1, 6)
    )
    record_ratings_once()
    editor, stranger = (
        make.make_person("Edith", Role.EDITOR),
        make.make_person("Stranger", Role.REVIEWER),
    )
    scale = save_scale(scale=RatingScale(slug="own", name="Our own"), by=editor)
    rating = save_rating(
        by=editor, rating=Rating(scale=scale, order=1, label="So", symbol="S", value=1)
    )
    article, other = make.make_article(text), make.make_article()
    claim = make.make_decided(article, by=editor)
    report = make.make_report(article, by=editor)
    decide(
        claim=make.fresh(claim), by=editor, lock_version=make.fresh(claim).lock_version, rating=make.rating("Half true"),
        summary="Only half of it holds.", reason="A better source was found.",
    )  # fmt: skip
    publish(article=article, by=editor, wording=make.EXPLAINED)
    make.make_agreed(other)
    make.make_disputed(article)
    open_claims(article=article, by=editor, numbers=[4])
    retire_rating(rating=make.rating("Unproven"), by=editor)
    assert check_ledger().found.problems == ()
    _remove_guards()
    review = claim.round.reviews.order_by("pk").first()
    chains = dict(EventChain.objects.values_list("article", "pk"))
    first, current = claim.decisions.order_by("pk")
    return World(
        article=article, other=other, chain=chains[article.pk], other_chain=chains[other.pk], newsroom=chains[None],
        claim=claim, review=review, evidence=review.evidence.get(), decision=first, current=current, report=report,
        rating=rating, seeded=make.rating("True"), stranger=stranger,
    )  # fmt: skip


def _remove_guards() -> None:
    """Let anything be written, in this transaction only."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("SET LOCAL session_replication_role = replica")  # no triggers, no foreign keys
    for column in ("actor_id", "object_type", "object_id"):
        sql(f"ALTER TABLE claims_event ALTER COLUMN {column} DROP EXPRESSION")
    sql("ALTER TABLE claims_event DROP CONSTRAINT event_sequence_is_its_own")
    sql("ALTER TABLE claims_eventpayload DROP CONSTRAINT payload_erased_is_empty")
    sql("ALTER TABLE claims_review DROP CONSTRAINT review_submitted_has_a_time_and_a_slot")


def sql(statement: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return cursor.fetchall() if cursor.description else []


# --- Events -----------------------------------------------------------------------------------------
def last_of(chain: int) -> int:
    return sql("SELECT max(sequence) FROM claims_event WHERE chain_id = %s", chain)[0][0]


def change_event(chain: int, sequence: int, column: str, expression: str) -> None:
    sql(
        f"UPDATE claims_event SET {column} = {expression} WHERE chain_id = {chain} AND sequence = {sequence}"
    )


def change_payload(chain: int, sequence: int, change: str) -> None:
    sql(f"UPDATE claims_eventpayload SET {change} WHERE event_id = {event_key(chain, sequence)}")


def event_key(chain: int, sequence: int) -> int:
    return sql(
        "SELECT id FROM claims_event WHERE chain_id = %s AND sequence = %s", chain, sequence
    )[0][0]


def delete_event(chain: int, sequence: int) -> None:
    key = event_key(chain, sequence)
    sql("DELETE FROM claims_eventpayload WHERE event_id = %s", key)
    sql("DELETE FROM claims_event WHERE id = %s", key)


def cut_tail(chain: int, first: int, *, with_head: bool) -> None:
    """Delete the events from `first` on, and let the chain's row say that there never were any."""
    for sequence in range(first, last_of(chain) + 1):
        delete_event(chain, sequence)
    if with_head:
        set_head(chain)


def set_head(chain: int) -> None:
    """Let the chain's row fit its last event."""
    last = sql(
        "SELECT sequence, hash FROM claims_event WHERE chain_id = %s ORDER BY sequence DESC LIMIT 1",
        chain,
    )
    count, head = last[0] if last else (0, GENESIS)
    sql("UPDATE claims_eventchain SET count = %s, head = %s WHERE id = %s", count, head, chain)


def delete_chain(chain: int) -> None:
    cut_tail(chain, 1, with_head=False)
    sql("DELETE FROM claims_eventchain WHERE id = %s", chain)


def rewrite(
    chain: int, sequence: int, change: Callable[[dict[str, Any], dict[str, Any]], object]
) -> None:
    """Change header and payload of an event, and compute every hash after it again, up to the chain's head."""
    events = sql(
        "SELECT e.id, e.sequence, e.header, e.previous_hash, p.salt, p.body FROM claims_event e "
        "JOIN claims_eventpayload p ON p.event_id = e.id WHERE chain_id = %s ORDER BY sequence", chain
    )  # fmt: skip
    head = None
    for key, number, text, previous, salt, body in events:
        if number < sequence:
            continue
        if number == sequence:
            header, payload = json.loads(text), json.loads(body)
            change(header, payload)
            body = _write(payload)
            header["payload"] = hashlib.sha256(bytes.fromhex(salt) + body.encode()).hexdigest()
            text = _write(header)
            sql("UPDATE claims_eventpayload SET body = %s WHERE event_id = %s", body, key)
            repeat_header(key, header)
        previous = previous if head is None else head
        head = hashlib.sha256(bytes.fromhex(previous) + text.encode()).hexdigest()
        sql(
            "UPDATE claims_event SET header = %s, previous_hash = %s, hash = %s WHERE id = %s", text, previous, head, key
        )  # fmt: skip
    set_head(chain)


def repeat_header(key: int, header: dict[str, Any]) -> None:
    """Let the columns of an event say what its header says."""
    kind, _, number = header["object"].partition(":")
    actor = header["actor"].removeprefix("person:")
    sql(
        "UPDATE claims_event SET event_type = %s, at = %s, actor_id = %s, object_type = %s, object_id = %s WHERE id = %s",
        header["move"], header["at"], None if actor == "command-line" else int(actor), kind, int(number), key,
    )  # fmt: skip


def _write(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
