"""A server on the port that was asked for, or on the next that is free."""

from __future__ import annotations

import errno
from collections.abc import Callable

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.serve.options import ServeOptions
from pressmark.serve.reload import Hub
from pressmark.serve.server import PreviewServer
from pressmark.serve.site import Site

_PORTS_TRIED = 20


class CannotServe(Exception):  # noqa: N818 - it reads as the sentence that it is
    """The preview cannot start; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def listen(options: ServeOptions, site: Site, hub: Hub, say: Callable[[str], None]) -> PreviewServer:
    """A server on the wanted port or, when that is taken, on the next that is free: ``say`` is told of that.
    Raises ``CannotServe``.
    """
    last = min(options.port + _PORTS_TRIED - 1, 65535)
    for port in range(options.port, last + 1):
        try:
            server = PreviewServer(options.host, port, site, hub)
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                continue
            words = problem.strerror or str(problem)
            found = diagnose("W102", Place(""), host=options.host, port=port, problem=words)
            raise CannotServe(found) from None
        if port != options.port:
            say(f"Port {options.port} is taken, so the preview uses port {port}.")
        return server
    raise CannotServe(diagnose("W101", Place(""), first=options.port, last=last))
