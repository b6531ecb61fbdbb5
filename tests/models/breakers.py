"""For each constraint and trigger of the database, one attempt to break its rule; all must fail."""

import hashlib
from uuid import uuid4

from django.contrib.postgres.functions import TransactionNow
from django.utils import timezone

from claims.models import (
    Assignment,
    Claim,
    ClaimVersion,
    Comment,
    Decision,
    EarlyReading,
    Event,
    EventChain,
    EventPayload,
    Evidence,
    Guidelines,
    Mention,
    NewsroomSettings,
    Original,
    OutsideChange,
    ProposedDecision,
    Rating,
    RatingScale,
    Recheck,
    Report,
    ReportDraft,
    ReportFile,
    ReportPicture,
    Review,
    Revision,
    Round,
    Sentence,
    Snapshot,
    SourceJoin,
)
from tests.factories import make_article, make_claim
from tests.models import breaking_steps
from tests.models.breaking import (
    BREAKERS,
    change,
    copy,
    delete,
    early_reading,
    empty,
    join,
    join_to_a_joined_source,
    look,
    mail,
    outside_change,
    proposal,
    report_file,
    sent_back,
    skip,
    submit_half_an_address,
    undone,
)

__all__ = ("BREAKERS", "breaking_steps")  # importing the second enters its attempts into the first

