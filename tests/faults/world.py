"""A newsroom in which every action can be taken at once: a claim in each state, drafts, comments, sources, reports."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.articles.actions.claim_lifecycle import set_aside_claim
from claims.articles.actions.revising import revise_article
from claims.desk.actions.commenting import resolve_thread
from claims.desk.actions.reviewing import submit_review
from claims.desk.actions.slots import take_slot
from claims.evidence.actions.capturing import paste_snapshot
from claims.evidence.actions.cataloguing import retract_source
from claims.evidence.actions.joining import join_sources
from claims.lists.actions.saving_views import save_view
from claims.mail.actions.queueing import SEND, queue_digest
from claims.models import (
    Article,
    Claim,
    Comment,
    Evidence,
    Mail,
    Person,
    RatingScale,
    Report,
    ReviewSlot,
    Source,
    SourceJoin,
)
from claims.moderation.actions.deciding import send_back
from claims.moderation.actions.guideline_versions import write_guidelines
from claims.moderation.actions.newsroom import save_scale
from claims.moderation.actions.planning import assign, plan_article
from claims.moderation.actions.scales import retire_scale
from claims.people.actions.accounts import save_person
from claims.vocabulary import ListPage, MailState, Role, SetAside, TieBreak
from tests import factories as make

HEADING = "Trees of the city"
TEXT = f"{HEADING}\n\n" + " ".join(
    f"The city planted {number}00 trees in {2000 + number}." for number in range(1, 19)
)
PAGES = (
    "https://paper.example/count",
    "https://paper.example/count/",
    "https://paper.example/list",
    "https://paper.example/list/",
    "https://paper.example/old",
    "https://paper.example/old/",
)
"""Three pages, each under two addresses that are likely the same: nothing is done; joined and retracted; one retracted."""


@dataclass
class World:
    """Who is there and what they made; rows are fetched anew for each attempt."""

    people: dict[str, int] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    rows: dict[str, object] = field(default_factory=dict)
    """Keys of other rows."""

    def person(self, name: str) -> Person:
        return Person.objects.get(pk=self.people[name])

    def claim(self, name: str) -> Claim:
        return make.fresh(Claim(pk=self.claims[name]))

    @property
    def article(self) -> Article:
        return Article.objects.get(pk=self.rows["article"])

    @property
    def other(self) -> Article:
        return Article.objects.get(pk=self.rows["other"])

    @property
    def report(self) -> Report:
        return Report.objects.get(pk=self.rows["report"])

    def piece(self, claim: str, person: str) -> Evidence:
        """The first evidence of somebody's review."""
        found = Evidence.objects.select_related("review__round", "review__claim_version")
        return found.filter(
            review__round=self.claim(claim).round_id, review__reviewer=self.people[person]
        )[0]

    def source(self, number: int) -> Source:
        return Source.objects.get(url=PAGES[number])

    def comment(self, name: str) -> Comment:
        return Comment.objects.select_related("claim__article").get(pk=self.rows[name])

    def slot(self, claim: str, person: str) -> ReviewSlot:
        return ReviewSlot.objects.get(round=self.claim(claim).round_id, person=self.people[person])

    def version(self, name: str) -> dict[str, object]:
        """A claim and its version, as most actions of editors want them."""
        claim = self.claim(name)
        return {"claim": claim, "lock_version": claim.lock_version}


def make_world() -> World:
    """Make everything through the actions."""
    world = World()
    roles = {
        "ria": Role.REVIEWER,
        "rob": Role.REVIEWER,
        "ray": Role.REVIEWER,
        "left": Role.REVIEWER,
    }
    roles |= {"edith": Role.EDITOR, "ada": Role.ADMINISTRATOR}
    for name, role in roles.items():
        world.people[name] = make.make_person(f"{name.title()} Example", role).pk
    article = make.make_article(TEXT, headline=HEADING)
    world.rows["article"] = article.pk
    _decide_some(world, article)
    _begin_some(world, article)
    _cite_pages(world, article)
    _tie(world)
    _rest(world, article)
    return world


def _decide_some(world: World, article: Article) -> None:
    """Claims with closed rounds; first the one whose context changes, since that concerns all claims."""
    edith = world.person("edith")
    world.claims["context"] = make.make_decided(article, by=edith).pk
    text = article.revision.text.replace(HEADING, "Nothing of this is true")
    revise_article(article=article, by=edith, text=text)
    world.claims["decided"] = make.make_decided(article, by=edith).pk
    world.claims["agreed"] = make.make_agreed(article).pk
    world.claims["disputed"] = make.make_disputed(article).pk
    world.claims["aside"] = make.make_agreed(article).pk
    set_aside_claim(**world.version("aside"), by=edith, reason=SetAside.OPINION)


