"""Where extrema stand along every axis: ties, NaN, turned and stepped views."""
import numpy as np
np.random.seed(2)
for shape in ((5,7),(8,8),(9,9),(40,21),(100,100),(21,21,21),(3,9,30),(12,300),(30,3),(2,2,2,50)):
    for dt in ('float64','int64','float32','int32'):
        for kind in range(3):
            a=np.random.randint(0,[5,100,10**6][kind],shape).astype(dt)
            if dt[0]=='f' and kind==1: a.ravel()[::13]=np.nan
            for ax in range(len(shape)):
                for v in (a, a[::-1], a.T, a[...,::2]):
                    r=v.argmax(axis=ax) if ax<v.ndim else 0
                    q=v.argmin(axis=ax)
                    print(shape,dt,kind,ax,int((r*np.arange(1,r.size+1).reshape(r.shape)).sum()),int((q*np.arange(1,q.size+1).reshape(q.shape)).sum()),v.argmin(axis=ax,keepdims=True).shape)
