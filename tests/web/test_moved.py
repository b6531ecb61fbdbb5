"""Addresses that were published once keep working."""

import pytest
from django.test import Client
from django.urls import reverse

CLAIM = "/articles/trees/claims/3"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/articles/trees/open/?from=3", "/articles/trees/claims/?from=3"),
        ("/articles/trees/coverage/?from=100", "/articles/trees/claims/?from=100"),
        ("/articles/trees/coverage/claim/", "/articles/trees/claims/"),
        ("/articles/trees/coverage/role/", "/articles/trees/claims/role/"),
        (f"{CLAIM}/hand-back/", f"{CLAIM}/release/"),
        (f"{CLAIM}/second-look/", f"{CLAIM}/recheck/"),
        ("/workings/", "/calculations/"),
        ("/accounts/interests/", "/accounts/conflicts/"),
        ("/admin/claims/desk/", "/admin/claims/newsroomsettings/"),
        ("/admin/claims/desk/1/change/", "/admin/claims/newsroomsettings/1/change/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_former_addresses_redirect_with_method_and_query(
    client: Client, old: str, new: str, method: str
):
    response = getattr(client, method)(old)

    assert (response.status_code, response["Location"]) == (308, new)


def test_choosing_claims_is_at_the_address_of_the_design():
    assert reverse("choose_claims", args=("trees",)) == "/articles/trees/claims/"
