"""URLs of the pages of a report. They are absolute if `site_url` is given."""

from claims.reports.document import Document


def report_address(document: Document, site_url: str) -> str:
    """Return the page of this report, with its number."""
    return f"{site_url}/reports/{document['article']['slug']}/{document['number']}/"


def claim_address(document: Document, number: int, site_url: str) -> str:
    """Return the page of a claim, without the report's number.

    This URL never changes, so software that reads ClaimReview finds a corrected verdict where the first one was.
    """
    return f"{site_url}/reports/{document['article']['slug']}/claims/{number}/"


def numbered_claim_address(document: Document, number: int, site_url: str) -> str:
    """Return the page of a claim in this report, with the report's number."""
    return f"{report_address(document, site_url)}claims/{number}/"


def picture_address(document: Document, site_url: str, claim: int | None = None) -> str:
    """Return the picture of a report, or of one of its claims, for other sites to show."""
    page = (
        report_address(document, site_url)
        if claim is None
        else numbered_claim_address(document, claim, site_url)
    )
    return f"{page}picture.png"
