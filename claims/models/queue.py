"""What a slot carries of its claim and article, so that taking one reads nothing else.

Taking work must cost the same in an archive of a million claims. So the row of a slot says what it
is ordered and judged by, and these triggers keep that true whoever changes the claim, the article
or its assignments. Slots of claims out of work are left as they are: a claim that comes back to work
gets a new round.
"""

import pgtrigger

from claims.models.parties import parties

SLOT_KNOWS = pgtrigger.Trigger(
    name="slot_knows_its_claim",
    operation=pgtrigger.Insert,
    when=pgtrigger.Before,
    func=f"""
        SELECT c.id, c.article_id, c.number, c.priority, coalesce(round(v.score * 10), 0), a.deadline,
            c.status = 'open' AND c.round_id = NEW.round_id,
            EXISTS (SELECT FROM claims_assignment s WHERE s.article_id = a.id),
            {parties(publisher="a.publisher", url="a.url", authors="a.authors", claimant="v.claimant")}
        INTO NEW.claim_id, NEW.article_id, NEW.position, NEW.priority, NEW.worth, NEW.deadline,
            NEW.is_open, NEW.is_assigned, NEW.parties
        FROM claims_round r
        JOIN claims_claimversion v ON v.id = r.claim_version_id
        JOIN claims_claim c ON c.id = v.claim_id
        JOIN claims_article a ON a.id = c.article_id
        WHERE r.id = NEW.round_id;
        RETURN NEW;
    """,  # noqa: S608 - built from columns that this project names
)

CLAIM_TELLS = pgtrigger.Trigger(
    name="claim_tells_its_slots",
    operation=pgtrigger.UpdateOf("status", "round_id", "priority"),
    when=pgtrigger.After,
    func="""
        UPDATE claims_reviewslot SET priority = NEW.priority,
            is_open = (NEW.status = 'open' AND round_id = NEW.round_id)
        WHERE round_id IN (OLD.round_id, NEW.round_id) AND (priority, is_open)
            IS DISTINCT FROM (NEW.priority, NEW.status = 'open' AND round_id = NEW.round_id);
        RETURN NULL;
    """,
)

ARTICLE_TELLS = pgtrigger.Trigger(
    name="article_tells_its_slots",
    operation=pgtrigger.UpdateOf("deadline", "publisher", "url", "authors"),
    when=pgtrigger.After,
    func=f"""
        UPDATE claims_reviewslot s SET deadline = NEW.deadline, parties = {
        parties(
            publisher="NEW.publisher",
            url="NEW.url",
            authors="NEW.authors",
            claimant="v.claimant",
        )
    }
        FROM claims_round r JOIN claims_claimversion v ON v.id = r.claim_version_id
        WHERE s.article_id = NEW.id AND s.is_open AND r.id = s.round_id;
        RETURN NULL;
    """,  # noqa: S608 - built from columns that this project names
)

ASSIGNMENT_TELLS = pgtrigger.Trigger(
    name="assignment_tells_the_slots",
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    when=pgtrigger.After,
    func="""
        UPDATE claims_reviewslot s SET is_assigned = NOT is_assigned
        WHERE s.article_id IN (OLD.article_id, NEW.article_id)  -- one is NULL where it is no row
        AND s.is_open AND s.is_assigned
            <> EXISTS (SELECT FROM claims_assignment a WHERE a.article_id = s.article_id);
        RETURN NULL;
    """,
)
