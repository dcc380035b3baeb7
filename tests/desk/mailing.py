"""A real mail server on this machine that fails where it is told to, and what it took."""

import asyncio
import socket
from collections import Counter, deque
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from moksori.publishing.mail import Letter

BYE, BUSY, NO = "421 later", "451 later", "550 no"
DROP, DROP_AFTER = "drop", "drop after the dot"
"""The connection ends: before a reply, or after the message was taken and before that is said."""
FAULTS = (BYE, BUSY, NO, DROP)
LETTER = Letter("en", "Edition", "Desk", "Invented, _ _\n", "<p>Invented</p>", "=_parts")


class Faulty(SMTP):
    """A server in which every step may fail; the handler says how."""

    async def smtp_DATA(self, arg):  # noqa: N802 - the library's name
        if not await self.event_handler.step(self, "DATA"):
            return
        if self.event_handler.fault("body") == DROP:
            await self.push("354 go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Handler:
    def __init__(self):
        self.taken = []
        self.messages = []
        self.hellos = []
        self.plan = {}
        self.slow = 0.0

    def fault(self, step):
        queue = self.plan.get(step)
        return queue.popleft() if queue else None

    async def step(self, server, name):
        """Go on, or fail as planned; False where the command has been answered."""
        fault = self.fault(name)
        if fault is None:
            return True
        if fault == DROP:
            server.transport.abort()
            return False
        await server.push(fault)
        if fault == BYE:
            server.transport.close()
        return False

    async def _hook(self, server, name, good):
        fault = self.fault(name)
        if fault == DROP:
            server.transport.abort()
        if fault == BYE:
            await server.push(fault)
            server.transport.close()
        return fault or good

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.hellos.append(hostname)
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        reply = await self._hook(server, "MAIL", "250 ok")
        if reply == "250 ok":
            envelope.mail_from = address
        return reply

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        reply = await self._hook(server, "RCPT", "250 ok")
        if reply == "250 ok":
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        await asyncio.sleep(self.slow)
        fault = self.fault("dot")
        if fault in {None, DROP_AFTER}:
            self.taken += envelope.rcpt_tos
            self.messages.append(bytes(envelope.content))
        if fault in {DROP, DROP_AFTER}:
            server.transport.abort()
        if fault == BYE:
            await server.push(fault)
            server.transport.close()
        return fault or "250 taken"

    @property
    def counts(self):
        return Counter(self.taken)


class FaultyController(Controller):
    def factory(self):
        return Faulty(self.handler, **self.SMTP_kwargs)


@contextmanager
def server(**options):
    """Run a server; gives its handler and its port."""
    handler = Handler()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = FaultyController(handler, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield handler, port
    finally:
        controller.stop()


def planned(faults):
    """Return a plan of faults: step → what happens the first, second, third time."""
    plan = {}
    for step, fault in faults:
        plan.setdefault(step, deque()).append(fault)
    return plan
