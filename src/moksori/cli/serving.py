"""The desk on this machine: one process that serves, one that works, one that watches both."""

from __future__ import annotations

import os
import signal
import socketserver
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from moksori.cli.clock import now

FIRST_PORT = 8400
PORTS = 40
LOOPBACK = "127.0.0.1"
LARGEST_REQUEST = 160 * 1024 * 1024
"""Bytes; all of a request stays in memory, for a told word must lie in no temporary file."""
STOPS = {signal.SIGINT, signal.SIGTERM}
HEARD = STOPS | {signal.SIGCHLD}
"""What the watcher waits for: that somebody stops it, or that one of its processes ended."""


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


def serve_desk(port: int, links: Sequence[tuple[str, str]], *, edition: Path | None = None) -> None:
    """Serve the open desk on the loopback address until somebody stops it.

    Args:
        port: The first port to try; the next free one is taken.
        links: Names, and the secrets of links by which they come in.
        edition: The copy of an edition to serve beside the desk, on a port of its own.

    Raises:
        OSError: none of the ports is free.
    """
    from django.db import connections

    signals = _heard()
    port = _free_port(port)
    pages = _edition_server(edition, port + 1) if edition is not None else None
    _say_where(port, links, pages)
    # Each process opens the database for itself; an open one does not survive being copied.
    connections.close_all()
    children: dict[str, Callable[[], None]] = {"serve": partial(_serve, port), "work": _work}
    if pages is not None:
        children["pages"] = pages.serve_forever
    _watch(children, signals)


def _heard() -> int:
    """Return where signals can be read from now on, whichever thread of this process gets them.

    None of them interrupts anything: a stop that comes while processes are started counts too.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    for one in HEARD:
        signal.signal(one, lambda *_: None)
    return reading


def _watch(children: dict[str, Callable[[], None]], signals: int) -> None:
    """Keep the processes running: one that ends is started anew, until this one is stopped."""
    running = {_forked(job): name for name, job in children.items()}
    while STOPS.isdisjoint(os.read(signals, 64)):
        for child, name in list(running.items()):
            if os.waitpid(child, os.WNOHANG)[0]:
                del running[child]
                running[_forked(children[name])] = name
    for child in running:
        os.kill(child, signal.SIGTERM)
    sys.stdout.write("\nThe desk is closed. Everything that was saved is kept.\n")


def _forked(job: Callable[[], None]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        job()
    finally:
        os._exit(1)


def _end_with(parent: int) -> None:
    """End this process when the one that watches it is gone: nothing of a desk runs unseen."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _serve(port: int) -> None:
    from django.core.wsgi import get_wsgi_application
    from waitress import serve

    serve(
        get_wsgi_application(),
        host=LOOPBACK,
        port=port,
        threads=6,
        ident="",
        max_request_body_size=LARGEST_REQUEST,
        inbuf_overflow=LARGEST_REQUEST + 1,
        outbuf_overflow=LARGEST_REQUEST + 1,
        trusted_proxy=LOOPBACK,
        trusted_proxy_headers="x-forwarded-proto",
        clear_untrusted_proxy_headers=True,
    )


def _work() -> None:
    from moksori.desk import work

    work.work_on(now, stop=lambda: False)


def _free_port(first: int) -> int:
    for port in range(first, first + PORTS):
        try:
            with socketserver.TCPServer((LOOPBACK, port), socketserver.BaseRequestHandler):
                return port
        except OSError:
            continue
    message = "no port is free"
    raise OSError(message)


def _edition_server(folder: Path, first: int) -> ThreadingHTTPServer:
    handler = partial(QuietHandler, directory=str(folder.resolve()))
    return ThreadingHTTPServer((LOOPBACK, _free_port(first)), handler)


def _say_where(
    port: int, links: Sequence[tuple[str, str]], pages: ThreadingHTTPServer | None
) -> None:
    base = f"http://localhost:{port}"
    out = [f"\nThe desk is at {base}/  (on this machine only; Ctrl-C closes it)\n"]
    if links:
        out.append("Links that work once:\n")
        out += [f"  {name:<20} {base}/welcome/{secret}/\n" for name, secret in links]
    if pages is not None:
        out.append(f"The pages as readers see them: http://localhost:{pages.server_port}/\n")
    sys.stdout.writelines(out)
    sys.stdout.flush()
