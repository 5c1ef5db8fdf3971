"""ZIP packages of office programs, copied with some parts changed."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from xml.sax.saxutils import quoteattr

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'
)
# Files made of other parts than the usual ones have no date either.
_DATE = (1980, 1, 1, 0, 0, 0)


class Copy:
    """A package whose parts may be replaced and added to."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {info.filename.lower(): info.filename for info in self._archive.infolist()}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """A part as it is now."""
        own = self._names[name.lower()]
        return self._changed[own] if own in self._changed else self._archive.read(own)

    def write(self, name: str, data: bytes) -> None:
        self._changed[self._names.setdefault(name.lower(), name)] = data

    def free(self, pattern: str) -> str:
        """A name that no part has yet; ``pattern`` has a place for a number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def relation(self, part: str, kind: str) -> str:
        """The part that a part is related to by a kind (the last word of the relation's type), empty if none."""
        for identity, last, target in self._relations(part):
            if last == kind and identity:
                return target
        return ""

    def target(self, part: str, identity: str) -> str:
        """The part that a relation of a part leads to, empty if there is none."""
        return next((target for found, _, target in self._relations(part) if found == identity), "")

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        from xml.etree import ElementTree  # noqa: PLC0415 - small parts, which the reader has read before

        name = relations_of(part)
        if name not in self:
            return []
        found = []
        for element in ElementTree.fromstring(self.read(name)):
            target = element.get("Target", "")
            folder = posixpath.dirname(part)
            full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append((element.get("Id", ""), element.get("Type", "").rpartition("/")[2], full))
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relates a part to another one and gives the id of the relation. ``kind`` is the whole type."""
        name = relations_of(part)
        data = self.read(name) if name in self else _EMPTY.encode()
        taken = {identity for identity, _, _ in self._relations(part)}
        number = 1
        while f"rIdBudgetLint{number}" in taken:
            number += 1
        identity = f"rIdBudgetLint{number}"
        path = posixpath.relpath(target, posixpath.dirname(part) or ".")
        entry = f"<Relationship Id={quoteattr(identity)} Type={quoteattr(kind)} Target={quoteattr(path)}/>"
        self.write(name, before_end(data, "Relationships", entry))
        return identity

    def declare(self, part: str, content_type: str) -> None:
        """Says what a new part is."""
        data = self.read(CONTENT_TYPES)
        entry = f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(content_type)}/>"
        self.write(CONTENT_TYPES, before_end(data, "Types", entry))

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Says what parts with an extension are, unless that is said."""
        data = self.read(CONTENT_TYPES)
        if re.search(rb"Extension\s*=\s*[\"']" + extension.encode() + rb"[\"']", data, re.IGNORECASE):
            return
        entry = f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(content_type)}/>"
        start = re.search(rb"<(?:[\w.-]+:)?Types\b[^>]*>", data)
        if start is None:
            raise ValueError("no content types")
        self.write(CONTENT_TYPES, data[: start.end()] + entry.encode() + data[start.end() :])

    def data(self) -> bytes:
        """The bytes of the copy: the parts in their order, new ones last."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            known = set()
            for info in self._archive.infolist():
                known.add(info.filename)
                data = self._changed.get(info.filename)
                copy.writestr(info, self._archive.read(info) if data is None else data, info.compress_type)
            for name, data in self._changed.items():
                if name not in known:
                    copy.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def relations_of(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def before_end(data: bytes, element: str, entry: str) -> bytes:
    """``data`` with ``entry`` as the last thing in its root ``element``, also where that is empty (``<a/>``)."""
    end = re.search(rb"</(?:[\w.-]+:)?" + element.encode() + rb"\s*>\s*$", data)
    if end:
        return data[: end.start()] + entry.encode("utf-8") + data[end.start() :]
    empty = re.search(rb"<((?:[\w.-]+:)?" + element.encode() + rb")\b([^>]*?)\s*/>\s*$", data)
    if empty is None:
        raise ValueError(f"no end of {element}")
    name, rest = empty.group(1), empty.group(2)
    return data[: empty.start()] + b"<" + name + rest + b">" + entry.encode("utf-8") + b"</" + name + b">"
