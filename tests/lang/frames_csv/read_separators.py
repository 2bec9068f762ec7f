# sep of several characters, regular expressions, sniffing, read_table.
import io
import warnings
import pandas as pd

print(pd.read_csv(io.StringIO("a::b::c\n1::2::x\n3::4::y\n"), sep="::", engine="python"))
print(pd.read_csv(io.StringIO("a  b   c\n1 2    3\n4   5 6\n"), sep=r"\s+"))
print(pd.read_csv(io.StringIO("a, b;c\n1, 2;3\n"), sep=r"[,;]\s*", engine="python"))
print(pd.read_csv(io.StringIO("a;b\n1;2\n"), sep=None, engine="python").columns.tolist())
print(pd.read_csv(io.StringIO("a\tb\n1\t2\n"), sep=None, engine="python").columns.tolist())
print(pd.read_table(io.StringIO("a\tb\n1\t2\n")))
print(pd.read_csv(io.StringIO("a|b\n1|2\n"), delimiter="|").values.tolist())
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    d = pd.read_csv(io.StringIO("a||b\n1||2\n"), sep=r"\|\|")
print(d.values.tolist(), seen[0].category.__name__, seen[0].message)
try:
    pd.read_csv(io.StringIO("a::b\n1::2\n"), sep="::", engine="c")
except ValueError as e:
    print(e)
try:
    pd.read_csv(io.StringIO("a,b"), sep=",", delimiter=";")
except ValueError as e:
    print(e)
