"""Every write that matters: keyword-only functions that lock, check, change, record and return.

Each action locks its chain's row first (`ledger.locked_chain`), then the claim, then its slots, so
that two of them never wait for each other in a ring.
"""
