"""A visit to an address that only takes forms has some words to read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.models import Person
from tests import factories as make


@pytest.mark.parametrize("move", ["review", "evidence", "undo", "confirm"])
def test_visit_to_a_form_address_says_what_it_is(client: Client, reviewer: Person, move: str):
    claim = make.make_claim()
    client.force_login(reviewer)

    response = client.get(f"{claim.get_absolute_url()}{move}/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "only takes forms" in response.content.decode()


def test_revision_begins_with_the_present_text_and_takes_a_file(client: Client, reviewer: Person):
    article = make.make_article()
    client.force_login(reviewer)
    address = f"{article.get_absolute_url()}revise/"
    assert "It planted 1,200 of them in 2024." in client.get(address).content.decode()

    file = SimpleUploadedFile("new.txt", b"The city has 36,000 trees.")
    text = article.revision.text.replace("\n", "\r\n")
    response = client.post(address, {"text": text, "file": file})

    assert response.status_code == 200
    assert "36,000" in response.content.decode()


@pytest.mark.parametrize("path", ["//evil.example/x", "/\\evil.example/x", "///evil.example/x"])
def test_page_one_came_from_is_on_this_site(client: Client, path: str):
    response = client.post("/next/", headers={"referer": f"http://testserver{path}"})

    assert response["Location"] == "/accounts/login/?next=%2Fevil.example%2Fx"
