import numpy as np
print(np.arange("2024-01", "2024-03", dtype="datetime64[D]")[[0, 30, 31, -1]], np.arange("2024-01", "2024-08", dtype="datetime64[M]"))
print(np.arange("2024-01-01", "2024-01-10", 2, dtype="M8[D]"), np.arange(np.datetime64("2020"), np.datetime64("2024")))
print(np.arange(np.datetime64("2024-01-01"), np.datetime64("2024-01-02"), np.timedelta64(6, "h")))
print(np.arange(np.datetime64("2024-01-01"), np.datetime64("2024-02-01"), np.timedelta64(1, "W")), np.arange(np.datetime64("2024-01-01"), 4))
print(np.arange(0, 10, 3, dtype="m8[s]"), np.arange(np.timedelta64(0, "D"), np.timedelta64(2, "D"), np.timedelta64(12, "h")))
print(np.arange(np.datetime64("2024-01-05"), np.datetime64("2024-01-01"), -1), np.arange(np.datetime64("2024-01-05"), np.datetime64("2024-01-01")))
for f in [lambda: np.arange(3, dtype="M8[D]"), lambda: np.arange("2024-01", "2024-03"),
          lambda: np.arange(np.datetime64("2024-01-01"), np.datetime64("2024-01-05"), np.timedelta64(0, "D")),
          lambda: np.arange(np.datetime64("2024-01-01"), np.datetime64("NaT"))]:
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(e)
month = np.arange("2023-11", "2024-04", dtype="M8[M]")
print((month + 1).astype("M8[D]") - month.astype("M8[D]"), (month + 1).astype("M8[D]") - 1)
