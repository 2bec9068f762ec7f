"""Random frames and chains of pandas operations on them, made by looking: after every step the pandas object itself says what can come
next, so this runs under the oracle's Python. A chain is a list of lines that work on `x`; the templates of its steps are in steps/*.txt.

usage: generate_chains.py SEED COUNT [FILES]     writes "== number", the lines, "--" and what pandas printed, chain by chain; with FILES
(group,window: names of steps/*.txt) most steps come from those files and the head of a chain also names each line's file
Templates: a section [what] or [what kinds] holds one statement a line; `~` before it says that it reduces or accumulates floats, whose last
digits depend on the order of sums. Names after $ are drawn for each use: see class Draw."""
import contextlib
import glob
import io
import os
import random
import re
import sys
import warnings

import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = ["pear", "apple", "fig", "kiwi", "Fig", "", "a b", "zebra", "Älg", "x1", "apple pie", " lead", "trail ", "12", "3.5", "a,b", 'q"t', "é", "日本"]
ODD = WORDS + ["line\nbreak", "tab\t", "NaN", "None", "😀", "a-b_c", "2024-01-05", "True", "o'clock", "x" * 60, "Ñ", "\\", "{}", "%d"]
GROUPS = ["u", "v", "w"]
FLOATS = ["0.0", "1.5", "-2.25", "3.0", "10.125", "0.5", "-1.0", "2.0", "100.0"]
ODD_FLOATS = FLOATS + ["-0.0", "inf", "-inf", "0.1", "2.675", "1e-9", "123456.789", "1e20", "-7.3", "0.3333333333333333", "1e300", "99999.5"]
DAYS = ["2024-01-31", "2024-02-29", "2023-12-31", "2024-01-01", "2024-03-10", "2023-07-04", "2024-10-27", "1999-12-31", "2024-01-02", "2024-01-03"]
TIMES = ["2024-01-31 23:59:59", "2024-02-29 12:00:00", "2023-12-31 00:00:00", "2024-01-01 06:30:00", "2024-01-01 06:45:10", "2024-03-10 02:30:00",
         "2023-07-04 17:05:01", "1970-01-01 00:00:00", "2024-01-01 07:00:00", "2024-01-02 00:00:00.250000"]
SPANS = ["1 days", "0 days", "-1 days", "2 days 03:00:00", "00:30:00", "1 days 00:00:00.5", "10 days", "-00:00:01", "5 min", "36h"]
ZONES = ["UTC", "Europe/Berlin", "America/New_York"]

PROLOGUE = '''import numpy as np
import pandas as pd
import warnings
from datetime import date, datetime, time, timedelta
warnings.simplefilter("ignore")
nan, inf = float("nan"), float("inf")
NaT, NA, Timestamp, Timedelta, Interval = pd.NaT, pd.NA, pd.Timestamp, pd.Timedelta, pd.Interval


def axis(index):
    if isinstance(index, pd.MultiIndex):
        print("@", type(index).__name__, [str(level.dtype) for level in index.levels] if len(index) else "", list(index.names), index.tolist())
    else:
        print("@", type(index).__name__, str(index.dtype), list(index.names), index.tolist())


def column(x, name):
    print("|", name, str(x.dtype), x.tolist())
    if str(x.dtype) == "category":
        print("  categories", x.cat.categories.tolist(), x.cat.ordered)


def show(x):
    print(x)
    if isinstance(x, pd.DataFrame):
        for j in range(x.shape[1]):
            column(x.iloc[:, j], repr(x.columns[j]))
        axis(x.columns)
        axis(x.index)
    elif isinstance(x, pd.Series):
        column(x, repr(x.name))
        axis(x.index)
    elif isinstance(x, pd.Index):
        axis(x)
    else:
        print(type(x).__name__, repr(x))


'''


def program(chains):
    """chains: (number, lines)"""
    out = [PROLOGUE]
    for number, lines in chains:
        out.append(f"def f{number}():\n" + "".join(f"    {line}\n" for line in lines) + "    return x\n\n\n")
    for number, _ in chains:
        out.append(f'print("== {number}")\ntry:\n    show(f{number}())\nexcept Exception as e:\n    print("raises", type(e).__name__, str(e)[:300].replace("\\n", " "))\n')
    return "".join(out)


def load():
    """{section: [(template, loose, file)]}"""
    out, here = {}, None
    for path in sorted(glob.glob(os.path.join(HERE, "steps", "*.txt"))):
        source = os.path.basename(path)[:-4]
        with open(path, encoding="utf-8") as f:
            for line in f:
                line = line.rstrip("\n")
                if line.startswith("["):
                    here = out.setdefault(line[1:-1], [])
                elif line and not line.startswith("#"):
                    here.append((line.removeprefix("~ "), line.startswith("~ "), source))
    return out


