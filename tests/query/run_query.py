#!/usr/bin/env python3
"""Queries: answers against the ones that pandas gave (expected.json), and against themselves under every way of cutting the
input, limiting the memory and storing the file.

usage: run_query.py QUERN
       PYTHON run_query.py --bless        (PYTHON has pandas: writes expected.json)
"""
import csv
import io
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from testlib import ROOT, Checks  # noqa: E402

ROWS = 20000


def run(command, text=None):
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120, cwd=ROOT, input=text or "")
    return done.returncode, done.stdout, done.stderr


def make_files(folder):
    r = random.Random(11)
    header = "carrier,origin,distance,delay,flight,day,note\n"
    lines = []
    for i in range(ROWS):
        delay = "" if r.random() < .07 else repr(round(r.gauss(5, 40), 2))
        note = r.choice(["", "ok", '"late, very"', '"said ""no"""', '"two\nlines"', "späť"])
        day = "20%02d-%02d-%02d" % (r.randint(10, 14), r.randint(1, 12), r.randint(1, 28))
        lines.append(f"{r.choice(['AA', 'UA', 'DL', 'B6', ''])},{r.choice(['JFK', 'LGA', 'EWR'])},{r.randint(50, 3000)},{delay},{r.randint(1, 4000)},{day},{note}\n")
    whole = os.path.join(folder, "f.csv")
    with open(whole, "w", encoding="utf-8", newline="") as f:
        f.write(header + "".join(lines))
    for k in range(13):
        with open(os.path.join(folder, f"part-{k:02}.csv"), "w", encoding="utf-8", newline="") as f:
            f.write(header + "".join(lines[k * ROWS // 13:(k + 1) * ROWS // 13]))
    with open(os.path.join(folder, "names.csv"), "w", encoding="utf-8") as f:
        f.write("code,name,delay\nAA,American,1\nUA,United,2\nUA,United Express,3\nZZ,Nobody,4\n")
    return whole


# (name, words of quern eval, pandas over df and names)
CASES = [
    ("sum by", ["sum(delay), mean(delay), count(), count(delay) by carrier"],
     "g(['carrier']).agg(a=('delay', lambda x: ksum(x)), b=('delay', 'mean'), c=('delay', 'size'), d=('delay', 'count'))"),
    ("min max by", ["min(delay), max(delay), min(note), max(distance), first(delay), last(note) by origin"],
     "g(['origin']).agg(a=('delay', 'min'), b=('delay', 'max'), c=('note', 'min'), d=('distance', 'max'), e=('delay', 'first'), f=('note', 'last'))"),
    ("two keys", ["std(delay), var(distance), nunique(flight), median(delay) by carrier, origin"],
     "g(['carrier', 'origin']).agg(a=('delay', 'std'), b=('distance', 'var'), c=('flight', 'nunique'), d=('delay', 'median'))"),
    ("quantile", ["quantile(delay, 0.9) as q, nunique(note) as n by origin where distance > 1000"],
     "df[df.distance > 1000].groupby('origin').agg(q=('delay', lambda x: x.quantile(.9)), n=('note', 'nunique'))"),
    ("filter", ["carrier, distance, delay where delay > 100 and carrier in ('AA', 'UA')"],
     "df[(df.delay > 100) & df.carrier.isin(['AA', 'UA'])][['carrier', 'distance', 'delay']]"),
    ("expression", ["delay * 60 / distance as x, distance // 100 as h where distance % 7 == 0 limit 50"],
     "df[df.distance % 7 == 0].assign(x=lambda d: d.delay * 60 / d.distance, h=lambda d: d.distance // 100)[['x', 'h']].head(50)"),
    ("order", ["flight, delay order by delay desc, flight limit 30"],
     "df.sort_values(['delay', 'flight'], ascending=[False, True], kind='stable')[['flight', 'delay']].head(30)"),
    ("order all", ["carrier, day, flight order by carrier, day desc, flight"],
     "df.sort_values(['carrier', 'day', 'flight'], ascending=[True, False, True], kind='stable')[['carrier', 'day', 'flight']]"),
    ("year", ["count() as n, mean(delay) as d by year(day) as y, month(day) as m order by y desc, m"],
     "df.assign(y=df.day.str[:4].astype(int), m=df.day.str[5:7].astype(int)).groupby(['y', 'm']).agg(n=('flight', 'size'), d=('delay', 'mean')).sort_index(ascending=[False, True])"),
    ("text", ["upper(carrier) + '-' + origin as k, len(note) as n, note[0:3] as s, 'late' in note as l where startswith(carrier, 'U') limit 200"],
     "df[df.carrier.str.startswith('U', na=False)].head(200).pipe(lambda d: pd.DataFrame({'k': d.carrier.str.upper() + '-' + d.origin, 'n': d.note.str.len().astype('Int64'), 's': d.note.str[:3], 'l': d.note.str.contains('late').astype(object).where(d.note.notna())}))"),
    ("nulls", ["count() where isnull(delay) or carrier is None"], "pd.DataFrame({'a': [int((df.delay.isna() | df.carrier.isna()).sum())]})"),
    ("coalesce", ["coalesce(carrier, 'none') as c, coalesce(delay, 0) as d limit 300"], "pd.DataFrame({'c': df.carrier.fillna('none'), 'd': df.delay.fillna(0)}).head(300)"),
    ("if", ["'long' if distance > 1500 else 'short' as k, count() as n by 'long' if distance > 1500 else 'short' as k"],
     "df.assign(k=np.where(df.distance > 1500, 'long', 'short')).groupby('k').agg(n=('flight', 'size'))"),
    ("having", ["count() as n, mean(delay) as d by carrier, origin having n > 1300 and d > 4.5 order by d desc"],
     "(lambda t: t[(t.n > 1300) & (t.d > 4.5)].sort_values('d', ascending=False))(g(['carrier', 'origin']).agg(n=('delay', 'size'), d=('delay', 'mean')))"),
    ("having more", ["max(delay) by origin, carrier where distance > 500 having sum(delay) > 4000 or origin == 'JFK' limit 6"],
     "(lambda t: t[(t.s > 4000) | (t.index.get_level_values(0) == 'JFK')][['a']].head(6))(df[df.distance > 500].groupby(['origin', 'carrier'], dropna=False).agg(a=('delay', 'max'), s=('delay', 'sum')))"),
    ("ratio", ["sum(distance) / count() as m, max(distance) - min(distance) as r by origin order by m desc"],
     "df.groupby('origin').agg(m=('distance', lambda x: x.sum() / len(x)), r=('distance', lambda x: x.max() - x.min())).sort_values('m', ascending=False)"),
    ("inner join", ["name, flight, delay_x where delay_y > 1 limit 500", "--join", "NAMES", "--on", "carrier=code"],
     "df.merge(names, left_on='carrier', right_on='code')[lambda d: d.delay_y > 1][['name', 'flight', 'delay_x']].head(500)"),
    ("left join", ["count(name) as n, count() as c, sum(distance) as s by carrier", "--join", "NAMES", "--on", "carrier=code", "--how", "left"],
     "df.merge(names, left_on='carrier', right_on='code', how='left').groupby('carrier', dropna=False).agg(n=('name', 'count'), c=('flight', 'size'), s=('distance', 'sum'))"),
    ("outer join", ["carrier, name, flight order by carrier, name, flight", "--join", "NAMES", "--on", "carrier=code", "--how", "outer"],
     "df.merge(names, left_on='carrier', right_on='code', how='outer').assign(carrier=lambda d: d.carrier.fillna(d.code)).sort_values(['carrier', 'name', 'flight'], kind='stable')[['carrier', 'name', 'flight']].astype({'flight': 'Int64'})"),
]


def bless():
    import numpy as np
    import pandas as pd
    with tempfile.TemporaryDirectory() as folder:
        df = pd.read_csv(make_files(folder))
        names = pd.read_csv(os.path.join(folder, "names.csv"))

    def ksum(x):
        return pd.DataFrame({"k": 0, "x": x}).groupby("k").x.sum().iloc[0]

    scope = {"df": df, "names": names, "pd": pd, "np": np, "ksum": ksum, "g": lambda keys: df.groupby(keys, dropna=False)}
    out = {}
    for name, _, text in CASES:
        frame = eval(text, scope)
        if frame.index.names != [None]:
            frame = frame.reset_index()
        out[name] = [row for row in csv.reader(io.StringIO(frame.to_csv(index=False, header=False)))]
        print(name, len(out[name]))
    with open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8") as f:
        json.dump({k: digest(v) for k, v in out.items()}, f, indent=1, ensure_ascii=False)
        f.write("\n")


def digest(rows):
    """Small answers as they are, long ones as their first rows and a sum over all cells."""
    if len(rows) <= 40:
        return rows
    total = 0.0
    for i, row in enumerate(rows):
        for k, cell in enumerate(row):
            try:
                total += float(cell) * ((i * 7 + k) % 101)
            except ValueError:
                total += sum(cell.encode()) * ((i * 7 + k) % 101)
    return {"rows": len(rows), "first": rows[:12], "last": rows[-3:], "sum": total}


def close(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return a["rows"] == b["rows"] and close(a["first"], b["first"]) and close(a["last"], b["last"]) and math.isclose(a["sum"], b["sum"], rel_tol=1e-9)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(close(x, y) for x, y in zip(a, b))
    if a == b:
        return True
    try:
        return math.isclose(float(a), float(b), rel_tol=1e-12)
    except (TypeError, ValueError):
        return False


def read_rows(text):
    return list(csv.reader(io.StringIO(text)))[1:]


def bare(words, out):
    """One expression without a name is printed without a header."""
    return "\n" + out if len(words) == 1 and words[0].startswith("count() where") else out


def check_answers(c, quern, folder, whole):
    with open(os.path.join(HERE, "expected.json"), encoding="utf-8") as f:
        expected = json.load(f)
    for ending in ("feather", "arrow", "arrows"):
        code, out, err = run([quern, "convert", whole, os.path.join(folder, "f." + ending)])
        c.that(code == 0 and not out, f"convert to .{ending}", err)
    for name, words, _ in CASES:
        words = [os.path.join(folder, "names.csv") if w == "NAMES" else w for w in words]
        code, first, err = run([quern, "eval", words[0], whole, *words[1:]])
        got = digest(read_rows(bare(words, first)))
        c.that(code == 0 and close(got, expected[name]), f"{name}: as pandas", f"{err}{str(got)[:600]}\n{str(expected[name])[:600]}")
        for how, args in [("13 files", [os.path.join(folder, "part-*.csv")]), ("2 MB of memory", [whole, "--memory", "2M"]), ("1 MB of memory", [whole, "--memory", "1M"]),
                          ("1 MB and 13 files", [os.path.join(folder, "part-*.csv"), "--memory", "1M"]),
                          ("Arrow file", [os.path.join(folder, "f.arrow")]), ("Feather", [os.path.join(folder, "f.feather"), "--memory", "3M"]),
                          ("Arrow stream", [os.path.join(folder, "f.arrows")])]:
            code, out, err = run([quern, "eval", words[0], *args, *words[1:]])
            c.that(code == 0 and out == first, f"{name}: {how}: the same bytes", f"exit {code} {err}\n{out[:300]}\n{first[:300]}")


def check_round_trips(c, quern, folder, whole):
    for ending, extra in [("feather", []), ("arrow", ["--compression", "zstd"]), ("arrows", ["--compression", "lz4"]), ("arrow", [])]:
        middle, back = os.path.join(folder, "r." + ending), os.path.join(folder, "back.csv")
        run([quern, "convert", whole, middle, *extra])
        code, out, err = run([quern, "convert", middle, back])
        with open(back, encoding="utf-8", newline="") as a, open(whole, encoding="utf-8", newline="") as b:
            c.that(code == 0 and list(csv.reader(a)) == list(csv.reader(b)), f"CSV through .{ending} {extra} and back", err)


def check_hints(c, quern, whole):
    """Every name of query_hints.def is answered with one that the page of queries or the table of mathematical functions has."""
    with open(os.path.join(ROOT, "engine", "query_hints.def")) as f:
        names = re.findall(r'^QUERY_NAME\("(\w+)", "(\w+)"\)', f.read(), re.M)
    page = ""
    for known in (["docs", "queries.md"], ["runtime", "math", "math.def"]):
        with open(os.path.join(ROOT, *known)) as f:
            page += f.read()
    for said, meant in names:
        code, _, err = run([quern, "eval", f"{said}(delay)", whole])
        c.that(code == 3 and f"did you mean '{meant}'" in err and re.search(rf"\b{meant}\b", page), f"eval says what {said}() means", err)


def check_columns_called_as_functions(c, quern, folder):
    """A column's name before a bracket is a function."""
    path = os.path.join(folder, "called.csv")
    with open(path, "w") as f:
        f.write("month,d,sum,len\n3,2013-04-05,1,7\n5,2013-06-07,2,8\n")
    for query, want in (("month(d)", "4\n6\n"), ("sum(month) by month(d)", "month(d),sum(month)\n4,3\n6,5\n"), ("sum(sum)", "3\n"), ("len(d) + len", "17\n18\n"),
                        ("month where month(d) > 4", "5\n")):
        code, out, err = run([quern, "eval", query, path])
        c.that(code == 0 and out == want, f"eval {query!r} calls the function", out + err)


def check_errors(c, quern, folder, whole):
    for words, code, needle in [
        (["mean(dely)", whole], 3, "did you mean 'delay'"), (["avg(delay) by carrier", whole], 3, "did you mean 'mean'"), (["count(*)", whole], 3, "count() counts rows"),
        (["delay where carrier = 'AA'", whole], 3, "equality is '=='"), (["delay > 1 && delay < 2", whole], 3, "write 'and'"), 
        (["delay where like(carrier, 'A%') +* 1", whole], 3, ": invalid syntax\n"), (["mean(DELAY)", whole], 3, "did you mean 'delay'"), (["delay where mean(delay) > 3", whole], 3, "follow 'having'"), (["mean(carrier)", whole], 3, "mean takes numbers"), (["delay + carrier", whole], 3, "text"),
        (["delay by carrier", whole], 3, "neither a key nor"), (["mean(mean(delay))", whole], 3, "an aggregate of an aggregate"),
        (["delay where distance", whole], 3, "a condition is a truth value"), (["delay having delay > 5", whole], 3, "a condition on groups"),
        (["count() by carrier having nope > 5", whole], 3, "keys, outputs and aggregates"), (["count() by carrier having carrier", whole], 3, "a truth value"),
        (["count() by carrier having", whole], 3, "missing"), (["delay where carrier > 5", whole], 3, "text is compared with a number"),
        (["quantile(delay, 2)", whole], 3, "from 0 to 1"), (["delay limit x", whole], 3, "limit needs a number"), (["", whole], 3, "missing"),
        (["year(note)", whole], 3, "no date"), (["delay", "/no/such/file.csv"], 3, "No such file"), (["delay", folder], 3, "folder"),
        (["delay", whole, "--output", os.path.join(folder, "x.parquet")], 3, "Parquet"), (["delay", whole, "--output", "/no/such/x.csv"], 3, "cannot write"),
        (["delay", whole, "--memory", "lots"], 2, "--memory needs"), (["delay", whole, "--limit", "-3"], 2, "--limit needs"),
        (["delay", whole, "--join", whole], 3, "--on"), (["delay", whole, "--join", whole, "--on", "nope"], 3, "no column 'nope'"),
        (["delay", whole, "--dtype", "delay=complex"], 3, "--dtype knows"), (["x", os.path.join(folder, "none-*.csv")], 3, "no file matches"),
        (["1 +* 2", whole], 3, "invalid syntax"), (["lower(delay)", whole], 3, "lower takes text"), (["sum(distance * distance * distance * distance * distance * distance)", whole], 3, ""),
    ]:
        got, out, err = run([quern, "eval", *words])
        c.that(got == code and needle in err and not out, f"eval {words[0]!r} is refused", f"exit {got}\n{out[:200]}{err}")
    got, out, err = run([quern, "eval", "delay", whole, "--join", whole, "--on", "carrier"])
    c.that(got == 3 and "'delay_x' is that of the first" in err and not out, "a name of both joined files", out[:200] + err)
    for name, head, program in [("t.csv.bz2", b"BZh91AY&SY", "bzcat"), ("t.csv.xz", b"\xfd7zXZ\0\0", "xzcat"), ("t.zip", b"PK\3\4\x14\0", "unzip"), ("t.zst", b"\x28\xb5\x2f\xfd\4\0", "zstdcat"),
                                ("t.csv", b"\x1f\x8b\x08\0\0\0", "zcat")]:
        packed = os.path.join(folder, name)
        with open(packed, "wb") as f:
            f.write(head)
        got, out, err = run([quern, "eval", "sum(x)", packed])
        c.that(got == 3 and "is compressed" in err and program in err, f"{name} is refused as a compressed file", out + err)
    late = os.path.join(folder, "late.csv")
    got, out, err = run([quern, "eval", "count() as n", whole, "-o", late, "-t", "1"])
    c.that(got == 0 and not out and os.path.exists(late), "options of one letter behind the file", out + err)
    got, out, err = run([quern, "eval", "sum(x)", "-"], text="x\n" + "9223372036854775807\n" * 3)
    c.that(got == 3 and "leaves 64 bits" in err, "a sum that leaves 64 bits is an error", out + err)


def check_widening(c, quern, folder):
    """A type that changes behind the first chunk: files are read again, pipes are told what to ask for."""
    path = os.path.join(folder, "wide.csv")
    rows = ["%d,%d\n" % (i, i % 7) for i in range(60000)]
    for last, total in [("1.5,3\n", "1799970001.5"), ("9223372036854775808,3\n", None)]:
        with open(path, "w", encoding="utf-8") as f:
            f.write("a,b\n" + "".join(rows) + last)
        code, out, err = run([quern, "eval", "sum(a), count()", path, "--memory", "1M"])
        c.that(code == 0 and out.endswith(",60001\n") and (total is None or total in out), f"widened by {last.strip()}", out + err)
    with open(path, "a", encoding="utf-8") as f:
        f.write("abc,1\n")
    code, out, err = run([quern, "eval", "max(a), count()", path, "--memory", "1M"])
    c.that(code == 0 and out == "max(a),count()\nabc,60002\n", "widened to text", out + err)
    code, out, err = run([quern, "eval", "a + 1", path, "--memory", "1M"])
    c.that(code == 3 and not out and "text" in err, "arithmetic on what is text after all", out[:80] + err)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    code, out, err = run([quern, "eval", "max(a), count()", "-", "--memory", "1M"], text=text)
    c.that(code == 3 and "--dtype 'a=" in err, "a pipe: the message says what to ask for", out + err)
    code, out, err = run([quern, "eval", "max(a), count()", "-", "--memory", "1M", "--dtype", "a=str"], text=text)
    c.that(code == 0 and out == "max(a),count()\nabc,60002\n", "a pipe with --dtype", out + err)


def check_kernels(c, quern, folder, whole):
    path = os.path.join(folder, "my.py")
    with open(path, "w", encoding="utf-8") as f:
        f.write("from numba import njit\nimport math\n\n@njit\ndef score(delay, distance):\n    s = 0.0\n    for i in range(3):\n        s += math.sqrt(abs(delay)) * i + distance\n    return s\n\n"
                "def plain(x):\n    return x * 2 if x > 0 else -x\n")
    code, out, err = run([quern, "eval", "score(delay, distance) as s, plain(distance) as p where notnull(delay) limit 3", whole, "--kernels", path])
    c.that(code == 0 and out.startswith("s,p\n") and out.count("\n") == 4, "functions of --kernels", out + err)
    code, out, err = run([quern, "eval", "count(score(delay, distance)) as n, count(delay) as m", whole, "--kernels", path])
    c.that(code == 0 and len(set(out.split()[1].split(","))) == 1, "null in, null out of a kernel", out + err)


def check_names(c, quern, folder):
    path = os.path.join(folder, "t.csv")
    with open(path, "w", encoding="utf-8") as f:
        f.write("k,x,s\n1,2.5,foo\n2,,bar\n1,4.0,\n")
    for query, want in [
        ("x * 2 as y, y + 1 as z where z > 6", "y,z\n8.0,9.0\n"),
        ("x * 2 as max where max > 5", "max\n8.0\n"),
        ("sum(x) as s, s * 2 as t by k", "k,s,t\n1,6.5,13.0\n2,0.0,0.0\n"),
        ("k as c, count() as n by c", "c,n\n1,2\n2,1\n"),
        ("count() as s by s", "s,s\nbar,1\nfoo,1\n,1\n"),
        ("mean(y) as m, max(y) by x * 2 as y where y > 5", "y,m,max(y)\n8.0,8.0,8.0\n"),
        ("1 as one, 't' as t, 2 * 3 as six where k == 2", "one,t,six\n1,t,6\n"),
        ("sum(2)", "6\n"),
        ("where(k > 1, s, 'no') as w, where(k > 1, k, None) as v", "w,v\nno,\nbar,2\nno,\n"),
    ]:
        code, out, err = run([quern, "eval", query, path])
        c.that(code == 0 and out == want, f"names of outputs, constants: {query}", out + err)
    for query, what in [("b + 1 as b", "no column or function 'b'"), ("b as a, a as b", "no column or function"), ("None if k > 1 else None", "both branches are None"),
                        ("mean(x) as m where m > 1", "no column or function 'm'"), ("x * 2 as s by s", "neither a key nor inside")]:
        code, out, err = run([quern, "eval", query, path])
        c.that(code == 3 and what in err, f"names of outputs: {query} is refused", f"{code} {out}{err}")


def steps_of(err):
    """{step: rows given} of what --explain says, and its last line."""
    lines = err.rstrip().split("\n")
    found = [re.fullmatch(r"(.*?) +(\d+) +\d+ +\d+\.\d\d ms", line) for line in lines[1:-1]]
    return {m.group(1): int(m.group(2)) for m in found if m}, lines[-1]


def check_plans(c, quern, folder, whole):
    query = ["mean(delay * 2) as d, count() by carrier where distance > 500 order by d limit 2", whole]
    answer = run([quern, "eval", *query])[1]
    rows = int(run([quern, "eval", "count() where distance > 500", whole])[1])
    code, out, err = run([quern, "eval", "--explain", *query])
    steps, last = steps_of(err)
    names = list(steps)
    c.that(code == 0 and out == answer, "--explain: the same answer", out + err)
    c.that(names[0].endswith("f.csv: 3 of 7 columns") and steps[names[0]] == ROWS and steps["filter distance > 500"] == rows and "(1 kernel)" in names[2]
           and names[3].startswith("group by carrier") and steps[names[3]] == 5 and names[-1] == "sort by 2 keys, first 2 rows" and steps[names[-1]] == 2
           and "of memory at most" in last, "--explain: steps and rows", err)
    code, out, err = run([quern, "eval", "--explain", "sum(distance) by name", whole, "--join", os.path.join(folder, "names.csv"), "--on", "carrier=code"])
    steps, _ = steps_of(err)
    c.that(code == 0 and sum(step.startswith("read ") for step in steps) == 2 and any(step.endswith("on carrier=code (inner)") for step in steps), "--explain: a join", out + err)


def main():
    if sys.argv[1:] == ["--bless"]:
        return bless()
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    with tempfile.TemporaryDirectory() as folder:
        whole = make_files(folder)
        check_answers(c, quern, folder, whole)
        check_round_trips(c, quern, folder, whole)
        check_hints(c, quern, whole)
        check_columns_called_as_functions(c, quern, folder)
        check_errors(c, quern, folder, whole)
        check_widening(c, quern, folder)
        check_kernels(c, quern, folder, whole)
        check_names(c, quern, folder)
        check_plans(c, quern, folder, whole)
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
