"""The table of a list in the admin. Each cell names its column, since the table becomes cards on a phone.

The list of claims is written without a template and a look-up for each cell, the others as Django does it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.templatetags.admin_list import result_headers, results
from django.contrib.admin.utils import display_for_value
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model
from django.template.defaultfilters import capfirst
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

TABLE = """<div class="results"><table id="result_list" class="cards">
<thead><tr>{heads}</tr></thead>
<tbody>{rows}</tbody>
</table></div>"""
HEAD = '<th scope="col"{}>{}</th>\n'
CHOOSE = "Choose"
BOX = "action-toggle"
"""The id of the box with which a script of Django's ticks all others."""
CELL = re.compile("(<t[dh])(?= |>)")
"""How each cell of Django's begins."""


class CardList(ChangeList):
    """A list whose table becomes cards on a phone."""

    @property
    def table(self) -> SafeString:
        """The rows of the page as a table, with Django's cells."""
        heads = name_heads(self)
        rows = [
            [_name_cell(cell, head["text"]) for cell, head in zip(row, heads, strict=True)]
            for row in results(self)
        ]
        return render_to_string("admin/change_list_results.html", {"heads": heads, "rows": rows})


def name_heads(changelist: ChangeList) -> list[dict[str, Any]]:
    """Return the heads of the columns; that of the tick boxes has words in place of Django's own box."""
    heads = [head | {"text": capfirst(head["text"])} for head in result_headers(changelist)]
    return [head | {"text": CHOOSE} if BOX in head["text"] else head for head in heads]


def _name_cell(cell: str, name: str) -> SafeString:
    """Return a cell with the name of its column; Django or we have escaped what is in it."""
    label = format_html(' data-label="{}"', name)
    return mark_safe(CELL.sub(lambda tag: tag[1] + label, cell, count=1))  # noqa: S308 - cells and labels are escaped


@dataclass(frozen=True)
class Column:
    """A column whose cells a method of the admin writes; `before` and `after` enclose each."""

    write: Callable[[Model], object]
    empty: str
    before: str
    after: str
    is_link: bool

    @classmethod
    def of(cls, name: str, changelist: ChangeList) -> "Column":
        """Return the column that `list_display` calls so."""
        admin = changelist.model_admin
        write = getattr(admin, name)
        is_link = name in changelist.list_display_links
        tag = "th" if is_link else "td"  # the first link is the head of its row; ours have one
        shown = "action-checkbox" if name == "action_checkbox" else f"field-{name}"
        empty = getattr(write, "empty_value_display", admin.get_empty_value_display())
        before = _name_cell(f'<{tag} class="{shown}">', capfirst(write.short_description))
        return cls(write, empty, before, f"</{tag}>", is_link)

    def cell(self, row: Model, address: str) -> str:
        """Return the cell of a row, whose page has this address, escaped."""
        value = self.write(row)
        if not isinstance(value, SafeString):
            value = conditional_escape(display_for_value(value, self.empty))
        if self.is_link:
            value = f'<a href="{address}">{value}</a>'
        return f"{self.before}{value}{self.after}"


def write_table(changelist: ChangeList) -> SafeString:
    """Return the table of a list that isn't sorted by its heads and whose columns are methods of the admin."""
    rows = list(changelist.result_list)
    if not rows:
        return mark_safe("")
    columns = [Column.of(name, changelist) for name in changelist.list_display]
    before, after = map(escape, _address_around_key(changelist))
    written = (
        "".join(column.cell(row, f"{before}{row.pk}{after}") for column in columns) for row in rows
    )
    return format_html(
        TABLE,
        heads=format_html_join(
            "", HEAD, ((h.get("class_attrib", ""), h["text"]) for h in name_heads(changelist))
        ),
        # Each cell was escaped when it was written.
        rows=mark_safe("\n".join(f"<tr>{cells}</tr>" for cells in written)),  # noqa: S308 - as above
    )


def _address_around_key(changelist: ChangeList) -> tuple[str, str]:
    """Return what stands before and after the key in the address of a row; it keeps the list's filters."""
    name = f"admin:{changelist.opts.app_label}_{changelist.opts.model_name}_change"
    before, after = reverse(name, args=(0,)).rsplit("0", 1)
    filters = changelist.preserved_filters
    return before, f"{after}?{filters}" if filters else after
