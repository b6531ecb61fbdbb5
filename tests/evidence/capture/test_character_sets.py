"""Text is decoded as browsers do: labels of the WHATWG, byte order mark first, and a doubt that is remembered."""

import pytest

from claims.evidence.capture.character_sets import decode
from claims.evidence.capture.kinds import kind_of
from claims.evidence.capture.reader import read


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "“Né” €"),
        ("ascii", "cp1252", "it’s €5"),
        ("latin1", "cp1252", "l’été – œuvre"),
        ("iso-8859-9", "cp1254", "ağ €"),
        ("gb2312", "gb18030", "镕朱"),
        ("gb_2312-80", "gb18030", "龢"),
        ("x-sjis", "cp932", "①髙"),
        ("shift_jis", "cp932", "㈱～"),
        ("euc-kr", "cp949", "똠방"),
        ("ks_c_5601-1987", "cp949", "펲시"),
        ("tis-620", "cp874", "ไทย …"),
        ("iso-8859-11", "cp874", "บาท €"),
        ("x-cp1251", "cp1251", "Ґ№"),
        ("koi8-ru", "koi8-u", "Ґїжа"),
        ("big5", "big5hkscs", "㗎"),
        ("utf-16", "utf-16-le", "Прага"),
        ("unicode", "utf-16-le", "Прага"),
        ("iso-8859-8-i", "iso-8859-8", "עיר"),
        ("x-mac-ukrainian", "mac-cyrillic", "Київ"),
    ],
)
def test_label_means_what_browsers_take_it_for(label: str, codec: str, text: str):
    assert decode(text.encode(codec), label) == (text, False)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("<meta charset=windows-1251>", "cp1251"),
        ("<META CHARSET = 'x-cp1251' >", "cp1251"),
        ('<meta content="text/html; charset=koi8-r" http-equiv="Content-Type">', "koi8-r"),
        ('<!-- <meta charset="iso-8859-1"> --><meta charset="cp1251">', "cp1251"),
        ('<meta name="x" content="charset=iso-8859-1"><meta charset="cp1251">', "cp1251"),
        ('<script>"<meta charset=iso-8859-1>"</script><meta charset="cp1251">', "cp1251"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=no-such><meta charset=cp1251>", "cp1251"),
        ("<title>" + "x" * 2000 + "</title><meta charset=cp1251>", "cp1251"),
        ("", "utf-8"),
    ],
)
def test_page_names_its_character_set(head: str, codec: str):
    page = f"<html>{head}<p>Прага</p>"

    assert decode(page.encode(codec), is_page=True) == (page, False)


def test_xml_declaration_names_it_too():
    page = '<?xml version="1.0" encoding="windows-1251"?><html><p>Прага</p></html>'

    assert decode(page.encode("cp1251"), is_page=True).text == page


def test_byte_order_mark_is_stronger_than_the_header_and_that_than_the_page():
    page = '<html><meta charset="koi8-r"><p>Прага</p>'

    assert decode(page.encode("utf-8-sig"), "windows-1251", is_page=True).text == page
    assert decode(page.encode("utf-16"), "windows-1251", is_page=True).text == page
    assert decode(page.encode("cp1251"), "windows-1251", is_page=True).text == page


def test_plain_text_is_not_searched_for_an_element():
    text = "<meta charset=koi8-r> Прага"

    assert decode(text.encode(), is_page=False).text == text


@pytest.mark.parametrize("declared", ["utf-8", "shift_jis", "gb2312", "no-such-set", ""])
def test_set_that_does_not_decode_is_guessed_and_the_guess_is_doubtful(declared: str):
    text = "Größe über €5"

    got = decode(text.encode("cp1252"), declared)

    assert got == (text, True)


def test_one_wrong_byte_does_not_spoil_a_long_page():
    text = "Größe über alles. " * 100

    got = decode(text.encode() + b"\xff", "utf-8")

    assert got == (text + "\ufffd", True)


@pytest.mark.parametrize(
    ("language", "codec", "text"),
    [
        ("pl", "cp1250", "Łódź ma 35 000 drzew"),
        ("tr", "cp1254", "Şehir ağaç dikti"),
        ("he", "cp1255", "העיר נטעה 35,000 עצים"),
        ("el", "cp1253", "Η πόλη φύτεψε δέντρα"),
        ("ru", "cp1251", "Город посадил деревья"),
        ("", "cp1251", "Город посадил 35 000 деревьев, сообщил мэр во вторник"),
        ("", "cp932", "市には三万五千本の木がある、と市長は火曜日に述べた。"),
        ("fr", "cp1252", "des forêts à Orléans"),
    ],
)
def test_page_without_a_declaration_is_read_by_its_language_or_script(
    language: str, codec: str, text: str
):
    page = f'<html lang="{language}"><p>{text}</p>'

    assert decode(page.encode(codec), is_page=True) == (page, True)


def test_text_in_utf_16_without_a_mark_is_text_if_the_header_says_so():
    content = "<html><p>Trees</p>".encode("utf-16-le")

    assert kind_of(content) == ""
    assert kind_of(content, declared="text/html; charset=utf-16le") == "html"
    assert read(content, "html", charset="utf-16le").text == "Trees"


@pytest.mark.parametrize(
    "label", ["iso-8859-1", "windows-1252", "latin1", "koi8-r", "windows-1251"]
)
@pytest.mark.parametrize(
    "text", ["Die Müllgebühr stieg auf 320 €", "В городе 35 000 деревьев", "東京の人口"]
)
def test_text_in_utf_8_that_is_declared_as_something_else_is_never_sure_and_wrong(
    label: str, text: str
):
    decoded = decode(text.encode(), label)

    assert decoded.is_doubtful or decoded.text == text
    assert not decode(text.encode(), "utf-8").is_doubtful
    assert not decode(b"It cost 320 euros", label).is_doubtful
