# gzip: texts, files of bytes and of lines.
import csv
import gzip
import os
import tempfile

text = b"the quick brown fox " * 20
packed = gzip.compress(text)
print(len(packed) < len(text), gzip.decompress(packed) == text, packed[:3], gzip.decompress(gzip.compress(b"")) == b"")
try:
    gzip.decompress(b"nonsense")
except gzip.BadGzipFile as e:
    print(e)
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "a.gz")
    with gzip.open(p, "wb") as f:
        f.write(text)
    with gzip.open(p) as f:
        print(f.read(9), len(f.read()))
    with gzip.open(p, "wt", encoding="utf-8") as f:
        f.write("a,b\n")
        f.write("1,é\n")
    with gzip.open(p, "rt", encoding="utf-8") as f:
        print(list(csv.reader(f)))
    with gzip.open(p, "rt") as f:
        for line in f:
            print(repr(line))
    with open(p, "rb") as f:
        print(gzip.decompress(f.read()))
