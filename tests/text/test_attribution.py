import pytest

from claims.text.attribution import find_claimant


@pytest.mark.parametrize(
    ("sentence", "name", "cue"),
    [
        (
            "The system holds, said Michael Kofman of the Carnegie Endowment.",
            "Michael Kofman of the Carnegie Endowment",
            "said",
        ),
        (
            "“It holds,” said Defence Minister Rustem Umerov on Friday.",
            "Defence Minister Rustem Umerov",
            "said",
        ),
        ("“It holds,” Umerov told reporters.", "Umerov", "told"),
        (
            "According to the Ministry of Finance, debt doubled.",
            "Ministry of Finance",
            "According to",
        ),
        ("Debt doubled, according to Eurostat.", "Eurostat", "according to"),
        ("Kofman said that the system holds.", "Kofman", "said"),
        ("Zelensky, who was in Paris, said the talks go on.", "Zelensky", "said"),
        ("As the Financial Times reported, debt doubled.", "Financial Times", "reported"),
        (
            "According to the publication's sources in intelligence circles, he stays.",
            "",
            "According to",
        ),
        ("According to sources close to Putin, he stays.", "", "According to"),
        ("It is estimated that losses reach 35,000.", "", "It is estimated"),
        ("It was widely reported that he left.", "", "It was widely reported"),
        ("However, as the publication points out, success depends on Europe.", "", "points out"),
        ("The factory was reportedly hit twice.", "", "reportedly"),
        ("Officials said the bridge stands.", "", "said"),
        ("He said the bridge stands.", "", "said"),
        (
            "The US National Hurricane Center said Rita was near.",
            "US National Hurricane Center",
            "said",
        ),
        ("“They are one,” Muqtada al-Sadr said Friday.", "Muqtada al-Sadr", "said"),
        ("“They are one,” said Olena Koval Friday.", "Olena Koval", "said"),
    ],
)
def test_find_claimant_reads_source_and_cue(sentence: str, name: str, cue: str):
    assert find_claimant(sentence, "en") == (name, cue)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian losses are estimated at 35,000 per month.",
        "The army lost 35,000 men.",
        "The report is due in May.",
        "He found the keys.",
        "I wrote two thousand words.",
        "They were late, I told you.",
        "The United States goes to war.",
        "The states ask the court for help.",
        "One of the boys wrote the hymn.",
        "",
        "said",
    ],
)
def test_find_claimant_leaves_the_texts_own_voice(sentence: str):
    assert find_claimant(sentence, "en") is None


def test_find_claimant_knows_english_only():
    assert find_claimant("“Ja,” said Olena Koval.", "de") is None
