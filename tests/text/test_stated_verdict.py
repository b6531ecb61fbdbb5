"""Only a wording that judges the claim states its verdict."""

import pytest

from claims.text.checkworthiness.stated_verdict import states_verdict


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("A misleading label cost the shop £2,000.", "Misleading"),
        ("The outdated bridge was closed in 2019.", "Outdated"),
        ("The plan is supported by 60 per cent of voters.", "Supported"),
        ("False teeth were found in the river.", "False"),
        ("A half true story won the prize.", "Half true"),
        ("The bridge is outdated.", "Outdated"),
        ("Three witnesses gave false statements to the police.", "False"),
        ("The unproven vaccine was given to 300 soldiers.", "Unproven"),
        ("True crime podcasts have doubled since 2020.", "True"),
        ("The theory was refuted by Einstein in 1905.", "Refuted"),
        ("The minister said that the figures are false and left.", "False"),
        ("Inspectors found misleading labels on 12 products.", "Misleading"),
        ("A court declared outdated maps worthless.", "Outdated"),
        ("Mostly true believers attended the service.", "Mostly true"),
    ],
)
def test_label_inside_a_claim_is_no_verdict(wording: str, label: str):
    assert not states_verdict(wording, label)


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("False", "False"),
        ("False: the city has 35,000 trees", "False"),
        ("Misleading – the city has 35,000 trees", "Misleading"),
        ("The city has 35,000 trees: false.", "False"),
        ("The city has 35,000 trees (mostly false)", "Mostly false"),
        ("It is false that the city has 35,000 trees.", "False"),
        ("The claim that the city has 35,000 trees is misleading.", "Misleading"),
        ("This viral post is partly false.", "False"),
        ("That the city has 35,000 trees is simply false.", "False"),
        ("The statement about trees was rated half true.", "Half true"),
        ("The mayor’s claim about trees is outdated, since half were felled.", "Outdated"),
    ],
)
def test_wording_that_judges_the_claim_states_its_verdict(wording: str, label: str):
    assert states_verdict(wording, label)
