"""Queries over streams of pyarrow and back, through ctypes alone: run by run_arrow.py with a Python that has pyarrow.
usage: with_pyarrow.py LIBQUERN FOLDER"""
import ctypes as C
import datetime as dt
import gc
import os
import random
import subprocess
import sys

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.feather

library, folder = sys.argv[1:3]
quern = os.path.join(os.path.dirname(os.path.dirname(library)), "quern")
lib = C.CDLL(library)
passed = failed = 0


class Error(C.Structure):
    _fields_ = [("status", C.c_int), ("span", C.c_uint32 * 4), ("file", C.c_char * 256), ("type", C.c_char * 64), ("message", C.c_char * 1024)]


class Config(C.Structure):
    _fields_ = ([("struct_size", C.c_size_t), ("flags", C.c_uint32)] + [(n, C.c_char_p) for n in ("text", "where", "by", "sort")] +
                [("limit", C.c_int64), ("fold", C.c_char_p), ("inputs", C.c_void_p), ("n_inputs", C.c_size_t), ("stream", C.c_void_p)] +
                [(n, C.c_char_p) for n in ("join", "join_on", "join_how", "kernels", "dtype", "delimiter", "output", "compression")] + [("memory", C.c_int64)])


session = C.c_void_p()
err = Error()
assert lib.qn_session_create(None, C.byref(session), C.byref(err)) == 0


def that(holds, what, detail=""):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print(f"FAIL {what}\n{detail}")


class Refused(Exception):
    pass


def query(text, table, memory=0, sizes=None):
    """A table of the rows; batches of `table` are cut as asked."""
    batches = table.to_batches(max_chunksize=sizes) if sizes else table.to_batches()
    reader = pa.RecordBatchReader.from_batches(table.schema, batches)
    source, out = (C.c_void_p * 5)(), (C.c_void_p * 5)()
    reader._export_to_c(C.addressof(source))
    config = Config(struct_size=C.sizeof(Config), text=text.encode(), stream=C.addressof(source), memory=memory)
    if lib.qn_query_open(session, C.byref(config), C.byref(out), C.byref(err)):
        if source[3]:  # not taken: ours to release
            C.CFUNCTYPE(None, C.c_void_p)(source[3])(C.addressof(source))
        raise Refused(err.message.decode())
    return pa.RecordBatchReader._import_from_c(C.addressof(out)).read_all()


def same(got, want):
    return got.num_columns == want.num_columns and all(a.to_pylist() == b.to_pylist() for a, b in zip(got.columns, want.columns))


def columns():
    n, r = 997, random.Random(3)
    maybe = lambda f: [None if r.random() < .2 else f() for _ in range(n)]
    whole = lambda bits, signed: r.randint(-2 ** (bits - 1) if signed else 0, 2 ** (bits - signed) - 1)
    yield from ((f"{'' if s else 'u'}int{b}", pa.array(maybe(lambda: whole(b, s)), getattr(pa, f"{'' if s else 'u'}int{b}")())) for b in (8, 16, 32, 64) for s in (1, 0))
    yield "float32", pa.array(maybe(lambda: r.choice([0.5, -3.25, 1e10])), pa.float32())
    yield "float64", pa.array(maybe(lambda: r.gauss(0, 1e3)), pa.float64())
    yield "bool", pa.array(maybe(lambda: r.random() < .5))
    words = ["", "a", "späť", "longer than twelve bytes", "x" * 300]
    for kind in (pa.utf8(), pa.large_utf8(), pa.string_view()):
        yield str(kind), pa.array(maybe(lambda: r.choice(words)), kind)
    yield "dictionary", pa.array(maybe(lambda: r.choice(words))).dictionary_encode()
    yield "dictionary of ints", pa.array(maybe(lambda: r.randint(0, 9)), pa.int64()).dictionary_encode()
    when = lambda: dt.datetime(1960, 1, 1) + dt.timedelta(seconds=r.randint(0, 3 * 10 ** 9))
    for unit in "s", "ms", "us", "ns":
        yield f"timestamp[{unit}]", pa.array(maybe(when), pa.timestamp(unit))
        yield f"duration[{unit}]", pa.array(maybe(lambda: dt.timedelta(seconds=r.randint(-10 ** 6, 10 ** 6))), pa.duration(unit))
    yield "zone", pa.array(maybe(when), pa.timestamp("us", "Europe/Berlin"))
    yield "date32", pa.array(maybe(lambda: when().date()), pa.date32())
    yield "date64", pa.array(maybe(lambda: when().date()), pa.date64())
    yield "null", pa.nulls(n)
    yield "no nulls", pa.array(range(n))


