"""Choose which e-mails one gets. Only the person sees it, so it is not an event."""

from claims.models import MailChoice, Person


def choose_mails(*, by: Person, sent_back: bool, mention: bool, digest: bool) -> None:
    """Keep which e-mails this person wants."""
    MailChoice.objects.update_or_create(
        person=by, defaults={"sent_back": sent_back, "mention": mention, "digest": digest}
    )
