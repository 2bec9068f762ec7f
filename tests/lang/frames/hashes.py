# Numbers of 64 bits for rows, labels and arrays.
import numpy as np
import pandas as pd
from pandas.util import hash_pandas_object, hash_array
h = pd.util.hash_pandas_object
print(h(pd.Series([1,2,3]))); print(h(pd.Series([1.5,np.nan,-0.0,0.0]), index=False).tolist())
print(h(pd.Series(['a','b',None,'a','','hello world and more']), index=False).tolist())
print(h(pd.Series([True,False])).tolist(), h(pd.Series(pd.date_range('2020',periods=3))).tolist(), h(pd.Series(pd.to_timedelta([1,2,None],unit='D'))).tolist())
print(h(pd.Series(['x','y','x',None], dtype='category')).tolist())
d = pd.DataFrame({'a':[1,2],'b':['x','y'],'c':[.5,np.nan]}, index=['r','s'])
print(h(d)); print(h(d, index=False).tolist(), h(d).sum(), h(d.index)); print(h(d[['a']]).tolist())
print(hash_array(np.array([1,2,3])), hash_array(np.array([1,2],dtype='int8')), hash_array(np.array(['a','b'],dtype=object)), hash_array(np.array([1.5],dtype='float32')), hash_array(np.array([1+2j])))
print(h(pd.MultiIndex.from_tuples([('a',1),('b',2)])).tolist())
print(h(d.iloc[:0]), h(pd.Series([1,2],dtype='int32'),index=False).tolist(), h(pd.Series(['a',1.5,None],dtype=object),index=False).tolist())
print(h(pd.Series(['aé','日本'])).tolist(), h(d, hash_key='1123456789123456').tolist())
try: h([1])
except TypeError as e: print(e)
