"""What the test scripts share: running quern on a program text, counting what holds."""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, holds, what, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {what}\n{detail}")

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0


def run(command, timeout=120, **env):
    """(exit code, stdout, stderr); a signal shows as a negative code."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=timeout, cwd=ROOT,
                              env=dict(os.environ, **env), stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        return 124, "", f"timed out after {timeout} s"


class Program:
    """A program text in a temporary file: with Program(text) as path."""

    def __init__(self, text, suffix=".py"):
        self.text, self.suffix = text, suffix

    def __enter__(self):
        handle, self.path = tempfile.mkstemp(self.suffix)
        data = self.text if isinstance(self.text, bytes) else self.text.encode()
        with os.fdopen(handle, "wb") as f:
            f.write(data)
        return self.path

    def __exit__(self, *_):
        os.unlink(self.path)
