import numpy as np

days = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
starts = np.concatenate(([0], np.cumsum(days)[:-1]))
doy = np.array([1, 45, 60, 200, 365])
month = np.searchsorted(starts, doy, side="left")
print(starts, month, doy - starts[month - 1])
print(np.digitize(doy, starts + 1), np.repeat(np.arange(1, 13), days)[doy - 1])
print(np.where(days > 30, "long", "short").tolist() if False else (days > 30).tolist())
