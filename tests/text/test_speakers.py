import pytest

from claims.text.attribution.speakers import find_claimant
from tests.growth import LINEAR, growth


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
        (
            "Olena Koval, a fellow at the institute, argues that Russia adapts.",
            "Olena Koval",
            "argues",
        ),
        (
            "The head of the port, Olena Koval, warned that prices would rise.",
            "Olena Koval",
            "warned",
        ),
        ("The head of Naftogaz warned that prices would rise.", "", "warned"),
        ("A spokesperson for the Home Office said the figures were wrong.", "", "said"),
        ("The bank's founder Olena Koval said prices fell.", "Olena Koval", "said"),
        ("Speaking in Kyiv, von der Leyen said Europe would pay €90bn.", "von der Leyen", "said"),
        ("Losses rose, the Institute for Peace reported.", "Institute for Peace", "reported"),
        ("Losses rose, the ministry said on Monday.", "", "said"),
        ("Sen. Koval (D-Ohio) has repeatedly claimed that crime rose.", "Sen. Koval", "claimed"),
        ("Police say the man was 34.", "", "say"),
        ("The report, published by a bank, says 300 people left.", "", "says"),
        ("It was announced on Friday that the school closes.", "", "It was announced"),
        ("Per the Budget Office, the bill costs $3.4 trillion.", "Budget Office", "Per"),
        ("Koval declared in 2012 that the plan was dead.", "Koval", "declared"),
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
        "She said yes to the offer.",
        "Nobody said anything.",
        "He told the truth.",
        "The city added 5,000 jobs last year.",
        "Ford recalled 500,000 cars.",
        "Having said that, the war goes on.",
        "I said that we would pay.",
        "The child was told that it was late.",
        "Koval wrote the song in a week.",
        "",
        "said",
    ],
)
def test_find_claimant_returns_none_where_the_text_itself_makes_the_claim(sentence: str):
    assert find_claimant(sentence, "en") is None


@pytest.mark.parametrize(
    ("sentence", "name", "cue"),
    [
        ("За словами міністра Олени Коваль, збито 34 дрони.", "Олени Коваль", "За словами"),
        ("За даними ДСНС, загинули троє.", "ДСНС", "За даними"),
        ("За даними джерел у розвідці, він готується.", "", "За даними"),
        ("«Ми переможемо», — сказала Олена Коваль.", "Олена Коваль", "сказала"),
        ("Міністр оборони Олена Коваль заявила, що втрати зросли.", "Олена Коваль", "заявила"),
        ("Про це повідомив речник ЗСУ.", "", "повідомив"),
        ("Як повідомляє Reuters, збитки зросли.", "Reuters", "Як повідомляє"),
        ("Повідомляється, що загинули троє.", "", "Повідомляється"),
    ],
)
def test_find_claimant_reads_ukrainian(sentence: str, name: str, cue: str):
    assert find_claimant(sentence, "uk") == (name, cue)


def test_find_claimant_returns_none_where_a_ukrainian_text_itself_makes_the_claim():
    assert find_claimant("Ціни зросли на 5 відсотків.", "uk") is None
    assert find_claimant("Він сказав правду.", "uk") is None


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(
    "unit", ["A ", "a ", "the ", "A, ", "A of the ", "said ", "told a ", "has ", "A-", ", the a ", "Аа а ", "сказав "]
)  # fmt: skip
def test_find_claimant_takes_linear_time(unit: str, language: str):
    def text_of(length: int) -> str:
        return unit * (length // len(unit)) + "said сказав, що"

    assert growth(lambda text: find_claimant(text, language), text_of, 5_000) < LINEAR


def test_find_claimant_returns_none_in_other_languages():
    assert find_claimant("“Ja,” said Olena Koval.", "de") is None
