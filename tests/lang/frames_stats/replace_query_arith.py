import pandas as pd, numpy as np
df = pd.DataFrame({"a":[3,1,2,3],"b":["x",None,"z","x"],"c":[1.5,np.nan,2,9.25],"d d":[True,False,True,True]})
print(df.a.replace(3,30), df.a.replace([1,2],0), df.a.replace([1,2],[10,20]), df.a.replace({3:"three"}), df.b.replace("x","y"), df.c.replace(np.nan,0), df.replace(1,100), df.replace({"a":3},99), df.replace({"a":{3:33},"b":{"x":"w"}}), df.b.replace(r"^x$","new",regex=True), df.b.replace({"x":None}), df.replace({"b":r"[xz]"},{"b":"Q"},regex=True), df.replace(["x",3],["X",333]))
lim=2
def f():
    low=1
    return df.query("a > @low and c < @lim+5")
print(df.query("a>1"), df.query("b=='x' and a==3"), df.query("a in [1,2]"), df.query("a not in [1,2]"), f(), df.query("`d d` and a>2"), df.query("not `d d`"), df.query("1 < a <= 3"), df.query("index > 1"), df.query("b == ['x','z']"), df.query("a > 1 & c > 2 | a == 1"), df.query("c.isna()"), df.query("a % 2 == 1"))
print(df.eval("a+c"), df.eval("e = a*2"), df.eval("e=a+1\nf=e*2"), df.eval("sqrt(a)"), pd.eval("1+2*3"), pd.eval("df.a + 1"))
print(df.eval("z = -a ** 2"))
for q in ("nope > 1", "a > @zzz", ""):
    try: df.query(q)
    except Exception as e: print(type(e).__name__, e)
n=df[["a","c"]]
print(n.add(1), n.add(n,fill_value=0), n.sub(n.a,axis=0), n.mul([1,2]), n.div(n.sum()), df.a.add(df.c,fill_value=10), n.rsub(1), n.gt(2), n.eq(n), df.a.sub(pd.Series([1,1],index=[0,9]),fill_value=0), n.pow(2), n.div(n.sum(axis=1),axis=0), df.a.rdiv(6), n.dot(n.T) if 0 else "")
