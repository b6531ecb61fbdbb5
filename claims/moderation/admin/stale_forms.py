"""Forms that notice when someone else changed the same row in the meantime."""

from typing import Any

from django import forms


class FreshForm(forms.ModelForm):
    """Each field carries the value that the page showed.

    A field that was not changed keeps what the database has now. A field that both people changed comes back with
    both values; sending it again replaces the other.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].show_hidden_initial = bool(self.instance.pk)

    def clean(self) -> dict[str, Any]:
        """Compare what the page showed with the current row."""
        cleaned = super().clean() or self.cleaned_data
        if not self.instance.pk:
            return cleaned
        cleaned |= {name: _lines(value) for name, value in cleaned.items()}
        touched = set(self.changed_data)
        for name in list(cleaned):
            now = self.initial.get(name)
            if name not in touched:
                cleaned[name] = self._stored(name)
            elif self._shown_differs(name, now):
                self._refuse(name, now)
        return cleaned

    def _stored(self, name: str) -> Any:
        field = self.instance._meta.get_field(name)
        return field.value_from_object(self.instance)

    def _shown_differs(self, name: str, now: Any) -> bool:
        """Return whether the row differs from the page that this form was sent from."""
        bound, field = self[name], self.fields[name]
        if bound.html_initial_name not in self.data:
            return False
        shown = field.hidden_widget().value_from_datadict(
            self.data, self.files, bound.html_initial_name
        )
        return field.has_changed(_lines(now), _lines(shown))

    def _refuse(self, name: str, now: Any) -> None:
        self.add_error(
            name,
            f"Someone changed this while you were typing. It now says: “{now}”. "
            "Save again to replace it with your text.",
        )
        self.data = self.data.copy()
        self.data[self[name].html_initial_name] = "" if now is None else str(now)


def _lines(value: Any) -> Any:
    """Write line ends as rows do, with one character; browsers send two."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
