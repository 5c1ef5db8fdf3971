"""ZIP packages of office programs, unpacked within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element

from budget_lint.readers.problems import problem
from budget_lint.readers.sniff import MAX_DIRECTORY, directory_size
from budget_lint.readers.source import MEBIBYTE, Source
from budget_lint.readers.xmlparts import Stream, attribute, pieces, tree

MAX_UNPACKED = 128 * MEBIBYTE  # of all parts that are read
_BAD = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, LookupError)


class Package:
    """The parts of a package by their names, which office programs compare without regard to case."""

    def __init__(self, source: Source) -> None:
        self.path = source.path
        self.left = MAX_UNPACKED
        _refuse_huge_directory(source)
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(source.data))
        except _BAD as error:
            raise problem("broken", path=self.path) from error
        self.members = {_plain(info.filename): info for info in self.archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self.members

    def open(self, name: str) -> Stream:
        """A part as a stream. Raises InputError: broken, encrypted; and while it is read: unpacked."""
        info = self.members.get(_plain(name))
        if info is None:
            raise problem("broken", path=self.path)
        if info.flag_bits & 1:
            raise problem("encrypted", path=self.path)
        try:
            return _Part(self, self.archive.open(info))
        except _BAD as error:
            raise problem("broken", path=self.path) from error

    def read(self, name: str) -> bytes:
        """A part as a whole."""
        stream, pieces = self.open(name), []
        while data := stream.read(MEBIBYTE):
            pieces.append(data)
        return b"".join(pieces)

    def tree(self, name: str) -> Element:
        """A small part as a whole."""
        return tree(self.open(name), self.path)

    def pieces(self, name: str, depth: int) -> Iterator[Element]:
        """The elements of a part at a depth, one after the other."""
        return pieces(self.open(name), self.path, depth)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to: id to the last word of the relation's type, and the name."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self:
            return {}
        found = {}
        for element in self.tree(relations):
            if attribute(element, "TargetMode") == "External":
                continue
            target = attribute(element, "Target")
            full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attribute(element, "Id")] = (attribute(element, "Type").rpartition("/")[2], full)
        return found

    def main(self, default: str) -> str:
        """The name of the part that is the document itself."""
        parts = [name for kind, name in self.relations("").values() if kind == "officeDocument" and name in self]
        return parts[0] if parts else default


class _Part:
    """A part's stream that stops where the package has unpacked to too much."""

    def __init__(self, package: Package, stream: IO[bytes]) -> None:
        self.package = package
        self.stream = stream

    def read(self, size: int) -> bytes:
        package = self.package
        try:
            data = self.stream.read(size)
        except _BAD as error:
            raise problem("broken", path=package.path) from error
        package.left -= len(data)
        if package.left < 0:
            raise problem("unpacked", path=package.path, limit=MAX_UNPACKED // MEBIBYTE)
        return data


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_huge_directory(source: Source) -> None:
    """The list of members is read as a whole: its size, which the end of the archive tells, has a limit."""
    size = directory_size(source.data)
    if size is None:
        raise problem("broken", path=source.path)
    if size > MAX_DIRECTORY:
        raise problem("unpacked", path=source.path, limit=MAX_UNPACKED // MEBIBYTE)
