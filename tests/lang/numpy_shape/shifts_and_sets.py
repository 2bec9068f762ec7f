"""roll() by several shifts, sets of different dtypes, edges as they were given, what is real."""
import numpy as np

def t(f):
    try: r=f(); print(type(r).__name__, repr(r))
    except Exception as e: print('ERR', type(e).__name__, e)
t(lambda: np.roll(np.arange(4),(2,2)))
t(lambda: np.roll(np.arange(4),(2,2)))
t(lambda: np.roll(np.arange(4),(1,2)))
t(lambda: np.roll(np.arange(6).reshape(2,3),(1,2)))
t(lambda: np.intersect1d(np.array([True,False]),np.array([1.,2.])))
t(lambda: np.intersect1d(2,np.array([1.,2.])))
t(lambda: np.histogram_bin_edges(np.array([3.,1.]),(2,2)))
t(lambda: np.histogram_bin_edges(np.array([3.,1.]),[1,2,5]))
t(lambda: np.histogram(np.array([3.,1.]),[1,2,5]))
t(lambda: np.setxor1d(np.array([1,2]),np.array([1.5,2.])))
t(lambda: np.union1d(np.array([1,2]),np.array([1.5,2.])))
t(lambda: np.setdiff1d(np.array([1,2]),np.array([1.5,2.])))
T=np.array(['a','b']); D=np.array(['2020-01-01'],'M8[D]'); O=np.array([1,1j,'a',None],dtype=object); TD=np.array([1],'m8[s]')
for x in (T, D, TD, [1, 2j], np.array([1, 2]), 1j, 3, np.bool_(True), np.array([True]), np.array(2.5), [1, "a"]):
    for f in (np.isreal, np.iscomplex, np.isrealobj, np.iscomplexobj):
        print(f.__name__, end=" ")
        t(lambda: f(x))
for x in (np.array([1.5, 2]), np.array([True, False]), np.array([1, 2], "u1"), np.array([1, 2], "c8"), np.array([1, 2], "u8")):
    t(lambda: np.vander(x))
t(lambda: np.asfortranarray(3.5))
print(np.setdiff1d(np.array([3, 1, 2]), [1], assume_unique=True))
