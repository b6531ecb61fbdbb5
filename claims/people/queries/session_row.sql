-- Read a session that has not run out, with its person and the names of their groups, in one row.
-- A session without a person has null in the person's columns.
--
-- Parameters: key: what the cookie says; now.

SELECT
    s.session_data,
    p.id, p.password, p.last_login, p.is_superuser, p.email, p.name, p.byline_kind, p.pseudonym,
    p.is_active, p.joined_at, p.interests, p.conflict_keys,
    p.theme, p.has_seen_tour,
    ARRAY(
        SELECT g.name
        FROM claims_person_groups membership JOIN auth_group g ON g.id = membership.group_id
        WHERE membership.person_id = p.id
        ORDER BY g.id
    ) AS group_names
FROM claims_session s
LEFT JOIN claims_person p ON p.id = s.person_id
WHERE s.session_key = %(key)s AND s.expire_date > %(now)s
