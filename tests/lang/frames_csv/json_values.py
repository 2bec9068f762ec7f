# read_json: types of columns, messages of its decoder, what is no table.
import pandas as pd
from io import StringIO
def t(x,**k):
    try:
        d=pd.read_json(StringIO(x),**k); print(d); print(d.dtypes)
    except Exception as e: print(type(e).__name__,e)
t('{"a":[true,false,null]}'); t('{"a":[true,null,"x"]}'); t('[{"a":true},{"a":null}]'); t('[{"a":null},{"a":null}]'); t('[{"a":true},{"a":1}]'); t('[{"a":true},{"a":"1"}]');t('[{"a":"1"},{"a":null}]');t('[{"a":true},{}]'); t('[{"a":1.5},{"a":true}]'); t('[{"a":[1]},{"a":null}]')
for b in ['{"a": [1, 2','[1, 2','{"a": 1','{"a"','{"a": tru','','{','[','{"a" 1}','[1 2]','{"a": "x','[1,]','{"a":1,}','abc','nan',"{'a': 1}", '{"a": 1} x','[1] 2','{"a": "\\x"}','{1:2}','-','[--1]','"x"','1','null','[]','{}','[1,2,3]','[[1,2],[3]]','[1, 2, {"a": 1}]','{"a": {"b": 1}, "c": 3}','{"a": 1, "b": 2}','{"a":[1],"b":[1,2]}','[{"a":1},2]','[null,{"a":1}]','["a","b"]','{"a": {"x":1,"y":2}, "b": {"x":3}}','{"a":null,"b":{"x":1}}','[{"a":1},[2]]','[[1],{"a":1}]','{"a":[1,2],"b":3}']: print(repr(b)); t(b)
