import numpy as np
import pandas as pd
from io import StringIO
import json

csv = """DATE,FEDFUNDS,UNRATE,CPI,GDP
01/2020,1.55,3.6,258.9,
02/2020,1.58,3.5,259.2,
03/2020,0.65,4.4,258.1,21751.2
04/2020,0.05,14.8,256.1,.
05/2020,0.05,13.2,255.8,.
06/2020,0.08,11.0,257.0,19958.3
07/2020,0.09,10.2,258.4,
08/2020,0.10,8.4,259.4,
09/2020,0.09,7.8,260.0,21704.4
10/2020,0.09,6.8,260.3,
11/2020,0.09,6.7,260.9,
12/2020,0.09,6.7,262.0,22087.2
"""
m = pd.read_csv(StringIO(csv), na_values=["."], index_col="DATE", parse_dates=True, date_format="%m/%Y")
print(m, m.index, m.dtypes)
m.index = m.index.to_period("M")
m.columns = m.columns.str.lower().rename("series")
print(m.info())
q = m.resample("Q").agg({"fedfunds": "mean", "unrate": "mean", "cpi": "last", "gdp": "last"})
print(q.round(2), q.index.dtype)
print(q.pct_change(fill_method=None).mul(100).round(2), q["gdp"].diff().round(1).to_dict())
q["ann"] = ((q["gdp"] / q["gdp"].shift()) ** 4 - 1) * 100
print(q["ann"].map("{:+.1f}%".format))
m["gdp_m"] = m["gdp"].interpolate(limit_direction="both")
m["gdp_f"] = m["gdp"].bfill()
print(m[["gdp", "gdp_m", "gdp_f"]].round(1))
mis = m["unrate"].add(m["cpi"].pct_change(3).mul(400)).round(2)
print(mis.dropna().to_string())
ts = m.to_timestamp("M")
print(ts.index[:3], m.to_timestamp().index.freq, m.to_timestamp(how="end").index[0])
z = m[["fedfunds", "unrate", "cpi"]].apply(lambda s: (s - s.mean()) / s.std())
print(z.round(2).style.format("{:.1f}").data.shape if False else z.round(2).abs().idxmax())
lead = pd.concat({k: m["unrate"].corr(m["cpi"].shift(k)) for k in range(-2, 3)} if False else {k: pd.Series([m["unrate"].corr(m["cpi"].shift(k))]) for k in range(-2, 3)}).droplevel(1)
print(lead.round(4))
rec = m["unrate"].diff().gt(1)
print(rec[rec].index.tolist(), rec.astype(int).groupby(rec.ne(rec.shift()).cumsum()).agg(["first", "size"]).to_numpy().tolist())
js = m.head(2).drop(columns=["gdp"]).to_json(orient="index")
print(json.dumps(json.loads(js), indent=1, sort_keys=True)[:200])
print(m.reset_index().head(2).to_dict("records"), m.head(1).T.to_dict())
long = m[["fedfunds", "unrate"]].stack().reset_index(name="v")
print(long.head(4), long.dtypes)
print(long.assign(h=np.where(long["DATE"].dt.month <= 6, "H1", "H2")).pivot_table(index="h", columns="series", values="v", aggfunc=["mean", "max"]).round(3))
r = m["fedfunds"]
print(r.loc["2020-03":"2020-05"].tolist(), r["2020Q2"].tolist(), r.loc[pd.Period("2020-12")], r.index[r < .07].astype(str).tolist(), r.index.get_loc("2020-04"), r.asof(pd.Period("2020-08")))
print(r.shift(2, freq="M").head(2), r.rolling(3).mean().round(3).iloc[[2, 11]], r.expanding().min().iloc[-1], r.ewm(com=1).mean().round(4).iloc[[0, 11]].tolist())
print((r.index + 3)[:2], r.index.asfreq("Q").unique(), r.index.year.unique(), r.index.month.to_list(), r.index.end_time[0], r.index.is_full, r.index.freqstr, r.index.inferred_type)
chg = r.diff().fillna(0).cumsum().where(lambda s: s.abs() > 1)
print(chg.count(), chg.first_valid_index(), chg.last_valid_index())
dec = pd.DataFrame({"meeting": pd.to_datetime(["2020-03-03", "2020-03-15", "2020-04-29", "2020-06-10"]), "bp": [-50, -100, 0, 0]}).set_index("meeting")
print(dec.groupby(dec.index.to_period("M")).bp.sum().reindex(m.index, fill_value=0).head(5), dec.bp.cumsum().asof(pd.Timestamp("2020-04-01")))
print(m.join(dec.groupby(dec.index.to_period("M")).bp.agg(["sum", "count"])).loc["2020-02":"2020-05", ["fedfunds", "sum", "count"]])
print(m.describe(include="all").round(2).T[["count", "mean", "max"]], m.nunique().to_dict(), m.sample(2, random_state=1).index.tolist(), m.select_dtypes("number").columns.tolist())
print(m.compare(m.assign(cpi=m["cpi"].round(0))).head(2), m.equals(m.copy()), m["cpi"].searchsorted(259), m.eval("real = fedfunds - unrate").loc["2020-06", "real"].round(2))
