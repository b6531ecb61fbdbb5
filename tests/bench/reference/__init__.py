"""What the reviewer's loop would cost with nothing of ours around it.

Two bare Django views answer the same requests in the same kind of server, from the same database: with Django's own
session, person and CSRF check, the statements that the real views sent, as raw SQL, and one template of the same bytes.
"""
