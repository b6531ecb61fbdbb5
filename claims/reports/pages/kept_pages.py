"""Pages for readers, rendered once and kept by the process: they are public, and the same for everyone."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

COMPRESSION = 6
CODE = (Path("claims"), Path("templates"))
STYLES = ("css/factcheck.css", "css/report.css", "img/mark.svg")


@dataclass(frozen=True)
class KeptPage:
    """A page as it is sent, plain and compressed."""

    html: bytes

    @cached_property
    def compressed(self) -> bytes:
        """The page in gzip. It holds no secret, so it needs no random bytes against BREACH."""
        return gzip.compress(self.html, COMPRESSION, mtime=0)


@cache
def edition() -> str:
    """Return a hash of all code and templates, and of the addresses that pages link to.

    It is part of each ETag: after an update a browser must not go on showing a page with old links.
    """
    links = " ".join([settings.SITE_URL, *map(static, STYLES)])
    code = hash_code(settings.BASE_DIR)
    return hashlib.sha256(f"{links} {code}".encode()).hexdigest()[:16]


def hash_code(root: Path) -> str:
    """Return a hash of the code and the templates in a folder of the project."""
    digest = hashlib.sha256()
    for folder in CODE:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in {".py", ".html", ".sql"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()
