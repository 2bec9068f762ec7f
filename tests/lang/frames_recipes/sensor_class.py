import logging
import sys
from typing import Iterable, Optional

import numpy as np
import pandas as pd

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(name)s: %(message)s", level=logging.INFO)
log = logging.getLogger("sensors")


class SensorData:
    """Readings of several sensors, by time."""

    def __init__(self, df: pd.DataFrame, unit: str = "C"):
        self._df = df.sort_index()
        self.unit = unit

    @classmethod
    def from_records(cls, records: Iterable[tuple]) -> "SensorData":
        df = pd.DataFrame.from_records(list(records), columns=["time", "sensor", "value"])
        df["time"] = pd.to_datetime(df["time"])
        return cls(df.pivot(index="time", columns="sensor", values="value"))

    def __len__(self):
        return len(self._df)

    def __getitem__(self, name) -> pd.Series:
        try:
            return self._df[name]
        except KeyError as e:
            raise KeyError(f"no sensor {e}") from None

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(self._df.columns)}; {len(self)} rows)"

    @property
    def sensors(self):
        return self._df.columns.tolist()

    def clean(self, low=-50, high=60) -> "SensorData":
        bad = ~self._df.apply(lambda s: s.between(low, high)) & self._df.notna()
        n = int(bad.to_numpy().sum())
        if n:
            log.warning("%d readings out of range", n)
        return SensorData(self._df.mask(bad).ffill(limit=2))

    def daily(self, how="mean") -> pd.DataFrame:
        return self._df.resample("D").agg(how)

    def anomalies(self, name: str, k: float = 2.0) -> pd.Series:
        s = self[name]
        return s[(s - s.mean()).abs() > k * s.std()]


rng = np.random.default_rng(1)
times = pd.date_range("2024-01-01", periods=16, freq="6h")
records = [(t, s, float(v)) for s in ("in", "out") for t, v in zip(times, rng.normal(20 if s == "in" else 5, 2, 16).round(2))]
records[3] = (times[3], "in", 999.0)
data = SensorData.from_records(records)
print(data, data.sensors)
clean = data.clean()
log.info("cleaned %s", clean)
print(clean.daily().round(2))
print(clean.daily(["min", "max"]).round(1))
print(clean["in"].iloc[2:5])
print(data.anomalies("in"))
try:
    data["cellar"]
except KeyError as e:
    print("KeyError", e)
