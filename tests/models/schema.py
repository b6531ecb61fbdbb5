"""What a database holds, for comparing two: its schema and its rows.

Left out is what depends on the way a table came to be: the order of its columns, and the names that Django and PostgreSQL
make from names of tables and columns, which may have changed since. Our own names don't begin with `claims_`.
"""

import json

from django.db import connection

SCHEMA = {
    "columns": """
        SELECT format('%s.%s: %s%s, default %s, generated %s, identity %s', c.relname, a.attname,
            format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' END,
            pg_get_expr(d.adbin, d.adrelid), a.attgenerated, a.attidentity)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relkind IN ('r', 'v', 'm', 'p') AND c.relnamespace = 'public'::regnamespace""",
    "constraints": """
        SELECT format('%s %s: %s', conrelid::regclass, regexp_replace(conname, '^claims_.*', ''),
            pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype NOT IN ('n', 't')""",
    "indexes": """
        SELECT regexp_replace(pg_get_indexdef(i.indexrelid), 'INDEX claims_\\w+ ON', 'INDEX ON')
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE c.relnamespace = 'public'::regnamespace""",
    "triggers": """
        SELECT format('%s; enabled: %s; %s', pg_get_triggerdef(t.oid), t.tgenabled, pg_get_functiondef(t.tgfoid))
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace""",
    "functions": """
        SELECT pg_get_functiondef(p.oid) FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype <> 'trigger'::regtype
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')""",
    "extensions": "SELECT extname FROM pg_extension",
}
"""Functions of triggers that were removed stay in a database, unused: only those in use are read, with their triggers."""


def read_schema() -> dict[str, list[str]]:
    """Every column, constraint, index, trigger, function and extension of the connection's database, sorted."""
    found = {}
    with connection.cursor() as cursor:
        for kind, query in SCHEMA.items():
            cursor.execute(query)
            found[kind] = sorted(line for (line,) in cursor.fetchall())
    return found


def read_rows() -> dict[str, list[dict]]:
    """The rows of every table but the list of migrations."""
    found = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - {"django_migrations"}:
            cursor.execute(f'SELECT to_jsonb(t) FROM "{table}" t ORDER BY 1')
            found[table] = [json.loads(row) for (row,) in cursor.fetchall()]
    return found
