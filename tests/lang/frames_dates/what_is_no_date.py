# Texts that are no dates: which part is out of its range, what day-first hears of years in front, what is left of nothing.
import io
import pandas as pd


def told(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).split(". You might")[0])


for text in ("31/02/2024", "2024-02-31", "31.04.2024", "2024/13/01", "Feb 30 2024", "30 Feb 2024", "2024-13-45", "45/45/2024", "20241301", "2024-02-30 10:00", "2024-00-10",
             "0/1/2024", "99:99", "2024-01-01 25:00", "10:61", "abc", "13/13/2024", "2023-02-29T00:00", "31/02/2024 10:00"):
    told(lambda: (text, pd.to_datetime(text)))
    told(lambda: (text, pd.to_datetime([text], format="mixed")))
    told(lambda: (text, pd.to_datetime([text], errors="coerce")))
    told(lambda: (text, pd.Timestamp(text)))
for text in ("2024-01-05", "2024/01/05", "2024-01-05T10:00:00", "20240105", "2024-25-01", "2024-01-25", "2024-01-05 10:00:00+02:00", "2024-01", "1.2.2024", "Jan 5 2024"):
    told(lambda: (text, pd.to_datetime(text, dayfirst=True), pd.to_datetime([text], dayfirst=True)[0]))
told(lambda: pd.read_csv(io.StringIO("d,x\n2024-01-05,1\n2024-01-06,2\n"), parse_dates=["d"], dayfirst=True))
told(lambda: pd.to_datetime(["2024-01-01", "2024-02-31"]))
told(lambda: pd.to_datetime(["abc", None], errors="coerce"))
told(lambda: pd.to_datetime([None, float("nan")]))
