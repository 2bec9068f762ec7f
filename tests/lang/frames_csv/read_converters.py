# converters: functions over the text of a field.
import io
import pandas as pd

text = "price,when,flag\n$1.50,2020,yes\n$20.00,,no\n,2021,yes\n"
d = pd.read_csv(io.StringIO(text), converters={"price": lambda s: float(s.strip("$") or 0), "flag": lambda s: s == "yes"})
print(d)
print(d.dtypes.astype(str).tolist())
d = pd.read_csv(io.StringIO(text), converters={1: lambda s: s or "none"})
print(d["when"].tolist())


def clean(s):
    return s.strip().upper()


print(pd.read_csv(io.StringIO("n,v\n a ,1\nb,2\n"), converters={"n": clean})["n"].tolist())
try:
    pd.read_csv(io.StringIO("n\nx\n"), converters={"n": int})
except ValueError as e:
    print(e)
