"""The address in a symbol: an upper-case URL, which fits QR's compact alphanumeric mode."""

import re
from dataclasses import dataclass

from qr.errors import HostUnfit

HOST = re.compile(r"[A-Z0-9]([A-Z0-9-]*[A-Z0-9])?(\.[A-Z0-9]([A-Z0-9-]*[A-Z0-9])?)*(:[0-9]{1,5})?")
LONGEST_HOST = 253
"""The most characters of a name in DNS (RFC 1035, 2.3.4)."""
PATH = "/Q/"


@dataclass(frozen=True, slots=True)
class CodeHost:
    """The scheme and host that codes lead to, such as `https://q.firm.dk`, validated and in upper case."""

    scheme: str
    host: str

    @property
    def shown(self) -> str:
        """The host as people type it, in lower case; with its scheme unless that is https."""
        host = self.host.lower()
        return host if self.scheme == "HTTPS" else f"{self.scheme.lower()}://{host}"

    def url(self, code: str) -> str:
        """Return the text in the symbol of a code."""
        return f"{self.scheme}://{self.host}{PATH}{code}"


def code_host(text: str) -> CodeHost:
    """Return the host of codes from a text, with or without scheme and port.

    Raises HostUnfit for a path, and for characters outside alphanumeric mode (ISO/IEC 18004, table 5).
    """
    scheme, found, rest = text.strip().upper().rpartition("://")
    host = rest.removesuffix("/")
    if found and scheme not in ("HTTPS", "HTTP"):
        raise HostUnfit(f"{text!r} does not begin with https:// or http://: leave the scheme out to get https.")
    if "/" in host:
        raise HostUnfit(
            f"{text!r} has a path: codes come directly after the host, so leave the path out, as in https://q.firm.dk."
        )
    if not text.isascii() or len(host) > LONGEST_HOST or not HOST.fullmatch(host):
        raise HostUnfit(
            f"{text!r} can't be used in a symbol: give a host of letters a to z, digits, hyphens and dots, with a port "
            "if needed, as in q.firm.dk or http://127.0.0.1:8000; write other scripts in their xn-- form."
        )
    return CodeHost(scheme or "HTTPS", host)
