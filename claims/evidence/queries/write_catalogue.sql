-- Write what a closed round says about a source.
--
-- Parameters: the columns of the source.

UPDATE claims_source
SET title = %(title)s, publisher = %(publisher)s, author = %(author)s, published_on = %(published_on)s,
    language = %(language)s, kind = %(kind)s, reliability = %(reliability)s, url = %(url)s,
    description = %(description)s, catalogued_at = %(catalogued_at)s, lock_version = %(lock_version)s
WHERE id = %(id)s
