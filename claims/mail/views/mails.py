"""Which e-mails a person gets, and the e-mails that the demo would have sent."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from claims.access.mails import visible_mails
from claims.mail.actions.choosing import choose_mails
from claims.mail.actions.queueing import is_mail_on
from claims.mail.forms.choice_form import ChoiceForm
from claims.models import MailChoice

MOST_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def email(request: HttpRequest) -> HttpResponse:
    """Ask which e-mails this person wants, and keep it."""
    chosen = MailChoice.objects.filter(person=request.user).first() or MailChoice()
    form = ChoiceForm(request.POST if request.method == "POST" else None, instance=chosen)
    if form.is_bound and form.is_valid():
        choose_mails(by=request.user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("email")
    context = {"form": form, "is_mail_on": is_mail_on(), "is_demo": settings.PRINTS_MAIL}
    return render(request, "mail/choices.html", context)


@require_safe
def printed(request: HttpRequest) -> HttpResponse:
    """Show an editor of the demo the e-mails that were not sent; there is no such page elsewhere."""
    if not settings.PRINTS_MAIL or not request.user.is_editor:
        raise Http404
    return render(request, "mail/printed.html", {"mails": visible_mails(request.user)[:MOST_SHOWN]})
