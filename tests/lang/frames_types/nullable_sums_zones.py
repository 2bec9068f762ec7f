import pandas as pd, numpy as np
for n in (0, 1, 7, 8, 9, 64, 1001):
    a = pd.Series(np.arange(n)).astype("Int64").where(np.arange(n) % 3 > 0)
    for s in (a, a.astype("Float64"), a.astype("Int32"), a.astype("Float32"), (a % 2 == 0).astype("boolean"), a.iloc[1:]):
        r = s + 1; q = s + s.shift(1) if len(s) and str(s.dtype) != "boolean" else s
        print(n, r.dtype, r.isna().sum(), r.sum(), q.tolist()[:5], (s == 1).tolist()[-3:], r.fillna(0).tolist()[:9], (s / 0).tolist()[:4] if str(s.dtype) != "boolean" else "")
    print((a.iloc[2:] + 1).tolist()[:4], (a * pd.NA).tolist()[:2], (-a).tolist()[:4])
    i = pd.Series(pd.date_range("2020", periods=n, freq="h")).where(np.arange(n) % 4 > 0)
    for z in ("UTC", "Etc/GMT", "GMT", "UTC+01:00", "Europe/Berlin"):
        l = i.dt.tz_localize(z); print(l.dtype, l.tolist()[:3], l.dt.tz_convert("Asia/Tokyo").tolist()[:2], l.isna().sum())
    print(i.iloc[1:].dt.tz_localize("UTC").tolist()[:2], i.index.size)
