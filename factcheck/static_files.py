"""How static files are collected: shortened, hashed, compressed, and with the imports of our scripts rewritten."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile, File
from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHORTEN = {".js": jsmin, ".css": cssmin}
"""What leaves out comments and white space, by the kind of file."""
OURS = ("js", "css")
"""The folders of our own files."""


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, in which our scripts and style sheets carry no comments.

    An ES module imports others by their hashed names.
    """

    support_js_module_import_aggregation = True

    def save(self, name: str, content: File, max_length: int | None = None) -> str:
        """Store a file of ours without comments. Other people's files keep their licences."""
        path = PurePosixPath(name)
        if path.suffix in SHORTEN and path.parts[0] in OURS:
            text = content.read().decode("utf-8")
            content = ContentFile(SHORTEN[path.suffix](text).encode("utf-8"))
        return super().save(name, content, max_length)

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Hash what was stored, not the files that it was made of."""
        yield from super().post_process({name: (self, name) for name in paths}, *args, **options)
