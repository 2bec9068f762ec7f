# merge_asof: the nearest key before, after, either way; by groups; with a tolerance.
import pandas as pd

trades = pd.DataFrame({"t": [1, 5, 10, 12], "tick": ["A", "B", "A", "B"], "px": [100.0, 50.0, 101.0, 51.0]})
quotes = pd.DataFrame({"t": [0, 2, 6, 10, 13], "tick": ["A", "B", "A", "B", "A"], "bid": [99.5, 49.5, 100.5, 50.5, 101.5]})
print(pd.merge_asof(trades, quotes, on="t"))
print(pd.merge_asof(trades, quotes, on="t", by="tick"))
print(pd.merge_asof(trades, quotes, on="t", direction="forward", suffixes=("_t", "_q")))
print(pd.merge_asof(trades, quotes, on="t", direction="nearest", by="tick"))
print(pd.merge_asof(trades, quotes, on="t", allow_exact_matches=False))
print(pd.merge_asof(trades, quotes, on="t", tolerance=1))
print(pd.merge_asof(trades, quotes.rename(columns={"t": "u"}), left_on="t", right_on="u"))
try:
    pd.merge_asof(trades[::-1], quotes, on="t")
except ValueError as e:
    print(e)
print(pd.merge_ordered(trades[["t", "px"]], quotes[["t", "bid"]], on="t"))
print(pd.merge_ordered(trades[["t", "px"]], quotes[["t", "bid"]], on="t", fill_method="ffill"))
