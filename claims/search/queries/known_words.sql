-- The words of our texts that are like one of these words, or are one of these spellings.
--
-- Parameters: words; spellings.
SELECT DISTINCT asked.word AS asked, known.word
FROM unnest(%(words)s::text[]) AS asked(word)
JOIN claims_knownword known ON known.word %% asked.word
UNION
SELECT '', word FROM claims_knownword WHERE word = ANY (%(spellings)s::text[])
