"""Attempts to break a rule that take more than one step, one for each rule."""

from uuid import uuid4

from django.utils import timezone

from claims import ledger
from claims.models import (
    ClaimReviewDetails,
    EventChain,
    EventPayload,
    Person,
    ReviewSlot,
    SavedView,
    Sentence,
)
from claims.vocabulary import EventType
from tests.factories import make_article
from tests.models.breaking import breaks, change, copy, delete, proposal, skip, sql
from tests.models.world import World


@breaks("person_email_is_unique")
def _(w: World) -> None:
    Person.objects.create(email=w.person.email.upper(), name="Twin")


@breaks("revision_text_is_loaded_once")
def _(w: World) -> None:
    other = make_article()
    sql(
        "INSERT INTO claims_revision (article_id, number, text, sha256, folded_sha256, created_at)"
        " SELECT %s, 1, text, sha256, folded_sha256, now() FROM claims_revision WHERE article_id = %s",
        copy(other, slug="twin").pk,
        w.article.pk,
    )


@breaks("revision_number_from_1")
def _(w: World) -> None:
    copy(w.article.revision, number=0)


@breaks("revision_hash_is_of_its_text")
def _(w: World) -> None:
    copy(w.article.revision, number=2, sha256="0" * 64)


@breaks("revision_is_covered_by_sentences")
def _(w: World) -> None:
    copy(w.article.revision, number=2)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


@breaks("sentence_position_is_its_own")
def _(w: World) -> None:
    copy(Sentence.objects.first(), start=50_000, end=50_001)


@breaks("sentence_is_not_empty")
def _(w: World) -> None:
    copy(Sentence.objects.first(), position=99, start=50_000, end=50_000)


@breaks("sentences_do_not_overlap")
def _(w: World) -> None:
    copy(Sentence.objects.first(), position=99)


@breaks("claim_number_from_1")
def _(w: World) -> None:
    copy(w.open, number=0, round_id=None, status="proposed")


@breaks("claim_version_span_is_not_empty")
def _(w: World) -> None:
    copy(w.open.current, number=2, end=w.open.current.start, quote="")


@breaks("claim_version_context_is_spans")
def _(w: World) -> None:
    copy(w.open.current, number=2, context=[["heading", 5, 5]])


@breaks("claim_version_score_is_0_to_1")
def _(w: World) -> None:
    copy(w.open.current, number=2, score=1.1)


@breaks("claim_version_quote_is_its_span")
def _(w: World) -> None:
    copy(w.open.current, number=2, quote="Words that stand elsewhere.")


@breaks("claim_begins_on_its_words")
def _(w: World) -> None:
    copy(w.open, number=99, start=w.open.start + 1)


@breaks("decision_changed_has_a_reason")
def _(w: World) -> None:
    change(w.decision, replaced_at=timezone.now())
    copy(w.decision, replaces_id=w.decision.pk)


@breaks("decision_override_reason_is_of_an_override")
def _(w: World) -> None:
    change(w.decision, replaced_at=timezone.now())
    copy(w.decision, basis="unanimous", override_reason="So.")


@breaks("proposed_decision_number_from_1")
def _(w: World) -> None:
    proposal(w, number=0)


@breaks("decision_replaced_stays_replaced")
def _(w: World) -> None:
    change(w.decision, replaced_at=timezone.now())
    change(w.decision, replaced_at=None)


@breaks("decision_is_of_its_claim")
def _(w: World) -> None:
    copy(w.decision, claim_version_id=w.open.current_id, replaced_at=timezone.now())


@breaks("chain_starts_empty")
def _(w: World) -> None:
    EventChain.objects.create(article=copy(w.article, slug="twin"), count=5)


@breaks("event_follows_the_head_of_its_chain")
def _(w: World) -> None:
    copy(w.event)


@breaks("event_sequence_is_its_own")
def _(w: World) -> None:
    # A trigger refuses such an event first, so it is disabled, in this transaction only.
    sql("ALTER TABLE claims_event DISABLE TRIGGER USER")
    copy(w.event)


