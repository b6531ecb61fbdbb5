"""Read our templates without their indentation: browsers show it as nothing, yet every page would send it."""

import re

from django.template import Origin
from django.template.loaders import filesystem

INDENTATION = re.compile(r"\n[ \t]+")


class Loader(filesystem.Loader):
    """Django's loader of files. A line keeps its number, so errors name the right one."""

    def get_contents(self, origin: Origin) -> str:
        """Return the text of a page's template without indentation, of any other (a mail) as it is."""
        text = super().get_contents(origin)
        return INDENTATION.sub("\n", text) if origin.name.endswith(".html") else text
