import pandas as pd, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[3,1,2],'b':list('xyz'),'c':[1.5,None,2.5]})
t(lambda: df.set_index('a')); t(lambda: df.set_index(['a','b'])); t(lambda: df.set_index('b',drop=False)); t(lambda: df.set_index('q')); t(lambda: df.set_index('a').reset_index()); t(lambda: df.set_index(['a','b']).reset_index(level='b'))
t(lambda: df.rename(columns={'a':'A'},index={0:'zero'})); t(lambda: df.rename(columns=str.upper)); t(lambda: df.rename_axis('idx')); t(lambda: df.rename_axis(columns='cols')); t(lambda: df.set_axis(['p','q','r'],axis=0)); t(lambda: df.set_axis(['x','y','z'],axis=1))
t(lambda: df.reindex([0,2,5])); t(lambda: df.reindex(columns=['c','z'])); t(lambda: df.reindex([0,5],fill_value=0)); t(lambda: df.a.reindex([2,1,9],fill_value=-1))
t(lambda: df.drop(columns='a')); t(lambda: df.drop(index=[0,1])); t(lambda: df.drop('zz',axis=1)); t(lambda: df.drop([7])); t(lambda: df.drop(['a','b'],axis=1))
t(lambda: df.sort_values('a')); t(lambda: df.sort_values(['c','a'],ascending=[False,True])); t(lambda: df.sort_values('c',na_position='first')); t(lambda: df.sort_values('b',key=lambda s: s.str.upper(),ascending=False,ignore_index=True)); t(lambda: df.sort_index(ascending=False)); t(lambda: df.sort_index(axis=1,ascending=False)); t(lambda: df.a.sort_values()); t(lambda: df.c.sort_values(ascending=False,na_position='first'))
t(lambda: list(df.itertuples())); t(lambda: list(df.itertuples(index=False,name='Row'))); t(lambda: [(i,r.tolist()) for i,r in df.iterrows()])
df.info()
t(lambda: pd.DataFrame.from_dict({'r1':[1,2],'r2':[3,4]},orient='index',columns=['x','y'])); t(lambda: pd.DataFrame.from_records([(1,'a'),(2,'b')],columns=['n','s'])); t(lambda: pd.DataFrame([{'a':1,'b':2},{'b':3,'c':4}])); t(lambda: pd.DataFrame({'a':1,'b':[1,2]})); t(lambda: pd.DataFrame({'a':pd.Series([1,2],index=['x','y']),'b':pd.Series([3,4],index=['y','z'])})); t(lambda: pd.DataFrame(np.arange(6).reshape(2,3),columns=list('abc'),index=['r','s'])); t(lambda: pd.DataFrame([[1,2],[3,4]],columns=['a','b'],dtype=float)); t(lambda: pd.DataFrame({'a':[1,2],'b':[1]})); t(lambda: pd.DataFrame({'a':1})); t(lambda: pd.DataFrame({'x':{'a':1,'b':2},'y':{'a':3}}))
from collections import namedtuple; from dataclasses import dataclass
P = namedtuple('P','x y'); t(lambda: pd.DataFrame([P(1,2),P(3,4)]))
@dataclass
class D:
    n: int
    s: str
t(lambda: pd.DataFrame([D(1,'a'),D(2,'b')]))
c = pd.Series(['lo','hi','mid','lo'],dtype='category'); t(lambda: c.cat.categories); t(lambda: c.cat.codes); t(lambda: c.cat.set_categories(['lo','mid','hi'],ordered=True)); o = c.cat.set_categories(['lo','mid','hi'],ordered=True); t(lambda: o.sort_values()); t(lambda: o>'lo'); t(lambda: o.min()); t(lambda: c.cat.rename_categories({'lo':'LOW'})); t(lambda: c.cat.add_categories('x').cat.categories); t(lambda: c.value_counts()); t(lambda: c.cat.remove_unused_categories()); t(lambda: c.astype(str).tolist())
cd = pd.CategoricalDtype(['a','b','c'],ordered=True); t(lambda: pd.Series(['b','a','z']).astype(cd)); t(lambda: cd); t(lambda: pd.Categorical(['a','b','a'])); t(lambda: pd.DataFrame({'g':pd.Categorical(['x','y','x']),'v':[1,2,3]}).groupby('g',observed=False).v.sum())
i = pd.Series([1,2,None],dtype='Int64'); t(lambda: i+1); t(lambda: i.sum()); t(lambda: i.mean()); t(lambda: i>1); t(lambda: i.fillna(0)); t(lambda: i.isna()); t(lambda: i.astype(float)); t(lambda: i.astype(int)); t(lambda: pd.array([1,None])); t(lambda: pd.DataFrame({'a':[1,None]}).astype('Int64')); t(lambda: pd.DataFrame({'a':[1,2],'b':['x',None],'c':[1.0,2.0]}).convert_dtypes().dtypes)
t(lambda: df.dtypes); t(lambda: df.select_dtypes('number')); t(lambda: df.select_dtypes(include='str').columns); t(lambda: df.astype({'a':'float32'}).dtypes); t(lambda: df.equals(df.copy())); t(lambda: df.T); t(lambda: df.values); t(lambda: df.to_numpy()); t(lambda: df.axes); t(lambda: df.add_prefix('p_')); t(lambda: df.memory_usage(index=False)); t(lambda: df.columns.tolist()); t(lambda: df.shape); t(lambda: df.get('zz','none')); t(lambda: df.keys()); t(lambda: pd.factorize(['b','a','b'])); t(lambda: df.b.factorize())
m = df.set_index(['b','a']); t(lambda: m.swaplevel()); t(lambda: m.droplevel(0)); t(lambda: m.index.names); t(lambda: m.sort_index(level='a')); t(lambda: m.index.levels); t(lambda: m.reset_index(drop=True)); t(lambda: m.xs('x')); t(lambda: m.unstack()))
