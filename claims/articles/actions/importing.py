"""Import many claims at once: claims that a newsroom has chosen elsewhere, in articles that are loaded here."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import connection, transaction

from claims import ledger
from claims.access.articles import visible_articles
from claims.access.refusals import Refusal
from claims.access.rules import require_for
from claims.articles.actions.splitting import dump_context
from claims.articles.queries.early_readings import inherit_early_readings_of_import
from claims.articles.queries.staged_claims import (
    STAGED_COLUMNS,
    ClaimedSpan,
    ImportText,
    insert_staged_claims,
    read_claimed_spans,
    read_import_texts,
    stage,
)
from claims.canonical_json import canonical_json
from claims.models import ClaimVersion, EventChain, NewsroomSettings, Person
from claims.text.quotes import selectors
from claims.text.revisions import contexts
from claims.text.revisions.comparison import Text
from claims.text.sentences.units import Unit
from claims.text.spans import Span
from claims.vocabulary import Action, ClaimType, EventType

MOST_ROWS = 200_000
ARTICLES_AT_ONCE = 200
"""Articles whose texts are in memory together."""
LONGEST_QUOTE = 5_000


@dataclass(frozen=True)
class ImportedClaim:
    """One row of an import: the words as they are in the article's newest text, and what is known of them."""

    article: str
    """The article's slug."""
    quote: str
    statement: str = ""
    short_form: str = ""
    claimant: str = ""
    stated_on: date | None = None
    first_appearance: str = ""
    types: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportResult:
    """What was imported: how many claims, and the SHA-256 that the activity log has of the rows."""

    count: int
    sha256: str


class BadRows(Refusal):
    """Some rows can't be imported, so none is. `problems` has a sentence for each, by the row's number."""

    def __init__(self, problems: dict[int, str]) -> None:
        first = min(problems)
        others = len(problems) - 1
        more = (
            f" {others:,} other {'row has' if others == 1 else 'rows have'} problems too."
            if others
            else ""
        )
        super().__init__(f"Row {first:,}: {problems[first]}{more} Nothing was imported.")
        self.problems = problems


@transaction.atomic
def import_claims(*, by: Person, rows: Iterable[ImportedClaim]) -> ImportResult:
    """Add a suggested claim for each row; all of them or none. Rows are numbered from 1.

    Raises BadRows if an article is unknown, if its newest text doesn't have the words exactly once, or if they are being
    checked already. A suggestion that nobody has opened doesn't count: the imported claim stands beside it.
    """
    require_for(by, Action.IMPORT_CLAIMS)
    numbered = dict(enumerate(rows, 1))
    if not numbered:
        raise Refusal("There are no claims to import.")
    if len(numbered) > MOST_ROWS:
        raise Refusal(f"Import at most {MOST_ROWS:,} claims at once. Nothing was imported.")
    if problems := {n: problem for n, row in numbered.items() if (problem := find_problem(row))}:
        raise BadRows(problems)
    chain = ledger.lock_chain(None)
    articles = _lock_articles(by, numbered)
    with connection.cursor() as cursor:
        stage(cursor, _locate_rows(numbered, articles))
        insert_staged_claims(cursor, by)
        inherit_early_readings_of_import(cursor)
    digest = _digest(numbered.values())
    ledger.record(
        chain=chain,
        by=by,
        event_type=EventType.IMPORT_CLAIMS,
        on=NewsroomSettings.get(),
        count=len(numbered),
        articles=len(articles),
        sha256=digest,
    )
    return ImportResult(len(numbered), digest)


