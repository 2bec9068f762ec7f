# Ways of their own for what is large or little: blocks of much memory, few bins, narrow numbers, elements repeated, complex numbers in order.
import numpy as np
a = np.arange(500 * 540.0).reshape(500, 540)
b = a * 2
for r in (np.block([[a,b],[b,a]]), np.block([a,b]), np.block([[a],[b]]), np.block([[[a,b]],[[b,a]]]), np.block([[a.T,b.T]]), np.block([[a, np.zeros((500, 1))],[np.ones((1, 541))]]), np.block([[a,b[:,:1]],[np.ones((1, 540)),5.0]]),np.block(a), np.block([[np.asfortranarray(a)],[np.asfortranarray(b)]]), np.block([[a.astype(int),b.astype(int)]]),np.block([[a.astype(int),b]]),np.block([a.ravel(),b.ravel(),3.0])):
    print(r.shape,r.dtype,r.flags.c_contiguous,r.flags.f_contiguous,float(r.sum()),float(r.ravel()[::777].sum()))
try: np.block([[a,b],[a]])
except ValueError as e: print(e)
z=np.array([3+1j,1+2j,1+1j,complex(np.nan,1),complex(1,np.nan),complex(np.nan,np.nan),-0.0+1j,0.0-1j])
print(np.sort(z)); print(np.sort(np.array([2j,1j,3,1]).astype(np.complex64))); print(np.argsort(z))
y=np.array([1+1j,0,2,1j]*3).reshape(3,4)[:, ::-1]; y=y.copy().T; y.sort(axis=0); print(y)
for n in (5, 3000):
    x=np.linspace(-3,3,n); x[1]=np.nan
    for e in ([-1.0,0,1.0],[0,0,1],[-3,3],[1,1],[-1,-0.5,0.5,3.0],[5,6],[-np.inf,0,np.inf]):
        print(n,e,np.histogram(x,e)[0])
    print(np.histogram(x.astype(np.float32),[-1,0.5,1])[0],np.histogram(np.arange(n),[0,2,n])[0])
for item in (np.uint8,np.int16,np.float32,np.float64,np.complex128):
    for times in (2, 3, 7, 10, 16, 17):
        for n in (100,):
            v=(np.arange(n)%120).astype(item); r=np.repeat(v,times)
            assert r.shape==(n*times,) and (r.reshape(n,times)==v[:,None]).all(),(item,times,n)
print(np.take(np.arange(5),[0,9,-3,4],mode='clip'),np.take(np.arange(5),np.array([0,4,2]),mode='wrap'),np.take(np.arange(5.),np.array([[7,-7]]),mode='wrap'))
i=np.array([0,1,2]); r=np.take(i,i,mode='clip'); r[0]=9; print(i)
Z=np.arange(600.).reshape(30,20)*(1+.1j); print(Z.sum(axis=0)[:3], Z.astype(np.complex64).sum(axis=0)[:3], Z[1:].sum(axis=0)[-1], Z[:,::2].sum(axis=0)[:2])
rng=np.random.RandomState(0)
for dt in (np.int16,np.uint16):
    for n in (3, 1000, 4001):
        for lo,hi in ((0,5),(0,60),(100,3000),(np.iinfo(dt).min,np.iinfo(dt).max),(np.iinfo(dt).min,np.iinfo(dt).min+3),(np.iinfo(dt).max-3,np.iinfo(dt).max)):
            x=rng.randint(lo,hi+1,n).astype(dt); s=np.sort(x); c=np.sort(x.astype(int)); print(dt.__name__,n,bool((s==c).all()), int(np.sort(x[::2])[0]), int(np.sort(x.reshape(1,-1),axis=1)[0,-1]))
