"""Which format to_datetime infers of dates with named months, when it warns, and numbers of months and years."""
import warnings

import numpy as np
import pandas as pd

for x in ("20 Mar 2024", "20 May 2024", "20 March 2024", "Mar 20, 2024", "May 20, 2024", "Mar 2024", "March 2024", "May 2024", "05/2024", "2024-05",
          "2024 05", "20-Mar-2024", "20-Mar-24", "20/Mar/2024", "2024-Mar-20", "20Mar2024", "Mar-2024", "20 Mar, 2024", "4 May 2024 10:30",
          "04/05/2024", "24/05/2024", "24-05-2024", "24.05.2024", "20240520", "2024"):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        print(x, "|", pd.to_datetime([x, x])[0], pd.to_datetime(x))
        try:
            pd.to_datetime([x, "zz"])
        except ValueError as e:
            print("   ", type(e).__name__, str(e).split("\n")[0])
        print("   ", [str(v.message)[:60] for v in w])
for unit in ("Y", "M"):
    for f in (lambda: pd.to_datetime(5, unit=unit), lambda: pd.to_datetime([1, 2, -3], unit=unit), lambda: pd.to_datetime([1.0, None], unit=unit),
              lambda: pd.to_datetime([1.0, 2.5], unit=unit), lambda: pd.Timestamp(5, unit=unit), lambda: pd.to_datetime(pd.Series([1, 2]), unit=unit),
              lambda: pd.to_datetime([2], unit=unit, origin="2020-01-01"), lambda: pd.to_datetime(np.array([1, 2]), unit=unit, utc=True),
              lambda: pd.to_datetime(1.5, unit=unit)):
        try:
            print(f())
        except ValueError as e:
            print(type(e).__name__, e)
