"""Decide which IP addresses are public, so that nobody can use this server to reach a private network.

`ipaddress.is_global` alone lets multicast pass, and so it does IPv6 addresses that contain an IPv4 address.
"""

import ipaddress

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Registered as special, but `is_global` doesn't know them in every version of Python.
NOT_PUBLIC = [
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # RFC 791: this network
        "100.64.0.0/10",  # RFC 6598: shared by a carrier's customers
        "192.0.0.0/24",  # RFC 6890: protocol assignments
        "192.0.2.0/24",  # RFC 5737: documentation
        "192.31.196.0/24",  # RFC 7535: AS112
        "192.52.193.0/24",  # RFC 7450: multicast tunnels
        "192.88.99.0/24",  # RFC 7526: 6to4 relays
        "192.175.48.0/24",  # RFC 7534: AS112
        "198.18.0.0/15",  # RFC 2544: benchmarks
        "198.51.100.0/24",  # RFC 5737: documentation
        "203.0.113.0/24",  # RFC 5737: documentation
        "224.0.0.0/4",  # RFC 5771: multicast
        "240.0.0.0/4",  # RFC 1112: reserved, and broadcast
    )
]
PUBLIC_V6 = ipaddress.ip_network(
    "2000::/3"
)  # the only range from which addresses are assigned (RFC 4291)
NOT_PUBLIC_V6 = [
    ipaddress.ip_network(network)
    for network in (
        "2001::/23",  # RFC 2928: protocol assignments, Teredo (2001::/32) and ORCHID among them
        "2001:db8::/32",  # RFC 3849: documentation
        "2002::/16",  # RFC 3056: 6to4 carries an IPv4 address
        "2620:4f:8000::/48",  # RFC 7534: AS112
        "3fff::/20",  # RFC 9637: documentation
    )
]


def is_public(text: str) -> bool:
    """Return whether this is an IP address that anyone on the internet can reach.

    An IPv6 address that contains an IPv4 one (mapped, compatible, NAT64, 6to4, Teredo) is not public, because a
    gateway decides where it leads.
    """
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if address.version == 4:
        return address.is_global and not _is_in(address, NOT_PUBLIC)
    if address.scope_id is not None:
        return False
    return address.is_global and address in PUBLIC_V6 and not _is_in(address, NOT_PUBLIC_V6)


def _is_in(address: Address, networks: list) -> bool:
    return any(address in network for network in networks)