@breaks("payload_hashes_to_its_header")
def _(w: World) -> None:
    last = w.chain.events.last()
    sql("ALTER TABLE claims_eventpayload DISABLE TRIGGER USER")
    delete(last.payload)
    sql("ALTER TABLE claims_eventpayload ENABLE TRIGGER USER")
    EventPayload.objects.create(event=last, salt="00", body="{}")


@breaks("payload_erased_is_empty")
def _(w: World) -> None:
    ledger.record(
        chain=ledger.lock_chain(w.article), by=None, event_type=EventType.ERASE, on=w.event
    )
    change(w.event.payload, erased_at=timezone.now())


@breaks("round_asks_for_1_to_9_reviews")
def _(w: World) -> None:
    copy(w.closed, number=9, needed=0, closed_at=None)


@breaks("slot_is_asked_for")
def _(w: World) -> None:
    copy(w.free, number=3)


@breaks("slot_lease_is_one_a_person")
def _(w: World) -> None:
    leased = {"person": w.stranger, "state": "leased", "until": timezone.now()}
    change(w.free, **leased)
    ReviewSlot.objects.filter(round=w.closed, number=1).update(**leased)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


@breaks("skip_has_a_reason")
def _(w: World) -> None:
    change(skip(w), reason="")


@breaks("review_fills_one_slot")
def _(w: World) -> None:
    # The second review is right in everything but its slot, which has a review already.
    ReviewSlot.objects.filter(pk=w.submitted.slot_id).update(person=w.stranger)
    copy(w.submitted, reviewer_id=w.stranger.pk)


@breaks("review_submission_is_its_own")
def _(w: World) -> None:
    key, round_ = uuid4(), w.closed
    change(w.draft, submission=key)
    copy(w.draft, round_id=round_.pk, claim_version_id=round_.claim_version_id, submission=key)


@breaks("review_is_of_its_round")
def _(w: World) -> None:
    copy(w.draft, reviewer_id=w.stranger.pk, claim_version_id=w.decided.current_id)


@breaks("review_submitted_fills_its_slot")
def _(w: World) -> None:
    change(w.draft, slot=w.free, state="submitted", submitted_at=timezone.now())


@breaks("report_after_the_first_says_what_changed")
def _(w: World) -> None:
    copy(w.report, number=2, reason="")


@breaks("report_hash_is_of_its_document")
def _(w: World) -> None:
    copy(w.report, number=2, sha256="0" * 64)


@breaks("guidelines_count_from_1")
def _(w: World) -> None:
    copy(w.guidelines, number=0)


@breaks("guidelines_follow_each_other")
def _(w: World) -> None:
    copy(w.guidelines, number=3)


@breaks("comment_says_or_marks")
def _(w: World) -> None:
    copy(w.comment, key=uuid4(), text="")


@breaks("comment_mark_is_of_a_thread")
def _(w: World) -> None:
    copy(w.comment, key=uuid4(), text="", mark="resolved")


@breaks("comment_is_of_the_present_round")
def _(w: World) -> None:
    copy(w.comment, key=uuid4(), round_id=w.closed.pk)


@breaks("comment_thread_is_of_its_claim")
def _(w: World) -> None:
    reply = copy(w.comment, key=uuid4(), thread_id=w.comment.pk)
    copy(w.comment, key=uuid4(), thread_id=reply.pk)


@breaks("mention_stays_read")
def _(w: World) -> None:
    change(w.mention, read_at=timezone.now())
    change(w.mention, read_at=None)


@breaks("claim_review_details_claimant_type_is_known")
def _(world: World) -> None:
    ClaimReviewDetails.objects.create(
        claim_version=world.decided.current, claimant_type="thing", chosen_by=world.person
    )


@breaks("saved_view_name_is_its_own")
def _(w: World) -> None:
    for name in ("Mine", "MINE"):
        SavedView.objects.create(person=w.person, page="articles", name=name)


@breaks("saved_view_has_a_name")
def _(w: World) -> None:
    SavedView.objects.create(person=w.person, page="articles", name="")
