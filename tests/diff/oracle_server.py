#!/usr/bin/env python3
"""Runs Python programs one after another, each in a fork of one process that has imported NumPy (and Numba) already: thousands of short
programs cost their own work only. Reads a path a line; answers with a line `status length` and so many bytes of what was printed.
usage: PYTHON oracle_server.py [numba]"""
import os
import sys
import tempfile
import traceback
import warnings

TIMEOUT = 120


def child(path, out):
    import resource
    import signal
    signal.alarm(TIMEOUT)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(out, 1)
    os.dup2(out, 2)
    status = 0
    try:
        with open(path, encoding="utf-8") as f:
            text = f.read()
        exec(compile(text, path, "exec"), {"__name__": "__main__", "__file__": path})
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def main():
    warnings.simplefilter("ignore")
    import numpy
    numpy.random.seed(0)
    if "numba" in sys.argv[1:]:
        import numba
        numba.njit(lambda x: x + 1)(1)
    else:
        # the driver form names the decorators and never uses them
        import types
        numba = types.ModuleType("numba")
        numba.njit, numba.prange = None, range
        sys.modules["numba"] = numba
    for line in sys.stdin:
        with tempfile.TemporaryFile() as out:
            pid = os.fork()
            if not pid:
                child(line.rstrip("\n"), out.fileno())
            _, status = os.waitpid(pid, 0)
            out.seek(0)
            text = out.read()
        sys.stdout.buffer.write(f"{status} {len(text)}\n".encode() + text)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
