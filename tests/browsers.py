"""A real desk and a real browser. Filled in below."""
