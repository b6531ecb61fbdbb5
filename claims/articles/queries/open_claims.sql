-- Open claims: each gets the round that was made for its current version.
-- The trigger claim_updates_its_slots writes to the slots that their round is open.
--
-- Parameters: rounds: the keys of the rounds.
UPDATE claims_claim claim
SET status = 'open', lock_version = claim.lock_version + 1, round_id = round.id
FROM claims_round round
WHERE round.id = ANY(%(rounds)s) AND claim.current_id = round.claim_version_id
