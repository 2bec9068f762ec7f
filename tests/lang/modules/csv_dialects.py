import csv, io, itertools
import numpy as np
lines = ['a,b,c\n', '"a","b"\r\n', '"a ""q"" b",c\n', '\n', '\r\n', '', ',\n', ',', '"",""\n', '"a\nb",c\n', 'a"b,c\n', '"a"b,c\n', '"a" "b"\n', ' "a", b\n', 'é,"ü ""x"""\n', 'x\r', '"a\n', 'last"', 'a\tb;c\n', "'q,r',s\n", 'a\\,b,c\n', '"x",\n', '1,2.5,"3"\n', '"a""', '",b\n', 'tail,"open']
opts = [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"quotechar": "'"}, {"doublequote": False}, {"quoting": csv.QUOTE_NONE}, {"quoting": csv.QUOTE_ALL}, {"skipinitialspace": True}, {"escapechar": "\\"}, {"strict": True}, {"delimiter": "é"}, {"quotechar": "ü"}, {"quotechar": None, "quoting": csv.QUOTE_NONE}, {"dialect": "excel-tab"}, {"dialect": "unix"}]
def rows(data, o):
    r = csv.reader(data, **o)
    out = []
    try:
        for row in r:
            out.append((row, r.line_num))
    except csv.Error as e:
        out.append("Error: %s" % e)
    return out
for o in opts:
    print(o, rows(lines, o))
    print(rows(io.StringIO("".join(lines), newline=""), o))
for bad in (["a\nb,c\n"], ["a\rb\n"], [b"x"], ["\n\n"], ["a,b\n\n"], ["\r\r"], ["a\r\r\n"], [","], ["\0,a\n"]):
    print(repr(bad), rows(bad, {}))
values = [["a", 1, 2.5, None, True], [""], [None], [], ["", ""], ["a,b", 'q"r', "x\ny", "x\ry", " s"], [1e20, float("nan"), -0.0, 1e-7, 10**30], ("t", "u"), "abc", ["é", "a;b", "'x'"], [np.float64(1.5), np.int64(3), np.True_], [[1, "a"], {"k": 1}], [1j, b"x"], iter([1, 2]), [" "], ["\t"]]
for o in opts[:8] + opts[10:] + [{"lineterminator": "\n"}, {"lineterminator": "|"}, {"lineterminator": "END"}, {"quoting": csv.QUOTE_NONNUMERIC}, {"escapechar": "\\", "doublequote": False}, {"escapechar": "\\"}]:
    b = io.StringIO()
    w = csv.writer(b, **o)
    for v in values + [["xEy"], ["a|b"]]:
        try:
            n = w.writerow(v if not hasattr(v, "__next__") else iter([1, 2]))
        except csv.Error as e:
            print("Error:", e)
    print(o, repr(b.getvalue()), n)
b = io.StringIO()
w = csv.DictWriter(b, ["x", "y"], lineterminator="\n"); w.writeheader(); w.writerows([{"x": 1, "y": "a,b"}, {"x": None}])
print(b.getvalue(), list(csv.DictReader(io.StringIO(b.getvalue()))))
class Bad:
    def __str__(self): raise ValueError("no text")
try: csv.writer(io.StringIO()).writerow([1, Bad()])
except ValueError as e: print(e)
try: csv.writer(io.StringIO()).writerow(5)
except csv.Error as e: print(e)
