"""How the pool tests a connection before it gives it to a request."""

import select

from psycopg import Connection
from psycopg_pool import ConnectionPool


def check_connection(connection: Connection) -> None:
    """Ask the server whether the connection works, but only if something arrived on it while it was idle.

    A server that ends or ends a connection says so or closes the socket, so there is something to read.
    Whether there is costs a microsecond to find out; an answer from the server costs a tenth of a
    millisecond, in every request. A server that vanished without a word is found by TCP keepalives.

    Raises psycopg.OperationalError; the pool then opens another connection.
    """
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    if poll.poll(0):  # also after an error or a hang-up, which need not be asked for
        ConnectionPool.check_connection(connection)
