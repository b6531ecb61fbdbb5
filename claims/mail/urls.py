"""E-mails: which ones a person gets, and those of the demo."""

from django.urls import path

from claims.mail.views import mails

urlpatterns = [
    path("accounts/email/", mails.email, name="email"),
    path("mail/", mails.printed, name="printed_mails"),
]
