# DateOffset(hours=...) is time that passes, also over a change of the clocks; days and months are those of the wall clock.
import pandas as pd

for text, zone, steps in (("2024-03-10 01:30", "US/Eastern", {"hours": 1}), ("2024-03-10 01:30", "US/Eastern", {"minutes": 45}),
                          ("2024-03-10 04:30", "US/Eastern", {"hours": -2}), ("2024-11-03 00:30", "US/Eastern", {"hours": 1}),
                          ("2024-11-03 00:30", "US/Eastern", {"hours": 2}), ("2024-03-31 01:59:59", "Europe/Berlin", {"seconds": 1}),
                          ("2024-03-09 12:00", "US/Eastern", {"days": 1}), ("2024-02-29 12:00", "US/Eastern", {"months": 1, "hours": 1}),
                          ("2024-03-10 01:30", "UTC", {"hours": 1, "minutes": 30})):
    t, step = pd.Timestamp(text, tz=zone), pd.DateOffset(**steps)
    print(t + step, t - step, (pd.DatetimeIndex([t]) + step)[0], (pd.Series([t, None]) + step).tolist())
print(pd.Timestamp("2024-03-10 01:30", tz="US/Eastern") + 2 * pd.DateOffset(hours=1))
