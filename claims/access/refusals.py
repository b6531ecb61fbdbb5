"""Why something can't be done: one sentence for the person, and an HTTP status."""


class Refusal(Exception):
    """Something can't be done; `sentence` says what happened, what was kept and what to do."""

    status = 422

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Forbidden(Refusal):
    """The person is not allowed to do this, now or later."""

    status = 403


class Conflict(Refusal):
    """The action was possible once; something changed since, so it comes too late."""

    status = 409
