"""Copies of sources: fetched through one guarded client, read in a process of their own. No Django here.

`client.fetch` gets the bytes of an address, `reader.read` gives the words of bytes that nobody trusts.
"""
