"""Fetch a web page and read the text of a page, document or image. No Django here.

`client.fetch` downloads a link; `reader.read` extracts the text from untrusted bytes in a child process.
"""
