"""Text of many rows by position: short, long and empty rows, missing partners, frames that are slices of others."""
import numpy as np
import pandas as pd


def digest(c):
    """Lengths and a sum over all bytes that depends on where they stand."""
    text = "|".join(c.fillna("-"))
    a = np.frombuffer(text.encode(), dtype=np.uint8).astype(np.int64)
    return len(c), len(a), int(a @ np.arange(len(a)))


n = 16400
rng = np.random.default_rng(5)
keys = rng.permutation(n * 2)
words = ["", "é", "k1", "fifteen bytes!!", "sixteen bytes!!!", "x" * 254, "y" * 255, "z" * 256, "w" * 700]
short = pd.Series([f"id{k}" for k in range(n * 2)])
mixed = pd.Series([words[k % 5 if k % 60 else 5 + k // 60 % 4] + str(k % 7) for k in range(n * 2)])
holes = mixed.where(np.arange(n * 2) % 5 != 0)
right = pd.DataFrame({"k": keys, "short": short, "mixed": mixed, "holes": holes})
left = pd.DataFrame({"k": rng.integers(0, n * 3, n), "name": short.iloc[:n].to_numpy()})
for how in ("inner", "left", "right", "outer"):
    r = left.merge(right, on="k", how=how)
    print(how, r.shape, int(r.k.sum()), [digest(r[c]) for c in ("name", "short", "mixed", "holes")])
part = right.iloc[7:n + 7]
for r in (left.merge(part, on="k", how="left"), part.iloc[::-1].merge(left, on="k"), part.merge(left, left_on="short", right_on="name", how="left")):
    print(r.shape, [digest(r[c]) for c in ("short", "mixed", "holes")])
order = rng.permutation(n * 2)
print(digest(mixed.take(order)), digest(short.take(order)), digest(holes.iloc[order[:n]]), digest(short.iloc[5:].take(order[order < n])))
print(digest(mixed.reindex(rng.integers(0, n * 4, n))), digest(pd.Series(["a", "bc", ""]).take(rng.integers(0, 3, n))))
twice = pd.concat([right, right.iloc[::3]], ignore_index=True)
r = left.merge(twice, on="k")
print(r.shape, digest(r.mixed), r.k.is_unique)
far = pd.DataFrame({"k": keys[:n] * 10**9, "v": np.arange(n)})  # keys of a wide range
print(far.merge(far.iloc[::-1], on="k").v_y.sum(), pd.DataFrame({"k": left.k * 10**9}).merge(far, on="k", how="left").v.sum())
