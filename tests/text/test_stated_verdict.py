"""Only a wording that says of the claim that it has the verdict states it. Any other use of the label is what it is about."""

import time

import pytest

from claims.text.verdicts.stated_verdict import states_verdict

STATED = [
    ("False", "It’s false that the bridge fell"),
    ("False", "The mayor’s claim is outright false"),
    ("False", "The tree story, rated false by the city"),
    ("False", "Fact check: False – the city has trees"),
    ("Misleading", "A photo of the flood is misleading: it is from 2010"),
    ("Mostly false", "We rate this mostly false"),
    ("True", "The statement isn’t true"),
    ("False", "The statement isn’t true"),
    ("False", "False"),
    ("False", "False: the city has 35,000 trees"),
    ("Misleading", "Misleading – the city has 35,000 trees"),
    ("False", "The city has 35,000 trees: false."),
    ("Mostly false", "The city has 35,000 trees (mostly false)"),
    ("False", "It is false that the city has 35,000 trees."),
    ("Misleading", "The claim that the city has 35,000 trees is misleading."),
    ("False", "This viral post is partly false."),
    ("False", "That the city has 35,000 trees is simply false."),
    ("Half true", "The statement about trees was rated half true."),
    ("Outdated", "The mayor’s claim about trees is outdated, since half were felled."),
    ("False", "It is FALSE"),
    ("False", "it is false."),
    ("False", "False: it fell"),
    ("Falsch", "Es ist falsch, dass die Brücke einstürzte"),
    ("Falsch", "Die Behauptung, die Stadt habe 35.000 Bäume, ist falsch"),
    ("Faux", "C’est faux"),
    ("Faux", "L’affirmation est fausse"),
    ("Falso", "Es falso que el puente cayera"),
    ("Falso", "La afirmación es totalmente falsa"),
    ("Неправда", "Це неправда, що міст упав"),
    ("Хибне", "Твердження хибне."),
    ("虚假", "虚假：城市有树"),
    ("虚假", "该说法是虚假的。"),
    ("誤り", "この主張は誤りです。"),
    ("거짓", "이 주장은 거짓이다"),
    ("Not enough evidence", "There is not enough evidence that the bridge fell"),
    ("False", "The widely shared story about the queen is false, according to Buckingham Palace"),
    ("False", "It is simply not the case; the claim is false"),
    ("Unproven", "It remains unproven that the drug works"),
    ("Mostly false", "Rated mostly false: the city has 35,000 trees"),
    ("True", "TRUE! The city has 35,000 trees"),
    ("Outdated", "The figure he quoted is now outdated"),
    ("False", "The viral claim doesn’t hold up and is false"),
    ("False", "We rate the claim that the bridge fell in 2010 False"),
    ("Supported", "Supported. Three studies found the same"),
    ("False", "An old video from Syria, falsely described, is false"),
    ("Verdadero", "Verdadero: la ciudad tiene 35.000 árboles"),
    ("Prawda", "To prawda, że most stoi"),
    ("Lažno", "Lažno – most nije pao"),
    ("Nepravda", "Je to nepravda, že most spadl"),
    ("False", "The widely shared story about the queen is false, according to Buckingham Palace"),
    ("False", "It is simply not the case; the claim is false"),
    ("Unproven", "It remains unproven that the drug works"),
    ("Mostly false", "Rated mostly false: the city has 35,000 trees"),
    ("True", "TRUE! The city has 35,000 trees"),
    ("Outdated", "The figure he quoted is now outdated"),
    ("False", "The viral claim doesn’t hold up and is false"),
    ("False", "We rate the claim that the bridge fell in 2010 False"),
    ("Supported", "Supported. Three studies found the same"),
    ("False", "An old video from Syria, falsely described, is false"),
    ("Verdadero", "Verdadero: la ciudad tiene 35.000 árboles"),
    ("Prawda", "To prawda, że most stoi"),
    ("Lažno", "Lažno – most nije pao"),
    ("Nepravda", "Je to nepravda, že most spadl"),
    ("False", "The widely shared story about the queen is false, according to Buckingham Palace"),
    ("False", "It is simply not the case; the claim is false"),
    ("Unproven", "It remains unproven that the drug works"),
    ("Mostly false", "Rated mostly false: the city has 35,000 trees"),
    ("True", "TRUE! The city has 35,000 trees"),
    ("Outdated", "The figure he quoted is now outdated"),
    ("False", "The viral claim doesn’t hold up and is false"),
    ("False", "We rate the claim that the bridge fell in 2010 False"),
    ("Supported", "Supported. Three studies found the same"),
    ("False", "An old video from Syria, falsely described, is false"),
    ("Verdadero", "Verdadero: la ciudad tiene 35.000 árboles"),
    ("Prawda", "To prawda, że most stoi"),
    ("Lažno", "Lažno – most nije pao"),
    ("Nepravda", "Je to nepravda, že most spadl"),
    ("Misleading", "Fact check | Misleading | The city has 35,000 trees"),
    ("False", "It’s not true that the bridge fell"),
    ("False", "The bridge did not fall, so the claim is false"),
    ("Mostly false", "This is mostly false"),
    ("Misleading", "The minister’s figures are misleading"),
    ("Half true", "The claim is half-true at best"),
    ("Outdated", "The information is outdated"),
    ("Unproven", "There is no proof: unproven"),
    ("Refuted", "The statement has been refuted by two studies"),
    (
        "Conflicting evidence or cherry-picking",
        "Conflicting evidence or cherry-picking: the studies disagree",
    ),
    ("True", "Yes, it is true that the city planted trees"),
    ("False", "The viral photo is a fake and the caption false"),
    ("False", "Saying that vaccines kill is false"),
    ("False", "Claim: vaccines kill. False."),
    ("Misleading", "A misleading claim: vaccines kill"),
    ("Not enough evidence", "We found not enough evidence to support the claim"),
    ("Mostly true", "Mostly true. The city planted trees"),
    ("False", "Rating: FALSE"),
    ("Verdad", "Es verdad que la ciudad plantó árboles"),
    ("Wahr", "Es stimmt und ist wahr, dass die Stadt Bäume pflanzte"),
]

