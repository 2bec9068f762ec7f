import numpy as np
for d in ("i1","u1","i2","u2","i4","u4","i8","u8","f4","f8","?","c8","c16","M8[D]","m8[s]"):
    a=np.arange(6).astype(d)
    print(d, a.tolist(), a[::2].tolist(), a[::-1].tolist(), a.reshape(2,3).tolist(), a[:0].tolist(), a.reshape(2,3).T.tolist(), a[2].tolist())
    l=a.tolist(); l.append("x"); l[0]=None; print(l, [type(x).__name__ for x in l])
print(np.zeros((0,3)).tolist(), np.zeros((3,0)).tolist(), np.array(5).tolist(), np.array([[1.5]]).tolist(), np.broadcast_to(3.5,(2,2)).tolist())
print(np.array([2**63], dtype='u8').tolist() if 0 else 0, np.array(["a","bc"]).tolist(), np.array([1,None,"x"],dtype=object).tolist())