def kind_of(dtype):
    """One letter: i int, f float, b bool, s str, o object, c category, d time, z time with a zone, t span; I F B S those with pd.NA"""
    if isinstance(dtype, pd.CategoricalDtype):
        return "c"
    if isinstance(dtype, pd.DatetimeTZDtype):
        return "z"
    name = str(dtype)
    for start, letter in (("Int", "I"), ("UInt", "I"), ("Float", "F"), ("boolean", "B"), ("string", "S"), ("str", "s"), ("datetime64", "d"), ("timedelta64", "t"), ("int", "i"),
                          ("uint", "i"), ("float", "f"), ("bool", "b")):
        if name.startswith(start):
            return letter
    return "o"


class Skip(Exception):
    """A template has no meaning for this x."""


def scalar(rng, kind):
    if kind in "iI":
        return str(rng.choice([0, 1, 2, 5, -1, 7]))
    if kind in "fF":
        return rng.choice(["0", "1.5", "-1.0", "2", "2.0"])
    if kind in "bB":
        return rng.choice(["True", "False"])
    if kind == "c":
        return repr(rng.choice(["u", "v", "w", 1]))
    if kind == "d":
        return f"pd.Timestamp({rng.choice(TIMES)!r})"
    if kind == "z":
        return f"pd.Timestamp({rng.choice(TIMES)!r}, tz='UTC')"
    if kind == "t":
        return f"pd.Timedelta({rng.choice(SPANS)!r})"
    return repr(rng.choice(WORDS))


class Draw:
    """What stands for a $name in a template; x is what the chain has come to."""
    FIXED = {
        "U": ["True", "False"], "n": ["0", "1", "2", "3", "-1", "5", "-2"], "p": ["1", "2", "3", "4"], "keep": ["'first'", "'last'", "False"], "nap": ["'first'", "'last'"],
        "R": ["sum", "mean", "min", "max", "std", "var", "median", "prod", "count", "first", "last", "nunique"],
        "X": ["min", "max", "count", "first", "last", "nunique", "size", "any", "all"],
        "Q": ["sum", "mean", "min", "max", "std", "var", "median", "prod", "sem", "skew", "kurt"], "M": ["min", "max", "count", "nunique"],
        "rank": ["'average'", "'min'", "'max'", "'dense'", "'first'"], "how": ["'left'", "'right'", "'inner'", "'outer'"], "join": ["'inner'", "'outer'"],
        "word": ["'a'", "'fig'", "'p'", "' '", "'e'", "'1'", "''"], "freq": ["'D'", "'h'", "'MS'", "'ME'", "'W'", "'B'", "'2D'", "'6h'", "'QS'", "'YE'", "'30min'"], "tick": ["'h'", "'D'", "'min'", "'s'", "'15min'"],
        "cmp": ["<", "<=", ">", ">=", "==", "!="], "math": ["+", "-", "*", "/", "//", "%"], "zone": ["'UTC'", "'Europe/Berlin'", "'America/New_York'", "None"],
        "interp": ["'linear'", "'lower'", "'higher'", "'nearest'", "'midpoint'"], "observed": ["True", "False"], "win": ["2", "3", "1", "4"], "flt": ["0.5", "0", "1.5", "-1", "2"],
        "part": ["year", "month", "day", "hour", "minute", "second", "dayofweek", "dayofyear", "quarter", "microsecond", "is_month_end", "is_year_start", "days_in_month", "is_leap_year", "date", "time"],
        "na": ["'keep'", "'top'", "'bottom'"], "clo": ["'left'", "'right'"], "orient": ["'dict'", "'list'", "'split'", "'records'", "'index'", "'tight'", "'series'"],
        "jorient": ["'columns'", "'records'", "'index'", "'split'", "'values'"], "inc": ["'both'", "'left'", "'right'", "'neither'"], "dir": ["'backward'", "'forward'", "'nearest'"],
        "type": ["'object'", "'float64'", "'int64'", "str", "'category'", "'Int64'", "'boolean'", "'string'", "'Float64'", "'float32'", "'int8'", "bool"], "unit": ["'s'", "'ms'", "'us'", "'ns'"],
        "W": [repr(w) for w in WORDS],
    }
    KINDS = {"N": "ifIF", "S": "sS", "D": "dz", "T": "t", "K": "c", "B": "bB", "O": "o", "G": "ibscdzIBSft"}

    def __init__(self, rng, x):
        self.rng, self.x, self.last, self.kind = rng, x, None, "i"
        self.columns = list(x.columns) if isinstance(x, pd.DataFrame) else []
        self.kinds = [kind_of(t) for t in x.dtypes] if isinstance(x, pd.DataFrame) else []
        if isinstance(x, pd.Series):
            self.kind = kind_of(x.dtype)

    def pick(self, kinds):
        places = [j for j, k in enumerate(self.kinds) if k in kinds]
        if not places:
            raise Skip
        j = self.rng.choice(places)
        self.last, self.kind = self.columns[j], self.kinds[j]
        return repr(self.last)

    def several(self, kinds, most):
        names = list(dict.fromkeys(repr(c) for c, k in zip(self.columns, self.kinds) if k in kinds))
        if not names:
            raise Skip
        return "[" + ", ".join(self.rng.sample(names, min(len(names), self.rng.randint(1, most)))) + "]"

    def label(self, index):
        if not len(index) or self.rng.random() < 0.04:
            return repr(self.rng.choice(["nope", 77]))
        v = self.rng.choice(index.tolist())
        return repr(v)

    def value(self, name):
        rng = self.rng
        if name in self.FIXED:
            return rng.choice(self.FIXED[name])
        if name == "C":
            return self.pick("ifbsocdztIFBS")
        if name.startswith("raw") and name[3:] in self.KINDS:
            self.pick(self.KINDS[name[3:]])
            if not str(self.last).isidentifier():
                raise Skip
            return self.last
        if name in self.KINDS:
            return self.pick(self.KINDS[name])
        if name == "CC":
            return self.several("ifbsocdztIFBS", 3)
        if name == "NN":
            return self.several("ifIF", 9)
        if name == "GG":
            return self.several(self.KINDS["G"], 2)
        if name == "same":
            return repr(self.last)
        if name == "V":
            return scalar(rng, self.kind)
        if name == "L":
            return self.label(self.x.index)
        if name == "LL":
            return "[" + ", ".join(self.label(self.x.index) for _ in range(rng.randint(0, 3))) + "]"
        if name == "LEVEL":
            names = list(self.x.index.names)
            j = rng.randrange(len(names))
            return repr(names[j]) if names[j] is not None and rng.random() < 0.5 else str(j)
        if name == "other":
            return frame(rng, rng.choice([1, 2, 3, 4]))[0]
        if name == "like":  # a frame that has this one's columns in part
            return rng.choice([f"x.head({rng.randint(0, 3)})", "x.iloc[::-1]", f"x.iloc[{rng.randint(0, 2)}:]", f"x.drop_duplicates({self.pick('ibscdzIBSft')})"])
        raise KeyError(name)

    def fill(self, template):
        return re.sub(r"\$(\w+)", lambda m: self.value(m.group(1)), template)


