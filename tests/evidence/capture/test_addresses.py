"""Only public IP addresses are allowed, and none that contains another address."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.evidence.capture.addresses import is_public

# The IANA registries of special-purpose addresses; none of these is public.
_SPECIAL = """
0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 255.255.255.255/32
::/128 ::1/128 ::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/32 2001:1::/32
2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28 2001:20::/28 2001:30::/28 2001:db8::/32 2002::/16
2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8
"""
SPECIAL = _SPECIAL.split()


@pytest.mark.parametrize("network", SPECIAL)
@given(data=st.data())
def test_special_address_is_not_public(network: str, data: st.DataObject):
    addresses = ipaddress.ip_network(network)
    offset = data.draw(
        st.sampled_from([0, addresses.num_addresses - 1])
        | st.integers(0, addresses.num_addresses - 1)
    )

    assert not is_public(str(addresses[offset]))


@given(st.ip_addresses(v=4))
def test_ipv4_address_is_public_only_outside_all_special_networks(address: ipaddress.IPv4Address):
    special = [ipaddress.ip_network(network) for network in SPECIAL if ":" not in network]

    assert is_public(str(address)) == (not any(address in network for network in special))


@given(st.ip_addresses(v=4))
def test_ipv6_address_that_contains_an_ipv4_address_is_not_public(inner: ipaddress.IPv4Address):
    number = int(inner)
    carriers = [
        number,  # compatible
        (0xFFFF << 32) | number,  # mapped
        (0x64FF9B << 96) | number,  # NAT64
        (0x64FF9B0001 << 80) | number,  # NAT64 with a local prefix
        (0x2002 << 112) | (number << 80),  # 6to4
        (0x20010000 << 96) | (number ^ 0xFFFFFFFF),  # Teredo
    ]

    assert [is_public(str(ipaddress.IPv6Address(carrier))) for carrier in carriers] == [False] * 6


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "2a00:1450::200e"]
)
def test_ordinary_address_is_public(address: str):
    assert is_public(address)


@pytest.mark.parametrize(
    "text",
    ["", "localhost", "127.1", "0x7f.1", "2130706433", "1.1.1.1/32", "2606::1%eth0", "1.1.1.1 "],
)
def test_text_that_is_not_a_plain_address_is_not_public(text: str):
    assert not is_public(text)
