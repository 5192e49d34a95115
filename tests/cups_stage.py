"""A print system of the tests' own: a real CUPS with a folder for each printer, that can be switched off, paused and
taken away. Nothing of this computer's own printers is touched. Skips with a reason where CUPS is not installed."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

OFFICE, LABELS = "Kantoor", "Etiketten"
DPI: Final = {OFFICE: 600, LABELS: 300}
SERVER_BIN: Final = Path("/usr/lib/cups")

_BACKEND = """#!/bin/sh
# Delivers into a folder, unless the printer is off.
[ $# -eq 0 ] && { echo 'file tofile "Unknown" "To a file"'; exit 0; }
folder="${DEVICE_URI#tofile:}"
[ -e "$folder/off" ] && { echo "ERROR: the printer is off" >&2; exit 4; }
[ -n "$6" ] && exec <"$6"
printf '%s\n%s\n%s\n' "$3" "$4" "$5" >"$folder/$1.txt"
cat >"$folder/.part" && mv "$folder/.part" "$folder/$1.pdf"
"""

_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "{name}"
*ShortNickName: "{name}"
*NickName: "{name}"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsVersion: 2.4
*cupsFilter2: "application/vnd.cups-pdf application/vnd.cups-pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: {sizes[0][0]}
{page_sizes}*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: {sizes[0][0]}
{page_regions}*CloseUI: *PageRegion
*DefaultImageableArea: {sizes[0][0]}
{areas}*DefaultPaperDimension: {sizes[0][0]}
{dimensions}*OpenUI *Resolution/Resolution: PickOne
*OrderDependency: 20 AnySetup *Resolution
*DefaultResolution: {dpi}dpi
*Resolution {dpi}dpi/{dpi} DPI: "<</HWResolution[{dpi} {dpi}]>>setpagedevice"
*CloseUI: *Resolution
*OpenUI *Duplex/2-Sided: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*CloseUI: *Duplex
"""

_SIZES = {
    OFFICE: [("A4", 595, 842), ("A5", 420, 595)],
    LABELS: [("w176h82", 176, 82), ("w162h91", 162, 91)],
}


class CupsStage:
    """`folder(printer)` holds what came out, one PDF a job."""

    def __init__(self, root: Path, socket: Path) -> None:
        self._root, self._socket = root, socket
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._lay_out()
        self._process = subprocess.Popen(
            ["cupsd", "-f", "-c", self._root / "cupsd.conf", "-s", self._root / "cups-files.conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.until(lambda: self._socket.exists() and self._answers(), "CUPS does not answer")
        for name, dpi in DPI.items():
            self._folder(name).mkdir()
            self._folder(name).chmod(0o777)
            self.add(name, dpi)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=20)
            self._process = None
        self._socket.unlink(missing_ok=True)

    # ---- printers

    def add(self, name: str, dpi: int) -> None:
        ppd = self._root / f"{name}.ppd"
        ppd.write_text(_ppd(name, dpi), "ascii")
        self.run("lpadmin", "-p", name, "-E", "-v", f"tofile:{self._folder(name)}", "-P", str(ppd))

    def take_away(self, name: str) -> None:
        self.run("lpadmin", "-x", name)

    def switch_off(self, name: str) -> None:
        """It takes no job: CUPS stops the printer after the first that fails."""
        (self._folder(name) / "off").touch()

    def switch_on(self, name: str) -> None:
        (self._folder(name) / "off").unlink(missing_ok=True)
        self.run("cupsenable", name)
        self.run("cupsaccept", name)

    def pause(self, name: str) -> None:
        self.run("cupsdisable", name)

    def refuse(self, name: str) -> None:
        self.run("cupsreject", name)

    def came_out(self, name: str, jobs: int = 1) -> list[bytes]:
        """What the printer delivered, in order, waiting until there are as many."""
        self.until(lambda: len(self._delivered(name)) >= jobs, f"{name} delivered nothing")
        return [file.read_bytes() for file in self._delivered(name)]

    def count(self, name: str) -> int:
        """Of the jobs that came out until now."""
        return len(self._delivered(name))

    def asked_of(self, name: str) -> tuple[str, int, str]:
        """Title, copies and options of the last job."""
        title, copies, options = self._delivered(name)[-1].with_suffix(".txt").read_text("utf-8").splitlines()
        return title, int(copies), options

    def waits(self, name: str) -> str:
        """Jobs that the system itself keeps for this printer."""
        return self.run("lpstat", "-W", "not-completed", "-o", name)

    def empty(self) -> None:
        """Between two tests: all printers there, on, and nothing in them."""
        for name in (OFFICE, LABELS):
            if name not in self.run("lpstat", "-e").split():
                self.add(name, DPI[name])
            self.switch_on(name)
            self.run("cancel", "-a", name)
            for file in self._folder(name).glob("*.*"):
                file.unlink()

    # ---- how

    def run(self, *command: str) -> str:
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | self.environment, check=False)
        return done.stdout

    @property
    def environment(self) -> dict[str, str]:
        return {"CUPS_SERVER": str(self._socket), "LC_ALL": "C"}

    @staticmethod
    def until(true: Callable[[], bool], why: str) -> None:
        deadline = time.monotonic() + 20
        while not true():
            assert time.monotonic() < deadline, why
            time.sleep(0.05)

    def _answers(self) -> bool:
        return "is running" in self.run("lpstat", "-r")

    def _folder(self, name: str) -> Path:
        return self._root / "out" / name

    def _delivered(self, name: str) -> list[Path]:
        return sorted(self._folder(name).glob("*.pdf"), key=lambda file: int(file.stem))

    def _lay_out(self) -> None:
        for part in ("spool/tmp", "cache", "run/certs", "log", "ppd", "ssl", "out", "bin/backend"):
            (self._root / part).mkdir(parents=True, exist_ok=True)
        for part in ("filter", "daemon", "notifier", "monitor", "driver", "cgi-bin"):
            if (SERVER_BIN / part).exists():
                (self._root / "bin" / part).symlink_to(SERVER_BIN / part)
        backend = self._root / "bin" / "backend" / "tofile"
        backend.write_text(_BACKEND, "ascii")
        backend.chmod(0o755)
        self._root.chmod(0o755)  # CUPS's helpers are another user, who may not enter the folders that pytest makes
        (self._root / "cupsd.conf").write_text(_CUPSD.format(socket=self._socket), "ascii")
        (self._root / "cups-files.conf").write_text(_FILES.format(root=self._root), "ascii")


_CUPSD = """Listen {socket}
Browsing No
DefaultAuthType None
JobRetryInterval 2
LogLevel warn
WebInterface No
ErrorPolicy stop-printer
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""

_FILES = """ServerRoot {root}
ServerBin {root}/bin
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/run
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
ServerKeychain {root}/ssl
FileDevice Yes
Sandboxing relaxed
"""


def _ppd(name: str, dpi: int) -> str:
    sizes = _SIZES[name]
    return _PPD.format(
        name=name,
        dpi=dpi,
        sizes=sizes,
        page_sizes="".join(f'*PageSize {n}/{n}: "<</PageSize[{w} {h}]>>setpagedevice"\n' for n, w, h in sizes),
        page_regions="".join(f'*PageRegion {n}/{n}: "<</PageSize[{w} {h}]>>setpagedevice"\n' for n, w, h in sizes),
        areas="".join(f'*ImageableArea {n}/{n}: "0 0 {w} {h}"\n' for n, w, h in sizes),
        dimensions="".join(f'*PaperDimension {n}/{n}: "{w} {h}"\n' for n, w, h in sizes),
    )


@pytest.fixture(scope="module")
def cups_running() -> Iterator[CupsStage]:
    missing = [name for name in ("cupsd", "lp", "lpadmin") if not shutil.which(name)]
    if missing or not (SERVER_BIN / "filter" / "pdftopdf").exists():
        pytest.skip(f"CUPS is not installed here ({', '.join(missing) or 'cups-filters'} is missing)")
    with tempfile.TemporaryDirectory(prefix="digibank-cups-") as root:
        stage = CupsStage(Path(root), Path(os.environ["CUPS_SERVER"]))
        stage.start()
        yield stage
        stage.stop()


@pytest.fixture
def cups(cups_running: CupsStage) -> CupsStage:
    """Two printers, on and empty: one for papers, one for labels."""
    cups_running.empty()
    return cups_running