def column(rng, kind, n, nulls):
    """The source of a column of n cells."""
    null = lambda: rng.random() < nulls
    if kind == "i":
        return str([rng.choice([0, 1, 2, 3, -1, 7, 10, -5, 100]) for _ in range(n)]).replace("'", "")
    if kind == "j":
        return str([rng.choice([2**40, -2**33, 0, 5, 123456789, 2**53 + 1]) for _ in range(n)])
    if kind == "b":
        return str([rng.random() < 0.5 for _ in range(n)])
    if kind in "fF":
        pool = ODD_FLOATS if rng.random() < 0.3 else FLOATS
        cells = [("None" if kind == "F" else "nan") if null() else rng.choice(pool[:12] if kind == "F" else pool) for _ in range(n)]
        text = "[" + ", ".join(cells) + "]"
        return text if kind == "f" else f"pd.Series({text}, dtype='Float64')"
    if kind in "sSgo":
        pool = GROUPS if kind == "g" else ODD if rng.random() < 0.3 else WORDS
        cells = [rng.choice(["None", "nan"]) if null() else repr(rng.choice(pool)) for _ in range(n)]
        if kind == "o":
            cells = [rng.choice([c, "1", "True", "2.5", "(1, 2)"]) if rng.random() < 0.5 else c for c in cells]
        text = "[" + ", ".join(cells) + "]"
        return text if kind in "sg" else f"pd.Series({text}, dtype='{'string' if kind == 'S' else 'object'}')"
    if kind == "c":
        pool = rng.choice([["u", "v", "w"], ["u", "v", "w"], ["low", "high", "mid"], [3, 1, 2], [0.5, 1.5]])
        cats = rng.sample(pool, len(pool)) + (["unused"] if isinstance(pool[0], str) and rng.random() < 0.4 else [])
        cells = ["None" if null() else repr(rng.choice(pool)) for _ in range(n)]
        given = rng.random() < 0.8
        return f"pd.Categorical([{', '.join(cells)}]" + (f", categories={cats}, ordered={rng.random() < 0.5}" if given else "") + ")"
    if kind in "dz":
        pool = DAYS if rng.random() < 0.5 else TIMES
        cells = ["None" if null() else repr(rng.choice(pool)) for _ in range(n)]
        if rng.random() < 0.2:
            text = f"pd.date_range({rng.choice(DAYS)!r}, periods={n}, freq={rng.choice(['D', 'h', 'MS', '36h', 'W'])!r})"
        else:
            text = f"pd.to_datetime([{', '.join(cells)}], format='ISO8601')"
        return text if kind == "d" else f"{text}.tz_localize('UTC').tz_convert({rng.choice(ZONES)!r})"
    if kind == "t":
        return "pd.to_timedelta([" + ", ".join("None" if null() else repr(rng.choice(SPANS)) for _ in range(n)) + "])"
    if kind in "IB":
        cells = ["None" if null() else (str(rng.choice([0, 1, 2, 3, -1, 7, 100])) if kind == "I" else str(rng.random() < 0.5)) for _ in range(n)]
        return f"pd.Series([{', '.join(cells)}], dtype='{'boolean' if kind == 'B' else rng.choice(['Int64', 'Int64', 'Int8', 'UInt8']) if '-1' not in cells else 'Int64'}')"
    raise KeyError(kind)


