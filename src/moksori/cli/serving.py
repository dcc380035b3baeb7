"""A small server for a finished edition, on this machine only."""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FIRST_PORT = 8410
PORTS = 40


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and writes down neither who asked nor for what."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Keep pages out of caches and off other sites."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()


def serve(folder: Path) -> None:
    """Serve a folder on the loopback address until somebody stops it.

    Args:
        folder: The copy of a sealed edition.

    Raises:
        OSError: none of the ports is free.
    """
    handler = partial(QuietHandler, directory=str(folder.resolve()))
    with _server(handler) as server:
        port = server.server_address[1]
        sys.stdout.write(f"\nThe pages are at http://localhost:{port}/ (Ctrl-C ends this)\n")
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            sys.stdout.write("\n")


def _server(handler: partial[QuietHandler]) -> ThreadingHTTPServer:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        try:
            return ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
    return ThreadingHTTPServer(("127.0.0.1", 0), handler)
