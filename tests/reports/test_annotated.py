"""The annotated article contains the whole text, with every claim marked."""

import random
from typing import Any

from claims.reports.pages.annotated import annotate
from tests.growth import LINEAR, growth
from tests.reports import sample


def joined(document: dict):
    return ["".join(part.text for part in block.parts) for block in annotate(document)]


def marked(document: dict, number: int):
    """The text that is marked for a claim."""
    return "".join(
        part.text for block in annotate(document) for part in block.parts if number in part.numbers
    )


def test_annotated_article_is_the_article():
    document = sample.document()

    assert "\n\n".join(joined(document)) == sample.ARTICLE


def test_annotated_article_marks_exactly_the_claims():
    document = sample.document()

    assert [marked(document, claim["number"]) for claim in document["claims"]] == [
        claim["quote"] for claim in document["claims"]
    ]


def test_annotated_article_counts_code_points_after_astral_characters():
    document = sample.hostile_document()

    assert "\n\n".join(joined(document)) == sample.HOSTILE_LEAD + sample.ARTICLE
    assert [marked(document, claim["number"]) for claim in document["claims"]] == [
        claim["quote"] for claim in document["claims"]
    ]


def test_annotated_overlap_links_to_the_inner_claim_and_shows_both_signs():
    block = next(
        block for block in annotate(sample.document()) if block.parts[0].text.startswith("Although")
    )

    assert [(part.numbers, part.target, part.begins, part.ends) for part in block.parts] == [
        ((2,), 2, (2,), ()),
        ((2, 3), 3, (3,), (3,)),
        ((2,), 2, (), (2,)),
    ]


def test_annotated_claims_with_one_end_show_the_other_sign_beside_the_link():
    quote = "15–75 m per day."
    document = sample.document(claims=[sample.claim(1, sample.PACE), sample.claim(2, quote)])

    last = next(p for b in annotate(document) for p in b.parts if 2 in p.numbers)

    assert (last.target, last.target_ends, last.others_end) == (2, True, (1,))


def test_annotated_claim_of_two_sentences_is_one_link():
    document = sample.document()
    text = sample.ARTICLE
    middle = text.index("However, the human")
    units = document["article"]["units"]
    unit = next(u for u in units if u["start"] < middle < u["end"])
    document["article"]["units"] = [
        *[u for u in units if u is not unit],
        {"start": middle, "end": unit["end"], "role": "body"},
        {"start": unit["start"], "end": middle - 1, "role": "body"},
    ]

    parts = [p for b in annotate(document) for p in b.parts if 4 in p.numbers]

    assert [part.text for part in parts] == [sample.SLOWER]
    assert "\n\n".join(joined(document)) == text


def test_annotated_clutter_is_a_part_of_its_own():
    blocks = annotate(sample.document())

    block = next(b for b in blocks if any(part.is_clutter for part in b.parts))

    assert [part.text for part in block.parts if part.is_clutter] == ["Share"]
    assert block.parts[-2].text == " "


def test_annotated_sub_heading_is_a_heading():
    headings = [b for b in annotate(sample.document()) if b.is_heading]

    assert ["".join(p.text for p in b.parts) for b in headings] == [sample.SUB_HEADING]


def test_annotated_text_of_single_lines_has_one_paragraph_for_each_line():
    text = "One line.\nAnother line."
    document = sample.document(article=sample.article(text), claims=[])
    document["article"]["units"] = [
        {"start": 0, "end": 9, "role": "body"},
        {"start": 10, "end": 23, "role": "body"},
    ]

    assert joined(document) == ["One line.", "Another line."]


def test_annotated_wrapped_line_stays_in_its_paragraph():
    text = "One line.\nAnother line.\n\nA paragraph."
    document = sample.document(article=sample.article(text), claims=[])
    document["article"]["units"] = [
        {"start": 0, "end": 9, "role": "body"},
        {"start": 10, "end": 23, "role": "body"},
        {"start": 25, "end": 37, "role": "body"},
    ]

    assert joined(document) == ["One line.\nAnother line.", "A paragraph."]


def of_many_claims(count: int) -> dict[str, Any]:
    text = "A sentence here.\n\n" * count
    spans = [(18 * place, 18 * place + 16) for place in range(count)]
    document = sample.document(article=sample.article(text, units=[
        {"start": start, "end": end, "role": "body"} for start, end in spans
    ]))  # fmt: skip
    entry = document["claims"][0]
    document["claims"] = [
        entry | {"number": number, "start": start, "end": end}
        for number, (start, end) in enumerate(spans, start=1)
    ]
    random.Random(1).shuffle(document["claims"])
    return document


def test_annotating_takes_linear_time():
    assert len(annotate(of_many_claims(1_000))) == 1_000
    assert growth(annotate, of_many_claims, 500) < LINEAR
