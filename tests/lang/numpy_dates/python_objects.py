import datetime as dt
import numpy as np
print(np.datetime64("2024-01-05").item(), np.datetime64("2024-01").item(), np.datetime64("2024-01-05T12:30:01.5").item())
print(repr(np.datetime64("2024-01-05T12:30").item()), np.datetime64("2024-01-05T00:00:00.123456789").item(), np.datetime64("NaT").item())
print(repr(np.timedelta64(3, "D").item()), repr(np.timedelta64(-90, "s").item()), np.timedelta64(3, "ns").item(), np.timedelta64(3, "M").item())
print(np.array(["2024-01-05", "NaT"], dtype="M8[D]").tolist(), np.array([[1, 2]], dtype="m8[h]").tolist())
print(np.datetime64(dt.date(2024, 1, 2)), np.datetime64(dt.datetime(2024, 1, 2, 3, 4, 5, 6)), repr(np.timedelta64(dt.timedelta(days=1, seconds=5))))
print(np.array([dt.date(2024, 1, 5), dt.datetime(2024, 2, 1, 6)], dtype="M8[h]"), np.array([dt.timedelta(1), dt.timedelta(hours=2)], dtype="m8[m]"))
print(np.array([dt.datetime(2024, 1, 5)], dtype="M8").dtype, np.array([dt.date(2024, 1, 5)], dtype="M8").dtype, np.array([dt.date(2024, 1, 5)]).dtype)
print(np.datetime64("2024-01-05") + dt.timedelta(1), np.datetime64("2024-01-05") - dt.date(2024, 1, 1), dt.date(2024, 1, 6) - np.datetime64("2024-01-05"))
print(np.datetime64("2024-01-05") == dt.date(2024, 1, 5), np.datetime64("2024-01-05") < dt.date(2024, 1, 6), np.timedelta64(1, "D") == dt.timedelta(1))
d = np.array(["2024-01-05", "2024-02-29"], dtype="M8[D]")
print([x.strftime("%d %b %Y") for x in d.tolist()], [x.weekday() for x in d.astype(object)], d == dt.date(2024, 2, 29))
print(d[0].item().isocalendar()[1], d.astype("M8[s]")[1].item().isoformat(), int(np.timedelta64(5, "ns")))
