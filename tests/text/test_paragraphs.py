import pytest

from claims.text.sentences.paragraphs import split_blocks

WRAPPED = """The usual six-monthly draft cycles, which historically amounted to
about 130,000 people per draft, have been replaced by a system of
continuous conscription. This is intended to hide the real number of
men called up.
A second paragraph begins after the short line, with no blank line
before it, and it goes on for three more lines so that a reader can
see that it is wrapped as well.
"""


def lines(text: str) -> list[str]:
    return [" ".join(block.of(text).split()) for block in split_blocks(text)]


def test_split_blocks_joins_hard_wrapped_lines_and_splits_at_short_ones():
    joined = lines(WRAPPED)

    assert len(joined) == 2
    assert joined[0].endswith("the real number of men called up.")
    assert joined[1].startswith("A second paragraph")


def test_split_blocks_splits_lines_that_were_not_wrapped():
    text = "Losses double in a month\nBy Olena Koval\nThe army lost 1,200 men.\nIt lost 300 tanks."

    assert lines(text) == text.split("\n")


def test_split_blocks_joins_a_single_wrapped_line():
    text = "The army lost 1,200 men in the last three weeks of the\nwinter campaign."

    assert lines(text) == [text.replace("\n", " ")]


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\r\n\r\n", "\x0c", "\u2029", "\n\u2028\n"])
def test_split_blocks_never_joins_across_a_blank_line(gap: str):
    text = "The army lost 1,200 men in the last three weeks of the" + gap + "winter campaign."

    assert len(lines(text)) == 2


def test_split_blocks_separates_list_items():
    text = WRAPPED.replace("A second", "- A second").replace("before it", "- before it")

    assert len(lines(text)) == 3


CAPITALS = """Ten Men Went To Mow A Meadow Near The Old Town Of Kyiv While
Nobody Else Was There To See What They Did Or Why They Did It
Before The Rain Began. Then They All Went Home And Slept Until
The Next Day.
"""


def test_split_blocks_recognises_wrapped_text_by_the_words_that_did_not_fit():
    assert lines(CAPITALS) == [" ".join(CAPITALS.split())]


def test_split_blocks_separates_short_lines():
    verse = "The Rain Fell Over\nThe Old Town Of\nKyiv All Day And\nNight Until The\nMorning"

    assert lines(verse) == verse.split("\n")


def test_split_blocks_separates_long_lines():
    line = (
        "The Army Lost Twelve Hundred Men In Three Weeks Of Winter And Nobody Wrote Down Their Names "
        * 2
    )
    text = "\n".join([line.strip()] * 5)

    assert lines(text) == text.split("\n")


def test_split_blocks_does_not_take_two_lines_for_wrapped_text():
    text = (
        "The Army Lost Twelve Hundred Men In Three Weeks Of Winter\nNobody Wrote Down Their Names"
    )

    assert lines(text) == text.split("\n")
