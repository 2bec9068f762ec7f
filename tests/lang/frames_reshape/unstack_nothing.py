# Nothing to stack is an empty Series.
import pandas as pd

print(len(pd.DataFrame().unstack()), len(pd.DataFrame().stack()))
