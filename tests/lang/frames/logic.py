import pandas as pd

a = pd.Series([True, True, False, False])
b = pd.Series([True, False, True, False])
print((a & b).tolist(), (a | b).tolist(), (a ^ b).tolist(), (~a).tolist())
print((a & True).tolist(), a.any(), a.all(), a.sum(), a.mean())
s = pd.Series([1, 2, 3, 4])
print(((s > 1) & (s < 4)).tolist())
print(s[(s < 2) | (s > 3)].tolist())
try:
    if s > 1:
        pass
except ValueError as e:
    print(e)
