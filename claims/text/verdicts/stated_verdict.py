"""Whether the wording of a claim states its verdict, which a ClaimReview must not do.

The label of the verdict is read by its place in the sentence. It states the verdict if it stands alone at an edge
(*False: the city has 35,000 trees*), if it is said of a claim (*The mayor’s claim is outright false*, *It’s false that …*)
or if a claim is rated with it (*We rate this mostly false*). Before a noun (*false teeth*) and said of anything else (*the
bridge is outdated*) it is what the claim is about. So is what somebody else says of a claim (*The mayor said the claim is
false*). The rule needs no list of labels, so it reads the scales of a newsroom too; `verdict_words` has the other words.

Each occurrence of the label is judged by a few words around it and the first words of its clauses, so the time grows with
the length of the text, not with its square.
"""

from claims.text.verdicts import verdict_words as table
from claims.text.verdicts.places import Place, find_places
from claims.text.verdicts.subjects import (
    heads_a_claim,
    is_about_a_claim,
    is_by_checkers,
    is_object_a_claim,
    is_predicate_of_a_claim,
    is_reported,
)
from claims.text.verdicts.tokens import END, STRONG, is_word, read_tokens
from claims.text.verdicts.unspaced import is_unspaced, states_verdict_unspaced


def states_verdict(wording: str, label: str) -> bool:
    """Return whether a wording says that the claim has the verdict called `label`."""
    if is_unspaced(label):
        return states_verdict_unspaced(wording, label)
    tokens, names = read_tokens(wording), [word for word in read_tokens(label) if is_word(word)]
    if not names:
        return False
    written = [names, *_alternatives(names)]
    last = names[-1] if names[:-1] in ([], ["mostly"]) else ""
    return (
        any(_judges(tokens, each) for each in written)
        or any(_judges(tokens, [word], only_negated=True) for word in table.OPPOSITES.get(last, ()))
        or any(
            _finds_it_so(place)
            for form in _verb_forms(last)
            for place in find_places(tokens, [form])
        )
    )


def _alternatives(names: list[str]) -> list[list[str]]:
    """Return other words for a label: its synonyms, and each part of *Conflicting evidence or cherry-picking*."""
    last = names[-1] if names[:-1] == ["mostly"] else ""
    known = [*table.SYNONYMS.get(" ".join(names), ()), *table.SYNONYMS.get(last, ())]
    joints = [index for index, name in enumerate(names) if name in table.OR]
    parts = [names[: joints[0]], names[joints[0] + 1 :]] if len(joints) == 1 else []
    return [word.split() for word in known] + [part for part in parts if part]


def _verb_forms(name: str) -> tuple[str, ...]:
    """*refuted*: *refute*, *refutes*. *supported*: *support*, *supports*. One of the stems is no word and never met."""
    if not name.endswith("ed"):
        return ()
    stems = (name[:-1], name[:-2])
    return (name, *stems, *(f"{stem}s" for stem in stems))


def _finds_it_so(place: Place) -> bool:
    """*The evidence refutes the claim that …*: a checker, the verb of the verdict, and a claim as its object."""
    return is_by_checkers(place, place.start) and heads_a_claim(place, place.end)


def _judges(tokens: list[str], names: list[str], *, only_negated: bool = False) -> bool:
    return any(
        _stands_alone(place) or _names_a_claim(place) or _is_said_of_a_claim(place)
        for place in find_places(tokens, names)
        if not (only_negated and not place.is_negated) and not place.is_asked
    )


def _stands_alone(place: Place) -> bool:
    """*False: the city …*, *The city … – false.*, *Fact check: False*, *The city … (false)*."""
    before, after = place.token(place.modified_start - 1), place.token(place.end)
    has_right_edge = after in STRONG or after == END
    if before == "(":
        return after == ")" and (
            place.is_first(place.modified_start - 1) or place.is_last(place.end + 1)
        )
    if before == END:
        return (
            place.begins_content
            or _begins_clause(place)
            or _is_by_evidence(place)
            or (has_right_edge and after != ")")
        )
    if before in {":", "–", "|"}:
        return has_right_edge and (
            place.is_last(place.end) or place.has_verdict_head(place.modified_start - 1)
        )
    return has_right_edge and place.has_verdict_head(place.modified_start)


def _begins_clause(place: Place) -> bool:
    """*False, the city …*, *True, but …*, *Outdated, but the …*; not *Outdated, the bridge …*."""
    if place.token(place.end) != ",":
        return False
    word, then = place.token(place.end + 1), place.token(place.end + 2)
    if word in table.CONTRAST:
        return not place.is_property or then in table.BEGINS_CLAUSE
    return word in table.BEGINS_CLAUSE and not place.is_property


def _is_by_evidence(place: Place) -> bool:
    """*Supported by the data: unemployment fell.*"""
    words = place.tokens[place.end : place.end + 8]
    ends = [index for index, word in enumerate(words) if word in STRONG]
    return place.is_done and bool(ends) and any(word in table.CHECKERS for word in words[: ends[0]])


def _names_a_claim(place: Place) -> bool:
    """*False claim: the city …*, *The false rumour that …*, *That he resigned is a false claim.*"""
    start = place.modified_start
    if place.token(start - 1) in table.BEFORE_NOUN:
        start -= 1
    if place.is_be(start - 1) and place.token(place.end) in table.ONLY_CLAIMS:
        return place.is_last(place.end + 1) and not is_reported(place.tokens, place.end)
    before, noun, after = place.token(start - 1), place.token(place.end), place.token(place.end + 1)
    if noun not in table.CLAIM_NOUNS or not (before == END or place.has_verdict_head(start - 1)):
        return False
    if before in {":", "–", "|"} or after in {":", "–", "|", END}:
        return True
    return noun in table.CLEAR_CLAIM_NOUNS and (after in table.THAT or after == "says")


def _is_said_of_a_claim(place: Place) -> bool:
    """*The claim is false*, *It’s false that …*, *rated false*, *There is not enough evidence that …*."""
    if not place.is_predicate or is_reported(place.tokens, place.end):
        return False
    if place.token(place.start - 1) == "it" and place.token(place.start - 2) in table.GOT:
        return True  # *The senator got it wrong*
    if place.token(place.modified_start - 1) in table.WE:
        return place.token(place.end) in table.THAT | table.IF
    link = place.find_link()
    word = place.token(link) if link is not None else ""
    if word in table.RATE:
        return _is_rated(place, link)
    if word:
        return is_about_a_claim(place, link) or (word == "be" and is_object_a_claim(place))
    return _has_no_verb(place) or is_object_a_claim(place) or is_predicate_of_a_claim(place)


def _is_rated(place: Place, verb: int) -> bool:
    """*The photo was labelled misleading*, *The tree story, rated false by the city*."""
    if place.token(verb) in table.SURE_RATE and not place.is_property:
        return True
    if place.token(place.end - 1) == "evidence":  # *We found not enough evidence to …*
        return is_by_checkers(place, verb)
    return is_about_a_claim(place, verb) or is_object_a_claim(place)


def _has_no_verb(place: Place) -> bool:
    """Languages that leave *is* out: *Твердження хибне.*"""
    start = place.sentence_start
    opening = place.tokens[start : min(start + 3, place.modified_start)]
    follows_it = place.start == start + 1 and place.token(place.end) in STRONG
    return (place.is_last(place.end) or place.begins_content or follows_it) and any(
        word in table.ZERO_COPULA_SUBJECTS for word in opening
    )
