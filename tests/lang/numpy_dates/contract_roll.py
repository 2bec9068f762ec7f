import numpy as np
rng = np.random.default_rng(7)
days = np.arange("2023-01-02", "2023-12-30", dtype="M8[D]")
days = days[np.is_busday(days, holidays=["2023-01-16", "2023-05-29", "2023-07-04", "2023-12-25"])]
close = 100 * np.exp(np.cumsum(0.01 * rng.standard_normal(days.size)))
returns = np.diff(np.log(close))
month = days.astype("M8[M]")
last = np.flatnonzero(np.append(month[1:] != month[:-1], True))
print(days[last], np.round(close[last], 4))
expiry = np.busday_offset(np.unique(month), 2, roll="forward", weekmask="Fri")
left = expiry[np.searchsorted(expiry, days).clip(max=expiry.size - 1)] - days
print(left[:30].astype(int), left.dtype, (left < np.timedelta64(0, "D")).sum())
window = np.timedelta64(30, "D")
lo = np.searchsorted(days, days - window, side="right")
vol = [returns[a:b].std() * np.sqrt(252) for a, b in zip(lo[25:35], range(25, 35))]
print(np.round(vol, 6), lo[25:35])
drawdown = close / np.maximum.accumulate(close) - 1
print(days[drawdown.argmin()], round(float(drawdown.min()), 6), str(days[np.maximum.accumulate(close).argmax()]))
longest = np.timedelta64(0, "D")
peak = days[0]
for d, x, top in zip(days, close, np.maximum.accumulate(close)):
    if x == top:
        longest = max(longest, d - peak)
        peak = d
print(longest)
