"""The hosts that codes on labels lead to. The registry keeps them, since a mounted label cannot be changed."""

from sqlmodel import Session

from api.operations.errors import LoopbackHost, OtherHost
from api.operations.labels.order import LabelOrder
from api.operations.labels.printing.views import HostView
from qr.symbol.address import code_host
from qr.symbol.reach import reach_of
from registry.labels.batches import hosts, last_host
from registry.wording import counted


def require_reachable(order: LabelOrder) -> None:
    """Raise LoopbackHost where labels would lead to the machine that opens them."""
    host = code_host(order.host)
    if reach_of(host) == "machine":
        raise LoopbackHost(
            f"labels for {host.shown} would lead each phone to itself, and never to this registry: nothing was printed"
        )


def host_warning(session: Session, order: LabelOrder) -> str | None:
    """What to say before the first print for a host that only the own network reaches; None for others."""
    host = code_host(order.host)
    if reach_of(host) != "network" or any(one.host == host.shown for one in list_hosts(session)):
        return None
    return (
        f"labels for {host.shown} work only within your own network, and die when the address changes: printed labels "
        "can't be changed, so choose a public name such as q.firm.dk before you mount them"
    )


def require_host(session: Session, order: LabelOrder, *, new_host: bool = False) -> None:
    """Raise OtherHost where earlier labels lead to another host, unless that is intended.

    Trial prints lead nowhere and are always accepted.
    """
    if order.is_trial or new_host:
        return
    now, before = code_host(order.host).shown, last_host(session)
    if before is None or before == now:
        return
    dying = [one for one in list_hosts(session) if one.host != now]
    printed, mounted = sum(one.printed for one in dying), sum(one.mounted for one in dying)
    raise OtherHost(
        f"labels lead to {before} until now, and these would lead to {now}: {counted(printed, 'printed label')}, "
        f"{mounted} mounted, will stop working unless {before} stays up and redirects to {now}",
        before,
    )


def list_hosts(session: Session) -> list[HostView]:
    """The hosts that labels lead to, the current one first."""
    present = last_host(session)
    return [HostView(**row, is_present=row["host"] == present) for row in hosts(session)]
