"""One call of every action that writes, in the newsroom of world.py, and the events that it records."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from claims.articles.actions import (
    answering,
    claim_lifecycle,
    importing,
    loading,
    revising,
    sorting,
    starting,
    wording,
)
from claims.desk.actions import (
    closing,
    commenting,
    draft_differences,
    holds,
    reconfirming,
    reviewing,
    skipping,
    slots,
)
from claims.evidence.actions import capturing, cataloguing, joining, protection
from claims.lists.actions import saving_views
from claims.mail.actions import choosing, queueing, sending
from claims.models import Claim, RatingScale, Review, SourceJoin
from claims.moderation.actions import (
    deciding,
    guideline_versions,
    handing_over,
    newsroom,
    planning,
    scales,
)
from claims.people.actions import accounts, leaving, preferences
from claims.reports.actions import describing, filing, picturing, publishing, report_draft
from claims.vocabulary import (
    Choice,
    ListPage,
    MergeChoice,
    NotCheckable,
    Role,
    SetAside,
    SkipReason,
    Theme,
    TieBreak,
    UnitRole,
)
from claims.vocabulary import EventType as E
from tests import factories as make
from tests.faults.world import PAGES, World


@dataclass(frozen=True)
class Scenario:
    """How an action is called, and what it records. `arguments` reads every row anew."""

    arguments: Callable[[World], dict[str, object]]
    events: tuple[E, ...] = ()
    is_job: bool = False
    """A job is run again after a fault: it may have got half way, and ends as if there had been none."""


def review_of(world: World, claim: str, person: str) -> Review:
    return Review.objects.get(round=world.claim(claim).round_id, reviewer=world.people[person])


def suggested(world: World, count: int = 1) -> list[Claim]:
    return list(world.article.claims.filter(status="proposed").order_by("number")[:count])


def unsorted(world: World) -> dict[str, object]:
    article = world.article
    positions = [row.position for row in article.revision.sentences.order_by("position")]
    return {"article": article, "revision": article.revision.number, "positions": positions[:1]}


def edited_person(world: World) -> dict[str, object]:
    """Rob, who has claims reserved, can't sign in any more."""
    rob = world.person("rob")
    rob.is_active = False
    return {"person": rob, "by": world.person("ada"), "roles": [Role.REVIEWER]}


def combined(world: World) -> dict[str, object]:
    saved = review_of(world, "begun", "rob")
    return {
        "claim": world.claim("begun"),
        "by": world.person("rob"),
        "version": saved.version,
        "draft": make.make_draft("False", "Counted again."),
        "picks": {"rationale": MergeChoice.BOTH},
    }


def last_review(world: World) -> dict[str, object]:
    """Rob's review, which is the last one that the claim needs: its round closes, and its sources join the catalogue."""
    version = review_of(world, "almost", "rob").version
    pieces = (make.make_evidence("https://a.example/new"), make.make_evidence(PAGES[0]))
    draft = make.make_draft("True", evidence=pieces)
    return {"claim": world.claim("almost"), "by": world.person("rob"), "version": version, "draft": draft}  # fmt: skip


def changed_rating(world: World) -> dict[str, object]:
    rating = make.rating("True")
    rating.definition = "Nothing is missing."
    return {"rating": rating, "by": world.person("edith")}


def reordered(_world: World) -> dict[str, object]:
    """The last rating comes first; some of those that move are in use."""
    scale = make.make_scale()
    keys = list(scale.ratings.active().values_list("pk", flat=True))
    return {"scale": scale, "wanted": [keys[-1], *keys[:-1]]}


def revised(world: World) -> dict[str, object]:
    """Words change, a sentence goes, another comes, and the heading changes."""
    article = world.article
    text = article.revision.text.replace("1100 trees", "1150 trees").replace("Nothing", "All")
    text = text.replace("The city planted 1800 trees in 2018.", "")
    return {"article": article, "by": world.person("ria"), "text": f"{text} It cut 70 trees."}


def imported(world: World) -> list[importing.ImportedClaim]:
    slug = world.article.slug
    quotes = ("planted 1700 trees", "planted 1800 trees")
    return [importing.ImportedClaim(slug, quote) for quote in quotes]


def by(name: str, *names: str, **more: object) -> Callable[[World], dict[str, object]]:
    """Return arguments: a claim and who acts, with the version of the claim for those who send one."""
    return lambda world: {"claim": world.claim(names[0]), "by": world.person(name)} | more


