import pandas as pd, numpy as np
for f in ["D","2D","7D","W","2W-TUE","h","90min","15s","250ms","7us","3ns","B","2B","ME","2ME","MS","3MS","BME","BMS","QE","QS","BQE","BQS-FEB","QE-NOV","QS-MAR","YE","YS","YE-MAR","2YE","BYE","BYS-JUN","WOM-3FRI","SME","bh","6ME","12MS","C"]:
    i = pd.date_range("2023-01-05 10:00", periods=9, freq=f)
    print(f, pd.infer_freq(i), pd.infer_freq(i[::-1]), i.inferred_freq, pd.infer_freq(i.normalize()) if i.normalize().is_unique else "-", pd.infer_freq(pd.Series(i)))
for f in ["D", "h", "7D", "90s"]:
    print(pd.infer_freq(pd.timedelta_range("1 days", periods=5, freq=f)))
for z in ("America/New_York", "UTC"):
    print(pd.infer_freq(pd.date_range("2024-03-08", periods=5, freq="D", tz=z)), pd.infer_freq(pd.date_range("2024-03-08", periods=80, freq="h", tz=z)), pd.infer_freq(pd.date_range("2024-03-01", periods=5, freq="ME", tz=z)))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: pd.infer_freq(pd.date_range("2024", periods=2)))
t(lambda: pd.infer_freq(pd.Index([1, 2, 3])))
t(lambda: pd.infer_freq(pd.Series([1, 2, 3])))
t(lambda: pd.infer_freq(pd.period_range("2024", periods=4, freq="M")))
t(lambda: pd.infer_freq(pd.DatetimeIndex(["2024-01-01", "2024-01-03", "2024-01-02"])))
t(lambda: pd.infer_freq(pd.DatetimeIndex(["2024-01-01", "2024-01-01", "2024-01-02"])))
t(lambda: pd.infer_freq(["2024-01-01", "2024-01-04", "2024-01-07"]))
t(lambda: pd.infer_freq(pd.DatetimeIndex(["2024-01-01", "2024-01-04", "2024-01-09"])))
