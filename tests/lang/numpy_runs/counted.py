"""Distinct values and their counts by counting and by sorting, bytes divided by one number, extrema that ignore nan."""
import numpy as np
np.random.seed(7)
for dt in ('int8','uint8','int16','int32','int64','uint32','uint64','bool','float32','float64'):
    for n in (0,1,2,100,700,5000):
        for r in (2,60,3000):
            a=np.random.randint(0 if dt[0] in 'ub' else -r, r, n)
            a=(a%100).astype(dt) if '8' in dt else a.astype(dt)
            u=np.unique(a); v,c=np.unique(a,return_counts=True); w,i,j,d=np.unique(a,True,True,True)
            print(dt,n,r,u.dtype,c.dtype,u.size,float((u*np.arange(1, u.size + 1)).sum()),int((c*np.arange(c.size)).sum()),bool((v==u).all()),bool((d==c).all()),bool((w[j]==a).all()))
a=np.array([0.0,-0.0,np.nan,1,np.nan,-0.0]); print(np.unique(a),np.unique(a,return_counts=True))
print(np.unique(np.array([[3,1],[1,2]]),return_counts=True), np.unique(np.array([2**62,5,-2**63]*300),return_counts=True))
for dt in ('int8','uint8'):
    x=np.arange(-128,128).astype(dt) if dt=='int8' else np.arange(256).astype(dt)
    s=[];
    for d in range(1,128 if dt=='int8' else 256):
        s.append(int((x//x.dtype.type(d)).astype(int).sum())); s.append(int(((x%x.dtype.type(d)).astype(int)*np.arange(256)).sum()))
    print(s)
for a in (np.array([np.nan,1,3]),np.array([-np.inf,np.nan]),np.array([np.nan,-np.inf]),np.array([[np.nan,2],[3,np.nan]],dtype='f4')):
    print(np.nanargmax(a),np.nanargmin(a),np.nanargmax(a,axis=0 if a.ndim==2 else None))
for a in (np.array([np.nan,np.nan]),np.array([[np.nan,1],[np.nan,2]])):
    try: print(np.nanargmax(a,axis=0))
    except Exception as e: print(type(e).__name__,e)
    try: print(np.nanargmin(a))
    except Exception as e: print(type(e).__name__,e)
