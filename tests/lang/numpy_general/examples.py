"""What examples of the docstrings show, and their neighbours."""
import numpy as np
a=np.arange(6).reshape(3,2)
print(np.insert(a,1,[[7],[8],[9]],axis=1), np.insert(a,1,[7,8,9],axis=1), np.insert(a,[1],[[7],[8],[9]],axis=1), np.insert(a,0,5,axis=0), np.insert(a,3,[1,2],axis=0), np.insert(a,1,[[1,2],[3,4]],axis=0), np.insert(a,-1,[[1],[2],[3]],axis=1))
print(np.insert(np.arange(3),1,[7,8]), np.insert(np.arange(3.),1,9))
print(np.iscomplexobj([3,1+0j,True]), np.isrealobj([3,1+0j]), np.iscomplexobj([1,2]), np.isrealobj(np.float32(1)), np.iscomplexobj(1j))
z=np.array([1+2j,3+4j]); z.real=9; z.imag=[5,6]; print(z); z.real+=1; print(z)
r=np.array([1.,2]); r.real=[5,6]; print(r)
try: r.imag=1
except TypeError as e: print(e)
r.flags["WRITEABLE"]=False
try: r[0]=1
except ValueError as e: print(e)
r.flags["W"]=True; r[0]=2; print(r, r.flags["C"], r.flags["C_CONTIGUOUS"])
print(np.isin(np.array([[1,2],[3,4]]), {1,3}), np.isin([1,2],{1},invert=True))
print(np.arange(0,5,0.5,dtype=int), np.arange(-3,3,0.5,dtype=int), np.arange(0,3,1.5,dtype=int), np.arange(0.,5.,dtype=np.int32), np.arange(0.5,4,1.7,dtype=np.int8))
for st in (0.1,0.3,1/3,0.01,7.7): 
    q=np.arange(0,50*st,st,dtype=np.float32); print(q.size, [float(t).hex() for t in q[::7]])
    q=np.arange(1,1+50*st,st,dtype=np.float32); print(q.size, [float(t).hex() for t in q[::7]])
x=np.array([[2,1,3],[1,1,0]]); y=np.array([[1,1,1],[0,2,1]]); print(np.lexsort((x,y),axis=1), np.lexsort((x,y),axis=0), np.lexsort((x,y)), np.lexsort(([1,2,1],[3,3,1])))
print(np.int8(127).bit_count(), np.uint8(255).bit_count(), np.int64(-2).is_integer(), np.float32(10.).as_integer_ratio(), np.float64(2.5).is_integer(), np.float64(.5).as_integer_ratio(), np.int32(-7).bit_count())
i,j=np.indices((2,3),sparse=True); print(i,j,np.indices((2,2)), np.indices((2,),sparse=True))
x=np.array([-np.inf,0.,np.inf]); y=np.array([2,2,2]); print(np.isneginf(x,y), y, np.isposinf(x), np.isposinf(x, np.zeros(3,int)))
x=np.array([np.inf,-np.inf,np.nan,-128,128]); print(np.nan_to_num(x,nan=np.array([11,12,-9999,13,14]),posinf=np.array([33333333,11,12,13,14]),neginf=np.array([11,33333333,12,13,14])))
z=np.array([complex(np.inf,np.nan),np.nan,complex(np.nan,np.inf),1+2j]); print(np.nan_to_num(z), np.nan_to_num(z,nan=111111,posinf=222222), np.nan_to_num(np.complex128(complex(np.nan,1))), np.nan_to_num(z.astype(np.complex64)))
print(np.size(np.zeros((2,3,4)),axis=(0,1)), np.size([[1,2]],1))
print(np.interp([1.5,4.],[2,3,5],[1j,0,2+3j]), np.interp(2.5,[2,3],[1j,2]), np.interp([0,9],[2,3],[1j,2],left=5j,right=1))
