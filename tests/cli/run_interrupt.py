#!/usr/bin/env python3
"""Ctrl-C: a running script raises KeyboardInterrupt in its driver code, in kernels and where it waits; nothing printed is lost.
usage: run_interrupt.py QUERN"""
import os
import select
import signal
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from testlib import Checks, Program  # noqa: E402

HEAD = "import os, queue, sys, threading, time\nimport numpy as np\nfrom numba import njit, prange\n"
PLACES = {
    "a loop": "k = 0\n    while True:\n        k += 1",
    "a call of a function": "def f(n):\n        return n + 1\n    k = 0\n    while True:\n        k = f(k)",
    "a comprehension": "sum([k for k in range(10**12)])",
    "a kernel": "print(spin(10**15))",
    "a parallel kernel": "print(spread(10**15))",
    "sleep": "time.sleep(600)",
    "input": "input()",
    "sys.stdin": "sys.stdin.readline()",
    "a lock": "lock = threading.Lock()\n    lock.acquire()\n    lock.acquire()",
    "a queue": "queue.Queue().get()",
    "an event": "threading.Event().wait()",
    "os.read": "os.read(os.pipe()[0], 5)",
}
KERNELS = """
@njit
def spin(n):
    s = 0
    for i in range(n):
        s = (s * 31 + i) % 1000003
    return s

@njit(parallel=True)
def spread(n):
    s = 0
    for i in prange(n):
        s += (i * 31) % 1000003
    return s

spin(10), spread(10)
"""


# Long steps of frames, which look for it between rows or parts: each would take 1 s and more, and is to end within a part of that.
FRAMES = {
    "rolling.skew": "s.rolling(100).skew()",
    "rolling.median": "s.rolling(100).median()",
    "to_csv": "df.to_csv()",
    "to_json": "df.to_json(orient='records')",
    "a sort of three keys": "[df.sort_values(['a', 'b', 'x']).head(1) for _ in range(9)]",
    "a sort that waits": "[df.sort_values('x').iloc[:1] for _ in range(30)]",
    "merge": "[df.merge(df, on='b') for _ in range(9)]",
    "merge by text": "df.merge(df, on='t')",
    "nunique": "[df.x.nunique() for _ in range(30)]",
    "group-by": "[df.groupby('b').x.median() for _ in range(9)]",
    "astype(str)": "df.x.astype(str)",
    "tolist": "df.values.tolist()",
}
FRAME = """
import time
import numpy as np
import pandas as pd
N = 1_000_000
r = np.random.default_rng(1)
df = pd.DataFrame({"a": r.integers(0, 1000, N), "b": r.integers(0, N, N), "x": r.normal(size=N)})
df["t"] = df.b.astype(str)
s = df.x
"""


def interrupted(quern, text, times=1):
    """What the program printed, its errors and its exit code, after it printed a line "ready" and got SIGINT, each time."""
    keep, ours = os.pipe()  # its input stays open until it has ended: an end of input is another reason to wake up
    with Program(text) as path, os.fdopen(keep), os.fdopen(ours, "w"):
        p = subprocess.Popen([quern, "run", path], stdin=keep, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
        out = b""
        for k in range(times):
            while out.count(b"ready\n") <= k and select.select([p.stdout], [], [], 60)[0]:
                piece = os.read(p.stdout.fileno(), 4096)
                if not piece:
                    break
                out += piece
            p.send_signal(signal.SIGINT)
        try:
            rest, err = p.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            p.kill()
            rest, err = p.communicate()
            err += b"\n(it did not end)"
        return (out + rest).decode(), err.decode(), p.returncode


def main():
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    for name, place in PLACES.items():
        caught = f"{HEAD}{KERNELS}\ntry:\n    print('ready', flush=True)\n    {place}\nexcept KeyboardInterrupt as e:\n    print('caught', repr(e))\n" \
                 "finally:\n    print('finally')\nprint('after')\n"
        out, err, code = interrupted(quern, caught)
        c.that(out == "ready\ncaught KeyboardInterrupt()\nfinally\nafter\n" and code == 0, f"{name} is interrupted", f"{out}{err} exit code {code}")
    for name, place in FRAMES.items():
        out, err, code = interrupted(quern, f"{FRAME}try:\n    print('ready', flush=True)\n    {place}\n    print('done')\nexcept KeyboardInterrupt:\n    print('caught')\n")
        c.that(out == "ready\ncaught\n" and code == 0, f"{name} is interrupted", f"{out}{err} exit code {code}")
    out, err, code = interrupted(quern, HEAD + "import threading\nprint('first')\n"
                                 "t = threading.Timer(0.2, lambda: print('ready', flush=True))\nprint('waits in the buffer')\nt.start()\nwhile True:\n    pass\n")
    c.that(sorted(out.split("\n")) == ["", "first", "ready", "waits in the buffer"] and code == -signal.SIGINT and err.endswith("KeyboardInterrupt\n"), "uncaught: flushed, a traceback, ended by the signal",
           f"{out}{err} exit code {code}")
    out, err, code = interrupted(quern, HEAD + "for k in range(2):\n    try:\n        print('ready', flush=True)\n        while True:\n            pass\n"
                                 "    except KeyboardInterrupt:\n        print('again')\n", 2)
    c.that(out == "ready\nagain\nready\nagain\n" and code == 0, "a second interruption is another exception", f"{out}{err} exit code {code}")
    out, err, code = interrupted(quern, "import threading, time\nt = threading.Thread(target=time.sleep, args=(0.3,))\nt.start()\n"
                                 "try:\n    print('ready', flush=True)\n    while True:\n        pass\nexcept KeyboardInterrupt:\n    print('main', threading.current_thread().name)\nt.join()\n")
    c.that(out == "ready\nmain MainThread\n" and code == 0, "the main thread gets it", f"{out}{err} exit code {code}")
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
