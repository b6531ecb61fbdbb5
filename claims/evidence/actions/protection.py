"""The rule that a protected source needs a description that everyone may read."""

PUBLIC_DESCRIPTION_NEEDED = "Enter a public description for this confidential source."


def lacks_public_description(*, is_protected: bool, public_description: str) -> bool:
    """Return whether a source is protected without a public description."""
    return is_protected and not public_description.strip()
