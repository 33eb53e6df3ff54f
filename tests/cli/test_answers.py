"""What a command prints where nobody reads to the end."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "resources" / "2023-tongzhou-plan.txt"


def test_reader_that_leaves_early_is_no_error() -> None:
    words = (sys.executable, "main.py", "plan", "import", str(PLAN), "--dry-run", "--json")
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as command:
        assert command.stdout
        assert command.stderr
        command.stdout.close()
        assert command.stderr.read() == b""
    assert command.returncode == 0
