"""Widgets that write their element themselves: a template for each field costs more than all the rest of a form."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def write_attributes(attributes: dict[str, Any]) -> SafeString:
    """Return the attributes as HTML in their order; True is written without a value, False not at all."""
    valued = ((name, value) for name, value in attributes.items() if not isinstance(value, bool))
    flags = ((name,) for name, value in attributes.items() if value is True)
    return format_html_join("", ' {}="{}"', valued) + format_html_join("", " {}", flags)


class PlainInput(forms.TextInput):
    """An `<input>`; a class of its own for each type that forms use often."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the element."""
        shown = self.format_value(value)
        given = {"type": self.input_type, "name": name}
        if shown is not None:
            given["value"] = shown
        return format_html(
            "<input{}>", write_attributes(given | self.build_attrs(self.attrs, attrs))
        )


class PlainHidden(PlainInput):
    """A hidden `<input>`."""

    input_type = "hidden"


class PlainDate(PlainInput, forms.DateInput):
    """An `<input type="date">`."""

    input_type = "date"


class PlainNumber(PlainInput, forms.NumberInput):
    """An `<input type="number">`."""

    input_type = "number"


class PlainTextarea(forms.Textarea):
    """A `<textarea>`."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the element. The first line end inside is not part of the text."""
        given = {"name": name} | self.build_attrs(self.attrs, attrs)
        return format_html(
            "<textarea{}>\n{}</textarea>", write_attributes(given), self.format_value(value) or ""
        )


class PlainCheckbox(forms.CheckboxInput):
    """An `<input type="checkbox">`."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the element."""
        given = {"type": "checkbox", "name": name} | self.build_attrs(self.attrs, attrs)
        given["checked"] = self.check_test(value)
        return format_html("<input{}>", write_attributes(given))


class PlainSelect(forms.Select):
    """A `<select>` without groups."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the element with its options."""
        chosen = self.format_value(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (
                    key,
                    write_attributes({"selected": str(key if key is not None else "") in chosen}),
                    label,
                )
                for key, label in self.choices
            ),
        )
        given = {"name": name} | self.build_attrs(self.attrs, attrs)
        return format_html("<select{}>{}</select>", write_attributes(given), options)
