"""Nullable ints that no float holds, and ints that their type does not hold."""
import pandas as pd, numpy as np, io
B=9007199254740993
print(pd.Series([B,None],dtype='Int64').tolist(), pd.array([B,None],dtype='Int64').tolist(), pd.array([B,pd.NA]).tolist(), pd.Series([2**63-1,None],dtype='Int64').tolist(), pd.Series([B,np.nan],dtype='Int64').tolist())
print(pd.read_csv(io.StringIO(f"a,b\n1,{B}\n2,\n"),dtype={'b':'Int64'}).b.tolist(), pd.read_csv(io.StringIO(f"a,b\n1,{B}\n2,\n"),dtype_backend='numpy_nullable').b.tolist(), pd.read_csv(io.StringIO(f"a,b\n1,{2**63-1}\n2,\n"),dtype={'b':'Int64'}).b.tolist())
print(pd.Series([B,None],dtype='UInt64').tolist(), pd.Series([B,None]).astype('Int64').tolist(), pd.Series([B,None],dtype=object).astype('Int64').tolist(), pd.Series([str(B),None]).astype('Int64').tolist() if 0 else '')
print(pd.Series([1.5,None],dtype=object).tolist(), pd.Series([5,None],dtype='Int8').tolist())
for v in (['a',None],[300,None],[True,None]):
    try: print(pd.Series(v,dtype='Int8').tolist())
    except Exception as e: print(type(e).__name__, e)
for v,t in (([300.,None],'Int8'),([-1.,None],'UInt8'),([255,None],'UInt8'),([200,None],'UInt8'),([-129,None],'Int8'),([127,None],'Int8'),([-2.**63,None],'Int64')):
    try: print(pd.Series(v).astype(t).tolist())
    except Exception as e: print(type(e).__name__, e)
