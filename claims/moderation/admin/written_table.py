"""The table of a list in the admin, written as Django writes it, without a template and a look-up for each cell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.utils import display_for_value
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

TABLE = """<div class="results">
<table id="result_list">
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>"""
HEAD = '<th scope="col"{}><div class="text"><span>{}</span></div><div class="clear"></div></th>\n'


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
        return cls(write, empty, f'<{tag} class="{shown}">', f"</{tag}>", is_link)

    def cell(self, row: Model, address: str) -> str:
        """Return the cell of a row, whose page has this address."""
        value = display_for_value(self.write(row), self.empty)
        written = format_html('<a href="{}">{}</a>', address, value) if self.is_link else value
        return f"{self.before}{format_html('{}', written)}{self.after}"


def write_table(changelist: ChangeList) -> SafeString:
    """Return the table of a list that isn't sorted by its heads and whose columns are methods of the admin."""
    rows = list(changelist.result_list)
    if not rows:
        return mark_safe("")
    columns = [Column.of(name, changelist) for name in changelist.list_display]
    before, after = _address_around_key(changelist)
    written = (
        "".join(column.cell(row, f"{before}{row.pk}{after}") for column in columns) for row in rows
    )
    return format_html(
        TABLE,
        heads=format_html_join("", HEAD, _heads(changelist)),
        # Each cell was escaped when it was written.
        rows=mark_safe("\n".join(f"<tr>{cells}</tr>" for cells in written)),  # noqa: S308
    )


def _address_around_key(changelist: ChangeList) -> tuple[str, str]:
    """Return what stands before and after the key in the address of a row; it keeps the list's filters."""
    name = f"admin:{changelist.opts.app_label}_{changelist.opts.model_name}_change"
    before, after = reverse(name, args=(0,)).rsplit("0", 1)
    filters = changelist.preserved_filters
    return before, f"{after}?{filters}" if filters else after


def _heads(changelist: ChangeList) -> list[tuple[Any, str]]:
    return [
        (head.get("class_attrib", ""), capfirst(head["text"]))
        for head in result_headers(changelist)
    ]