def _digest(rows: Iterable[ImportedClaim]) -> str:
    """Return the SHA-256 of the rows as canonical JSON lines."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{canonical_json(asdict(row))}\n".encode())
    return digest.hexdigest()


# --- What was typed --------------------------------------------------------------------------------
LIMITS = {
    name: ClaimVersion._meta.get_field(name).max_length
    for name in ("short_form", "claimant", "first_appearance")
} | {"quote": LONGEST_QUOTE, "statement": LONGEST_QUOTE}


def find_problem(row: ImportedClaim) -> str:
    """Return what is wrong with a row, whatever the article says, in one sentence; empty if nothing is."""
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name not in ("stated_on", "types") and not _is_text(value):
            return f"The {field.name.replace('_', ' ')} is no text that can be stored."
    for name, longest in LIMITS.items():
        if len(getattr(row, name)) > longest:
            return f"The {name.replace('_', ' ')} is longer than {longest:,} characters."
    if not row.quote.strip():
        return "The quote is empty."
    if row.first_appearance and not row.first_appearance.startswith(("http://", "https://")):
        return "The first appearance must start with https:// or http://."
    if type(row.stated_on) not in (date, type(None)):
        return "The day it was stated on is no date."
    if unknown := [kind for kind in row.types if kind not in ClaimType]:
        return f"There is no type of claim called “{unknown[0]}”."
    return ""


def _is_text(value: object) -> bool:
    """Whether PostgreSQL can store a value as text: no NUL, and no half of a surrogate pair."""
    if not isinstance(value, str) or "\0" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


# --- Where the words are ---------------------------------------------------------------------------
def _lock_articles(by: Person, rows: dict[int, ImportedClaim]) -> dict[int, list[int]]:
    """Lock the chains of the articles that are named; return the numbers of each article's rows, by its key."""
    slugs = {row.article for row in rows.values()}
    keys = dict(visible_articles(by).filter(slug__in=slugs).values_list("slug", "pk"))
    if len(keys) < len(slugs):
        raise BadRows(
            {
                number: f"There is no article “{row.article}”."
                for number, row in rows.items()
                if row.article not in keys
            }
        )
    chains = EventChain.objects.select_for_update().filter(article__in=keys.values())
    list(chains.order_by("article").values_list("pk"))
    articles: dict[int, list[int]] = {}
    for number, row in rows.items():
        articles.setdefault(keys[row.article], []).append(number)
    return articles


def _locate_rows(
    rows: dict[int, ImportedClaim], articles: dict[int, list[int]]
) -> Iterator[list[tuple[object, ...]]]:
    """Yield the values of STAGED_COLUMNS for each row, some articles at a time. Raises BadRows after the last article."""
    problems: dict[int, str] = {}
    keys = list(articles)
    for start in range(0, len(keys), ARTICLES_AT_ONCE):
        chosen = keys[start : start + ARTICLES_AT_ONCE]
        claimed, located = read_claimed_spans(chosen), []
        for text in read_import_texts(chosen):
            reader = _Reader(text, claimed.get(text.article, ()))
            for number in articles[text.article]:
                row = rows[number]
                try:
                    located.append(reader.locate(number, row))
                except Refusal as refusal:
                    problems[number] = refusal.sentence
        yield located
    if problems:
        raise BadRows(problems)


class _Reader:
    """Finds the words of rows in the newest text of one article."""

    def __init__(self, text: ImportText, claimed: Sequence[ClaimedSpan]) -> None:
        self.article, self.revision, self.language = text.article, text.revision, text.language
        self.units = [Unit(Span(start, end), role) for start, end, role in text.units]
        self.text = Text(text.text, [unit.span for unit in self.units])
        self.known = {Span(start, end): pieces for start, end, pieces in text.known or ()}
        self.claimed = {Span(span.start, span.end): f"claim {span.number}" for span in claimed}

    def context_of(self, span: Span) -> list[list[object]]:
        """Return the context of a span as a claim version stores it.

        It is joined from what is stored of its sentences, as `join_contexts` does. Reading the contexts of a whole text takes
        a hundred times as long, so that is done only where one is not known.
        """
        units = [self.text.units[index] for index in self.text.units_in(span)]
        if all(unit in self.known for unit in units):
            pieces = {tuple(piece[1:]): piece for unit in units for piece in self.known[unit]}
            return [
                pieces[key] for key in sorted(pieces) if key[1] <= span.start or key[0] >= span.end
            ]
        if not self.text.contexts:
            found = contexts.find_contexts(self.text.text, self.units, self.language)
            self.text = self.text._replace(contexts=found)
        return dump_context(self.text.context_of(span))

    def locate(self, number: int, row: ImportedClaim) -> tuple[object, ...]:
        """Return the values of STAGED_COLUMNS for a row. Raises Refusal."""
        try:
            span = selectors.locate(self.text.text, row.quote)
        except selectors.NotFound:
            raise Refusal("These words are not in the newest text of the article.") from None
        except selectors.Ambiguous as error:
            times = len(error.alternatives)
            raise Refusal(
                f"These words are in the article {times} times; quote more of the sentence."
            ) from None
        if span in self.claimed:
            raise Refusal(f"These words are {self.claimed[span]} already.")
        self.claimed[span] = f"row {number:,}"
        context = json.dumps(self.context_of(span))
        values = (number, self.article, self.revision, *span, span.of(self.text.text), context)
        return (
            *values,
            *(getattr(row, name) for name in STAGED_COLUMNS[len(values) : -1]),
            list(row.types),
        )
