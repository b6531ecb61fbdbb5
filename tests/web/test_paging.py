"""Pages of long lists."""

import pytest

from claims.web.paging import read_page


@pytest.mark.parametrize(
    ("size", "start", "rows", "last"),
    [(2, 0, [1, 2], 2), (2, 2, [3, 4], 4), (2, 4, [5], None), (5, 0, [1, 2, 3, 4, 5], None)],
)
def test_page_names_its_last_row_only_when_more_follow(
    size: int, start: int, rows: list[int], last: int | None
):
    page = read_page([1, 2, 3, 4, 5], size, start)

    assert (page.rows, page.last) == (rows, last)
