import numpy as np, time
np.random.seed(3)
for d in ("i1","u2","i4","i8","u8","f4","f8"):
    for n in (5, 131071, 131072, 131073, 400001):
        a=(np.random.randn(n)*1000).astype(d) if d[0]!="u" else np.random.randint(0,60000,n).astype(d)
        b=np.repeat(a,2)[::2]; c=a[::-1]
        for x in (a,b,c):
            print(d,n,x.max(),x.min(),x.argmax(),x.argmin(), x.sum() if d[0]!="f" else 0, x.prod() if d[0]!="f" else 0, np.max(x,initial=7), x.max(keepdims=True))
        if n>100000:
            m=a[:131000].reshape(500,262); print(m.max(axis=1)[:5], m.min(axis=1)[-5:], m.argmax(axis=1)[:5], m.argmax(), m.T.argmax(), m.T.max(), m[:, ::2].max(axis=1)[3], m[:,3:].argmin())
            if d[0]=="f":
                a[n//2]=np.nan; a[n//2+70000 if n//2+70000<n else 3]=np.nan
                a[::5]=-0.0; print(a.max(), a.argmax(), a.argmin(), np.nanmax(a), a[::-1].argmax())
