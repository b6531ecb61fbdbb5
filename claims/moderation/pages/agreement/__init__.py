"""Pages about agreement among reviewers, for editors. `overview` builds the page."""