def edit(name: str, **more: object) -> Callable[[World], dict[str, object]]:
    """Return the arguments of an editor's action on a claim."""
    return lambda world: world.version(name) | {"by": world.person("edith")} | more


def by_edith(
    make_more: Callable[[World], dict[str, object]],
) -> Callable[[World], dict[str, object]]:
    return lambda world: {"by": world.person("edith")} | make_more(world)


def S(arguments: Callable, *events: E, is_job: bool = False) -> Scenario:  # noqa: N802 - a row of the table
    return Scenario(arguments, events, is_job)


PARTS = {
    claim_lifecycle.add_claim_at: "under the chain that `add_claim` locks",
    holds.lock_held_slot: "it only locks",
    slots.take_slot_locked: "under the lock of `take_slot`",
    slots.take_next_locked: "under the lock of `take_next`",
    revising.preview_revision: "it only reads",
    queueing.is_mail_on: "it reads the settings",
    protection.lacks_public_description: "it reads what was typed",
}
"""Public functions of the actions' modules that are no actions of their own, and why."""

SCENARIOS: dict[Callable, Scenario] = {
    # Articles
    loading.add_article: S(
        by_edith(lambda _: {"text": "The town has 12 parks. It has 30 trams.", "headline": "Parks"}),
        E.LOAD, E.SPLIT,
    ),
    revising.revise_article: S(revised, *[E.CARRY] * 17, E.REVISE),
    sorting.mark_sentences: S(
        lambda w: unsorted(w) | {"by": w.person("ria"), "reason": NotCheckable.HEADING}, E.MARK_SENTENCES
    ),
    sorting.set_roles: S(
        lambda w: unsorted(w) | {"by": w.person("ria"), "role": UnitRole.CAPTION}, E.MARK_SENTENCES
    ),
    answering.answer_sentences: S(
        lambda w: unsorted(w) | {"by": w.person("ria"), "answer": Choice.CLAIM}, E.ADD_CLAIM, E.MARK_SENTENCES
    ),
    starting.start_reviewing: S(
        lambda w: {"article": w.article, "by": w.person("ria"), "numbers": [c.number for c in suggested(w, 2)]},
        E.OPEN, E.OPEN,
    ),
    starting.accept_obvious: S(
        lambda w: {"article": w.article, "by": w.person("ria"), "revision": w.article.revision.number},
        E.MARK_SENTENCES,
    ),
    starting.undo_answers: S(
        lambda w: {
            "article": w.article, "by": w.person("ria"), "revision": w.article.revision.number,
            "before": {NotCheckable.OPINION: unsorted(w)["positions"]},
        },
        E.MARK_SENTENCES,
    ),
    importing.import_claims: S(by_edith(lambda w: {"rows": imported(w)}), E.IMPORT_CLAIMS),
    claim_lifecycle.open_claims: S(
        lambda w: {"article": w.article, "by": w.person("ria"), "numbers": [c.number for c in suggested(w, 2)]},
        E.OPEN, E.OPEN,
    ),
    claim_lifecycle.add_claim: S(
        lambda w: {"article": w.article, "by": w.person("ria"), "quote": "Nothing of this is true"}, E.ADD_CLAIM
    ),
    claim_lifecycle.dismiss_claim: S(
        lambda w: {"claim": suggested(w)[0], "by": w.person("ria"), "reason": SetAside.OPINION}, E.DISMISS
    ),
    claim_lifecycle.set_aside_claim: S(edit("begun", reason=SetAside.OPINION), E.SET_ASIDE),
    claim_lifecycle.restore_claim: S(edit("aside"), E.RESTORE),
    claim_lifecycle.set_priority: S(edit("new", priority=3), E.PRIORITISE),
    wording.edit_claim: S(
        edit("begun", statement="It planted trees.", short_form="", claimant=""), E.EDIT
    ),
    wording.split_claim: S(edit("decided", quotes=["The city planted", "trees in"]), E.SPLIT_CLAIM),
    wording.merge_claims: S(
        lambda w: edit("new")(w) | {"others": [w.claim("leased"), w.claim("begun")]}, E.MERGE
    ),
    # Reviewing
    slots.take_slot: S(by("ray", "new")),
    slots.take_next: S(lambda w: {"by": w.person("rob"), "article": w.article}),
    reviewing.save_draft: S(lambda w: by("ray", "new")(w) | {"version": 0, "draft": make.make_draft()}),
    draft_differences.save_combined: S(combined),
    reviewing.submit_review: S(last_review, E.REVIEW, E.CLOSE_ROUND),
    reviewing.submit_and_take_next: S(last_review, E.REVIEW, E.CLOSE_ROUND),
    reviewing.undo_review: S(by("ria", "begun"), E.UNDO),
    skipping.skip_claim: S(by("ray", "leased", reason=SkipReason.TIME), E.SKIP),
    skipping.release_claim: S(by("rob", "begun"), E.RELEASE),
    holds.set_waiting_for: S(by("rob", "begun", what="an answer")),
    holds.free_hold: S(
        lambda w: edit("begun")(w) | {"slot": w.slot("begun", "rob").pk}, E.FREE_HOLD
    ),
    reconfirming.reconfirm_review: S(
        lambda w: {"claim": w.claim("back"), "by": w.person("ria"), "claim_version": w.claim("back").current.number},
        E.REVIEW,
    ),
    closing.settle_round: S(
        lambda w: {"round_": w.claim("tie").round_id, "by": w.people["ria"]}, E.CLOSE_ROUND
    ),
    commenting.add_comment: S(
        lambda w: by("rob", "begun", text="@Edith Example, look.", key=uuid.uuid4(), answers=w.comment("thread"))(w),
        E.COMMENT,
    ),
    commenting.resolve_thread: S(lambda w: {"entry": w.comment("thread"), "by": w.person("edith")}, E.RESOLVE),
    commenting.reopen_thread: S(lambda w: {"entry": w.comment("resolved"), "by": w.person("edith")}, E.REOPEN),
    commenting.read_mention: S(lambda w: {"comment": w.comment("thread"), "by": w.person("rob")}),
    # Sources
    capturing.fetch_snapshot: S(lambda w: {"piece": w.piece("almost", "ria"), "by": w.person("ria")}),
    capturing.upload_snapshot: S(
        lambda w: {"piece": w.piece("almost", "ria"), "by": w.person("ria"), "content": b"Counted."}
    ),
    capturing.paste_snapshot: S(
        lambda w: {"piece": w.piece("almost", "ria"), "by": w.person("ria"), "text": "Counted."}
    ),
    capturing.take_snapshot: S(lambda w: {"snapshot": w.rows["copy"]}, E.COPY, is_job=True),
    cataloguing.edit_source: S(
        by_edith(lambda w: {"source": w.source(0), "lock_version": w.source(0).lock_version, "title": "Paper"}),
        E.EDIT_SOURCE,
    ),
    cataloguing.retract_source: S(
        by_edith(lambda w: {
            "source": w.source(0), "lock_version": w.source(0).lock_version, "reason": "Wrong.", "also": [w.source(1)]
        }),
        E.RETRACT_SOURCE, E.RETRACT_SOURCE,
    ),
    cataloguing.retract_likely_source: S(
        by_edith(lambda w: {"source": w.source(4), "other": w.source(5)}), E.RETRACT_SOURCE
    ),
    cataloguing.reinstate_source: S(
        by_edith(lambda w: {"source": w.source(2), "lock_version": w.source(2).lock_version}), E.REINSTATE_SOURCE
    ),
    cataloguing.record_recheck: S(by("edith", "cites 2"), E.RECHECK),
    joining.join_sources: S(
        by_edith(lambda w: {"kept": w.source(0), "joined": w.source(1)}), E.JOIN_SOURCES
    ),
    joining.separate_sources: S(
        by_edith(lambda w: {"join": SourceJoin.objects.select_related("kept").get(pk=w.rows["join"])}),
        E.SEPARATE_SOURCES,
    ),
    # Editors
    deciding.decide: S(
        lambda w: edit("disputed", summary="So it is.")(w) | {"rating": make.rating("False")}, E.DECIDE
    ),
    deciding.confirm_claims: S(
        by_edith(lambda w: {"claims": [w.claim("agreed"), w.claim("cites 0")]}), E.CONFIRM, E.CONFIRM
    ),
    deciding.keep_verdicts: S(by_edith(lambda w: {"claims": [w.claim("context")]}), E.STILL_STANDS),
    deciding.send_back: S(edit("decided", note="Look at the table."), E.SEND_BACK),
    describing.describe_claims: S(
        by_edith(lambda w: {
            "article": w.article,
            "descriptions": [describing.Description(**w.version("decided"), short_form="Trees", claimant_type="")],
        }),
        E.DESCRIBE_CLAIM,
    ),
    planning.assign: S(
        by_edith(lambda w: {"article": w.article, "people": [w.person("ria")]}), E.ASSIGN
    ),
    planning.plan_article: S(
        by_edith(lambda w: {
            "article": w.article, "deadline": datetime(2030, 1, 1, tzinfo=UTC), "tie_break": TieBreak.EDITOR
        }),
        E.PLAN,
    ),
    handing_over.hand_over: S(
        lambda w: {
            "person": w.person("left"), "to": w.person("ria"), "by": w.person("ada"), "articles": [w.other],
        },
        E.ASSIGN,
    ),
    guideline_versions.write_guidelines: S(
        by_edith(lambda _: {"text": "Be fair and quick.", "after": 1}), E.EDIT_GUIDELINES
    ),
    newsroom.edit_newsroom_settings: S(by_edith(lambda _: {"name": "The Daily Note"}), E.EDIT_NEWSROOM_SETTINGS),
    newsroom.save_scale: S(
        by_edith(lambda _: {"scale": RatingScale(slug="own", name="Our own")}), E.EDIT_SCALE
    ),
    scales.reorder_ratings: S(by_edith(reordered), E.EDIT_SCALE),
    scales.retire_scale: S(by_edith(lambda _: {"scale": make.make_scale()}), E.RETIRE_SCALE),
    scales.restore_scale: S(
        by_edith(lambda _: {"scale": RatingScale.objects.get(slug="retired")}), E.RESTORE_SCALE
    ),
    newsroom.save_rating: S(changed_rating, E.EDIT_RATING),
    newsroom.retire_rating: S(by_edith(lambda _: {"rating": make.rating("False")}), E.RETIRE_RATING),
    publishing.publish: S(
        by_edith(lambda w: {"article": w.article, "wording": make.EXPLAINED, "key": uuid.uuid4()}),
        E.RECORD_HEADS,
        E.PUBLISH,
    ),
    report_draft.save_report_draft: S(
        by_edith(lambda w: {"article": w.article, "words": report_draft.DraftWords("Trees")})
    ),
    picturing.store_pictures: S(
        lambda w: {"report": w.report, "drawn": [(0, b"picture"), (1, b"another")]}, is_job=True
    ),
    filing.store_file: S(
        lambda w: {"report": w.report, "name": "report.pdf", "content": b"A file."}
    ),
    # People
    accounts.save_person: S(edited_person, E.FREE_HOLD, E.FREE_HOLD, E.EDIT_PERSON),
    accounts.declare_conflicts: S(
        lambda w: {"by": w.person("ray"), "interests": ["The Daily Note"]}, E.DECLARE_CONFLICTS
    ),
    leaving.leave: S(
        lambda w: {
            "person": w.person("rob"), "by": w.person("ada"), "pseudonym": "A reviewer", "reason": "Moved on.",
        },
        E.FREE_HOLD, E.FREE_HOLD, E.LEAVE, E.ERASE,
    ),
    accounts.edit_conflicts: S(
        by_edith(lambda w: {"person": w.person("ray"), "interests": ["The Daily Note"], "seen": []}),
        E.DECLARE_CONFLICTS,
    ),
    preferences.choose_theme: S(by_edith(lambda _: {"theme": Theme.DARK})),
    preferences.end_tour: S(by_edith(lambda _: {})),
    saving_views.save_view: S(
        by_edith(lambda _: {"page": ListPage.SOURCES, "name": "Mine", "query": "q=a"})
    ),
    saving_views.delete_view: S(by_edith(lambda w: {"key": w.rows["view"]})),
    choosing.choose_mails: S(by_edith(lambda _: {"sent_back": False, "mention": True, "digest": True})),
    queueing.queue_digest: S(
        lambda w: {"person": w.person("edith"), "day": date(2026, 1, 9), "lines": ["Something to do."]}
    ),
    sending.send_mail: S(lambda w: {"mail": w.rows["mail"]}),
    sending.send_lost_mails: S(lambda _: {}, is_job=True),
    sending.forget_old_mails: S(lambda _: {}),
}  # fmt: skip
