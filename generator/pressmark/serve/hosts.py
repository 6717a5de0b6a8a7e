"""Which ``Host`` a request may name.

A page of a foreign site can make its own name point at this machine and then read what a local server
answers ("DNS rebinding"). The browser still sends the foreign name as ``Host``, so names that are not ours
are refused. An address in figures cannot be rebound.
"""

from __future__ import annotations

import ipaddress
import socket


def host_allowed(header: str, bound: str) -> bool:
    """Whether a server bound to ``bound`` may answer a request whose ``Host`` is ``header``."""
    name = _name(header)
    if not name:
        return False
    if name == "localhost" or name.endswith(".localhost") or name == bound.lower():
        return True
    address = _address(name)
    if is_loopback(bound):
        return address is not None and address.is_loopback
    return address is not None or name in _own_names()


def written(host: str) -> str:
    """How addresses name a server bound to ``host`` on its own machine."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{name}]" if ":" in name else name


def is_loopback(host: str) -> bool:
    """Whether a server bound to ``host`` can be reached from this machine alone."""
    address = _address(host)
    return host.lower() == "localhost" or (address is not None and address.is_loopback)


def _name(header: str) -> str:
    """The name in a ``Host`` header, without port and brackets, in lower case."""
    value = header.strip().lower()
    if value.startswith("["):
        return value[1:].partition("]")[0]
    return value.partition(":")[0].rstrip(".")


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _own_names() -> set[str]:
    own = socket.gethostname().lower()
    return {own, f"{own.partition('.')[0]}.local"}
