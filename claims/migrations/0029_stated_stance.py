"""A stance, a reliability and a credibility are chosen or empty; none is assumed any more.

Old rows: whether *Supports*, *F* and *6* were chosen or only left as they were preselected can't be told from the
values themselves.

- Evidence with *Supports* is marked as not stated if its reviewer made no other choice in the same row either: kind,
  reliability and credibility are all as they were preselected. Where one of the three was changed, the reviewer went
  through the choices of the row, and *Supports* is kept. *Contradicts* and *Gives context* were always chosen.
- *F* of evidence and *6* become not rated: nobody can tell them from the preselected values.
- *F* of a source becomes not rated, unless the activity log says that somebody set it on the source's own page.

What a submitted review said when it was submitted stays in the activity log, and published reports stay as they are.
Going back puts the preselected values in again.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# Rows that are updated may have deferred checks pending, and a later ALTER TABLE of the same transaction refuses that. So
# both statements end with these checks.
FORGET_WHAT_WAS_PRESELECTED = """
UPDATE claims_evidence SET
    stance = CASE
        WHEN kind = 'other' AND reliability = 'F' AND credibility = 6 AND stance = 'supports' THEN ''
        ELSE stance
    END,
    reliability = CASE WHEN reliability = 'F' THEN '' ELSE reliability END,
    credibility = nullif(credibility, 6)
WHERE reliability = 'F' OR credibility = 6;
UPDATE claims_source s SET reliability = ''
WHERE reliability = 'F' AND NOT EXISTS (
    SELECT FROM claims_event e JOIN claims_eventpayload p ON p.event_id = e.id
    WHERE e.object_type = 'source' AND e.object_id = s.id AND e.event_type = 'edit-source'
        AND nullif(p.body, '')::jsonb -> 'fields' ? 'reliability'
);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
PRESELECT_AGAIN = """
UPDATE claims_evidence SET
    stance = coalesce(nullif(stance, ''), 'supports'),
    reliability = coalesce(nullif(reliability, ''), 'F'),
    credibility = coalesce(credibility, 6)
WHERE stance = '' OR reliability = '' OR credibility IS NULL;
UPDATE claims_source SET reliability = 'F' WHERE reliability = '';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0028_passage_could_not_be_checked'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='review',
            name='review_submitted_cites_whole_addresses',
        ),
        migrations.AlterField(
            model_name='evidence',
            name='credibility',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(1, '1 – confirmed by others'), (2, '2 – probably true'), (3, '3 – possibly true'), (4, '4 – doubtful'), (5, '5 – improbable'), (6, '6 – can’t be judged')], null=True),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='reliability',
            field=models.CharField(blank=True, choices=[('A', 'A – completely reliable'), ('B', 'B – usually reliable'), ('C', 'C – fairly reliable'), ('D', 'D – not usually reliable'), ('E', 'E – unreliable'), ('F', 'F – can’t be judged')], max_length=1),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='stance',
            field=models.CharField(blank=True, choices=[('supports', 'Supports'), ('refutes', 'Contradicts'), ('context', 'Gives context')], max_length=12),
        ),
        migrations.AlterField(
            model_name='source',
            name='reliability',
            field=models.CharField(blank=True, choices=[('A', 'A – completely reliable'), ('B', 'B – usually reliable'), ('C', 'C – fairly reliable'), ('D', 'D – not usually reliable'), ('E', 'E – unreliable'), ('F', 'F – can’t be judged')], max_length=1),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='review_submitted_cites_whole_addresses', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF NEW.state <> 'draft' AND EXISTS (\n    SELECT FROM claims_evidence e WHERE e.review_id = NEW.id AND (\n        e.cited = ''\n        OR e.stance = ''\n        OR e.archived_url !~ '^(https?://.*)?$'\n        OR e.is_protected AND e.public_description = ''\n    )\n) THEN\n    RAISE EXCEPTION 'review_submitted_cites_whole_addresses: Refuses to submit evidence without a source or a stance, with an archived copy that is no web address, or with a protected source that has no public description.' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_submitted_cites_whole_addresses';\nEND IF;\nRETURN NEW;\n", hash='da458e7e9866204b50ac43db650d32d9403536b9', operation='INSERT OR UPDATE OF "state"', pgid='pgtrigger_review_submitted_cites_whole_addresses_f625d', table='claims_review', when='BEFORE')),
        ),
        # Evidence of submitted reviews is frozen, so the guard is off while its rows change.
        pgtrigger.migrations.RemoveTrigger(
            model_name='evidence',
            name='evidence_of_a_submitted_review_is_frozen',
        ),
        migrations.RunSQL(FORGET_WHAT_WAS_PRESELECTED, PRESELECT_AGAIN),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='evidence_of_a_submitted_review_is_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="IF EXISTS (\n    SELECT FROM claims_review WHERE state = 'submitted'\n    AND id IN (CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.review_id END,\n               CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.review_id END)\n) AND NOT (\n    -- Two sources were joined, or the join was undone: the same words then stand under the other source.\n    TG_OP = 'UPDATE'\n    AND to_jsonb(NEW) - '{source_id,source_since}'::text[] = to_jsonb(OLD) - '{source_id,source_since}'::text[]\n    AND EXISTS (\n        SELECT FROM claims_sourcejoin\n        WHERE kept_id IN (OLD.source_id, NEW.source_id) AND joined_id IN (OLD.source_id, NEW.source_id)\n        OR OLD.source_id = NEW.source_id AND kept_id = NEW.source_id\n    )\n) THEN\n    RAISE EXCEPTION 'evidence_of_a_submitted_review_is_frozen: Refuses to add, change or delete evidence of a submitted review, except when its source is joined.' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'evidence_of_a_submitted_review_is_frozen';\nEND IF;\nRETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n", hash='bb5227fba6ea33412cbe6691cf8090fd71b4d67d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_evidence_of_a_submitted_review_is_frozen_b58d3', table='claims_evidence', when='BEFORE')),
        ),
    ]
