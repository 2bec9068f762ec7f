"""Columns of JSON that read_json takes for dates."""
import pandas as pd, io
def t(x,**k):
    try: d=pd.read_json(io.StringIO(x),**k); print(d, d.dtypes.to_dict())
    except Exception as e: print(type(e).__name__, e)
t('[{"date":"2024-01-01","v":1},{"date":"2024-01-02","v":2}]')
t('[{"date":"2024-01-01","v":1},{"date":"x","v":2}]')
t('[{"timestamp":1704067200000,"v":1}]'); t('[{"timestamp":1704067200,"v":1}]'); t('[{"timestamp":5,"v":1}]'); t('[{"timestamp":1704067200000,"v":1}]',date_unit="ms"); t('[{"timestamp":1704067200000000000,"v":1}]')
t('[{"created_at":"2024-01-01T10:00:00Z","x_time":"2024-01-01 10:00","t":"2024-01-01"}]'); t('[{"date":"2024-01-01","t":"2024-01-01"}]',convert_dates=["t"]); t('[{"date":"2024-01-01","t":"2024-01-01"}]',convert_dates=False); t('[{"date":"2024-01-01","t":"2024-01-01"}]',convert_dates=["t"],keep_default_dates=False)
t('{"date":{"0":"2024-01-01","1":null},"v":{"0":1.5,"1":2}}'); t('[{"date":null}]'); t('[{"modified":1.5e9},{"modified":null}]'); t('{"columns":["date","v"],"index":[0,1],"data":[["2024-01-01",1],["2024-01-02",2]]}',orient="split"); t('{"date":"2024-01-01","v":1}\n{"date":"2024-01-02","v":2}',lines=True); t('[{"datetime":"5 Jan 2024"}]'); t('[{"Timestamp_utc":"2024-01-01T00:00:00.123Z"}]'); t('[{"date":true}]'); t('[{"date":[1]}]')
