"""Join the sources that are certainly one page. Running it again changes nothing.

Identities are computed again, by the rules for pages. Where sources of one article, or of none, get the same identity, the
oldest stays and stands for the page, with the stricter details of all. The rows of the others stay, joined to it, so that
their addresses and what was re-checked for them are kept.
"""

from collections import defaultdict

from django.db import migrations
from django.db.models import Q
from django.db.models.functions import Greatest
from django.utils import timezone

from claims.models.source_join import join_details, read_details, write_details
from claims.text.citations.identity import compute_identity, compute_likely_identity


def join_pages(apps, schema_editor):
    """Compute the identities of all sources again and join those that became equal."""
    Source = apps.get_model("claims", "Source")
    groups = defaultdict(list)
    for source in Source.objects.order_by("created_at", "pk").iterator():
        cited = source.url or source.description
        if not (source.page_id and ":" in source.identity):  # joined here before
            groups[compute_identity(cited), source.article_id].append(source.pk)
        likely = compute_likely_identity(cited)
        if source.likely_identity != likely:
            Source.objects.filter(pk=source.pk).update(likely_identity=likely)
    for (identity, _article), keys in groups.items():
        _join_group(apps, identity, keys)


def _join_group(apps, identity, keys):
    """Give the first of these sources the identity, and make the others further rows of its page."""
    Source = apps.get_model("claims", "Source")
    first, *others = keys
    for key in others:
        Source.objects.filter(pk=key).update(identity=f"{identity[:50]}:{key}")
    Source.objects.filter(pk=first).exclude(identity=identity).update(identity=identity)
    for key in others:
        pages = {row.pk: row.page_id or row.pk for row in Source.objects.filter(pk__in=(first, key))}
        if pages[first] != pages[key]:
            _join(apps, Source.objects.get(pk=pages[first]), Source.objects.get(pk=pages[key]))


def _join(apps, kept, joined):
    Source, SourceJoin = apps.get_model("claims", "Source"), apps.get_model("claims", "SourceJoin")
    before = read_details(kept)
    after = join_details(before, read_details(joined))
    Source.objects.filter(page=joined).update(page=kept)
    Source.objects.filter(pk=joined.pk).update(page=kept)
    details = {"before": write_details(before), "after": write_details(after)}
    SourceJoin.objects.create(kept=kept, joined=joined, details=details)
    Source.objects.filter(pk=kept.pk).update(**after, lock_version=kept.lock_version + 1)
    _move_evidence(apps, kept, joined, before, after)


def _move_evidence(apps, kept, joined, before, after):
    """Give the page the evidence of the joined source; a retraction that reaches it now counts from now."""
    Evidence, now = apps.get_model("claims", "Evidence"), timezone.now()
    if after["retracted_at"] and not before["retracted_at"]:
        Evidence.objects.filter(source=kept).update(source_since=Greatest("source_since", now))
    moved = Evidence.objects.filter(source=joined)
    if after["retracted_at"]:
        moved.update(source=kept, source_since=Greatest("source_since", joined.retracted_at or now))
    else:
        moved.update(source=kept)
    # A draft may have been written meanwhile, under the joined source.
    assert not Evidence.objects.filter(Q(source=joined)).exists()


class Migration(migrations.Migration):

    dependencies = [
        ("claims", "0023_pages"),
    ]

    operations = [
        migrations.RunPython(join_pages, migrations.RunPython.noop, elidable=False),
    ]
