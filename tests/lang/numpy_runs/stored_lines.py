"""Constants and lines stored at picked places and under masks, complex products, histograms by edges."""
import numpy as np
np.random.seed(5)
z=np.random.randn(333)+1j*np.random.randn(333); w=np.random.randn(333)-1j*np.random.randn(333)
m=np.random.rand(333)>.5
z2=z.copy(); z2[m]=0; print(z2.sum().round(6)); z2[m]=1+2j; print(z2[:9]); z2[m]=w[m]; print(z2.sum().round(6)); z2[::2][m[::2]]=5j; print(z2.sum().round(6)); 
c=z.astype(np.complex64); c[m]=3-1j; print(c[:5])
print(abs(np.dot(z,w)-np.sum(z*w))<1e-9, abs(np.vdot(z,w)-np.sum(z.conj()*w))<1e-9, np.vdot(z,w).imag.round(8), np.dot(z,w).round(8),np.dot(z[::3],w[::3]).round(8),np.vdot(c,c).round(2), np.dot(z[:7],w[:7]).round(8))
A=np.arange(60.).reshape(10,6); e=np.array([3,1,-1,3])
A[e]=.5; print(A.sum()); A[e]=[1,2,3,4,5,6]; print(A.sum(axis=0)); A[e]=np.array([[1],[2],[3],[4]]); print(A[:,0]); A[:,e]=7; print(A.sum()); A[e,2:4]=9; print(A.sum(axis=0)); A[e]=True; print(A.sum())
B=np.zeros((4,3,5),dtype='f4'); B[[0,2],1]=np.arange(5); print(B.sum()); B[[0,2]]=np.arange(3)[:,None]; print(B.sum(axis=2)); B[[[0,1],[2,3]]]=2; print(B.sum()); B.T[[0,1]]=8; print(B.sum())
O=np.empty((3,2),dtype=object); O[[0,1]]="x"; print(O)
bins=np.array([-1.,0.,0.,.5,2.]); x=np.random.randn(5000); x[3]=np.nan; x[4]=2; x[5]=-1;x[6]=0
for b in (bins,[0,1],[0.],[1,1],[],np.linspace(-3,3,200)):
    try: print(np.histogram(x,b)[0].tolist(), np.histogram(x,b,weights=np.ones(5000))[0].sum(), np.histogram(np.array([]),b)[0])
    except Exception as q: print(type(q).__name__, q)
print(np.histogram(np.arange(1000)%7,[0,1,3,7],density=True))
print(np.array([[1,2],[3,4]]),np.array([z[:2],w[:2]]).shape,np.array([]),np.array([[],[]]),np.array(['a',None],dtype=object),np.array([1,'b']),np.array([np.arange(3),np.arange(3.)]))
