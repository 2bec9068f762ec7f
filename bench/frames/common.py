"""What the engines share: args are ENGINE ROWS FOLDER THREADS REPEAT [names]. report(name, run, check) prints
`engine|name|best seconds|answer`; column(name) is a column of the tables of make_data.py, and the tables of the questions are made
of them by group_columns and join_columns, which are given how an engine makes columns of text."""
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


def sums(*columns):
    """Rows and the sums of columns, of a frame."""
    return lambda r: f"{len(r)} " + " ".join([f"{float(r[c].sum()):.6g}" for c in columns])


def walk(a, b):
    """The function of a user for every row."""
    n = 0
    while a > 1.0 and n < 20:
        a = a / b if a > b else a - 1.0
        n += 1
    return n * 0.5


def group_columns(picked):
    """Columns of the group-by questions; picked(top, width, codes) makes text."""
    return {"id1": picked(K, 3, "id1"), "id2": picked(K, 3, "id2"), "id3": picked(N // K, 10, "id3"), "id4": column("id4"), "id5": column("id5"),
            "id6": column("id6"), "v1": column("v1"), "v2": column("v2"), "v3": column("v3")}


def join_columns(texts):
    """Columns of x, small, medium and, where j5 asks for it, big of the join questions; texts(codes) makes text."""
    x = {"id1": column("x1"), "id2": column("x2"), "id3": column("x3"), "id4": texts("x1"), "id5": texts("x2"), "id6": texts("x3"), "v1": column("xv")}
    small = {"id1": column("y1"), "id4": texts("y1"), "v2": column("ws")}
    medium = {"id1": column("m1"), "id2": column("y2"), "id4": texts("m1"), "id5": texts("y2"), "v2": column("wm")}
    big = {}
    if wanted("j5"):
        big = {"id1": column("b1"), "id2": column("b2"), "id3": column("y3"), "id4": texts("b1"), "id5": texts("b2"), "id6": texts("y3"), "v2": column("wb")}
    return x, small, medium, big