def frame(rng, rows=None):
    """(source, row count)"""
    n = rng.choice([0, 1, 1, 2, 3, 4, 5, 6, 8, 8, 12]) if rows is None else rows
    empty, n = n == 0, n or 2
    nulls = rng.choice([0, 0.2, 0.2, 0.5, 1]) if rng.random() < 0.9 else 0.3
    names = rng.sample(["a", "b", "c", "d", "e", "k"], rng.choice([1, 2, 3, 3, 4, 5]))
    kinds = [rng.choice("iiifffssgggbccdddztIFBSoj") for _ in names]
    data = ", ".join(f"{name!r}: {column(rng, kind, n, nulls)}" for name, kind in zip(names, kinds))
    return f"pd.DataFrame({{{data}}})" + (".iloc[:0]" if empty else ""), (0 if empty else n)


def index_line(rng, n):
    name = rng.choice(["", "", ", name='idx'", ", name='a'"])
    ints = lambda pool: [rng.choice(pool) for _ in range(n)]
    what = rng.choice("iiddssmmffcztrS")
    if what == "i":
        return f"x.index = pd.Index({rng.sample(range(3 * n + 1), n)}{name})"
    if what == "r":
        return f"x.index = pd.RangeIndex({rng.choice([0, 5, 10])}, step={rng.choice([1, 2])}, stop=None{name})" if False else f"x.index = pd.Index({ints([1, 2, 3, 5])}{name})"
    if what == "s":
        return f"x.index = pd.Index({[rng.choice('pqrstuvw') + str(i) for i in rng.sample(range(n), n)]}, dtype='str'{name})"
    if what == "S":
        return f"x.index = pd.Index({ints(['p', 'q', 'r', 's'])}, dtype='str'{name})"
    if what in "d":
        return f"x.index = pd.date_range({rng.choice(DAYS)!r}, periods={n}, freq={rng.choice(['D', 'h', 'MS', '36h', '5min', 'W'])!r}{name})"
    if what == "z":
        return f"x.index = pd.DatetimeIndex({ints(TIMES[:9])}{name})" + rng.choice(["", ".tz_localize('UTC')", ".tz_localize('UTC').tz_convert('Europe/Berlin')"])
    if what == "t":
        return f"x.index = pd.to_timedelta({ints(SPANS)})"
    if what == "f":
        return f"x.index = pd.Index([{', '.join(rng.choice(['0.5', '1.0', '-0.0', '0.0', 'nan', 'inf', '2.5', '3.25']) for _ in range(n))}], dtype='float64'{name})"
    if what == "c":
        return f"x.index = pd.CategoricalIndex({ints(GROUPS)}, categories={rng.sample(GROUPS + ['z'], 4)}, ordered={rng.random() < 0.5}{name})"
    names = rng.choice(["", "", ", names=['p', 'q']", ", names=['p', None]"])
    return f"x.index = pd.MultiIndex.from_arrays([{ints(GROUPS)}, {ints([1, 2, 3])}]{names})"


