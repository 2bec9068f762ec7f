# A file that the program itself writes again: what was read before stays what it was.
import os
import tempfile

import pandas as pd

path = os.path.join(tempfile.mkdtemp(), "data.csv")
rows = 300_000


def write(step):
    with open(path, "w") as f:
        f.write("a,b,c\n")
        for i in range(rows):
            f.write(f"{i * step},{i % 7}.5,word{i % 5}\n")


write(1)
df = pd.read_csv(path)
print(df.a.sum())
others = [df]
write(2)                                   # the same file, in place
again = pd.read_csv(path)
print(again.a.sum(), again.a.max())
print(others[0].b.sum(), others[0].c.nunique())

first = pd.read_csv(path)
print(first.a.mean())
hidden = {"x": first}
first.iloc[:5].to_csv(path, index=False)   # by pandas
print(hidden["x"].c.value_counts().sort_index())
print(open(path).read())

write(3)
more = pd.read_csv(path)
print(more.b.mean())
box = (more,)
with open(path, "a") as f:
    f.write("1,2,3\n")
print(box[0].c.iloc[-1], len(box[0]))

write(4)
gone = pd.read_csv(path)
print(gone.a.max())
os.replace(path, path + ".old")            # it stays the open file
os.remove(path + ".old")
print((gone,)[0].b.max(), [gone][0].c.iloc[7])
