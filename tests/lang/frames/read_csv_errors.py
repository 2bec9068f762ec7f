import pandas as pd

for kwargs in ({"usecols": ["nope"]}, {"index_col": "nope"}, {"dtype": {"carrier": "int64"}}, {"header": -3}):
    try:
        pd.read_csv("flights.csv", **kwargs)
    except ValueError as e:
        print(type(e).__name__, str(e)[:40])
try:
    pd.read_csv("absent.csv")
except FileNotFoundError as e:
    print(e)
try:
    pd.read_csv("ragged.csv")
except pd.errors.ParserError as e:
    print("ParserError", e)
try:
    pd.read_csv("empty.csv")
except pd.errors.EmptyDataError as e:
    print("EmptyDataError", e)
