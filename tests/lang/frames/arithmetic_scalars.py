import pandas as pd

s = pd.Series([1, 2, 3, 4])
f = pd.Series([0.5, 1.5, None, 4.0])
for r in (s + 1, s - 1, s * 2, s / 2, s // 2, s % 3, s + 0.5, 2 * s, 10 - s, 1 / s, 7 // s, -s):
    print(r.tolist(), r.dtype)
for r in (f + 1, f * 2, f / 0, f // 1, f % 1, -f, abs(f.min())):
    print(r.tolist() if hasattr(r, "tolist") else r)
print(s ** 2)
print((s / 0).tolist(), (s // 0).tolist(), (s % 0).tolist())
print((pd.Series([-7, 7]) // 2).tolist(), (pd.Series([-7, 7]) % 3).tolist())
