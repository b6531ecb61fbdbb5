"""Addresses of a person's account."""

from django.urls import path

from claims.people.views import conflicts, signing_in

urlpatterns = [
    path("accounts/login/", signing_in.login, name="login"),
    path("accounts/logout/", signing_in.logout, name="logout"),
    path("accounts/demo/", signing_in.demo, name="demo"),
    path("accounts/interests/", conflicts.interests, name="interests"),
]
