"""Writes the files that bench/csv reads: `PYTHON csv_make.py FOLDER [ROWS]`. plain.csv: nine columns (four ints, three floats,
two texts), quoted.csv: texts with commas, quotes and newlines inside, and nulls everywhere; small.csv: 2 MB of plain.csv."""
import pathlib
import sys

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

folder, rows = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
STEP = 500_000


def block(r, first, n):
    words = np.array(["AA", "UA", "DL", "WN", "B6", "carrier nine", "OO", "Alaska"])
    return {"id": np.arange(first, first + n), "small": r.integers(-100, 1000, n), "year": r.integers(1990, 2025, n),
            "big": r.integers(0, 2**53, n), "x": r.random(n), "price": np.round(r.random(n) * 1e4, 2), "ratio": np.round(r.normal(size=n), 6),
            "name": words[r.integers(0, len(words), n)], "key": np.char.add("key_", r.integers(0, 10**7, n).astype(str))}


def quoted(r, first, n):
    texts = np.array(["plain", "with, comma", 'a "quoted" word', "two\nlines", "", "tail,\n\"mixed\"", "long " * 6])
    t = texts[r.integers(0, len(texts), n)]
    c = {"id": pa.array(np.arange(first, first + n)), "n": pa.array(r.integers(0, 10**6, n), mask=r.random(n) < .2),
         "x": pa.array(r.random(n), mask=r.random(n) < .2), "text": pa.array(t, mask=r.random(n) < .1),
         "v": pa.array(np.round(r.random(n) * 100, 3)), "note": pa.array(texts[r.integers(0, 3, n)])}
    return c


def write(path, make, rows, **options):
    r = np.random.default_rng(1)
    with open(path, "wb") as f:
        for first in range(0, rows, STEP):
            t = pa.table(make(r, first, min(STEP, rows - first)))
            pc.write_csv(t, f, pc.WriteOptions(include_header=first == 0, **options))


folder.mkdir(parents=True, exist_ok=True)
write(folder / "plain.csv", block, rows, quoting_style="none", quoting_header="none")
write(folder / "quoted.csv", quoted, rows, quoting_style="all_valid", quoting_header="none")
with open(folder / "plain.csv", "rb") as f:
    head = f.read(2_000_000)
(folder / "small.csv").write_bytes(head[:head.rindex(b"\n") + 1])
