# Brackets in query and eval, what may stand there, and what is refused.
import pandas as pd

df = pd.DataFrame({"a": ["xa", "yb", "xc"], "b": [1, 2, 3]})
t, d = [1, 2, 3], {"k": [2, 3]}
for text in ("b in @t[1:]", "b in @t[::2]", "b in @t[:-1]", "b == @t[0]", "b in @d['k']", "a.str[0] == 'x'", "a.str[:1] == 'x'", "b.isin(@t[:2])", "b = 1", "max(b)"):
    try:
        print(df.query(text).index.tolist())
    except Exception as e:
        print(type(e).__name__, e)
