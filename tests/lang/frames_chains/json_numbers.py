# Numbers, categories and empty parts in JSON.
import pandas as pd, numpy as np
print(pd.DataFrame().to_json(indent=2)); print(pd.Series([[],[1]]).to_json(indent=2)); print(pd.DataFrame({'a':[]}).to_json(indent=2,orient='records')); print(pd.DataFrame({'a':[]}).to_json(indent=2,orient='values')); print(pd.Series([{},{'a':1}]).to_json(indent=3)); print(pd.DataFrame({'a':[]}).to_json(indent=2,orient='split'))
s=pd.Series([1.8947368421052633e19,1e16,9999999999999998.0,1e15+.3,123456789.123456789,1e-5,1.23456e-7,1e-12,-3e-16,1e300,0.1+0.2,-1.5e17,1e-10,5e-11])
for d in (0,1,3,10,15): print(s.to_json(double_precision=d))
print(pd.DataFrame({'a':pd.Categorical([2,None,3]),'b':pd.Categorical([True,None,False]),'c':pd.Categorical(['x',None,'y'])}).to_json())
print(pd.Series(pd.Categorical([2,3])).to_json(), pd.DataFrame({'a':pd.Series([1,None],dtype='Int64')}).to_json())
