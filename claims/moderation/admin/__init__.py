"""The door for editors: Django's admin, in which moves are pages of our own that call actions.

Nothing is imported here: `apps.ModerationConfig` says what is registered, and when.
"""
