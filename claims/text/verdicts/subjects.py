"""What a verdict in a wording is said of: a claim, or anything else."""

from claims.text.verdicts import verdict_words as table
from claims.text.verdicts.places import Place
from claims.text.verdicts.tokens import END, is_word

_PHRASE = 8
"""Most words up to the noun of a phrase such as *the mayor’s viral claim*."""
_NEAR = 6
_OBJECT = 16
"""Most words between a verb of rating and the verdict."""
_CLAUSES = 3
"""How many clauses before the verdict are looked at for its subject, besides the first."""
_BREAKS = frozenset(
    {
        ",",
        ":",
        "–",
        ";",
        "|",
        "(",
        "and",
        "but",
        "und",
        "aber",
        "et",
        "mais",
        "y",
        "pero",
        "because",
        "so",
    }
)


def is_about_a_claim(place: Place, link: int) -> bool:
    """Return whether the subject of the verb at `link` is a claim, or *it* or *this* that stands for one."""
    last = link - 1
    while last > place.sentence_start and _is_auxiliary(place, last):
        last -= 1
    subject = place.token(last)
    if last < place.sentence_start:
        return place.token(link) in table.RATE or place.begins_content
    if subject in table.PRONOUNS:
        return _is_claim_pronoun(place, last)
    if subject in table.EXISTENTIAL:
        is_open = place.token(place.end) != "to" or place.token(place.end + 1) in table.SUPPORT
        return is_open and _speaks_for_us(place, last)
    if _opens_with_a_saying(place):
        return True
    if subject == "which" or subject in table.JOINING:
        return _goes_on_about_a_claim(place, last)
    if place.tokens[place.sentence_start] in table.THAT and last > place.sentence_start + 1:
        return True
    if subject in place.claim_nouns:
        start = _phrase_start(place, last)
        if place.token(start - 1) not in table.PREPOSITIONS:
            return _speaks_for_us(place, start)
    return _clause_is_a_claim(place, last + 1)


def is_predicate_of_a_claim(place: Place) -> bool:
    """*The video is real, the claim about it false*: the second clause leaves *is* out."""
    first = max(place.sentence_start + 1, place.modified_start - _PHRASE)
    for start in range(place.modified_start - 1, first - 1, -1):
        word = place.token(start)
        if word in _BREAKS:
            return heads_a_claim(place, start + 1) and place.is_last(place.end)
        if word in table.ENDS_PHRASE - table.PREPOSITIONS or place.is_be(start):
            return False
    return False


def _opens_with_a_saying(place: Place) -> bool:
    """*What he says about rents turns out to be true*, *Was er über Mieten sagt, ist falsch*."""
    start = place.sentence_start
    opening = place.tokens[start + 1 : start + 1 + _PHRASE]
    return place.token(start) in table.WHAT and any(word in table.SPEECH for word in opening)


def _goes_on_about_a_claim(place: Place, index: int) -> bool:
    """*The city has 35,000 trees, which is false*, *The claim, …, is false*, *Es stimmt und ist wahr, dass …*."""
    word = place.token(index)
    if word == "which":
        return not place.is_property and place.is_last(place.end)
    if word == ",":
        return heads_a_claim(place, place.sentence_start) or _clause_is_a_claim(place, index)
    if place.begins_content and place.token(place.sentence_start) in table.PRONOUNS:
        return True
    return _clause_is_a_claim(place, index + 1)


def is_object_a_claim(place: Place) -> bool:
    """*We rate this mostly false*, *Fact-checkers found the claim false*."""
    first = max(place.sentence_start, place.modified_start - _OBJECT)
    for verb in range(place.modified_start - 2, first - 1, -1):
        word = place.token(verb)
        if word in table.SURE_RATE and not place.is_property:
            return True
        if word in table.RATE:
            is_claim = place.token(verb + 1) in table.PRONOUNS or heads_a_claim(place, verb + 1)
            return is_claim and (word in table.SURE_RATE or is_by_checkers(place, verb))
    return False


def is_reported(tokens: list[str], end: int) -> bool:
    """Return whether the sentence ends with somebody else’s name: *The claim is false, the mayor said.*"""
    stop = next(
        (i for i in range(end, min(end + 24, len(tokens))) if tokens[i] == END),
        min(end + 24, len(tokens)),
    )
    tail = tokens[max(end, stop - _NEAR) : stop]
    if "," not in tail or (stop < len(tokens) and tokens[stop] != END):
        return False
    said = tail[len(tail) - tail[::-1].index(",") :]
    return any(word in table.SPEECH for word in said) and not any(
        word in table.CHECKERS for word in said
    )


def heads_a_claim(place: Place, start: int) -> bool:
    """Return whether the phrase that begins at `start` is about a claim: *the mayor’s claim*, *viral posts*."""
    for index in range(start, start + _PHRASE):
        word, is_first = place.token(index), index == start
        if word in place.claim_nouns and not _is_verb(place, start, index):
            if place.token(index + 1) in table.CLAIM_NOUNS:
                continue
            return not _is_compound(place, index + 1)
        if word in table.BEFORE_NOUN and (is_first or place.token(index - 1) in table.BEFORE_NOUN):
            continue
        if word == "'s" or (word in table.INTRODUCING and is_first):
            continue
        if (
            not is_word(word)
            or word in table.BEFORE_NOUN
            or word in table.ENDS_PHRASE
            or place.is_be(index)
        ):
            return False
        if word.endswith("ed") and word not in table.VIRAL:
            return False
    return False


