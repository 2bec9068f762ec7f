"""Sorted, ordered and selected: many sizes and dtypes, ties, NaN, -0."""
import numpy as np
np.random.seed(3)

def h(a):
    b=np.ascontiguousarray(a).view("uint8").astype("int64")
    return int((b*(np.arange(b.size)%100003)).sum())
for n in (1, 2, 13, 64, 65, 129, 300, 1000, 5000):
    for dt in ('int8','uint8','int16','uint16','int32','uint32','int64','uint64','float32','float64','bool'):
        for kind in range(5):
            if kind==0: v=np.random.randn(n)*50
            elif kind==1: v=np.random.randint(0,5,n)*1.0
            elif kind==2: v=np.arange(n)*1.0
            elif kind==3: v=np.random.randn(n)*1e-3+ (np.random.rand(n)<0.01)*1e30 if dt[0]=='f' else np.random.randint(0,100,n)*1.0
            else: v=np.where(np.random.rand(n)<0.3, -0.0 , np.random.randint(-2,3,n)*0.5) 
            a=np.abs(v).astype(dt) if dt[0]=='u' else v.astype(dt)
            if kind==3 and dt[0]=='f' and n>3: a[::7]=np.nan
            if dt=='int8' or dt=='uint8': a=(np.random.randint(0,100,n)).astype(dt)
            b=a.copy()
            s=np.sort(a); o=np.argsort(a,kind='stable'); s2=np.sort(a[::2])
            c=a.copy(); k=n//3; c.partition(k); ap=np.argpartition(a,k)
            print(n,dt,kind,h(s+0),h(o),h(s2+0),repr(c[k]+0), bool((c[:k]<=c[k]).all() or c[k]!=c[k]), repr(a[ap[k]]+0),h(np.sort(ap)), h(np.sort(c)+0), repr(np.median(a)+0.0), h(np.unique(a)+0) , b.tobytes()==a.tobytes())
