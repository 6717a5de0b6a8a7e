"""Where the site stands and where its people are reached: base address, domain, contact."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from pressmark.config.addresses import check_web_address
from pressmark.config.report import Report
from pressmark.diagnostics import Place, diagnose

_DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_MAIL = re.compile(r"[^\s@<>\"',;:]+@[\w-]+(?:\.[\w-]+)+")


def read_base_url(report: Report, given: str | None, domain: str) -> str:
    """The base address with a slash at its end: ``given`` on the command line, or of the file, or of
    ``domain``."""
    written = report.text("base_url")
    if given is not None:
        written = given.strip()
    if not written:
        return f"https://{domain}/" if domain else ""
    try:
        base = _normalised(written)
    except ValueError as error:
        if given is None:
            report.add("C106", ("base_url",), key="base_url", problem=str(error))
        else:
            report.found.append(diagnose("C106", Place(""), key="--base-url", problem=str(error)))
        return ""
    host = urlsplit(base).hostname
    if domain and given is None and host != domain:
        report.add("C117", ("base_url",), host=host, domain=domain)
    return base


def read_domain(report: Report) -> str:
    """The custom domain, small letters; empty when there is none or it is no domain."""
    written = report.text("custom_domain")
    domain = written.lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    if written and not _DOMAIN.fullmatch(domain):
        report.add("C116", ("custom_domain",), domain=written)
        return ""
    return domain


def read_contact(report: Report) -> str:
    """An e-mail address (without ``mailto:``) or an address of the web; empty when there is none."""
    written = report.text("contact")
    mail = written.removeprefix("mailto:")
    if not written or _MAIL.fullmatch(mail):
        return mail
    try:
        return check_web_address(written)
    except ValueError:
        report.add("C109", ("contact",), contact=written)
        return ""


def _normalised(text: str) -> str:
    parts = urlsplit(check_web_address(text))
    if parts.query or parts.fragment or text.endswith(("?", "#")):
        raise ValueError("goes on after its path with ? or #")
    if parts.username is not None:
        raise ValueError("has a user name in it")
    segments = [segment for segment in parts.path.split("/") if segment]
    if any(segment in (".", "..") for segment in segments):
        raise ValueError("has a dot for a folder in it")
    path = "/".join(["", *segments, ""])
    return urlunsplit((parts.scheme, parts.netloc.lower(), path, "", ""))
