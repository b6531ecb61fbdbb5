"""Addresses are in Latin letters, whatever the headline is written in."""

import time

import pytest

from claims.text.transliteration import transliterate


@pytest.mark.parametrize(
    ("text", "language", "latin"),
    [
        ("Київ", "uk", "Kyiv"),
        ("Київ", "en", "Kyiv"),
        ("Згорани", "uk", "Zghorany"),
        ("Юрій Єнакієве", "uk-UA", "Yurii Yenakiieve"),
        ("Запоріжжя", "", "Zaporizhzhia"),
        ("И\u0306жак, Щастя", "uk", "Yzhak, Shchastia"),
        ("Москва", "ru", "Moskva"),
        ("Мінск, ўлада", "be", "Minsk, ulada"),
        ("Ελλάδα", "el", "Ellada"),
        ("Düsseldorf", "de", "Dusseldorf"),
        ("Straße", "de", "Strasse"),
        ("Łódź", "pl", "Lodz"),
        ("København", "da", "Kobenhavn"),
        ("東京", "ja", "DongJing"),
        ("서울", "ko", "SeoUl"),
        ("القاهرة", "ar", "lqhrh"),
        ("ירושלים", "he", "yrvslym"),
    ],
)
def test_text_of_any_script_becomes_latin(text: str, language: str, latin: str):
    assert transliterate(text, language) == latin


def test_long_text_is_transliterated_at_once():
    started = time.process_time()

    transliterate("Їжак東é" * 5_000, "uk")

    assert time.process_time() - started < 2
