import numpy as np
d = np.array(["2024-01-05", "NaT", "2023-12-31", "2024-01-05"], dtype="M8[D]")
for other in [np.datetime64("2024-01-05"), np.datetime64("2024-01-05T00:00"), np.datetime64("2024"), np.datetime64("NaT")]:
    print(d == other, d != other, d < other, d <= other, d > other, d >= other)
print(np.isnat(d), np.isfinite(d), np.isnan(d), np.isinf(d), np.isnat(np.datetime64("NaT")), np.isnat(np.timedelta64(3)))
nat = np.datetime64("NaT")
print(nat == nat, nat != nat, nat < nat, np.timedelta64("NaT") == np.timedelta64("NaT"))
print(np.minimum(d, np.datetime64("2024-01-01")), np.maximum(d, d[::-1]))
print(np.fmin(d, np.datetime64("2024-01-01")), np.fmax(d, d[::-1]))
print(d.min(), d.max(), d.argmin(), d.argmax(), np.nanmin(d), np.nanmax(d), d[[0, 2]].min(), d[[0, 2]].argmax())
print(np.timedelta64(90, "m") > np.timedelta64(1, "h"), np.timedelta64(1, "D") == 1, np.timedelta64(1, "D") == np.timedelta64(24, "h"))
print(bool(np.timedelta64(0)), bool(np.timedelta64(1)), np.datetime64("2024") == None, d == None)
print(max(d[0], d[2]), sorted([d[3], d[2]]), d[2] in {np.datetime64("2023-12-31T00:00")}, {np.datetime64("2024-01-01"): 1}[np.datetime64("2024-01", "M")])
print(hash(np.timedelta64(5, "D")) == hash(np.timedelta64(120, "h")), np.array_equal(d, d), np.array_equal(d[2:], d[2:]))
