"""From where a host can be reached: one that only a machine or a network knows makes labels that die with it.

Sources: RFC 6761 and 6762 (names for special use: localhost, local), RFC 8375 (home.arpa), RFC 1918, 3927 and 6598
(private, link-local and shared addresses); internal was set aside by ICANN in 2024.
"""

import socket
from ipaddress import IPv4Address, ip_network
from typing import Literal, TypeAlias

from qr.symbol.address import CodeHost

Reach: TypeAlias = Literal["everywhere", "network", "machine"]

OF_A_MACHINE = ("localhost", "localdomain", "ip6-localhost", "ip6-loopback")
OF_A_NETWORK = ("local", "internal", "lan", "home", "intranet", "corp", "private", "home.arpa")
"""Ends of names."""
SHARED = ip_network("100.64.0.0/10")
"""Addresses behind the router of a provider, which Python does not count as private."""


def reach_of(host: CodeHost) -> Reach:
    """From where a host can be reached, as far as its name or address tells."""
    name = host.host.partition(":")[0].lower()
    address = _address(name)
    if address is not None:
        return _of_address(address)
    if _ends(name, OF_A_MACHINE):
        return "machine"
    return "network" if "." not in name or _ends(name, OF_A_NETWORK) else "everywhere"


def _address(name: str) -> IPv4Address | None:
    """The address that a name of digits is, also in a short form such as 127.1; None for other names."""
    if not name.replace(".", "").isdecimal():
        return None
    try:
        return IPv4Address(socket.inet_aton(name))
    except OSError:
        return None


def _of_address(address: IPv4Address) -> Reach:
    if address.is_loopback or address.is_unspecified:
        return "machine"
    return "network" if address.is_private or address in SHARED else "everywhere"


def _ends(name: str, ends: tuple[str, ...]) -> bool:
    return any(name == end or name.endswith(f".{end}") for end in ends)
