"""CSV files and options for compare.py: `cases(seed, n)` gives n pairs of (text, options). The text's characters are bytes
(Latin-1), so that a case is a line of JSON; options are keyword arguments of pandas.read_csv, functions as {"function": name}."""
import random

NUMBERS = ["1", "-2", "0", "-0", "3.5", "-0.0", "1e3", "007", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
           "-9223372036854775808", "-9223372036854775809", "0.1", "123456789.1234", "1e400", ".5", "5.", "+7", " 8", "9 ", "inf", "-inf", "Infinity", "1,5", "1,000",
           "1.000,5", "12345678901234567", "1E-7", "1e-400", "NA", "", "nan", "0x10", "1_000", "99999999999999999999999", "0.30000000000000004", "1.", "-", "+", ".", "e5", "1e",
           "12e+3", "--1", "2.5e-3", "1 000", "00", "-007", "4.35", "100000000000000000000.5"]
WORDS = ["True", "false", "TRUE", "x", "NA", "", "yes", "no", "1", "None", "é", "a b", "False", "true", "null", "N/A", "-", "日本", "tRue"]
DATES = ["2020-01-01", "2020-01-02", "2021-12-31", "2020-01-01 10:20:30", "01/02/2020", "13/02/2020", "2020-02-30", "NA", "", "2020-01-01T00:00:00Z", "20200101",
         "2020-01", "Jan 5 2020", "2020-01-01 00:00:00+02:00", "1", "x"]
PIECES = ["1", "-2", "3.5", "x", "NA", "", " ", '"', '""', '"a"', '"a,b"', '"l\nm"', "True", "false", "1e3", "0", "12345678901", "é", "\t", "'", "a b", "nan", '"1"', "#", "\\",
          "\\,", "'x'", "a;b", "1.5", "2", "3", "b", '"x""y"', '"p"q', "\\\"", "|", ":", "::", "\r", " 5", "6 ", '" "', '"NA"', "#c"]
ENDS = ["\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\n", " \n", "\n\r", ",\n", ";", "~"]
SEPS = [",", ",", ",", ",", ";", "\t", "|", " ", "  ", "::", ", "]
HEADS = ["a", "b", "c", "d", "e", "", '"e"', "f g", "a", "1", "2.5", " b", "Unnamed: 0", "a.1", "é", "NA"]


def typed(r, sep, end):
    """Columns of one kind each, with something else in a few places."""
    pools = [NUMBERS[:3], NUMBERS[:9], NUMBERS, WORDS[:3], WORDS, ["a", "bb", "", "c,d"], DATES, DATES[:4], ["1", "2", ""], ["1.5", "2.25", "NA"], ["True", "False"],
             ["9223372036854775808", "1"], ["18446744073709551616", "5", "-3"], ["yes", "no"], ["1,234", "5,678"], ["x", "y", "NA"]]
    kinds = [r.choice(pools) for _ in range(r.randrange(1, 5))]
    odd = r.choice(pools)
    def cell(pool):
        v = r.choice(odd if r.random() < 0.04 else pool)
        return f'"{v}"' if "," in v or sep in v or r.random() < 0.05 else v
    rows = [sep.join(r.choice(HEADS) if r.random() < 0.2 else "abcde"[i] for i in range(len(kinds)))] if r.random() < 0.9 else []
    rows += [sep.join(cell(k) for k in kinds) for _ in range(r.randrange(0, 12))]
    return end.join(rows) + (end if r.random() < 0.9 else "")


def grid(r, sep, end):
    """Cells of all sorts, rows of several lengths."""
    cols, hard = r.randrange(1, 5), r.random() < 0.5
    rows = []
    for i in range(r.randrange(1, 8)):
        n = cols if r.random() < 0.88 else r.randrange(0, 6)
        pick = PIECES if hard else PIECES[:6] + ["2", "3", "True", "é", "1.5"]
        cells = [r.choice(pick) for _ in range(n)] if i else [r.choice(HEADS[:8]) for _ in range(n)]
        if hard and r.random() < 0.2 and cells:
            cells[r.randrange(len(cells))] += r.choice(PIECES)
        rows.append(sep.join(cells))
    return end.join(rows) + (end if r.random() < 0.8 else "")


