"""Arrays of objects whose items differ in length: as deep as all lengths are the same."""
import numpy as np
import pandas as pd
def t(f):
    try:
        r=f(); print(type(r).__name__, getattr(r,'shape',None), repr(r))
    except Exception as e: print('ERR', type(e).__name__, e)
O=object
t(lambda: np.array([[1],[1,2]],dtype=O))
t(lambda: np.array([[1,2],3],dtype=O))
t(lambda: np.array([3,[1,2]],dtype=O))
t(lambda: np.array([[[1],[2]],[[3],[4,5]]],dtype=O))
t(lambda: np.array([[[1],[2,3]],5],dtype=O))
t(lambda: np.array([[],[1]],dtype=O))
t(lambda: np.array([[],[]],dtype=O))
t(lambda: np.array([np.arange(2),np.arange(3)],dtype=O))
t(lambda: np.array([np.arange(2),np.arange(2)],dtype=O))
t(lambda: np.array([np.zeros((2,3)),np.zeros((2,4))],dtype=O))
t(lambda: np.array([np.zeros((2,3)),np.zeros((3,4))],dtype=O))
t(lambda: np.array([np.zeros((2,3)),[1]],dtype=O))
t(lambda: np.array([np.arange(2),5],dtype=O))
t(lambda: np.array([5,np.arange(2)],dtype=O))
t(lambda: np.array([{'a':1},[1]],dtype=O))
t(lambda: np.array([None,[1,2]],dtype=O))
t(lambda: np.array([(1,2),(3,)],dtype=O))
t(lambda: np.array(['ab',['c']],dtype=O))
t(lambda: np.array([range(2),range(3)],dtype=O))
t(lambda: np.array([pd.Series([1,2]),pd.Series([1])],dtype=O).shape)
t(lambda: np.array([[1],[1,2]]))
t(lambda: np.array([[1,2],3]))
t(lambda: np.asarray([[1],[1,2]],dtype=O))
t(lambda: np.asarray([[1],[1,2]],dtype='O').sum())
def f():
    a=np.empty(2,dtype=O); a[0]=[1]; a[1]=[1,2]; return a
t(f)
def f():
    a=np.empty(2,dtype=O); a[:]=[[1],[1,2]]; return a
t(f)
t(lambda: np.array([len(x) for x in np.array([[1],[1,2]],dtype=O)]))
t(lambda: np.array([[1],[1,2]],dtype=O)+np.array([[3],[4]],dtype=O))
t(lambda: [list(x) for x in np.array([[1],[1,2]],dtype=O)])
t(lambda: np.concatenate(np.array([[1],[1,2]],dtype=O)))
t(lambda: np.hstack(np.array([np.arange(2),np.arange(3)],dtype=O)))
t(lambda: np.array([[1],[1,2]],dtype=O)*2)
t(lambda: np.vectorize(len)(np.array([[1],[1,2]],dtype=O)))
t(lambda: np.array([[1,[2,3]],[4,5]],dtype=O))
t(lambda: np.array([[1,[2]],[4,[5]]],dtype=O))
t(lambda: np.array([[[1,2]],[[3,4],[5,6]]],dtype=O))
