"""The exceptions of choppa-srx: used where our rules would cut, in bounded time."""

import time

import pytest

from claims.text.sentences import languages, srx


@pytest.mark.parametrize("language", sorted(srx.LANGUAGES))
def test_choppa_srx_has_exceptions_for_each_language(language: str):
    assert srx._compile_exceptions(language) is not None


def test_is_exception_recognises_an_abbreviation():
    text = "Dhr. Jansen en mevr. De Vries."
    stop = text.index(" De")

    assert srx.is_exception(text, 0, stop, stop + 1, "nl")
    assert not srx.is_exception(text, 0, stop, stop + 1, "en")


def test_languages_with_their_own_rules_do_not_use_choppa_srx():
    others = languages.RULES.keys() - languages.OTHERS.keys()

    assert others & srx.LANGUAGES == {"el"}
    assert languages.OTHERS.keys() <= srx.LANGUAGES


@pytest.mark.parametrize("language", sorted(srx.LANGUAGES))
@pytest.mark.parametrize("unit", [". ", "A. ", "(a. B: c. D: ", ".", "(", "Aa ", "\0", "@."])
def test_is_exception_takes_bounded_time(unit: str, language: str):
    window = unit * 200
    srx.is_exception(window, 0, 100, 101, language)  # compiles the pattern

    began = time.process_time()
    for place in range(100, 160):
        srx.is_exception(window, 0, place, place + 1, language)

    assert time.process_time() - began < 0.5