NOT_STATED = [
    ("False", "False teeth were found in the river"),
    ("True", "The report is true to the 1990 original"),
    ("False", "Police found false passports"),
    ("Half true", "Half true, half fiction sold 3,000 copies"),
    ("Outdated", "The claim he filed is outdated paperwork"),
    ("Misleading", "Inspectors found misleading labels on 12 products."),
    ("Outdated", "A court declared outdated maps worthless."),
    ("Misleading", "A misleading label cost the shop £2,000."),
    ("Outdated", "the outdated bridge"),
    ("Supported", "supported by 60 per cent"),
    ("Outdated", "The outdated bridge was closed in 2019."),
    ("Supported", "The plan is supported by 60 per cent of voters."),
    ("Half true", "A half true story won the prize."),
    ("Outdated", "The bridge is outdated."),
    ("False", "Three witnesses gave false statements to the police."),
    ("Unproven", "The unproven vaccine was given to 300 soldiers."),
    ("True", "True crime podcasts have doubled since 2020."),
    ("Refuted", "The theory was refuted by Einstein in 1905."),
    ("False", "The minister said that the figures are false and left."),
    ("Mostly true", "Mostly true believers attended the service."),
    ("Falsch", "Falsche Zähne lagen im Fluss"),
    ("Falsch", "Die falsch verlegten Rohre kosteten 3 Millionen"),
    ("Falso", "Billetes falsos circularon en Lima"),
    ("Faux", "Faux passeports saisis à Lyon"),
    ("Хибне", "Хибне тлумачення закону коштувало місту 3 млн"),
    ("虚假", "警方查获虚假广告"),
    ("False", "The false bottom of the suitcase held 2 kg of heroin"),
    ("False", "Only 4 per cent of alarms are false"),
    ("True", "What the sailor said about true north is in the logbook"),
    ("Misleading", "A misleading chart appeared on page 3"),
    ("Outdated", "It uses outdated data from 2010"),
    ("Outdated", "The council’s computers are outdated, the report says"),
    ("Unproven", "Investigators left 12 cases unproven"),
    ("Supported", "The mayor is supported by 3 parties"),
    ("Half true", "“Half true” was the name of the 2012 show"),
    ("Wrong", "He drove the wrong way on the motorway"),
    ("Correct", "The bank corrected 300 bills; 12 were correct"),
    ("False", "The company admitted that false claims were made in its adverts"),
    ("Mostly false", "Mostly false memories were reported by 40 patients"),
    ("Confirmed", "The WHO confirmed 300 new cases"),
    ("Falsch", "Er parkte 300 Mal falsch"),
    ("False", "The false bottom of the suitcase held 2 kg of heroin"),
    ("False", "Only 4 per cent of alarms are false"),
    ("True", "What the sailor said about true north is in the logbook"),
    ("Misleading", "A misleading chart appeared on page 3"),
    ("Outdated", "It uses outdated data from 2010"),
    ("Outdated", "The council’s computers are outdated, the report says"),
    ("Unproven", "Investigators left 12 cases unproven"),
    ("Supported", "The mayor is supported by 3 parties"),
    ("Half true", "“Half true” was the name of the 2012 show"),
    ("Wrong", "He drove the wrong way on the motorway"),
    ("Correct", "The bank corrected 300 bills; 12 were correct"),
    ("False", "The company admitted that false claims were made in its adverts"),
    ("Mostly false", "Mostly false memories were reported by 40 patients"),
    ("Confirmed", "The WHO confirmed 300 new cases"),
    ("Falsch", "Er parkte 300 Mal falsch"),
    ("False", "The false bottom of the suitcase held 2 kg of heroin"),
    ("False", "Only 4 per cent of alarms are false"),
    ("True", "What the sailor said about true north is in the logbook"),
    ("Misleading", "A misleading chart appeared on page 3"),
    ("Outdated", "It uses outdated data from 2010"),
    ("Outdated", "The council’s computers are outdated, the report says"),
    ("Unproven", "Investigators left 12 cases unproven"),
    ("Supported", "The mayor is supported by 3 parties"),
    ("Half true", "“Half true” was the name of the 2012 show"),
    ("Wrong", "He drove the wrong way on the motorway"),
    ("Correct", "The bank corrected 300 bills; 12 were correct"),
    ("False", "The company admitted that false claims were made in its adverts"),
    ("Mostly false", "Mostly false memories were reported by 40 patients"),
    ("Confirmed", "The WHO confirmed 300 new cases"),
    ("Falsch", "Er parkte 300 Mal falsch"),
    ("False", "The false prophet led 300 followers"),
    ("False", "A court found him guilty of false accounting"),
    ("Misleading", "Misleading ads were banned in 12 countries"),
    ("True", "The true cost of the war is 3 trillion"),
    ("Outdated", "Schools teach from outdated books"),
    ("Outdated", "The vaccine is outdated and 3 million doses were destroyed"),
    ("Supported", "The bill is supported by the unions"),
    ("Supported", "He was supported by 60 per cent of voters"),
    ("Unproven", "The drug remains unproven in children"),
    ("Refuted", "The ministry refuted the report"),
    ("Half true", "She half believed it, true or not"),
    ("Confirmed", "The police confirmed that he died"),
    ("Wrong", "What went wrong at the bank cost 3 billion"),
    ("False", "The alarm was false"),
    ("False", "False positives make up 5 per cent of tests"),
    ("True", "His dream came true"),
    ("Misleading", "The label on the bottle is misleading"),
    ("Mostly false", "Most of the alarms are mostly false positives"),
    ("Verdad", "La Comisión de la Verdad publicó 12 informes"),
    ("Wahr", "Wahre Liebe kostet nichts"),
]


