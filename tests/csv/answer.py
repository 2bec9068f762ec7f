"""What pd.read_csv makes of the cases in a file (a line of JSON each: text, options): a line for each, the same in CPython with
pandas and in Quern. `answer.py CASES [ANSWERS]`."""
import io
import json
import sys
import warnings

import numpy as np
import pandas as pd

FUNCTIONS = {"not_a": lambda name: name != "a", "odd": lambda i: i % 2 == 1, "upper": lambda s: s.upper(), "length": lambda s: len(s)}
warnings.simplefilter("ignore")


def option(v):
    if isinstance(v, dict):
        if "function" in v:
            return FUNCTIONS[v["function"]]
        return {(int(k) if k.isdigit() else k): option(x) for k, x in v.items()}
    return v


def cells(s):
    """uint64 in two halves: Quern's ints have 64 bits and a sign."""
    if str(s.dtype) == "UInt64":
        return [s.isna().tolist(), cells(s.fillna(0).astype("uint64"))]
    if str(s.dtype) == "uint64":
        a = s.to_numpy()
        return [(a >> np.uint64(1)).astype(np.int64).tolist(), (a & np.uint64(1)).astype(np.int64).tolist()]
    return s.tolist()


def shown(frame):
    index = frame.index
    out = [f"{len(frame)} {list(frame.columns)!r} {list(frame.columns.names)!r}"]
    if type(index) is pd.RangeIndex:
        out.append(f"{index.start} {index.stop} {index.name!r}")
    elif isinstance(index, pd.MultiIndex):
        out.append(f"{list(index.names)!r} {index.tolist()!r}")
    else:
        out.append(f"{index.name!r} {index.dtype} {cells(index)!r}")
    for i in range(frame.shape[1]):
        s = frame.iloc[:, i]
        out.append(f"{s.dtype} {cells(s)!r}")
    return "\t".join(out)


def read(data, o):
    o = {k: option(v) for k, v in o.items()}
    kind = o.pop("source", None)
    source = io.StringIO(data.encode("latin-1").decode()) if kind == "text" else io.BytesIO(data.encode("latin-1"))
    told = ""
    if o.get("on_bad_lines") == "warn":
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            got = pd.read_csv(source, **o)
            if "chunksize" in o or "iterator" in o:
                got = list(got)
        told = "".join(f"{x.category.__name__} {x.message}\t" for x in w)
    else:
        got = pd.read_csv(source, **o)
    if "iterator" in o and "chunksize" not in o and not isinstance(got, list):
        got = [got.get_chunk(2), got.read()]
    if isinstance(got, pd.DataFrame):
        return told + shown(got)
    return told + "\t|\t".join([shown(f) for f in got])


def answer(data, o):
    try:
        return read(data, o)
    except Exception as e:
        return f"error {type(e).__name__} {e}"


def main():
    out = open(sys.argv[2], "w") if len(sys.argv) > 2 else sys.stdout
    with open(sys.argv[1]) as f:
        for line in f:
            data, o = json.loads(line)
            out.write(json.dumps(answer(data, o)) + "\n")
    out.flush()


main()
