"""Static files that only name others are made whole when they are collected.

`css/desk.css` and `js/desk.js` list the desk's style sheets and modules, one import a line, and work
so as they stand; collected, each is one file, so that the first page of a shift takes few requests.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/desk.css", "js/desk.js")
_IMPORTS = {
    ".css": re.compile(r'^@import "([^"]+)";$', re.MULTILINE),
    ".js": re.compile(r'^import "\./([^"]+)";$', re.MULTILINE),
}
_BOUND_BY_NAME = re.compile(r"^(import|export)\b", re.MULTILINE)


def bundle(path: Path) -> str:
    """Return the text of a bundle with each file that it imports in the import's place.

    A module becomes a block, so that its names stay its own; hence it exports and imports nothing:
    modules of the desk talk by events. Raises ImproperlyConfigured for one that does.
    """

    def content(found: re.Match[str]) -> str:
        part = path.parent / found[1]
        text = part.read_text()
        if path.suffix == ".css":
            return text
        if _BOUND_BY_NAME.search(text):
            raise ImproperlyConfigured(f"{part.name} imports or exports: it cannot be bundled.")
        return f"{{\n{text}}}"

    return _IMPORTS[path.suffix].sub(content, path.read_text())


class BundledStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, with whole bundles."""

    def post_process(
        self, paths: dict[str, tuple[Any, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """Write each bundle over its list of imports, then hash and compress as usual."""
        for name in BUNDLES:
            if name in paths and not dry_run:
                collected = Path(self.path(name))
                collected.write_text(bundle(Path(paths[name][0].path(paths[name][1]))))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