def soup(r):
    alphabet = r.choice(['a1,"\n\r \t.,"\n,-e', "a,\n", '",\n\r', "ab1;,\n '\\#", '1\n2,3\n"'])
    return "".join(r.choice(alphabet) for _ in range(r.randrange(0, 40)))


def noise(r):
    """A good file with a few bytes changed to any byte."""
    t = list(typed(r, ",", "\n").encode().decode("latin-1"))
    for _ in range(r.randrange(1, 4)):
        if t:
            t[r.randrange(len(t))] = r.choice(["\x00", "\xff", "\xef\xbb\xbf", "\xe2\x82", "\xed\xa0\x80", "\xf0\x9f\x98\x80", "\xc3", "\x1a", "\x0b", "\x0c", "\x85", "\xa0", "\x1f"])
    return "".join(t)


VALUES = {
    "sep": [";", "\t", "|", " ", r"\s+", "a", "1", ".", "-", '"', "\n"],
    "header": [None, None, 0, 1, 2, [0], [0, 1], [1], [0, 2], [0, 1, 2], [1, 2], "infer", -1],
    "names": [["x"], ["x", "y"], ["x", "y", "z"], ["x", "y", "z", "w", "v"], [1, 2], ["a", "a"], ["a", "b"]],
    "index_col": [False, False, 0, 0, 1, -1, [0], [0, 1], [1, 0], "a", "b", ["a", "b"], "zz", 7],
    "usecols": [[0], [0, 1], [1, 0], [2], ["a"], ["a", "b"], ["b", "a"], ["zz"], {"function": "not_a"}, [], [0, "a"], [-1], [0, 2]],
    "dtype": ["str", "int64", "float64", "Int64", "Float64", "boolean", "string", "category", "object", "int8", "float32", "uint8", "bool", "uint64", "datetime64[ns]",
              {"a": "str"}, {"a": "float64", "b": "str"}, {"a": "category"}, {"b": "Int64"}, {"a": "int64"}, {"zz": "int64"}, {"b": "string"}, {"a": "bool"}, {"a": "object"}],
    "true_values": [["yes"], ["x", "1"]], "false_values": [["no"], ["0", "y"]],
    "skipinitialspace": [True], "skiprows": [0, 1, 1, 2, 3, [0], [1], [0, 2], [1, 3], {"function": "odd"}, [5], 9],
    "nrows": [0, 1, 1, 2, 3, 100, 2.0, -1, 1.5],
    "na_values": ["x", ["1", "x"], {"a": ["1"]}, {"b": "x", "a": ["-2"]}, [1], [2.0], ["1.5"], [""], ["-2", "3.5"], {"zz": ["1"]}, 0, ["True"], [" "]],
    "keep_default_na": [False], "na_filter": [False], "skip_blank_lines": [False],
    "parse_dates": [True, ["a"], [0], [0, 1], ["zz"], ["a", "b"], [["a", "b"]], False],
    "date_format": ["%Y-%m-%d", "%d/%m/%Y", "ISO8601", "mixed", {"a": "%Y-%m-%d"}], "dayfirst": [True], "cache_dates": [False],
    "chunksize": [1, 2, 3, 100], "thousands": [",", ".", "_", " "], "decimal": [",", ";"],
    "lineterminator": ["\n", ";", "\r", "~", "a"], "quotechar": ["'", "a", "|", "1"], "quoting": [0, 1, 2, 3, 3], "doublequote": [False],
    "escapechar": ["\\", "'", "a"], "comment": ["#", "a", ";", '"', "1"],
    "on_bad_lines": ["skip", "warn", "error"], "low_memory": [False], "float_precision": ["high", "round_trip"], "dtype_backend": ["numpy_nullable"],
    "encoding": ["utf-8", "latin-1", "utf-8-sig", "ascii", "cp1252", "utf-16"], "encoding_errors": ["replace", "ignore", "strict"],
    "converters": [{"a": {"function": "upper"}}, {"b": {"function": "length"}}, {"0": {"function": "upper"}}], "dialect": ["excel", "excel-tab", "unix"],
    "engine": ["c"], "iterator": [True], "memory_map": [False],
}
PYTHON_ENGINE = {"skipfooter": [1, 2], "sep": ["::", r"\s*,\s*", ";|,", r"[,;]", "ab", None, "é", ""], "engine": ["python"]}
OPTION_NAMES = sorted(VALUES)


