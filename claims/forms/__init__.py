"""What was typed: one module a noun. A form says whether words can be read, never whether a move is allowed."""
