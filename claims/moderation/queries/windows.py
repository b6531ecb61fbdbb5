"""How far back the dashboard looks, and how much it counts, so that it costs the same in an archive of any size."""

from datetime import timedelta

STAGES = timedelta(days=90)
"""Within this time a claim left a stage, a report was published, or reviewers differed."""
PACE = timedelta(days=28)
"""Within this time reviews count for a reviewer's pace."""
MOST_CLAIMS = 1_000
"""Claims are counted up to this number in a cell, and times and disputes are those of the newest so many."""
MOST_REVIEWS = 200
"""Of a reviewer's reviews the newest so many count."""
MOST_REPORTS = 50
