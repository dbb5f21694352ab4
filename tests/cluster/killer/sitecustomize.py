"""In a process that starts with this on its path, whoever opens a file named 杀手.xlsx dies at once."""

import os
import signal
import sys


def _die(event: str, arguments: tuple) -> None:  # type: ignore[type-arg]
    if event == "open" and str(arguments[0]).endswith("杀手.xlsx"):
        os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(_die)
