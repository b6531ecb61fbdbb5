"""Forms that notice when somebody else changed the same row while they were being filled in."""

from typing import Any

from django import forms


class FreshForm(forms.ModelForm):
    """Each field carries what it said when the page was made.

    Fields that were not touched keep what the database has now. A field that both changed comes
    back with both texts; sending it again then means it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].show_hidden_initial = bool(self.instance.pk)

    def clean(self) -> dict[str, Any]:
        """Compare what the page showed with what the row says now."""
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
        """Whether the row says something else than the page that this form was sent from."""
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
            f"Somebody changed this while you were typing. It says now: “{now}”. "
            "Save again to put your words in its place.",
        )
        self.data = self.data.copy()
        self.data[self[name].html_initial_name] = "" if now is None else str(now)


def _lines(value: Any) -> Any:
    """Browsers send two characters for the end of a line; rows hold one."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
