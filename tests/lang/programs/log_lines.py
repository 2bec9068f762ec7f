"""Log analysis: re, csv, json, argparse, logging, pathlib, struct, contextlib."""
import argparse
import contextlib
import csv
import io
import json
import logging
import os
import re
import struct
import sys
import tempfile
import textwrap
from collections import Counter, ChainMap, deque
from pathlib import Path
from string import Template

LOG = textwrap.dedent("""\
    2024-03-01T10:00:01 INFO  sensor=T1 value=21.53 unit=C
    2024-03-01T10:00:05 WARN  sensor=T2 value=-999 unit=C
    2024-03-01T10:01:07 INFO  sensor=P1 value=1.013e5 unit=Pa
    garbage line
    2024-03-01T10:02:11 ERROR sensor=T1 value=nan unit=C msg="over \\"range\\""
    2024-03-01T10:03:30 INFO  sensor=T1 value=22.75 unit=C
""")
PAT = re.compile(r"""
    ^(?P<time>\d{4}-\d\d-\d\dT[\d:]+)\s+
    (?P<level>[A-Z]+)\s+
    (?P<rest>.*)$""", re.VERBOSE)
KV = re.compile(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|(\S+))')


class Ring(deque):
    def __init__(self, n):
        super().__init__(maxlen=n)

    @property
    def mean(self):
        return sum(self) / len(self) if self else float("nan")


@contextlib.contextmanager
def section(title, out=sys.stdout):
    print(f"{title:-^40}", file=out)
    try:
        yield lambda *a: print("  ", *a, file=out)
    except ValueError as e:
        print("   caught:", e, file=out)
    finally:
        print("-" * 40, file=out)


def parse(lines):
    for n, line in enumerate(lines, 1):
        if (m := PAT.match(line)) is None:
            logging.getLogger("parse").warning("line %d: %r", n, line)
            continue
        d = m.groupdict()
        d |= {k: (re.sub(r"\\(.)", r"\1", q) if q else v) for k, q, v in KV.findall(d.pop("rest"))}
        d["value"] = float(d["value"])
        yield d


ap = argparse.ArgumentParser(prog="logs", description="read logs")
ap.add_argument("--level", choices=["INFO", "WARN", "ERROR"], action="append")
ap.add_argument("-n", "--count", type=int, default=3, help="how many (default: %(default)s)")
ap.add_argument("--scale", type=float, nargs=2, metavar=("A", "B"))
g = ap.add_mutually_exclusive_group()
g.add_argument("-v", action="count", default=0)
g.add_argument("-q", action="store_true")
ap.add_argument("files", nargs="*")
ns = ap.parse_args("--level INFO --level WARN -n 5 --scale 1 2.5 -vv a b".split())
print(ns)
print(ap.format_usage(), end="")
print(ap.format_help())
logging.basicConfig(stream=sys.stdout, format="%(levelname)-8s|%(name)s|%(message)s", level=logging.INFO)
rows = list(parse(LOG.splitlines()))
with section("rows") as p:
    for r in rows:
        p(r)
with section("bad") as p:
    p(int("x1"))
ring = Ring(2)
for r in rows:
    if r["sensor"] == "T1":
        ring.append(r["value"])
print(ring, ring.mean, Counter(r["level"] for r in rows).most_common())
buf = io.StringIO()
w = csv.DictWriter(buf, ["time", "level", "sensor", "value", "unit", "msg"], restval="-", extrasaction="ignore", quoting=csv.QUOTE_NONNUMERIC)
w.writeheader()
w.writerows(rows)
print(buf.getvalue())
buf.seek(0)
print([list(r.values())[2:4] for r in csv.DictReader(buf)])
print(json.dumps(rows[:2], indent=1, sort_keys=True))
print(json.dumps({"nan": float("nan"), "t": (1, 2), "none": None, 3: True}, separators=(",", ":")))
try:
    json.loads('{"a": [1, 2,]}')
except json.JSONDecodeError as e:
    print(e, e.lineno, e.colno, e.pos)
with tempfile.TemporaryDirectory() as td:
    p = Path(td) / "x" / "data.bin"
    p.parent.mkdir(parents=True)
    p.write_bytes(b"".join(struct.pack("<Hd4s", i, i / 7, b"ab%d" % i) for i in range(3)))
    print(p.stat().st_size, p.suffix, p.stem, p.relative_to(td).as_posix(), p.exists(), sorted(x.name for x in Path(td).rglob("*")))
    for rec in struct.iter_unpack("<Hd4s", p.read_bytes()):
        print(rec)
    print(struct.calcsize("<Hd4s"), struct.calcsize("Hd4s"), struct.unpack_from(">I", b"\0\0\1\2\3", 1))
    q = p.with_suffix(".txt")
    q.write_text("α β\nγ\n", encoding="utf-8")
    with q.open(encoding="utf-8") as fh:
        print([ln.rstrip() for ln in fh], fh.closed)
    print(os.path.splitext(q.name), q.parts[-2:])
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], dict(cm), cm.parents, cm.new_child({"z": 0}))
print(Template("$who owes $$${amt}").substitute(who="Bo", amt=3))
print(textwrap.fill("The quick brown fox jumps over the lazy dog " * 2, 30, initial_indent="* ", subsequent_indent="  "))
with contextlib.ExitStack() as st, contextlib.redirect_stdout(io.StringIO()) as cap:
    st.callback(print, "bye")
    print("hidden")
print(repr(cap.getvalue()))
with contextlib.suppress(KeyError):
    {}["x"]
print(re.split(r"[,;]\s*", "a, b;c,  d", maxsplit=2), re.subn("a", "b", "banana", count=2), re.findall(r"(?i)\bt\w+", LOG)[:3])