def _is_auxiliary(place: Place, index: int) -> bool:
    word = place.token(index)
    if word in table.AUXILIARIES:
        return True
    return word not in table.PRONOUNS and (
        word in table.NOT or place.is_be(index) or word.endswith("ly") or word in table.RATE
    )


def _is_claim_pronoun(place: Place, index: int) -> bool:
    before = place.token(index - 1)
    is_at_a_start = index == place.sentence_start or not is_word(before)
    if before in table.IF:
        return False
    if place.begins_content:
        return _speaks_for_us(place, index)
    if is_at_a_start:
        return not (place.is_property and before == ",")
    if before in _BREAKS:
        return not place.is_property
    return (before in table.THAT or before in table.SPEECH) and _speaks_for_us(place, index)


def _speaks_for_us(place: Place, start: int) -> bool:
    """Return whether the clause that begins at `start` is ours: not *if …*, not *The mayor said that …*."""
    index = start - 1
    if place.token(index) in table.THAT or place.token(index) == ",":
        index -= 1
    word = place.token(index)
    if index < place.sentence_start:
        return True
    if word in table.IF or place.token(start - 1) in table.IF:
        return False
    is_speech = word in table.SPEECH or (word in table.RATE and index < start - 1)
    return not is_speech or is_by_checkers(place, index)


def is_by_checkers(place: Place, verb: int) -> bool:
    """Return whether the newsroom, other fact-checkers or evidence stand before the verb."""
    words = place.tokens[max(place.sentence_start, verb - _NEAR) : verb]
    return any(word in table.CHECKERS for word in words)


def _phrase_start(place: Place, noun: int) -> int:
    start = noun
    while start > max(place.sentence_start, noun - _PHRASE):
        word = place.token(start - 1)
        if word in table.BEFORE_NOUN:
            return start - 1
        if word == "'s":  # *the mayor’s claim*
            start -= 1
            continue
        if (
            not is_word(word)
            or word in table.ENDS_PHRASE
            or word in table.SPEECH
            or word in table.THAT
        ):
            return start
        start -= 1
    return start


def _clause_is_a_claim(place: Place, end: int) -> bool:
    """Find the subject: of the nearest clause that is only a phrase, otherwise of an earlier one."""
    first = place.sentence_start
    breaks = []
    for index in range(end - 1, max(first, end - 40), -1):
        if place.token(index) in _BREAKS:
            breaks.append(index + 1)
        if len(breaks) == _CLAUSES:
            break
    is_claim = heads_a_claim(place, first)
    if is_claim and _is_one_phrase(place, first, end):
        return True
    for start in breaks:
        if start >= end:
            continue
        if heads_a_claim(place, start):
            return _speaks_for_us(place, start)
        if _is_only_a_phrase(place, start, end) and not (is_claim and _opens_content(place)):
            return False
    return is_claim


def _is_one_phrase(place: Place, first: int, end: int) -> bool:
    """Return whether a clause up to its verb is one phrase: *This comparison of Spain and Portugal*."""
    ends = table.ENDS_PHRASE - table.PREPOSITIONS
    words = place.tokens[first + 1 : min(end, first + 2 * _PHRASE)]
    return len(words) == end - first - 1 and not any(
        (not is_word(word) and word != "'s")
        or word in ends
        or word in table.SPEECH
        or place.is_be(index)
        for index, word in enumerate(words, first + 1)
    )


def _is_only_a_phrase(place: Place, start: int, end: int) -> bool:
    words = place.tokens[start:end]
    return (
        0 < len(words) <= 5
        and not any(
            word in table.VERBS
            or word in table.THAT
            or word.endswith("ed")
            or place.is_be(start + offset)
            for offset, word in enumerate(words)
        )
        and words[0] not in table.PREPOSITIONS
    )


def _opens_content(place: Place) -> bool:
    """Return whether the first phrase says what the claim is: *The claim that …*, *Posts saying …*."""
    words = place.tokens[place.sentence_start : place.sentence_start + _PHRASE]
    return any(word in table.THAT or word in table.SAY_OF_CLAIM for word in words)


def _is_verb(place: Place, start: int, index: int) -> bool:
    """*The mayor claims …*: after a noun, *claims*, *reports* and *posts* are verbs."""
    if place.token(index) not in table.NOUN_OR_VERB or index == start:
        return False
    before = place.token(index - 1)
    return (
        before != "'s" and before not in table.BEFORE_NOUN and before not in table.DESCRIBES_POSTS
    )


def _is_compound(place: Place, index: int) -> bool:
    """*The video shop is outdated*: the noun is the next word."""
    word = place.token(index)
    known = (
        table.PREPOSITIONS,
        table.THAT,
        table.AFTER,
        table.VERBS,
        table.RATE,
        table.SPEECH,
        table.ADVERBS,
    )
    if not is_word(word) or place.is_be(index) or any(word in words for words in known):
        return False
    return (
        place.is_be(index + 1)
        and not word.endswith(("ly", "ed", "ing"))
        and word not in table.PRONOUNS
    )
