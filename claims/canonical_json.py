"""The one spelling of a JSON document, so that everybody gets the same hash of it."""

import json
from collections.abc import Mapping

from django.core.serializers.json import DjangoJSONEncoder


def canonical_json(content: Mapping) -> str:
    """Return `content` as JSON with sorted keys, no spaces and Unicode characters as they are.

    Raises ValueError for a number that JSON doesn't have, such as NaN.
    """
    return json.dumps(
        content,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
        cls=DjangoJSONEncoder,
    )
