# Rows with equal labels, of unequal lengths, of several kinds.
import warnings

import pandas as pd

warnings.simplefilter("ignore")


def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: pd.DataFrame([[1, 2, 3], [4, 5, 6]], columns=['a', 'b']))
t(lambda: pd.DataFrame([[1, 2], [4, 5]], columns=['a', 'b', 'c']))
t(lambda: pd.DataFrame([[1, 2], [4]], columns=['a', 'b', 'c']))
t(lambda: pd.DataFrame([[1], [4, 5]], columns=['a', 'b']))
t(lambda: pd.DataFrame([[1], [4, 5]], columns=['a']))
t(lambda: pd.DataFrame([(1, 2), (4,)]))
t(lambda: pd.DataFrame([(1,), (4, 'x', 2.5)]))
t(lambda: pd.DataFrame([[1], 5]))
t(lambda: pd.DataFrame([5, 6], columns=['a', 'b']))
t(lambda: pd.DataFrame([], columns=['a', 'a']))
t(lambda: pd.DataFrame([[1, 2]], columns=['a', 'a']).shape)
t(lambda: pd.DataFrame([{'a': 1, 'b': 2}, {'b': 3}], columns=['b', 'b']))
t(lambda: pd.DataFrame([[], []]))
t(lambda: pd.DataFrame([[], []], columns=['a']))
t(lambda: pd.DataFrame([[], [1]]))
