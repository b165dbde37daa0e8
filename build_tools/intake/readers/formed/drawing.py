"""The process that draws pictures anew: for each a line of base 64 comes in, a line of JSON goes out."""

import json
import sys
import warnings
from base64 import b64decode, b64encode
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from build_tools.ground.confined import SHORT_OF_MEMORY, confine

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
TRIES = (
    (1_600, 80),
    (1_200, 65),
    (800, 50),
    (500, 40),
)  # points across, and quality, until it is small enough
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    UnidentifiedImageError,
)


def draw(data: bytes, points: int, most: int) -> dict[str, object]:
    """Return a picture as WebP of at most so many bytes with its size, or what is wrong with it.

    Nothing of the file but its points is taken: no words, no places, no profile of a camera.
    """
    if data.lstrip()[:5].lower() in (b"<?xml", b"<svg ") or b"<svg" in data[:1_000].lower():
        return {"trouble": "it is a drawing in SVG"}
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as given:
            if given.width * given.height > points:
                return {"trouble": f"it has {given.width:,} by {given.height:,} points"}
            given.draft("RGB", (TRIES[0][0], TRIES[0][0]))
            whole = ImageOps.exif_transpose(given) or given
            plain = whole.convert(
                "RGBA" if "A" in whole.getbands() or "transparency" in whole.info else "RGB"
            )
    except BROKEN:
        return {"trouble": "it is damaged, or no picture that a browser shows"}
    return _encoded(plain, most)


def _encoded(plain: Image.Image, most: int) -> dict[str, object]:
    for across, quality in TRIES:
        small = plain.copy()
        small.thumbnail((across, across))
        bare = Image.new(small.mode, small.size)
        bare.paste(small)
        made = BytesIO()
        bare.save(made, "WEBP", quality=quality, method=4)
        if made.tell() <= most:
            data = b64encode(made.getvalue()).decode("ascii")
            return {"width": bare.width, "height": bare.height, "data": data}
    return {"trouble": "it cannot be made small enough"}


if __name__ == "__main__":
    most_points, most_bytes = map(int, confine(sys.argv[1:]))
    Image.MAX_IMAGE_PIXELS = None  # the number of points is asked before any is read
    warnings.simplefilter("ignore")
    try:
        for line in sys.stdin.buffer:
            sys.stdout.write(json.dumps(draw(b64decode(line), most_points, most_bytes)) + "\n")
            sys.stdout.flush()
    except MemoryError:
        sys.exit(SHORT_OF_MEMORY)