def _begin_some(world: World, article: Article) -> None:
    """Claims with open rounds: new; leased by Ray; submitted by Ria and held by Rob, with comments."""
    edith, ria, rob, ray = map(world.person, ("edith", "ria", "rob", "ray"))
    for name in ("new", "leased", "begun", "almost", "back"):
        world.claims[name] = make.make_claim(article, by=edith).pk
    begun, almost = world.claim("begun"), world.claim("almost")
    make.review(begun, ria)
    make.save(begun, rob)
    comment = make.comment(begun, edith, "@Rob Example, look here.")
    answer = make.comment(begun, edith, "And here.")
    world.rows |= {"thread": comment.pk, "resolved": answer.pk}
    resolve_thread(entry=answer, by=edith)
    make.review(almost, ria, evidence=(make.make_evidence(PAGES[0]),))
    make.save(almost, rob, make.make_draft(evidence=(make.make_evidence("https://a.example/b"),)))
    for name in ("ria", "rob"):
        make.review(world.claim("back"), world.person(name))
    send_back(**world.version("back"), by=edith, note="Look again.")
    take_slot(claim=world.claim("leased"), by=ray)


def _cite_pages(world: World, article: Article) -> None:
    """Sources in closed rounds: two that are likely one page, and two that an editor joined."""
    edith = world.person("edith")
    for number, cited in enumerate(PAGES):
        claim = make.make_claim(article, by=edith)
        world.claims[f"cites {number}"] = claim.pk
        for name in ("ria", "rob"):
            make.review(claim, world.person(name), evidence=(make.make_evidence(cited),))
    join_sources(kept=world.source(2), joined=world.source(3), by=edith)
    world.rows["join"] = SourceJoin.objects.get(kept=world.source(2)).pk
    for number in (2, 4):
        source = world.source(number)
        retract_source(source=source, by=edith, lock_version=source.lock_version, reason="Wrong.")


def _tie(world: World) -> None:
    """A round that was only waiting for the lease of its tie-break; see tests/desk/test_undoing.py."""
    ria, rob, ray = map(world.person, ("ria", "rob", "ray"))
    article = make.make_article()
    plan_article(
        article=article, by=world.person("edith"), deadline=None, tie_break=TieBreak.REVIEWER
    )
    claim = make.make_claim(article)
    world.claims["tie"] = claim.pk
    make.review(claim, ria, "True")
    make.review(claim, rob, "False")
    slot = take_slot(claim=make.fresh(claim), by=ray)
    version = make.take_back(claim, ria).version
    submit_review(claim=claim, by=ria, version=version, draft=make.make_draft("False"))
    ReviewSlot.objects.filter(pk=slot.id).update(until=timezone.now())


def _rest(world: World, article: Article) -> None:
    edith, ada, left = world.person("edith"), world.person("ada"), world.person("left")
    retired = save_scale(scale=RatingScale(slug="retired", name="Of old"), by=edith)
    retire_scale(scale=retired, by=edith)
    write_guidelines(by=edith, text="Be fair.", after=0)
    other = make.make_article(f"{TEXT} That was all.", headline="Another article")
    make.make_decided(other, by=edith)
    assign(article=other, by=edith, people=[left])
    world.rows["other"] = other.pk
    world.rows["report"] = make.make_report(other, by=edith).pk
    left.is_active = False
    save_person(person=left, by=ada, roles=[Role.REVIEWER])
    world.rows["view"] = save_view(
        by=edith, page=ListPage.ARTICLES, name="Mine", query="stage=ready"
    ).pk
    world.rows["copy"] = paste_snapshot(
        piece=world.piece("begun", "ria"), by=world.person("ria"), text="Counted in the paper."
    ).pk
    for number, name in enumerate(("mail", "lost", "old"), 1):
        queue_digest(person=edith, day=date(2026, 1, number), lines=["Something to do."])
        world.rows[name] = edith.mails.get(day=date(2026, 1, number)).pk
    long_ago = timezone.now() - timedelta(days=60)
    Mail.objects.filter(pk=world.rows["lost"]).update(queued_at=long_ago)
    Mail.objects.filter(pk=world.rows["old"]).update(state=MailState.SENT, ended_at=long_ago)
    ProcrastinateJob.objects.filter(task_name=SEND).delete()
