"""Read an image and encode it again, so that browsers are only sent bytes that we made."""

import io
from typing import Any

from PIL import Image, ImageOps

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 3000
FORMATS = {"PNG": "PNG", "JPEG": "JPEG", "WEBP": "WEBP", "MPO": "JPEG"}
"""The format of the file, and the one we write. A camera's MPO is a JPEG followed by more images."""


def read(content: bytes, *, charset: str, end: float) -> dict[str, Any]:
    """Return the first image of the file, turned upright and without metadata."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP", "MPO")) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            return {"error": f"an image of {width} × {height} pixels"}
        format_ = FORMATS[picture.format]
        if format_ == "JPEG":
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        shown = ImageOps.exif_transpose(picture)
        has_alpha = shown.has_transparency_data and format_ != "JPEG"
        clean = Image.new("RGBA" if has_alpha else "RGB", shown.size)
        clean.paste(shown.convert(clean.mode))
    out = io.BytesIO()
    clean.save(out, format_, **({"quality": 90} if format_ != "PNG" else {}))
    return {"image": out.getvalue()}
