"""The Django admin for editors. Pages of our own call actions; Django's forms edit no row of the workflow.

Nothing is imported here: `apps.ModerationConfig` registers the models once Django is ready.
"""
