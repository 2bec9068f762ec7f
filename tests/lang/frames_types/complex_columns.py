# Columns of complex numbers: printed, missing, computed with.
import pandas as pd, numpy as np
s = pd.Series(np.array([1 + 2j, 3, -1j]), name="z")
for f in (lambda: s, lambda: s.sum(), lambda: s.mean(), lambda: s.abs(), lambda: s * 2, lambda: s + s, lambda: s == 3, lambda: s.values, lambda: s.tolist(), lambda: s.prod(), lambda: np.abs(s), lambda: np.real(s), lambda: s.map(lambda v: v.real), lambda: s.apply(np.conj), lambda: s.to_frame(), lambda: s.iloc[0], lambda: s[s != 3], lambda: -s, lambda: s / 2, lambda: s ** 2, lambda: s.isna(), lambda: pd.concat([s, s]), lambda: s.astype(str), lambda: s.unique(), lambda: s.value_counts(), lambda: s.fillna(0), lambda: s.cumsum(), lambda: s.to_frame().sum(), lambda: s.shift(), lambda: s.reindex([0, 5]), lambda: s.to_dict(), lambda: s.round(1), lambda: s.head(1), lambda: s.to_string(), lambda: s.info()):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:70])
t = pd.Series([1 + 2j, 3]); print(t, pd.Series([1, 2.5, 1j]).dtype, pd.Series([1j, None]).tolist(), pd.Series([1j, "a"]).dtype, pd.DataFrame({"z": [1, 1j]}), pd.Series([True, 1j]).dtype, pd.Series([1j, np.nan]))
print(pd.Series(np.fft.fft([1, 2, 3, 4.5])), pd.Series([1e-9j, 1e7]), pd.Series([123456.789 + 1j, -0.5]), pd.DataFrame({"f": np.fft.rfft(np.arange(5.0)), "k": range(3)}), sep="\n")