@pytest.mark.parametrize(("label", "wording"), STATED)
def test_wording_that_judges_the_claim_states_its_verdict(label: str, wording: str):
    assert states_verdict(wording, label)


@pytest.mark.parametrize(("label", "wording"), NOT_STATED)
def test_label_inside_a_claim_is_no_verdict(label: str, wording: str):
    assert not states_verdict(wording, label)


@pytest.mark.parametrize(
    "wording", ["It's fal\u00adse that it fell", "It’s\u00a0FALSE that it fell", "“False”: it fell"]
)
def test_invisible_and_typographic_characters_hide_no_verdict(wording: str):
    assert states_verdict(wording, "False")


def test_question_whether_something_is_so_states_no_verdict():
    assert not states_verdict("The claim is true?", "True")


@pytest.mark.parametrize("label", ["", " ", "–"])
def test_label_without_a_word_is_never_stated(label: str):
    assert not states_verdict("False – it fell", label)


@pytest.mark.parametrize(
    "unit",
    [
        "the claim ",
        "false ",
        "is false ",
        "claim that it is false and ",
        "rated ",
        "(false) ",
        "'s ",
        "not ",
        "虚假 这是",
    ],
)
@pytest.mark.parametrize("label", ["False", "Mostly false", "虚假"])
def test_long_hostile_text_is_read_in_linear_time(unit: str, label: str):
    text = (unit * 30_000)[:30_000]
    started = time.process_time()

    states_verdict(text, label)

    assert time.process_time() - started < 2
