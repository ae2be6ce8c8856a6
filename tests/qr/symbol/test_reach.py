"""From where the host of codes can be reached."""

import pytest

from qr.symbol.address import code_host
from qr.symbol.reach import reach_of


@pytest.mark.parametrize(
    ("host", "reach"),
    [
        ("q.firm.dk", "everywhere"), ("q.station.example", "everywhere"), ("https://8.8.8.8", "everywhere"),
        ("local.firm.dk", "everywhere"), ("172.32.0.1", "everywhere"),
        ("localhost", "machine"), ("http://localhost:8000", "machine"), ("skylt.localhost", "machine"),
        ("http://127.0.0.1:8000", "machine"), ("127.1", "machine"), ("127.8.9.10", "machine"),
        ("http://0.0.0.0:80", "machine"),
        ("localhost.localdomain", "machine"),
        ("http://192.168.1.20:8000", "network"), ("10.0.0.4", "network"), ("172.20.1.1", "network"),
        ("169.254.3.4", "network"), ("100.64.0.9", "network"), ("facilities.local", "network"), ("skylt", "network"),
        ("q.firm.internal", "network"), ("nas.home.arpa", "network"), ("skylt.lan:8080", "network"),
    ],
)  # fmt: skip
def test_a_host_is_reached_from(host: str, reach: str) -> None:
    assert reach_of(code_host(host)) == reach
