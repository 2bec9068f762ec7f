"""Orders of many floats, however they are spread: even, by exponents, with infinities, ties and nulls; both directions, stable."""
import numpy as np
import pandas as pd

rng = np.random.default_rng(21)
N = 60_000


def check(name, x):
    s = pd.Series(x)
    up, down = s.sort_values(kind="stable"), s.sort_values(ascending=False, kind="stable")
    v = np.asarray(x, dtype=np.float64)
    gone = np.isnan(v)
    there = np.flatnonzero(~gone)
    # lexsort is by the last key first: ties by position
    want_up = np.concatenate([there[np.lexsort((there, v[there]))], np.flatnonzero(gone)])
    want_down = np.concatenate([there[np.lexsort((there, -v[there]))], np.flatnonzero(gone)])
    print(name, bool((up.index.to_numpy() == want_up).all()), bool((down.index.to_numpy() == want_down).all()), up.iloc[0], down.iloc[0])


check("even", np.round(rng.uniform(0, 100, N), 3))
check("both signs", np.round(rng.uniform(-1000, 10, N), 2))
check("ties", np.round(rng.uniform(0, 10, N), 1))
check("normal", np.round(rng.normal(0, 1, N), 4))
check("exponents", np.exp2(rng.integers(-900, 900, N).astype(np.float64)))
check("outlier", np.where(np.arange(N) == 777, 1e300, np.round(rng.uniform(0, 1, N), 3)))
check("widest", np.where(np.arange(N) % 2 == 0, 1.7e308, -1.7e308))
check("infinite", np.where(np.arange(N) % 5 == 0, np.inf, np.round(rng.uniform(-1, 1, N), 3)))
check("minus infinite", np.where(np.arange(N) % 5 == 0, -np.inf, np.round(rng.uniform(-1, 1, N), 3)))
check("nulls", np.where(rng.uniform(0, 1, N) < 0.3, np.nan, np.round(rng.uniform(0, 50, N), 2)))
check("zeros", np.where(np.arange(N) % 3 == 0, -0.0, np.where(np.arange(N) % 3 == 1, 0.0, np.round(rng.uniform(-1, 1, N), 2))))
check("subnormal", rng.integers(0, 1000, N) * 5e-324)
check("steps up", np.arange(N) / 7)
check("one row more", np.append(np.zeros(N), 3.5))
check("float32", np.round(rng.uniform(0, 100, N), 2).astype(np.float32))
f = pd.DataFrame({"k": rng.integers(0, 4, N), "v": np.round(rng.uniform(0, 100, N), 2)})
r = f.sort_values(["k", "v"], ascending=[True, False])
print(r.head(3), r.tail(3), int((r.index.to_numpy() * np.arange(N) % 1009).sum()))
print(f.sort_values("v", ascending=False, kind="stable").groupby("k").head(2))
