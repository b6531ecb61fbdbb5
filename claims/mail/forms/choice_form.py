"""The form in which a person chooses their e-mails."""

from django import forms

from claims.models import MailChoice


class ChoiceForm(forms.ModelForm):
    """A tick for each kind of e-mail."""

    class Meta:
        model = MailChoice
        fields = ("sent_back", "mention", "digest")
