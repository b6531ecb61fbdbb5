"""Publishing: what a report contains, and when publishing is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.access.refusals import Conflict, Forbidden, Refusal
from claims.evidence.actions import capturing
from claims.evidence.actions.cataloguing import edit_source, retract_source
from claims.models import Person, Source
from claims.moderation.actions.deciding import confirm_claims
from claims.reports.actions.publishing import publish
from claims.reports.document import canonical_bytes, digest
from claims.vocabulary import SourceKind
from tests import factories as make


def test_publishing_freezes_what_was_decided(editor: Person):
    article = make.make_article()
    claim = make.make_decided(article)
    make.make_read(article)

    report = publish(article=article, by=editor)

    (entry,) = report.data["claims"]
    assert (entry["number"], entry["status"], entry["rating"]["label"]) == (1, "decided", "True")
    assert entry["quote"] == claim.current.quote
    assert entry["checked_by"] == ["One", "Two"]
    assert entry["evidence"][0]["url"] == "https://example.org/count"
    assert report.data["article"]["revision"]["text"] == article.revision.text
    assert (report.data["scale"]["best"], report.data["scale"]["worst"]) == (5, 1)
    assert canonical_bytes(report.data) == report.document.encode()
    assert digest(report.data) == report.sha256


def test_publishing_shows_no_verdict_of_claims_being_checked(editor: Person):
    article = make.make_article()
    make.make_decided(article)
    make.make_disputed(article)

    report = publish(article=article, by=editor, reason="The rest follows.")

    entry = report.data["claims"][1]
    assert (entry["status"], entry["rating"], entry["evidence"]) == ("undecided", None, [])


def test_publishing_unfinished_work_needs_a_reason(editor: Person):
    article = make.make_article()
    make.make_decided(article)
    make.make_claim(article)

    with pytest.raises(Refusal, match="1 claim is still being checked"):
        publish(article=article, by=editor)


def test_publishing_with_unsorted_sentences_needs_a_reason(editor: Person):
    article = make.make_article()
    make.make_decided(article)

    with pytest.raises(Refusal, match="5 sentences are not sorted yet"):
        publish(article=article, by=editor)


def test_publishing_again_needs_to_say_what_changed(editor: Person):
    article = make.make_article()
    make.make_decided(article)
    publish(article=make.make_read(article), by=editor)

    with pytest.raises(Refusal, match="what changed"):
        publish(article=article, by=editor)

    assert publish(article=article, by=editor, reason="A source more.").number == 2


def test_publishing_without_a_verdict_is_refused(editor: Person):
    with pytest.raises(Conflict, match="no claim in this article has a verdict"):
        publish(article=make.make_article(), by=editor)


def test_publishing_under_embargo_is_refused(editor: Person):
    article = make.make_article()
    make.make_decided(article)
    article.embargo_until = timezone.now() + timedelta(hours=1)
    article.save()

    with pytest.raises(Conflict, match="embargo"):
        publish(article=article, by=editor)


def test_reviewer_cannot_publish(reviewer: Person):
    article = make.make_article()
    make.make_decided(article)

    with pytest.raises(Forbidden):
        publish(article=article, by=reviewer)


def test_protected_source_leaves_only_its_public_description(editor: Person):
    article = make.make_article()
    claim = make.make_decided(article)
    source = claim.round.reviews.first().evidence.get().source
    source.is_protected, source.public_description = True, "An official of the city"
    source.save()
    make.make_copy(claim.round.reviews.first().evidence.get(), "Secret words.")

    report = publish(article=make.make_read(article), by=editor)

    assert "example.org" not in report.document
    piece = report.data["claims"][0]["evidence"][0]
    assert (piece["description"], piece["url"]) == ("An official of the city", "")
    assert (piece["copy"], piece["passage_found"], piece["passage_there"]) == (None, "", "")
    assert (piece["kind"], piece["retracted_on"]) == ("", None)


def test_report_has_the_hash_of_the_newest_copy_of_each_source(editor: Person):
    article = make.make_article()
    first, second = make.make_decided(article).round.reviews.order_by("pk")
    make.make_copy(first.evidence.get(), "Older words.")
    copy = make.make_copy(first.evidence.get(), "Newer words.", passage="", passage_found="found")

    report = publish(article=make.make_read(article), by=editor)

    hashes = [
        piece["copy"] and piece["copy"]["sha256"] for piece in report.data["claims"][0]["evidence"]
    ]
    assert hashes == [copy.original_id, None]
    assert report.data["claims"][0]["evidence"][0]["passage_found"] == "found"
    assert "Newer words." not in report.document
    assert second.evidence.get().passage_found == "not-looked"


@pytest.mark.parametrize("typed_first", ["The city has 35,000 trees", "Another passage"])
def test_report_has_the_wording_of_the_page_if_the_typed_passage_differs(
    reviewer: Person, other_reviewer: Person, editor: Person, typed_first: str
):
    claim = make.make_claim()
    evidence = make.make_evidence(passage=typed_first)
    saved = make.save(claim, reviewer, make.make_draft(evidence=(evidence,)))
    copy = capturing.paste_snapshot(
        piece=saved.evidence.get(), by=reviewer, text="So: The city  has\u00a035,000 trees."
    )
    capturing.take_snapshot(snapshot=copy.pk)
    saved.evidence.update(passage="The city has 35,000 trees")
    make.submit(claim, saved)
    make.review(claim, other_reviewer)
    confirm_claims(claims=[make.fresh(claim)], by=editor)

    report = publish(article=make.make_read(claim.article), by=editor)

    first, second = report.data["claims"][0]["evidence"]
    assert (first["passage_found"], first["passage"]) == ("nearly", "The city has 35,000 trees")
    assert first["passage_there"] == "The city  has\u00a035,000 trees"
    assert second["passage_there"] == ""


def test_report_has_the_kind_and_the_retraction_of_a_source(editor: Person):
    claim = make.make_agreed()
    source = Source.objects.get()
    edit_source(source=source, by=editor, lock_version=source.lock_version, kind=SourceKind.DATA)
    source.refresh_from_db()
    retract_source(
        source=source,
        by=editor,
        lock_version=source.lock_version,
        reason="Known to the newsroom only.",
    )
    confirm_claims(claims=[claim], by=editor)

    report = publish(article=make.make_read(claim.article), by=editor)

    piece = report.data["claims"][0]["evidence"][0]
    assert (piece["kind"], piece["retracted_on"]) == ("data", timezone.now().date().isoformat())
    assert "Known to the newsroom only." not in report.document
