# io.TextIOWrapper over streams of bytes.
import csv
import gzip
import io
import os
import tempfile

raw = io.BytesIO("a,é\r\n1,2\r\n\r\nlast".encode("utf-8"))
f = io.TextIOWrapper(raw, encoding="utf-8")
print(f.encoding, f.errors, f.readable(), f.readline(), list(f), f.read(), f.closed)
f.seek(0)
print(f.read(3), f.readlines())
print(list(csv.reader(io.TextIOWrapper(io.BytesIO(b"x;y\n1;2\n"), newline=""), delimiter=";")))
with io.TextIOWrapper(io.BytesIO(b"one\ntwo\n")) as g:
    for line in g:
        print(repr(line))
print(g.closed)
out = io.BytesIO()
w = io.TextIOWrapper(out, encoding="latin-1", newline="\r\n", write_through=True)
w.write("é\nb\n")
w.flush()
print(out.getvalue())
print(w.detach() is out)
path = os.path.join(tempfile.mkdtemp(), "t.gz")
with gzip.open(path, "wb") as z:
    z.write("gz é\nx\n".encode())
with gzip.open(path, "rb") as z:
    print(io.TextIOWrapper(z, "utf-8").read())
for bad in (lambda: io.TextIOWrapper(io.BytesIO(b"\xff"), "utf-8").read(), lambda: io.TextIOWrapper(io.BytesIO(), "utf-8").write(b"x")):
    try:
        print(bad())
    except (UnicodeDecodeError, TypeError) as e:
        print(type(e).__name__, e)
