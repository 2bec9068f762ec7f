"""What pandas makes of a CSV, in the text form of dump.c. Needs pandas 3; run by make_corpus.py and compare.py."""
import io
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")


ESCAPED = [{"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(chr(c)) or (chr(c) if 32 <= c < 127 else f"\\x{c:02x}") for c in range(256)]


def esc(b):
    return "".join([ESCAPED[c] for c in b])


def cell(v, dtype):
    if isinstance(v, str):
        return "'" + esc(v.encode())
    if v is None or v != v:
        return "~"
    if isinstance(v, (bool, np.bool_)):
        return str(bool(v))
    if isinstance(v, (float, np.floating)):
        return repr(float(v))
    return str(int(v))


def column(what, label, values):
    name = "'" + esc(label.encode()) if isinstance(label, str) else str(label)
    return "\t".join([what, name, str(values.dtype)] + [cell(v, values.dtype) for v in values.tolist()]) + "\n"


def dump(data, options):
    try:
        d = pd.read_csv(io.BytesIO(data), **options)
    except Exception as e:
        return f"error\t{type(e).__name__}\t{esc(str(e).encode())}\n"
    out = f"rows\t{len(d)}\n"
    if list(map(repr, d.index)) != list(map(repr, range(len(d)))) or d.index.names != [None]:
        for i in range(d.index.nlevels):
            v = d.index.get_level_values(i)
            name = d.index.names[i]
            if v.dtype == object or not len(v):
                v = v.astype(object)
            out += column("index", "None" if name is None else name, v)
    for i in range(d.shape[1]):
        out += column("col", d.columns[i], d.iloc[:, i])
    return out


def words(options):
    """The options as dump.c reads them."""
    w = []
    for k, v in options.items():
        if isinstance(v, bool):
            v = "false" if k == "index_col" else int(v)
        elif v is None:
            v = "none"
        elif isinstance(v, dict):
            v = "|".join(f"{a}:{b}" for a, b in v.items())
        elif isinstance(v, list):
            k = "skiprows_list" if k == "skiprows" else k
            v = "|".join(str(x) for x in v)
        w.append(f"{k}={'tab' if v == chr(9) else v}")
    return "\t".join(w)


def case_text(name, data, options, expected):
    return f"case {name}\noptions {words(options)}\nbytes {esc(data)}\n{expected}\n"
