"""A large, realistic archive for measurements: articles, claims, reviews and decisions, written by COPY."""
