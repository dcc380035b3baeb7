"""To an S3-compatible store: one object a file; what is withdrawn goes first, lists come last.

The store is spoken to by its own address alone: no settings of the machine or of its user are
read, no other address is asked for keys, and no answer can lead elsewhere.
"""

from __future__ import annotations

import hashlib
import io
import mimetypes
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import certifi
from minio import Minio
from minio.deleteobjects import DeleteObject
from minio.error import InvalidResponseError, MinioException, S3Error
from urllib3 import PoolManager, Retry, Timeout
from urllib3.exceptions import HTTPError

from moksori.publishing.addresses import MANIFEST
from moksori.publishing.delivery.errors import (
    CutError,
    FarDiffersError,
    FarEndError,
    FarFullError,
    FarTakenError,
    LoginRefusedError,
)
from moksori.publishing.delivery.outlets import (
    Delivered,
    Difference,
    Progress,
    StoreKey,
    StoreOutlet,
    difference,
)
from moksori.publishing.delivery.sealed import SealedFolder, in_order

VERIFIED = "the store's sum of every object was compared, or the object was read back and hashed"
MIXED = "a store shows old and new files mixed while they are sent"
UNASKED = "the store did not say whether it keeps what was removed; ask whoever runs it"
_MD5 = re.compile(r"[0-9a-f]{32}")
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".epub": "application/epub+zip",
    ".eml": "message/rfc822",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".opus": "audio/ogg",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip",
}
_REFUSED = {
    "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "AllAccessDisabled",
    "AccountProblem", "InvalidToken", "ExpiredToken", "RequestTimeTooSkewed",
}  # fmt: skip
_FULL = {"XMinioStorageFull", "QuotaExceeded", "EntityTooLarge", "InsufficientStorage"}


class StoreDelivery:
    """One delivery to a bucket, or to a part of one."""

    def __init__(self, site: SealedFolder, outlet: StoreOutlet, key: StoreKey) -> None:
        """Take what to deliver, where, and the key of the store."""
        self._site, self._bucket = site, outlet.bucket
        self._start = f"{outlet.prefix}/" if outlet.prefix else ""
        self._store = _open(outlet, key)

    def deliver(self, progress: Progress) -> Delivered:
        """Bring the site there. What stands there already, with the same bytes, is never sent.

        Raises:
            FarTakenError: the place holds what is not the desk's.
            FarDiffersError: what stands there afterwards is not what was sent.
            MoksoriError: see `errors`.
        """
        with _told():
            there = self._listed()
            if there and MANIFEST not in there:
                raise FarTakenError("the place in the store holds something else")
            gone = [path for path in there if path not in self._site.files]
            self._remove(gone)
            send = in_order(path for path in self._site.files if not self._is_same(path, there))
            # The list of all files marks the place as the desk's, should this delivery be cut.
            first = [] if there else [MANIFEST]
            for number, path in enumerate([*first, *send], start=1):
                self._put(path)
                progress("send", number, len(first) + len(send))
            after = self._listed()
            if set(after) != set(self._site.files):
                raise FarDiffersError("other files stand in the store than were sent")
            if not all(self._is_same(path, after) for path in self._site.files):
                raise FarDiffersError("what stands in the store is not what was sent")
            notes = (MIXED, *self._forget())
        kept = len(self._site.files) - len(send)
        return Delivered(len(send), kept, len(gone), VERIFIED, atomic=False, notes=notes)

    def check(self) -> Difference:
        """Read back everything that stands there, hash it, and say how it differs."""
        with _told():
            there = {path: hashlib.sha256(self._get(path)).hexdigest() for path in self._listed()}
        return difference(self._site.hashes, there)

    def _listed(self) -> dict[str, str]:
        """Return path → the store's own sum of the object."""
        found = self._store.list_objects(self._bucket, prefix=self._start, recursive=True)
        return {
            str(one.object_name)[len(self._start) :]: (one.etag or "").strip('"') for one in found
        }

    def _is_same(self, path: str, there: dict[str, str]) -> bool:
        """Say whether an object holds the sealed bytes; the local file is read for it anew."""
        if path not in there:
            return False
        content = self._site.read(path)
        if _MD5.fullmatch(there[path]):
            # Against accidents of the way: the store could tell any sum it wanted to.
            return hashlib.md5(content, usedforsecurity=False).hexdigest() == there[path]
        return self._get(path) == content

    def _get(self, path: str) -> bytes:
        answer = self._store.get_object(self._bucket, self._start + path)
        try:
            return bytes(answer.read())
        finally:
            answer.close()
            answer.release_conn()

    def _put(self, path: str) -> None:
        content = self._site.read(path)
        kind = _KINDS.get(os.path.splitext(path)[1].lower()) or mimetypes.guess_type(path)[0]
        self._store.put_object(
            self._bucket,
            self._start + path,
            io.BytesIO(content),
            len(content),
            content_type=kind or "application/octet-stream",
            # In one part, so that the sum that the store tells is one of the whole file.
            part_size=max(len(content), 5 * 2**20),
        )

    def _remove(self, paths: Iterable[str]) -> None:
        self._purge(DeleteObject(self._start + path) for path in paths)

    def _purge(self, objects: Iterable[DeleteObject]) -> None:
        for _ in self._store.remove_objects(self._bucket, objects):
            raise FarEndError("the store did not remove what is withdrawn")

    def _forget(self) -> tuple[str, ...]:
        """Remove older versions where the store keeps them; say so where it does not tell."""
        try:
            status = self._store.get_bucket_versioning(self._bucket).status
        except MinioException:
            return (UNASKED,)
        if status not in {"Enabled", "Suspended"}:
            return ()
        found = self._store.list_objects(
            self._bucket, prefix=self._start, recursive=True, include_version=True
        )
        self._purge(
            DeleteObject(str(one.object_name), one.version_id)
            for one in list(found)
            if one.is_delete_marker or str(one.is_latest).lower() != "true"
        )
        return ()


def _open(outlet: StoreOutlet, key: StoreKey) -> Minio:
    wait = Timeout(connect=20, read=60)
    retry = Retry(total=2, redirect=False, backoff_factor=0.2)
    authorities = os.environ.get("SSL_CERT_FILE") or certifi.where()
    pool = PoolManager(timeout=wait, retries=retry, cert_reqs="CERT_REQUIRED", ca_certs=authorities)
    store = Minio(
        outlet.endpoint,
        access_key=key.id,
        secret_key=key.secret,
        secure=outlet.secure,
        region=outlet.region,
        http_client=pool,
    )
    store.disable_virtual_style_endpoint()  # type: ignore[no-untyped-call]
    # The library would tell the kind of machine and its own version with every request.
    store._user_agent = "S3"
    return store


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the library raises into errors that repeat nothing of what the store said."""
    try:
        yield
    except S3Error as error:
        code = error.code or ""
        if code in _REFUSED:
            raise LoginRefusedError("the store does not let the desk in") from None
        if code in _FULL:
            raise FarFullError("there is no room in the store") from None
        raise FarEndError("the store could not do what was asked") from None
    except InvalidResponseError as error:
        # Some stores say why in a kind of answer that the library does not take for one.
        if getattr(error, "_code", 0) in {401, 403}:
            raise LoginRefusedError("the store does not let the desk in") from None
        raise FarEndError("the store gave an answer that cannot be understood") from None
    except HTTPError:
        raise CutError("the connection to the store was cut, or there is none") from None
    except (MinioException, ValueError, OSError):
        raise FarEndError("the store gave an answer that cannot be understood") from None
