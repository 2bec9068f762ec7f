"""What the engines share: args are ENGINE ROWS FOLDER THREADS REPEAT [names]. report(name, run, check) prints
`engine|name|best seconds|answer`; column(name) is a column of the tables of make_data.py."""
import os
import sys
import time

import numpy as np

ENGINE, N, FOLDER, THREADS, REPEAT = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
ONLY = sys.argv[6].split(",") if len(sys.argv) > 6 else None
K = 100


def column(name):
    return np.load(os.path.join(FOLDER, name + ".npy"))


def wanted(*names):
    return ONLY is None or any([n in ONLY for n in names])


def report(name, run, check):
    if not wanted(name):
        return
    try:
        least, spent = 1e9, 0.0
        for _ in range(REPEAT):
            t = time.perf_counter()
            r = run()
            t = time.perf_counter() - t
            least, spent = min(least, t), spent + t
            if spent > 8:
                break
        print(f"{ENGINE}|{name}|{least:.5f}|{check(r)}", flush=True)
    except Exception as e:
        print(f"{ENGINE}|{name}|failed|{type(e).__name__} {str(e)[:200]}", flush=True)