def options(r, python):
    o = {}
    while r.random() < (0.62 if o else 0.7) and len(o) < 5:
        name = r.choice(OPTION_NAMES)
        o[name] = r.choice(VALUES[name])
    if python:
        name = r.choice(sorted(PYTHON_ENGINE))
        o[name] = r.choice(PYTHON_ENGINE[name])
    return o


def case(r, python):
    o = options(r, python)
    end = r.choice(ENDS[:7]) if r.random() < 0.8 else r.choice(ENDS)
    sep = o["sep"] if isinstance(o.get("sep"), str) and len(o["sep"]) == 1 and r.random() < 0.8 else r.choice(SEPS[:4]) if r.random() < 0.8 else r.choice(SEPS)
    if "lineterminator" in o and r.random() < 0.7:
        end = o["lineterminator"]
    kind = r.random()
    text = typed(r, sep, end) if kind < 0.45 else grid(r, sep, end) if kind < 0.82 else soup(r) if kind < 0.94 else noise(r)
    if kind >= 0.94:
        data = text
    else:
        code = o.get("encoding", "utf-8") if r.random() < 0.8 else "utf-8"
        data = text.encode(code, "replace").decode("latin-1")
    if r.random() < 0.03:
        data = "\xef\xbb\xbf" + data
    if r.random() < 0.08:
        o = dict(o, source="text")
        data = data.encode("latin-1").decode("utf-8", "replace").encode().decode("latin-1")
    return data, o


CORE = {k: VALUES[k] for k in ("skipinitialspace", "skip_blank_lines", "keep_default_na", "na_filter", "doublequote", "true_values", "false_values", "decimal")}
CORE.update({
    "sep": [";", "\t", "|", " ", r"\s+", ".", "-"], "header": [None, None, 0, 1, 2], "names": [["x"], ["x", "y"], ["x", "y", "z"], ["x", "y", "z", "w", "v"]],
    "index_col": [False, False, 0, 1, [0], [0, 1], [1, 0]], "usecols": [[0], [0, 1], [1, 0], ["a"], ["a", "b"], ["b", "a"], [0, 2]],
    "dtype": ["str", "int64", "float64", "int8", "float32", "uint8", "bool", "uint64", {"a": "str"}, {"a": "float64", "b": "str"}, {"a": "int64"}],
    "skiprows": [1, 1, 2, 3, [0], [1], [0, 2], [1, 3], [5]], "nrows": [1, 1, 2, 3, 100], "na_values": [["1", "x"], ["-2", "3.5"], ["0"], ["True"]],
    "thousands": [",", ".", "_"], "lineterminator": [";", "\r", "~"], "quotechar": ["'", "1"], "quoting": [1, 2, 3, 3], "escapechar": ["\\", "'"],
    "comment": ["#", ";", "c"], "on_bad_lines": ["skip"]})
CORE_NAMES = sorted(CORE)


def core_case(r):
    """A file for the reader in C alone: as dump.c knows options."""
    o = {}
    while r.random() < (0.35 if o else 0.5):
        name = r.choice(CORE_NAMES)
        o[name] = r.choice(CORE[name])
    marks = [o.get("sep", ","), o.get("quotechar", '"') if o.get("quoting") != 3 else None, o.get("escapechar"), o.get("comment"), o.get("lineterminator")]
    marks = [m for m in marks if m]
    if len(set(marks)) < len(marks):
        o = {}
    end = o["lineterminator"] if "lineterminator" in o and r.random() < 0.8 else r.choice(ENDS[:7]) if r.random() < 0.85 else r.choice(ENDS)
    sep = o["sep"] if len(o.get("sep", "  ")) == 1 and r.random() < 0.9 else " " if "sep" in o and r.random() < 0.8 else r.choice(SEPS)
    kind = r.random()
    text = typed(r, sep, end) if kind < 0.4 else grid(r, sep, end) if kind < 0.75 else soup(r) if kind < 0.95 else noise(r)
    data = text.encode("latin-1") if kind >= 0.95 else text.encode()
    return (b"\xef\xbb\xbf" if r.random() < 0.02 else b"") + data, o


def cases(seed, n, python=False):
    r = random.Random(seed)
    return [case(r, python) for _ in range(n)]
