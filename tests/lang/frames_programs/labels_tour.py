import pandas as pd, numpy as np
arrays=[['bar','bar','baz','baz'],['one','two','one','two']]
mi=pd.MultiIndex.from_arrays(arrays,names=['first','second']); s=pd.Series([1.,2.,3.,4.],index=mi)
print(s); print(s['bar']); print(s.unstack()); print(s.groupby(level='first').sum()); print(s.sum(level=0) if False else s.groupby(level=0).mean()); print(s.loc[:, 'one']); print(s.swaplevel().sort_index()); print(s.index.get_level_values(1)); print(s.reset_index()); print(s.xs('two',level='second')); print(s.reset_index(level=0, drop=True)); print(s.to_frame('v')); print(mi.to_list()); print(mi.get_loc(('bar','two')), ('bar','one') in mi, mi.nlevels, len(mi), mi.is_unique, mi.shape)
i1=pd.Index([1,2,3,4]); i2=pd.Index([3,4,5])
print(i1.union(i2), i1.intersection(i2), i1.difference(i2), i1.symmetric_difference(i2), i1.isin([1,9]), i1.append(i2), i1[::-1], i1*2, i1>2, i1.get_indexer([2,9]), i1.tolist(), i1.max(), i1.map(lambda x:x**2), i1.astype(str), i1.insert(1,10), i1.delete(0), i1.drop([1]), i1.to_series(), i1.rename('n'), i1.equals(pd.Index([1,2,3,4])), i2.argsort(), i1.where(i1>2), i1.repeat(2), i1.is_monotonic_increasing)
e=pd.Index(['b','a','c','a']); print(e.unique(), e.duplicated(), e.value_counts(), e.sort_values(), e.get_loc('c'), e.nunique(), e.drop_duplicates(), e.str.upper(), e.dtype, e.name, e.has_duplicates)
df=pd.DataFrame(np.arange(12).reshape(3,4),columns=list('abcd'),index=['x','y','z'])
print(df.loc['x':'y',['a','d']], df.iloc[::2], df.iloc[:, -1], df.T.loc['a'], df.columns.get_loc('c'), df.index.tolist(), 'a' in df, len(df), df.size, df.ndim, df.empty)
df.columns=['A','B','C','D']; df.index.name='id'; df['E']=df['A']+df['B']; df['F']=['p','q','r']; del df['C']; print(df); df.insert(1,'new',0); print(df); print(df.pop('E')); print(df.reset_index()); print(df.sum(numeric_only=True), df.mean(axis=1,numeric_only=True))
df2=df.copy(); df2.loc['y','A']=99; print(df.loc['y','A'], df2.loc['y','A']); df2.loc['w']=[1,2,3,4,'s']; print(df2); df2=df2.drop('x'); print(df2.index); print(df2.where(df2['A']>5).head() if False else df2[df2.A>5])
x=pd.Series({'a':1,'b':2}); x['c']=3; x.index.name='k'; print(x, x.to_dict(), x.idxmax(), 'a' in x, x.get('z',0), x.items.__name__); print(x.rename({'a':'A'}), x.map({1:'one'}), x.astype('float32'), x.apply(lambda v:v*2), x[x>1], x[['a','c']], x.iloc[0], x.drop('a'), x.reindex(['c','a','q']), x.index, x.values)