def check_types():
    for name, array in columns():
        table = pa.table({"x": array, "i": pa.array(range(len(array)))})
        want = pc.cast(table["x"], pa.timestamp("ms")) if name == "date64" else table["x"].cast(array.type.value_type) if "dictionary" in name else table["x"]
        for what, t in [("whole", table), ("sliced", table.slice(123, 501)), ("empty", table.slice(0, 0)), ("one row", table.slice(7, 1))]:
            for sizes in (None, 100):
                got = query("x, i", t, sizes=sizes)
                part = want if what == "whole" else want.slice(123, 501) if what == "sliced" else want.slice(0, 0) if what == "empty" else want.slice(7, 1)
                that(got["x"].to_pylist() == part.to_pylist(), f"{name}, {what}, cut by {sizes}", f"{got['x'].type}\n{got['x'].to_pylist()[:9]}\n{part.to_pylist()[:9]}")
        got.validate(full=True)
        if "timestamp" in name or name in ("zone", "date32") or "duration" in name:
            that(got["x"].type == array.type, f"{name} stays what it is", str(got["x"].type))
        path = os.path.join(folder, "t.arrow")
        for ending, options in [("arrow", {}), ("arrow", {"compression": "zstd"}), ("arrow", {"compression": "lz4"}), ("arrows", {})]:
            path = os.path.join(folder, "t." + ending)
            make = pa.ipc.new_file if ending == "arrow" else pa.ipc.new_stream
            with make(path, table.schema, options=pa.ipc.IpcWriteOptions(**options)) as w:
                w.write_table(table, 300)
            for out in ("b.arrow", "b.feather", "b.arrows"):
                back = os.path.join(folder, out)
                done = subprocess.run([quern, "convert", path, back], capture_output=True, text=True)
                got = None
                if done.returncode == 0:
                    got = pa.ipc.open_stream(back).read_all() if out.endswith("s") else pa.feather.read_table(back)
                    got.validate(full=True)
                that(got is not None and got["x"].to_pylist() == want.to_pylist(), f"{name}: .{ending} {options} to {out}", done.stderr)
            if name == "string_view":  # pyarrow has no codec for their sizes in old versions; once is enough
                break


def check_refusals():
    for name, array in [("binary", pa.array([b"x"])), ("time64", pa.array([dt.time(1)])), ("list", pa.array([[1]])), ("decimal", pa.array([1]).cast(pa.decimal128(20))),
                        ("struct", pa.array([{"a": 1}])), ("map", pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64())))]:
        table = pa.table({"x": array, "i": [5]})
        try:
            query("x", table)
            that(False, f"{name} is refused")
        except Refused as e:
            that(name in str(e) and "'x'" in str(e), f"{name} is refused by name", str(e))
        that(query("i + 1 as k", table)["k"].to_pylist() == [6], f"{name} is not looked at when it is not named")
        path = os.path.join(folder, "r.arrow")
        with pa.ipc.new_file(path, table.schema) as w:
            w.write_table(table)
        done = subprocess.run([quern, "eval", "i", path], capture_output=True, text=True)
        that(done.stdout == "5\n", f"{name} in a file is passed over", done.stderr)


