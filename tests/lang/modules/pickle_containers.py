"""Pickles of containers, of classes that derive from built-in ones, of arrays that are no numbers; copies that are refused."""
import copy
import pickle, collections, functools, operator, io, datetime, array
import numpy as np
def fact(): return [0]
class DL(list):
    def __init__(s, *a): super().__init__(*a); s.tag='t'
class DD(dict): pass
class DS(set): pass
class DI(int): pass
class DStr(str): pass
class DT(tuple): pass
class Sl:
    __slots__=('a','b')
    def __init__(s): s.a=[1]
class Sub(collections.OrderedDict): pass
NT=collections.namedtuple('NT','a b')
rec=np.zeros(2,dtype=[('a','i4'),('b','f8')]); rec['a']=[1,2]
objs=[bytearray(b'ab'), collections.deque([1,[2]],maxlen=3), collections.deque([1]), collections.OrderedDict(a=[1],b=2), collections.defaultdict(list,{'a':[1]}), collections.defaultdict(fact), collections.Counter('aab'), functools.partial(max,[1,2],key=abs), DL([1,[2]]), DD(a=1), DS([1]), DI(5), DStr('x'), DT((1,2)), Sl(), Sub(a=1), NT(1,[2]), np.array(['2020-01-01','NaT'],dtype='M8[D]'), np.array([1,2],'m8[s]'), np.array([{'a':1},None,'x'],dtype=object), np.array(['a','bcd']), rec, np.datetime64('2020-01-01'), np.timedelta64(3,'s'), np.float32(1.5), np.array([1,2],'>i4'), collections.ChainMap({'a':1}), {'a':np.arange(3),'b':[collections.Counter('x')]}, array.array('d',[1,2]), slice(1,2), frozenset([1]), np.bool_(True), np.dtype('f4'), datetime.timezone.utc, np.poly1d([1,2]), len, np.sin, 'abc'.upper, int, np.float64, dict.fromkeys, collections.Counter]
for o in objs:
    try:
        b=pickle.loads(pickle.dumps(o))
        v = b.getvalue() if hasattr(b,'getvalue') else (b.a, hasattr(b,'b')) if isinstance(b,Sl) else repr(b).split(' at 0x')[0]
        print(type(b).__name__, v, getattr(b,'tag',''), getattr(b,'maxlen',''))
    except Exception as e: print('ERR',type(o).__name__,type(e).__name__,e)
l=[1]; l.append(l); m=pickle.loads(pickle.dumps(l)); print(m[1] is m)
d=collections.defaultdict(list); d['x'].append(d); 
x=[1]; p=pickle.loads(pickle.dumps(collections.deque([x,x]))); print(p[0] is p[1])

b = bytearray(b"ab")
print(copy.deepcopy(b) is b, copy.deepcopy({"a": b})["a"] is b)
for x in (memoryview(b), (i for i in b), {}.keys(), io):
    for how in (copy.copy, copy.deepcopy):
        try:
            how(x)
        except TypeError as e:
            print(e)


class Reduced:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reduced, (self.x * 2,), {"y": [1]}


r = copy.copy(Reduced(2))
print(r.x, r.y, copy.deepcopy(Reduced([2])).x, pickle.loads(pickle.dumps(Reduced(3))).__dict__)
import pandas as pd
frame = pd.DataFrame({"a": [1, 2]})
other = copy.deepcopy(frame)
other.loc[0, "a"] = 9
print(frame["a"].tolist(), other["a"].tolist())
try:
    pickle.loads(b"")
except EOFError as e:
    print("EOFError", e)
