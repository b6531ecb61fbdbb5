"""Absolute addresses of the pages of a report."""

from claims.reports.document import Document


def report_address(document: Document, site_url: str) -> str:
    """Return the page of this very number of the report."""
    return f"{site_url}/reports/{document['article']['slug']}/{document['number']}/"


def claim_address(document: Document, number: int, site_url: str) -> str:
    """Return the page of a claim, without the report's number.

    One address for the life of a claim: a machine that comes back for a corrected verdict finds it where the first one was.
    """
    return f"{site_url}/reports/{document['article']['slug']}/claims/{number}/"


def numbered_claim_address(document: Document, number: int, site_url: str) -> str:
    """Return the page of a claim in this very number of the report."""
    return f"{report_address(document, site_url)}claims/{number}/"
