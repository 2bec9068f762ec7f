import pandas as pd, numpy as np
def t(f):
    try:
        r = f()
        print(r)
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[1,2,3,4],'b':[1.5,2.5,None,4.5],'c':list('wxyz')}, index=list('pqrs'))
t(lambda: df.loc['p']); t(lambda: df.loc[['p','r'],['a','c']]); t(lambda: df.loc['q':'r']); t(lambda: df.loc[df.a>2,'c'])
t(lambda: df.loc[lambda d: d.a<3]); t(lambda: df.loc['zz']); t(lambda: df.loc[['p','zz']]); t(lambda: df.loc[:, 'zz']); t(lambda: df.iloc[10]); t(lambda: df.iloc[[0,10]])
t(lambda: df.iloc[1:3, 0:2]); t(lambda: df.iloc[-1]); t(lambda: df.iloc[:, [0,2]]); t(lambda: df.at['p','a']); t(lambda: df.iat[0,1]); t(lambda: df.iloc[0,0])
t(lambda: df['zz']); t(lambda: df[['a','zz']]); t(lambda: df[['yy','zz']])
d = df.copy(); d.loc['p','a'] = 10; d.loc[d.b>2,'c']='big'; d.loc['new']=[9,9.5,'n']; t(lambda: d)
d.loc[:, 'e'] = 5; d.loc['p','f']='x'; t(lambda: d); t(lambda: d.dtypes)
def s1():
    d = df.copy(); d.loc['p','a']='s'; return d
t(s1)
def s2():
    d = df.copy(); d.loc['p','a']=np.nan; return d
t(s2)
def s3():
    d = df.copy(); d.loc['p','a']=1.5; return d
t(s3)
def s4():
    d = df.copy(); d.iloc[0:2,0]=[7,8]; d.iloc[-1]=[1,2,'q']; d.loc[['p','q'],['a','b']]=0; return d
t(s4)
def s5():
    d = df.copy(); d[['x','y']] = d[['a','b']]*2; d[d.a>3] = d; return d
t(s5)
def s6():
    d = df.copy(); d.at['p','a']=100; d.iat[1,0]=200; d['a']['p']=5; return d
t(s6)
s = pd.Series([1,2,3],index=['a','b','c'])
s['d']=4; s.loc['a']=10; s.iloc[1]=20; s[s>15]=0; t(lambda: s)
t(lambda: s['b':'d']); t(lambda: s[1:3]); t(lambda: s[['a','c']]); t(lambda: s['q']); t(lambda: s.loc['a':'b'])
mi = pd.MultiIndex.from_product([['a','b'],[1,2,3]],names=['k','n'])
m = pd.DataFrame({'v':range(6),'w':list('uvwxyz')},index=mi)
t(lambda: m.loc['a']); t(lambda: m.loc[('a',2)]); t(lambda: m.loc[('a',2),'v']); t(lambda: m.loc[('a',slice(1,2)),:]); t(lambda: m.xs(2,level='n')); t(lambda: m.loc[pd.IndexSlice[:,2],:]); t(lambda: m.loc['a':'b']); t(lambda: m.loc[['b']]); t(lambda: m.xs('a')); t(lambda: m.v['a']); t(lambda: m.loc['z']); t(lambda: m.loc[('a',1):('b',2)])
ts = pd.Series(range(60),index=pd.date_range('2024-01-15',periods=60))
t(lambda: ts['2024-02'].sum()); t(lambda: ts['2024-01-20']); t(lambda: ts['2024-01-20':'2024-01-22']); t(lambda: ts.loc['2024-03':].head(2)); t(lambda: ts[pd.Timestamp('2024-02-01')])
a = pd.Series([1,2,3],index=list('abc')); b = pd.Series([10,20,30],index=list('bcd'))
t(lambda: a+b); t(lambda: a>b)
x = pd.DataFrame({'a':[1,2],'b':[3,4]}); y = pd.DataFrame({'b':[1,1],'c':[2,2]},index=[1,2])
t(lambda: x+y); t(lambda: x - x.mean()); t(lambda: x * pd.Series({'a':2,'c':3})); t(lambda: x + [1,2]); t(lambda: x == x)
t(lambda: df[1:3]); t(lambda: df['q':'r']); t(lambda: df[df['a'].isin([1,4])]); t(lambda: df.loc['p','a':'b'])
