"""Sums, means and deviations of arrays in Fortran's order: those of the transpose, whole and by axis, as arrays and as expressions that wait."""
import numpy as np
np.random.seed(3)
for sh in ((7,5),(300,200),(30,20,40)):
    A=np.random.rand(*sh); F=np.asfortranarray(A)
    print(F.sum()==F.T.sum(), (F*2.0).sum()==(F.T*2.0).sum(), F.mean()==F.T.mean(), F.std()==F.T.std(), (F-1.0).std()==(F.T-1.0).std(), (F-1.0).std()==(F-1.0).copy(order='F').std())
    for ax in range(len(sh)):
        for k in (False, True):
            r=F.sum(axis=ax,keepdims=k); s=A.sum(axis=ax,keepdims=k)
            print(r.shape, np.allclose(r,s), np.allclose(F.var(axis=ax,keepdims=k),A.var(axis=ax,keepdims=k)), np.allclose(F.mean(axis=ax,keepdims=k),A.mean(axis=ax,keepdims=k)))
    print(np.allclose(F.sum(axis=(0,1)),A.sum(axis=(0,1))), F.sum(axis=0,initial=3.0).shape, F.astype(np.int64).sum(axis=1).dtype, F.sum(axis=0).flags.c_contiguous)
    print(np.sum(F, axis=0, out=np.zeros(sh[1:])).shape)