def check_queries():
    r = random.Random(8)
    n = 50000
    table = pa.table({"k": [r.choice("abcdefg") for _ in range(n)], "x": pa.array([None if r.random() < .1 else r.gauss(0, 1) for _ in range(n)], pa.float64()),
                      "y": pa.array([r.randint(0, 99) for _ in range(n)], pa.int32())})
    for text in ("sum(x), mean(x), std(x), count(), median(x), nunique(y) by k", "sum(x), mean(x), min(y), max(k), nunique(k)", "k, x * y as p where x > 1 order by p desc limit 99",
                 "sum(x) by y, k"):
        first = query(text, table)
        for sizes in (1000, 7777):
            for memory in (0, 2 << 20):
                that(same(query(text, table, memory, sizes), first), f"{text}: batches of {sizes}, memory {memory}: the same bits")
    got = query("sum(y) as s, count(x) as c by k", table)
    want = table.group_by("k").aggregate([("y", "sum"), ("x", "count")]).sort_by("k")
    that(got["s"].to_pylist() == want["y_sum"].to_pylist() and got["c"].to_pylist() == want["x_count"].to_pylist(), "the same as pyarrow")
    outlives = query("k, x, y * 2 as z", table.slice(11, 3000))
    gc.collect()
    that(outlives["z"].to_pylist() == [v * 2 for v in table["y"].to_pylist()[11:3011]], "batches outlive their stream")
    empty = pa.RecordBatchReader.from_batches(table.schema, [])
    that(query("count()", pa.Table.from_batches([], table.schema)).to_pylist() == [{"count()": 0}], "a stream without batches", str(empty))


def check_feather():
    import pandas as pd
    path, back = os.path.join(folder, "p.feather"), os.path.join(folder, "p2.feather")
    df = pd.DataFrame({"a": [1, 2, 3], "s": ["x", None, "zz"], "f": [1.5, float("nan"), 3], "c": pd.Categorical(["u", "v", "u"]), "t": pd.to_datetime(["2024-01-05", None, "2020-02-29"])})
    df.to_feather(path)
    done = subprocess.run([quern, "convert", path, back], capture_output=True, text=True)
    got = pd.read_feather(back) if done.returncode == 0 else None
    that(got is not None and got.astype({"c": "category"}).equals(df.astype({"s": got["s"].dtype})), "pandas' own Feather and back", f"{done.stderr}\n{got}")
    done = subprocess.run([quern, "eval", "a, s, c, t where t > '2021-01-01'", path], capture_output=True, text=True)
    that(done.stdout == "a,s,c,t\n1,x,u,2024-01-05 00:00:00\n", "a date in a condition", done.stdout + done.stderr)


def check_damage():
    table = pa.table({"s": ["a", "bb", None] * 500, "x": [1.5, 2.5, None] * 500, "d": pa.array(["p", "q", "p"] * 500).dictionary_encode()})
    path = os.path.join(folder, "d.arrow")
    with pa.ipc.new_file(path, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as w:
        w.write_table(table, 100)
    with open(path, "rb") as f:
        sound = f.read()
    r = random.Random(1)
    crashed = 0
    for i in range(400):
        data = bytearray(sound[:r.randint(0, len(sound))] if i % 3 == 0 else sound)
        for _ in range(r.randint(0 if i % 3 == 0 else 1, 4)):
            if data:
                data[r.randrange(len(data) if i % 2 else min(len(data), 1500))] = r.randrange(256)
        with open(path, "wb") as f:
            f.write(data)
        done = subprocess.run([quern, "eval", "max(s), sum(x), count(d), nunique(d)", path], capture_output=True, text=True, errors="replace", timeout=60)
        crashed += done.returncode not in (0, 3)
    that(crashed == 0, "damaged files are errors, never crashes", f"{crashed} of 400")


check_types()
check_refusals()
check_queries()
check_feather()
check_damage()
lib.qn_session_destroy(session)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
