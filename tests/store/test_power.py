"""Power lost before any step: what was acknowledged is there, and nothing else half."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientjournal.journal import Journal
from clientjournal.model.errors import SaveFailed, StoreError
from clientjournal.store import FileStore
from tests.making import HandSetClock, client
from tests.store import SOAKING
from tests.store.disk import PowerDisk, Site
from tests.store.folding import log_of

SITES: list[Site] = [
    ("sync", "replace"),
    ("sync_folder", "replace"),
    ("sync_data", "append"),
    ("sync_folder", "append"),
    ("sync", "taken_back"),
]
"""Every call of a sync but that of ``make_folder``, which ``test_faults`` holds to its place."""


pytestmark = pytest.mark.soak


class Surprise(Exception):
    """The power came back on a disk that holds something else than it should."""


def opened(path: Path, files: PowerDisk) -> Journal:
    return Journal(FileStore(path, files), HandSetClock(), "tester")


class PowerCut:
    """Loses the power before every step of what is done to a journal.

    Attributes:
        allowed: The names that may be found: those before the change, and after it.
        disks: How many disks were looked at.
        steps: Before how many steps the power was lost.

    """

    def __init__(self, path: Path, without: Site | None = None, second: bool = False) -> None:
        self.path, self.second = path, second
        self.allowed: tuple[list[str], ...] = ([],)
        self.disk = PowerDisk(without=without, watch=lambda disk: self.lose(disk))
        self.disks = self.steps = 0
        self.seen: set[object] = set()
        self.found: list[tuple[PowerDisk, tuple[list[str], ...]]] = []
        path.parent.mkdir(exist_ok=True)

    def lose(self, disk: PowerDisk) -> None:
        """Keep every disk that may be found when the power is back; the writer has the lock."""
        self.steps += 1
        for found in disk.after_power_loss():
            state = (
                tuple((name, found.files[inode]) for name, inode in sorted(found.names.items())),
                tuple(map(tuple, self.allowed)),
            )
            if state in self.seen:
                continue
            self.seen.add(state)
            self.found.append((found, self.allowed))

    def look(self, found: PowerDisk, allowed: tuple[list[str], ...]) -> None:
        self.disks += 1
        journal = opened(self.path, found)
        left = [client.name for client in journal.clients()]
        if left not in allowed or journal.fault() is not None:
            raise Surprise(f"{left} instead of {allowed}: {journal.fault()}")
        if self.second:
            again = PowerCut(self.path)
            again.disk = found
            found.watch = lambda disk: again.lose(disk)
            again.allowed = (left,)
            again.save(journal, "Once more")
            self.disks += again.disks
            return
        journal.add(client("Next"))
        after = opened(self.path, found)
        if [client.name for client in after.clients()] != [*left, "Next"] or after.fault():
            raise Surprise(f"{left} could not be gone on from")

    def settled(self, names: list[str]) -> None:
        """Lose the power once more, and look at all that was kept."""
        self.allowed = (names,)
        self.lose(self.disk)
        every = 8 if self.second and not SOAKING else 1
        for found, allowed in self.found[::every]:
            try:
                self.look(found, allowed)
            except StoreError as error:
                raise Surprise(str(error)) from error
        self.found.clear()

    def save(self, journal: Journal, name: str) -> None:
        done = self.allowed[-1]
        self.allowed = (done, [*done, name])
        journal.add(client(name))
        self.settled([*done, name])

    def erase(self, journal: Journal) -> None:
        """Erase the first client; its name is on no disk that may be found afterwards."""
        gone, *rest = self.allowed[-1]
        self.allowed = ([gone, *rest], rest)
        journal.erase("C-1")
        for found in self.disk.after_power_loss():
            for path in found.names:
                if gone.encode() in found.read(path)[0] and "backups" not in str(path):
                    raise Surprise(f"{gone} is still in {path.name}")
        self.settled(rest)

    def refused(self, journal: Journal) -> None:
        """Be refused a change; it does not come back when the power was off."""
        done = self.allowed[-1]
        self.allowed, self.disk.refusing = (done, [*done, "Lost"]), True
        with pytest.raises(SaveFailed):
            journal.add(client("Lost"))
        self.settled(done)

    def fold(self) -> None:
        FileStore(self.path, self.disk).close(fold=True)
        assert self.disk.stamp(log_of(self.path)) is None
        self.settled(self.allowed[-1])

    def live(self) -> None:
        """A short life: first saves, folds, saves after them, an erasure, one that is refused."""
        journal = opened(self.path, self.disk)
        self.save(journal, "Acme")
        self.save(journal, "Bell")
        self.fold()
        self.save(journal, "Core")
        self.fold()
        self.save(journal, "Dunn")
        self.erase(journal)
        self.refused(journal)
        self.save(journal, "Eddy")


def test_power_lost_before_any_step_leaves_what_was_acknowledged(path: Path) -> None:
    cut = PowerCut(path)
    cut.live()
    print(f"\n{cut.disks} disks after power was lost before {cut.steps} steps")
    assert cut.steps > 90
    assert cut.disks > 300


def test_power_lost_again_while_going_on_leaves_what_was_acknowledged(path: Path) -> None:
    cut = PowerCut(path, second=True)
    journal = opened(path, cut.disk)
    for name in ("Acme", "Bell") if SOAKING else ("Acme",):
        cut.save(journal, name)
    cut.fold()
    print(f"\n{cut.disks} disks after power was lost twice")
    assert cut.disks > 1000


@pytest.mark.parametrize("site", SITES, ids=" of ".join)
def test_any_sync_left_out_would_lose_a_change(path: Path, site: Site) -> None:
    with pytest.raises(Surprise):
        PowerCut(path, site).live()


def test_every_call_of_a_sync_is_one_of_these() -> None:
    """Another that is added is left out in turn here, or is not needed."""
    import ast

    from clientjournal.store import appending, files, storage

    calls: set[Site] = set()
    for module in (appending, files, storage):
        for function in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef) and not function.name.startswith("sync"):
                calls |= {(step, function.name) for step in map(_sync, ast.walk(function)) if step}
    assert calls == {*SITES, ("sync_folder", "make_folder")}


def _sync(node: object) -> str:
    import ast

    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return ""
    return node.func.attr if node.func.attr in ("sync", "sync_data", "sync_folder") else ""
