"""Random CSV files against pandas, by the million: `PYTHON compare.py TEST_CSV [--seed S] [--count N]`.

pandas' C parser is asked in this process (its CParserWrapper, which is what read_csv reads small files with, without the
frame around it); TEST_CSV reads each file in all its ways and says what it makes of it. What differs is printed. For options that
are not the C reader's, answer.py runs whole scripts in both."""
import argparse
import collections
import io
import random
import re
import subprocess
import sys
import warnings

import pandas as pd
from pandas.io.parsers.base_parser import ParserBase
from pandas.io.parsers.c_parser_wrapper import CParserWrapper
from pandas.io.parsers.readers import TextFileReader, _clean_na_values

import generate
import oracle

warnings.simplefilter("ignore")
USUAL = dict(TextFileReader(io.BytesIO(b"a"), delimiter=",").options)
BATCH = 20000


def read(data, options):
    """What pandas makes of a file: (index or None, {label: values}, labels)."""
    o = dict(USUAL, delimiter=",")
    o.update(options)
    nrows = o.pop("nrows", None)
    sep = o.pop("sep", ",")
    if sep == r"\s+":
        o["delim_whitespace"] = True
        del o["delimiter"]
    else:
        o["delimiter"] = sep
    if "names" in options and "header" not in options:
        o["header"] = None
    if o["index_col"] is not None and o["index_col"] is not False and not isinstance(o["index_col"], list):
        o["index_col"] = [o["index_col"]]
    elif isinstance(o["index_col"], list):
        o["index_col"] = list(o["index_col"])
    skip = o["skiprows"]
    o["skiprows"] = set(range(skip)) if isinstance(skip, int) else set(skip)
    o["na_values"], o["na_fvalues"] = _clean_na_values(options.get("na_values"), o["keep_default_na"])
    if options.get("on_bad_lines") == "skip":
        o["on_bad_lines"] = ParserBase.BadLineHandleMethod.BLHM_SKIP
    o["low_memory"] = False
    index, labels, columns = CParserWrapper(io.BytesIO(data), **o).read(nrows)
    return index, columns, labels


def column(what, label, values):
    if values.dtype == object and any(type(v) is int for v in values):
        label = "'" + oracle.esc(label.encode()) if isinstance(label, str) else str(label)
        return "\t".join([what, label, "big"] + ["~" if v != v else str(v) for v in values]) + "\n"
    return oracle.column(what, label, values)


def dump(data, options):
    try:
        index, columns, labels = read(data, options)
        n = len(index) if index is not None else len(next(iter(columns.values()))) if columns else 0
        out = f"rows\t{n}\n"
        if index is not None and (index.names != [None] or repr(index.tolist()) != repr(list(range(n)))):
            for i in range(index.nlevels):
                v = index._get_level_values(i) if index.nlevels > 1 else index
                out += column("index", "None" if index.names[i] is None else index.names[i], v)
        for label in labels:
            v = columns[label]
            out += column("col", label, v.array if isinstance(v, pd.Series) else v)
        return out
    except StopIteration:
        return "error\tEmptyDataError\tno rows\n"
    except Exception as e:
        return f"error\t{type(e).__name__}\t{oracle.esc(str(e).encode())}\n"


def same_line(want, have):
    """Ints beyond 64 bits are objects in pandas and text in Quern."""
    w, h = want.split("\t"), have.split("\t")
    if w[0] == "index":  # pandas' index makes 0.0 and -0.0 one
        w, h = ["0.0" if x == "-0.0" else x for x in w], ["0.0" if x == "-0.0" else x for x in h]
        if w == h:
            return True
        if w[:3] == h[:2] + ["float64"] and h[2:3] == ["object"]:  # bools beside nulls
            return w[3:] == [{"True": "1.0", "False": "0.0"}.get(x, x) for x in h[3:]]
    if len(w) < 3 or w[2] != "big" or len(w) != len(h) or w[:1] != h[:1] or h[2] != "str":
        return want == have
    for a, b in zip(w[3:], h[3:]):
        text = re.sub(r"\\(x0[bc]|[tnr])", "", b[1:]).strip().replace(",", "").replace("_", "").replace(".", "")
        if a != b and not (text.lstrip("+-").isdigit() and int(text) == int(a)):
            return False
    return True


OTHER = collections.Counter()  # errors with other words


def same(want, have):
    if want == have:
        return True
    a, b = want.strip().split("\n"), have.strip().split("\n")
    if a[0].startswith("error") or b[0].startswith("error"):
        if a[0] == "rows\t0" and "out-of-bounds" in b[0]:
            return True  # pandas only looks at usecols when there are rows
        if a[0][:5] != b[0][:5]:
            return "zip() argument" in a[0] or "KeyError" in a[0]  # pandas' own failures with usecols beside index columns
        OTHER[a[0].split("\t")[1] + " / " + b[0].split("\t")[1]] += "Usecols" not in a[0]
        return True  # an error is an error: which of several is told first is not compared
    return len(a) == len(b) and all(same_line(x, y) for x, y in zip(a, b))


def batch(exe, seed, n, show):
    r = random.Random(seed)
    made = [(f"{seed}-{i}",) + generate.core_case(r) for i in range(n)]
    text = "".join(oracle.case_text(name, data, options, "") for name, data, options in made)
    got = subprocess.run([exe, "-"], input=text, capture_output=True, text=True, errors="replace")
    answers = dict(part.split("\n", 1) for part in got.stdout.split("case ")[1:]) if got.returncode in (0, 1) else {}
    kinds = collections.Counter()
    for name, data, options in made:
        want, have = dump(data, options).strip("\n"), answers.get(name, "nothing").strip("\n")
        if same(want, have):
            continue
        kind = (want.split("\t")[0] + " " + (want.split("\t")[1] if want.startswith("error") else ""), have.split("\t")[0] + " " + (have.split("\t")[1] if have.startswith("error") else ""))
        kinds[kind] += 1
        if kinds[kind] <= show:
            print(name, data, options, "\n  pandas:", want.replace("\n", "\n          "), "\n  quern: ", have.replace("\n", "\n          "), flush=True)
    if got.returncode:
        print(seed, "the ways of reading differ:", got.stderr[-2000:], flush=True)
    return sum(kinds.values()), bool(got.returncode)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("exe")
    p.add_argument("--seed", type=int, default=2)
    p.add_argument("--count", type=int, default=BATCH)
    p.add_argument("--show", type=int, default=2)
    a = p.parse_args()
    done = bad = ways = 0
    while done < a.count:
        n = min(BATCH, a.count - done)
        differ, broken = batch(a.exe, a.seed, n, a.show)
        done, bad, ways, a.seed = done + n, bad + differ, ways + broken, a.seed + 1
        print(f"{done} files, {bad} differ, {ways} batches with ways that differ", flush=True)
    print("errors in other words (pandas / Quern):", dict(OTHER))
    sys.exit(bool(bad or ways))


if __name__ == "__main__":
    main()
