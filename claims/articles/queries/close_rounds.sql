-- Close the open rounds of a claim: its current one, and earlier ones that a change of wording left open.
-- The slots of the current one in which nobody submitted a review are free again.
--
-- Parameters: claim, round: the current one; now.

WITH closed AS (
    UPDATE claims_round SET closed_at = %(now)s
    WHERE closed_at IS NULL
        AND claim_version_id IN (SELECT id FROM claims_claimversion WHERE claim_id = %(claim)s)
)

UPDATE claims_reviewslot
SET state = 'free', person_id = NULL, until = NULL, offer = '', waiting_for = ''
WHERE round_id = %(round)s AND state <> 'submitted'