def sections(x):
    """Names of the sections whose templates fit x, the likely ones several times."""
    if isinstance(x, pd.DataFrame):
        out = ["frame"] * 4 + ["frame group"] * 2 + ["frame join", "frame window", "frame assign", "frame assign", "frame output", "frame column", "frame column"]
        axis_kind = x.index
        if isinstance(x.columns, pd.MultiIndex):
            out += ["frame columns2"] * 6
        if not len(x.columns):
            out = ["frame"]
    elif isinstance(x, pd.Series):
        k = kind_of(x.dtype)
        names = {"i": "number", "f": "number", "I": "number", "F": "number", "b": "bool", "B": "bool", "s": "text", "S": "text", "c": "category", "d": "time", "z": "time", "t": "span", "o": "object"}
        out = ["series"] * 3 + ["series " + names[k]] * 5
        axis_kind = x.index
    elif isinstance(x, pd.Index):
        return ["index"]
    else:
        return []
    if isinstance(axis_kind, pd.MultiIndex):
        out += ["rows2"] * 4
    elif isinstance(axis_kind, pd.DatetimeIndex):
        out += ["times"] * 4
    return out


STEPS = load()


def small(x):
    if isinstance(x, pd.DataFrame):
        return x.shape[0] <= 90 and x.shape[1] <= 30
    return not isinstance(x, (pd.Series, pd.Index)) or len(x) <= 150


def beyond(x):
    """What docs/differences.md leaves to pandas: columns of Arrow's own types, and boolean ones that hold ints."""
    columns = [x.iloc[:, j] for j in range(x.shape[1])] if isinstance(x, pd.DataFrame) else [x] if isinstance(x, pd.Series) else []
    return any("[pyarrow]" in str(c.dtype) or str(c.dtype) == "boolean" and c.array._data.dtype != bool for c in columns)


def run_line(line, names):
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            exec(line, names)
        return None
    except Exception as e:  # any error of pandas is an answer
        return e


def draw(rng, x, files):
    """(line, loose, file) or None; three of four from the files, when some are given and x fits any of theirs."""
    for _ in range(40):
        fitting = sections(x)
        if not fitting:
            return None
        wanted = [t for name in dict.fromkeys(fitting) for t in STEPS[name] if t[2] in files] if files and rng.random() < 0.75 else None
        template, loose, source = rng.choice(wanted or STEPS[rng.choice(fitting)])
        try:
            return Draw(rng, x).fill(template), loose, source
        except Skip:
            continue
    return None


def extend(rng, lines, sources, names, files):
    """One more line; False when the chain has come to its end."""
    for _ in range(8):
        found = draw(rng, names["x"], files)
        if found is None:
            return False, False
        line, loose, source = found
        trial = dict(names)
        if isinstance(trial["x"], (pd.DataFrame, pd.Series)):
            trial["x"] = trial["x"].copy()
        error = run_line(line, trial)
        if error is not None and (isinstance(error, SyntaxError) or rng.random() < 0.75):
            continue
        try:
            if error is None and (not small(trial["x"]) or beyond(trial["x"])):
                continue
        except IndexError:  # pandas made a frame with columns that are not there
            continue
        lines.append(line)
        sources.append(source)
        names.update(trial)
        return error is None and not isinstance(trial["x"], (str, int, float, list, dict)), loose
    return False, False


def make(seed, files=()):
    """(lines, whether a last digit may depend on the order of sums, each line's file)"""
    rng = random.Random(seed)
    names = {}
    exec(PROLOGUE, names)
    source, n = frame(rng)
    lines, loose = [f"x = {source}"], False
    if rng.random() < 0.5:
        lines.append(index_line(rng, n))
    sources = ["frame"] * len(lines)
    for line in list(lines):
        error = run_line(line, names)
        if error is not None:
            raise RuntimeError(f"{line}: {error}")
    for _ in range(rng.choice([1, 2, 2, 3, 3, 4, 5, 6])):
        more, one = extend(rng, lines, sources, names, files)
        loose = loose or one
        if not more:
            break
    return lines, loose, sources


def answer(lines):
    """What pandas prints."""
    out, names = io.StringIO(), {}
    with contextlib.redirect_stdout(out):
        exec(program([(0, lines)]), names)
    return out.getvalue().partition("\n")[2]


def main():
    first, count, files = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3].split(",") if len(sys.argv) > 3 else []
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    for n in range(first, first + count):
        lines, loose, sources = make(n, files)
        print(f"== {n}{' ~' if loose else ''}{' ' + ','.join(sources) if files else ''}\n" + "".join(line + "\n" for line in lines) + "--\n" + answer(lines), end="")


if __name__ == "__main__":
    main()
