"""The refusals that a person can meet; each carries one sentence and an HTTP status."""


class Refusal(Exception):
    """Something cannot be done; `sentence` says what happened, what was kept and what to do."""

    status = 422

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Forbidden(Refusal):
    """Not this person's move."""

    status = 403


class Conflict(Refusal):
    """The move was possible once; somebody was there before."""

    status = 409
