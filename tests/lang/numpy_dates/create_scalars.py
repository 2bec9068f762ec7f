import numpy as np
for text in ["2024", "2024-01", "2024-01-05", "2024-01-05T12", "2024-01-05T12:30", "2024-01-05 12:30:15", "2024-01-05T12:30:15.5",
             "2024-01-05T12:30:15.123456", "2024-01-05T12:30:15.123456789", "-0044-03-15", "10000-01-01", "NaT", "nat", ""]:
    d = np.datetime64(text)
    print(repr(d), str(d), d.dtype, d.dtype.str)
print(np.datetime64("2024-01", "D"), np.datetime64("2024-03-05", "M"), np.datetime64("2024-03-05T17", "D"), np.datetime64(19000, "D"))
print(repr(np.datetime64(5, "W")), repr(np.datetime64("2024-03-05", "h")), repr(np.datetime64(-1, "s")), repr(np.datetime64()))
for args in [(3, "D"), (3,), ("7", "h"), ("NaT",), ("NaT", "s"), (None,), (-5, "ms"), ()]:
    t = np.timedelta64(*args)
    print(repr(t), str(t), t.dtype)
