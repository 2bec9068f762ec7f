import pandas as pd, numpy as np
def t(f):
    try:
        r = f()
        print(r)
    except Exception as e: print(type(e).__name__, e)
df = pd.DataFrame({'a':[1,2,3,4],'b':[1.5,2.5,None,4.5],'c':list('wxyz')}, index=list('pqrs'))
t(lambda: df.loc['p'])
t(lambda: df.loc[['p','r'],['a','c']])
t(lambda: df.loc['q':'r'])
t(lambda: df.loc[df.a>2,'c'])
d = df.copy()
d.loc['new']=[9,9.5,'n']
def s1():
    d = df.copy(); d.loc['p','a']='s'; return d
def s2():
    d = df.copy(); d.loc['p','a']=np.nan; return d
def s3():
    d = df.copy(); d.loc['p','a']=1.5; return d
def s4():
    d = df.copy(); d.iloc[0:2,0]=[7,8]; d.iloc[-1]=[1,2,'q']; d.loc[['p','q'],['a','b']]=0; return d
def s5():
    d = df.copy(); d[['x','y']] = d[['a','b']]*2; return d
def s6():
    d = df.copy(); d.at['p','a']=100; d.iat[1,0]=200; d['a']['p']=5; return d
s = pd.Series([1,2,3],index=['a','b','c'])
s['d']=4
s.loc['a']=10
s.iloc[1]=20
s[s>15]=0
mi = pd.MultiIndex.from_product([['a','b'],[1,2,3]],names=['k','n'])
m = pd.DataFrame({'v':range(6),'w':list('uvwxyz')},index=mi)
t(lambda: m.loc['z'])
t(lambda: m.loc[('a',1):('b',2)])
ts = pd.Series(range(60),index=pd.date_range('2024-01-15',periods=60))
t(lambda: ts['2024-02'].sum())
t(lambda: ts['2024-01-20'])
t(lambda: ts['2024-01-20':'2024-01-22'])
t(lambda: ts.loc['2024-03':].head(2))
