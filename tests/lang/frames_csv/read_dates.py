# parse_dates, date_format, dayfirst.
import io
import pandas as pd

text = "d,v\n2021-03-04,1\n2021-12-31,2\n,3\n"
d = pd.read_csv(io.StringIO(text), parse_dates=["d"])
print(d.dtypes.astype(str).tolist())
print(d)
print(d["d"].dt.month.tolist()[:2])
d = pd.read_csv(io.StringIO(text.replace(",3", ",3")), parse_dates=[0], index_col="v")
print(d["d"].iloc[1])
d = pd.read_csv(io.StringIO("d,v\n2021-03-04 10:20:30,1\n2021-12-31 00:00:01,2\n"), parse_dates=["d"])
print(d["d"].max() - d["d"].min())
d = pd.read_csv(io.StringIO("d,v\n04/03/2021,1\n31/12/2021,2\n"), parse_dates=["d"], dayfirst=True)
print(d["d"].tolist())
d = pd.read_csv(io.StringIO("d,v\n04.03.2021,1\n31.12.2021,2\n"), parse_dates=["d"], date_format="%d.%m.%Y")
print(d["d"].dt.day.tolist())
d = pd.read_csv(io.StringIO("when,v\n2021-01-01,1\n2021-01-02,2\n"), index_col="when", parse_dates=True)
print(d.index.dtype, d.loc["2021-01-02", "v"])
d = pd.read_csv(io.StringIO("d,v\nnot a date,1\n2021-01-01,2\n"), parse_dates=["d"])
print(d["d"].tolist())
for bad in (["x"], "d"):
    try:
        pd.read_csv(io.StringIO(text), parse_dates=bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
