# The words of units, the spellings that pandas gives up, and other warnings of reading.
import pandas as pd, warnings
def seen(f, *a, **k):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: r = f(*a, **k)
        except Exception as e: r = f"{type(e).__name__}: {e}"
    print(a, k, repr(r)[:60], [f"{x.category.__name__}: {x.message}" for x in w])
for u in "w d H T S L U N Y M W D h m s ms us ns MIN Min hour Hours".split():
    seen(pd.Timedelta, "1" + u); seen(pd.Timedelta, 1, unit=u); seen(pd.to_timedelta, [1, 2], unit=u); seen(pd.to_timedelta, ["1" + u])
df = pd.DataFrame({"a": ["x"], "b": [1], "c": pd.array([1]), "d": pd.Categorical(["u"]), "o": pd.Series([[1]])})
for k in [dict(include="object"), dict(include=object), dict(include=["O"]), dict(exclude=["object"]), dict(include=["object", "str"]), dict(include="number"), dict(include=["object", "category"]), dict(include=["object"], exclude=["str"])]:
    seen(df.select_dtypes, **k)
for x in (["2024-13-45", "z"], ["nope"], ["nope", None], ["a b", "c"], ["2024-01-05", "13/01/2024"], ["2024-01-05"]):
    seen(pd.to_datetime, x); seen(pd.to_datetime, x, errors="coerce"); seen(pd.to_datetime, pd.Series(x), errors="coerce")
for u in "MS US NS Ms week weeks WEEK y Sec hr HR micros µs".split():
    seen(pd.Timedelta, "1" + u); seen(pd.Timedelta, 1, unit=u); seen(pd.to_timedelta, [1, 2], unit=u); seen(pd.to_timedelta, ["1" + u])
for u in "w d H T S L U N W D h m s ms us ns MIN Min hour Hours week".split():
    seen(pd.to_datetime, [1], unit=u); seen(pd.Timestamp, 1, unit=u)
seen(pd.Timedelta, "1d 2H"); seen(pd.Timedelta, "1 Days 02:00:00"); seen(pd.Timedelta, days=1, hours=2); seen(pd.to_timedelta, pd.Series(["1 d", "2 H"]))