KEY = uuid4()
KEPT = {
    "early_reading_is_never_deleted": early_reading,
    "revision_is_never_deleted": lambda w: w.article.revision,
    "sentence_is_never_deleted": lambda w: Sentence.objects.first(),
    "claim_is_never_deleted": lambda w: w.open,
    "claim_version_is_never_deleted": lambda w: w.open.current,
    "rating_in_use_is_kept": lambda w: w.rating,
    "round_is_never_deleted": lambda w: w.closed,
    "slot_is_never_deleted": lambda w: w.free,
    "decision_is_never_deleted": lambda w: w.decision,
    "proposed_decision_is_never_deleted": proposal,
    "report_is_never_deleted": lambda w: w.report,
    "outside_change_is_never_deleted": outside_change,
    "report_file_is_never_deleted": report_file,
    "chain_is_never_deleted": lambda w: w.chain,
    "event_is_never_deleted": lambda w: w.event,
    "payload_is_never_deleted": lambda w: w.event.payload,
    "guidelines_is_never_deleted": lambda w: w.guidelines,
    "comment_is_never_deleted": lambda w: w.comment,
    "mention_is_never_deleted": lambda w: w.mention,
    "snapshot_is_never_deleted": lambda w: w.copy,
    "original_is_never_deleted": lambda w: w.copy.original,
    "recheck_is_never_deleted": look,
    "source_join_is_never_deleted": join,
}
EMPTIED = {
    "early_reading_is_never_truncated": EarlyReading,
    "source_join_is_never_truncated": SourceJoin,
    "revision_is_never_truncated": Revision,
    "sentence_is_never_truncated": Sentence,
    "claim_is_never_truncated": Claim,
    "claim_version_is_never_truncated": ClaimVersion,
    "round_is_never_truncated": Round,
    "review_is_never_truncated": Review,
    "evidence_is_never_truncated": Evidence,
    "decision_is_never_truncated": Decision,
    "proposed_decision_is_never_truncated": ProposedDecision,
    "report_is_never_truncated": Report,
    "outside_change_is_never_truncated": OutsideChange,
    "rating_is_never_truncated": Rating,
    "report_file_is_never_truncated": ReportFile,
    "chain_is_never_truncated": EventChain,
    "event_is_never_truncated": Event,
    "recheck_is_never_truncated": Recheck,
    "payload_is_never_truncated": EventPayload,
    "guidelines_is_never_truncated": Guidelines,
    "comment_is_never_truncated": Comment,
    "mention_is_never_truncated": Mention,
    "snapshot_is_never_truncated": Snapshot,
    "original_is_never_truncated": Original,
}
COPIED = {
    "early_reading_is_recorded_once": lambda w: copy(early_reading(w)),
    "assignment_is_made_once": lambda w: copy(
        Assignment.objects.create(article=w.article, person=w.person)
    ),
    "revision_number_is_its_own": lambda w: copy(w.article.revision),
    "claim_number_is_its_own": lambda w: copy(w.open),
    "claim_version_is_its_own": lambda w: copy(w.open.current),
    "rating_place_is_its_own": lambda w: copy(w.unused, label="Another"),
    "rating_label_is_its_own": lambda w: copy(w.unused, order=99),
    "round_number_is_its_own": lambda w: copy(w.closed),
    "slot_number_is_its_own": lambda w: copy(w.free),
    "review_is_one_a_round": lambda w: copy(w.draft),
    "skip_is_one_a_round": lambda w: copy(skip(w)),
    "evidence_key_is_its_own": lambda w: copy(w.draft.evidence.get()),
    "report_number_is_its_own": lambda w: copy(w.report),
    "report_key_is_its_own": lambda w: [
        copy(w.report, number=number, reason="x", key=KEY) for number in (8, 9)
    ],
    "report_draft_is_one_each": lambda w: [
        ReportDraft.objects.create(article=w.article, person=w.person, number=2) for _ in "ab"
    ],
    "report_picture_is_one_each": lambda w: [
        ReportPicture.objects.create(report=w.report, content=b"PNG") for _ in "ab"
    ],
    "report_file_is_one_each": lambda w: [report_file(w) for _ in "ab"],
    "source_identity_is_one_source": lambda w: copy(
        w.source, pk=1, url="https://example.org/other"
    ),
    "source_is_joined_once": lambda w: copy(join(w)),
    "decision_is_one_current_a_purpose": lambda w: copy(w.decision),
    "comment_key_is_its_own": lambda w: copy(w.comment),
    "mention_is_made_once": lambda w: copy(w.mention),
    "newsroom_settings_is_one_row": lambda w: NewsroomSettings.objects.create(pk=2),
    "snapshot_is_taken_one_at_a_time": lambda w: copy(w.wanted, id=uuid4()),
    "original_is_what_its_hash_says": lambda w: copy(w.copy.original, sha256="0" * 64),
    "original_has_its_size": lambda w: Original.objects.create(
        sha256=hashlib.sha256(b"x").hexdigest(), content=b"x", size=2
    ),
    "proposed_decision_is_a_version_of_its_own": lambda w: copy(proposal(w)),
    "sent_back_once_a_round": lambda w: copy(sent_back(w)),
    "mail_tells_of_a_comment_once": lambda w: copy(mail(w, comment=w.comment), key=uuid4()),
    "mail_tells_of_a_round_once": lambda w: copy(
        mail(w, kind="sent-back", round=w.closed), key=uuid4()
    ),
    "mail_digest_is_one_a_day": lambda w: copy(
        mail(w, kind="digest", day=timezone.localdate()), key=uuid4()
    ),
    "chain_of_the_desk_is_one": lambda w: EventChain.objects.create(article=None),
}
CHANGED = {
    "early_reading_is_what_it_was": lambda w: change(early_reading(w), claim=w.open),
    "early_reading_lifted_by_another": lambda w: change(
        early_reading(w), lifted_by=w.decided.round
    ),
    "early_reading_stays_lifted": lambda w: change(
        copy(early_reading(w), claim_id=w.open.pk, lifted_by_id=w.open.round_id), lifted_by=None
    ),
    "snapshot_stays_what_was_asked": lambda w: change(w.wanted, url="https://example.org/other"),
    "snapshot_ended_is_immutable": lambda w: change(w.copy, text="Other words."),
    "snapshot_fetched_has_an_address": lambda w: copy(w.copy, id=uuid4(), way="fetched"),
    "snapshot_brought_has_its_bytes": lambda w: copy(
        w.copy, id=uuid4(), state="refused", refusal="kind", original_id=None
    ),
    "snapshot_ended_says_how": lambda w: change(w.wanted, state="taken"),
    "original_is_immutable": lambda w: change(w.copy.original, size=1),
    "person_pseudonym_is_given": lambda w: change(w.person, byline_kind="pseudonym"),
    "article_slug_is_no_address": lambda w: change(w.article, slug="add"),
    "article_asks_for_1_to_9_reviews": lambda w: change(w.article, reviews_needed=10),
    "article_keeps_its_scale": lambda w: change(
        w.article, scale=RatingScale.objects.get(slug="averitec")
    ),
    "revision_is_immutable": lambda w: change(w.article.revision, text="Another text."),
    "sentence_span_is_immutable": lambda w: change(Sentence.objects.first(), end=1),
    "sentence_is_accounted_for_by_a_person": lambda w: change(
        Sentence.objects.first(), not_checkable="opinion"
    ),
    "claim_set_aside_has_a_reason": lambda w: change(w.open, status="set-aside"),
    "claim_at_work_has_a_round": lambda w: change(w.open, round=None),
    "claim_stands_on_its_words": lambda w: change(w.open, start=w.open.start + 1),
    "claim_place_is_a_span": lambda w: change(w.open, start=None),
    "claim_duplicate_is_set_aside": lambda w: change(w.open, duplicate_of=w.decided),
    "claim_duplicate_is_of_its_article": lambda w: change(
        w.open,
        status="set-aside",
        set_aside_reason="duplicate",
        duplicate_of=make_claim(make_article()),
    ),
    "review_names_a_claim_as_its_duplicate": lambda w: change(
        w.draft, set_aside_reason="opinion", duplicate_of=w.decided
    ),
    "review_names_the_claim_that_is_repeated": lambda w: change(
        w.draft, set_aside_reason="duplicate", duplicate_of=w.open
    ),
    "claim_merged_is_set_aside": lambda w: change(w.open, merged_into=w.decided),
    "claim_identity_is_immutable": lambda w: change(w.open, number=99),
    "claim_version_is_immutable": lambda w: change(w.open.current, statement="Otherwise."),
    "rating_value_is_at_least_1": lambda w: change(w.unused, value=0),
    "rating_succeeds_another": lambda w: change(w.unused, succeeds=w.unused),
    "rating_in_use_is_frozen": lambda w: change(w.rating, label="Truer"),
    "decision_is_immutable": lambda w: change(w.decision, summary="Otherwise."),
    "proposed_decision_is_immutable": lambda w: change(proposal(w), summary="Otherwise."),
    "round_is_what_it_was": lambda w: change(w.open.round, needed=9),
    "round_stays_closed": lambda w: change(w.closed, closed_at=None),
    "slot_taken_has_a_person_and_an_end": lambda w: change(w.free, state="leased"),
    "slot_person_is_new_to_the_round": lambda w: change(
        w.free, person=w.person, state="leased", until=timezone.now()
    ),
    "slot_that_waits_is_held": lambda w: change(w.free, waiting_for="an answer"),
    "review_submitted_is_frozen": lambda w: change(w.submitted, rationale="Otherwise."),
    "review_confidence_is_1_to_5": lambda w: change(w.draft, confidence=6),
    "review_submitted_has_a_time_and_a_slot": lambda w: change(
        w.draft, submitted_at=TransactionNow()
    ),
    "review_submitted_has_one_answer": lambda w: change(
        w.draft, state="submitted", submitted_at=TransactionNow(), set_aside_reason="opinion"
    ),
    "review_rating_is_of_the_scale": lambda w: change(
        w.draft, rating=Rating.objects.get(label="Refuted")
    ),
    "evidence_of_a_submitted_review_is_frozen": lambda w: change(w.evidence, passage="Other."),
    "review_submitted_cites_whole_addresses": submit_half_an_address,
    "source_has_url_or_description": lambda w: change(w.source, url=""),
    "source_url_is_http": lambda w: change(w.source, url="javascript:alert(1)"),
    "source_protected_has_a_public_description": lambda w: change(w.source, is_protected=True),
    "source_retracted_has_a_reason_and_a_person": lambda w: change(
        w.source, retraction="Withdrawn."
    ),
    "source_page_is_joined_to_no_other": join_to_a_joined_source,
    "source_is_joined_to_another": lambda w: change(w.source, page=w.source),
    "source_join_is_of_two_sources": lambda w: SourceJoin.objects.create(
        kept=w.source, joined=w.source, joined_by=w.person
    ),
    "source_join_is_only_ever_undone": lambda w: change(join(w), joined_by=w.stranger),
    "source_join_undone_is_immutable": lambda w: change(undone(w), undone_by=w.stranger),
    "source_join_undone_has_a_person": lambda w: change(join(w), undone_at=timezone.now()),
    "recheck_is_immutable": lambda w: change(look(w), note="Otherwise."),
    "report_is_immutable": lambda w: change(w.report, document="{}"),
    "outside_change_is_immutable": lambda w: change(outside_change(w), role="nobody"),
    "report_file_is_immutable": lambda w: change(report_file(w), content=b"x"),
    "chain_head_is_its_last_event": lambda w: change(w.chain, count=w.chain.count + 1),
    "event_is_immutable": lambda w: change(w.event, event_type="other"),
    "guidelines_is_immutable": lambda w: change(w.guidelines, text="Be quick."),
    "comment_is_immutable": lambda w: change(w.comment, text="I never said so."),
    "mention_is_what_it_was": lambda w: change(w.mention, is_direct=True),
    "payload_is_only_ever_erased": lambda w: change(w.event.payload, body="{}"),
    "mail_is_about_one_thing": lambda w: mail(w, kind="digest", comment=w.comment),
    "mail_ended_has_a_time": lambda w: mail(w, comment=w.comment, state="sent"),
}
for name, row_of in KEPT.items():
    BREAKERS[name] = lambda w, row_of=row_of: delete(row_of(w))
for name, model in EMPTIED.items():
    BREAKERS[name] = lambda w, model=model: empty(model)
BREAKERS |= COPIED | CHANGED
