"""The pictures of a page: what stands for each, and what stands below it."""

from base64 import b64decode
from collections.abc import Mapping

from build_tools.intake.readers.formed.words import Picture
from build_tools.intake.readers.html.tree import Element
from build_tools.intake.readers.received import Received

SMALLEST = 3  # points across: what is smaller counts visitors
LONGEST_ADDRESS = 2_000
UNSEEN = ("presentation", "none")


def picture_of(element: Element, *, within: bool) -> Picture | None:
    """Return a picture; None for one that is only an ornament, or counts visitors."""
    alt = " ".join((element.get("alt") or "").split())
    ornament = element.get("alt") == "" and (within or element.getparent().tag == "a")
    if ornament or (element.get("role") or "").lower() in UNSEEN or _is_tiny(element):
        return None
    return Picture(address=_address(element), alt=alt)


def figure_of(element: Element) -> Picture | None:
    """Return the only picture of a figure with its caption; None where it holds anything else."""
    pictures = [one for one in element.iter("img") if not _is_tiny(one)]
    others = [
        one for one in element.iter() if one.tag in ("table", "blockquote", "pre", "ul", "ol", "video", "p")
    ]
    captions = list(element.iter("figcaption"))
    inside = set(captions[0].iter()) if captions else set()
    if len(pictures) != 1 or any(one not in inside for one in others):
        return None
    caption = " ".join("".join(captions[0].itertext()).split()) if captions else ""
    beside = "".join(element.itertext()).strip()
    if " ".join(beside.split()) != caption:
        return None
    alt = " ".join((pictures[0].get("alt") or "").split())
    return Picture(address=_address(pictures[0]), alt=alt, caption=caption)


def carried_pictures(received: Received) -> Mapping[str, bytes]:
    """Return the pictures that a page carries in their addresses: others are not at hand, nor fetched."""
    found = {}
    for known in received.formed:
        head, _, data = known.name.partition(",")
        if known.role == "figure" and head.startswith("data:image/") and head.endswith(";base64"):
            try:
                found[known.name] = b64decode(data, validate=False)
            except ValueError:
                continue
    return found


def _address(element: Element) -> str:
    """The address of a picture; of one that a page loads late, that which it loads."""
    told = element.get("src") or ""
    late = element.get("data-src") or element.get("data-lazy-src") or ""
    address = (late if late and (not told or told.startswith("data:")) else told).strip()
    return address if len(address) <= LONGEST_ADDRESS or address.startswith("data:") else ""


def _is_tiny(element: Element) -> bool:
    sizes = [(element.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    return any(size.isascii() and size.isdecimal() and int(size[:6]) < SMALLEST for size in sizes)
