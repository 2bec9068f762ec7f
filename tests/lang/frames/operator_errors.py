import pandas as pd


def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print("TypeError", e)


s, c, f, b = pd.Series([1, 2]), pd.Series(["a", "b"]), pd.Series([1.5]), pd.Series([True])
attempt(lambda: s < "a")
attempt(lambda: c < 1)
attempt(lambda: c < s)
attempt(lambda: s < c)
attempt(lambda: f >= "a")
attempt(lambda: b < "x")
attempt(lambda: c > 1.5)
attempt(lambda: 1 < c)
attempt(lambda: c + 1)
attempt(lambda: c * 2)
attempt(lambda: c - "a")
attempt(lambda: c / 2)
attempt(lambda: c + s)
attempt(lambda: -c)
attempt(lambda: ~c)
attempt(lambda: ~f)
attempt(lambda: c.mean())
attempt(lambda: c.std())
