import numpy as np
start = np.datetime64("2024-03-30T23:50:00")
rng = np.random.default_rng(3)
step = rng.choice([10, 10, 10, 60, 600], 40).astype("timedelta64[s]")
stamps = start + np.cumsum(step)
gaps = np.diff(stamps)
print(gaps.max(), gaps.min(), gaps.mean(), np.median(gaps), (gaps > np.timedelta64(30, "s")).sum())
print(stamps[1:][gaps > np.timedelta64(5, "m")])
bins = np.arange(stamps[0].astype("M8[h]"), stamps[-1] + np.timedelta64(15, "m"), np.timedelta64(15, "m"))
which = np.searchsorted(bins, stamps, side="right") - 1
print(bins.dtype, np.bincount(which, minlength=bins.size))
seconds = (stamps - stamps[0]) / np.timedelta64(1, "s")
value = np.interp(np.arange(0, seconds[-1], 600.0), seconds, np.cos(seconds / 500))
print(np.round(value, 6), stamps[-1] - stamps[0], (stamps[-1] - stamps[0]).astype("m8[m]"))
hours = stamps.astype("M8[h]")
for h in np.unique(hours):
    inside = stamps[hours == h]
    print(h, inside.size, inside.max() - inside.min(), (inside[0] - h) // np.timedelta64(1, "m"))
