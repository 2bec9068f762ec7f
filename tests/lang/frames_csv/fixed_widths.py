# Tables of fixed widths: columns found by their blanks, widths, colspecs.
import io
import pandas as pd
t="""name  age city
Ann    30 Paris
Bob     5 Rome
"""
for e in [lambda: pd.read_fwf(io.StringIO(t)),
          lambda: pd.read_fwf(io.StringIO(t),widths=[6,4,6]),
          lambda: pd.read_fwf(io.StringIO(t),colspecs=[(0,4),(6,9)],header=None,skiprows=1,names=["n","a"]),
          lambda: pd.read_fwf(io.StringIO("a   b\n1   2.5\n33  4\n")),
          lambda: pd.read_fwf(io.StringIO(t),widths=[1],colspecs=[(0,1)])]:
    try:
        print(e())
    except Exception as x:
        print(type(x).__name__, x)
