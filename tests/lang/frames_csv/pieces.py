import io
import pandas as pd

text = "a,b\n" + "".join(f"{i},{i / 2}\n" for i in range(7)) + "7,8,9\n8,9\n"
for size in (1, 3, 7):
    rows = 0
    try:
        for d in pd.read_csv(io.StringIO(text), chunksize=size):
            rows += len(d)
            print(d.index.tolist(), d.b.tolist())
    except pd.errors.ParserError as e:
        print(rows, str(e).strip())

with pd.read_csv(io.StringIO(text), iterator=True, on_bad_lines="skip") as r:
    print(r.get_chunk(2))
    print(r.read(3))
    print(r.read())
    try:
        r.get_chunk(1)
    except StopIteration:
        print("no more")

quoted = 'k;v\n"a\nb";1\n"c";2\n"d;e";3\n'
print([d.k.tolist() for d in pd.read_csv(io.StringIO(quoted), sep=";", chunksize=2)])
mac = "k,v\ra,1\r,2\r\rb,3\r"
print([d.values.tolist() for d in pd.read_csv(io.StringIO(mac), chunksize=1)])
print([d.index.tolist() for d in pd.read_csv(io.StringIO("a,b\nx,1,2\ny,3,4\nz,5,6\n"), chunksize=2)])
for d in pd.read_csv(io.StringIO("1,2\n3,4\n5,6\n"), header=None, chunksize=2, names=["p", "q"]):
    print(d)
