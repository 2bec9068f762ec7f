"""np.indices and np.fromfunction in every dtype."""
import numpy as np
for dt in (int,float,np.int8,np.uint16,np.float32,complex,np.complex64):
    for sh in ((3,),(2,3),(0,3),(3,0),(),(2,3,4),(70,2),(1,300)):
        a=np.indices(sh,dtype=dt); print(dt,sh,a.dtype,a.shape,a.sum() if a.size else 0, a.ravel()[-3:])
print(np.fromfunction(lambda i,j: i*10+j,(3,4)), np.fromfunction(lambda i,j: i==j,(3,3),dtype=int), np.fromfunction(lambda i:i,(5,)))
print(np.indices((2, 2), dtype=bool))
try:
    np.indices((3, 2), dtype=bool)
except TypeError as e:
    print(e)
