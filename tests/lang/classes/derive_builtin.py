class L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.tag = 'x'
    def total(self): return sum(self)
    def __getitem__(self, i):
        print('get', i)
        return super().__getitem__(i)
x = L(1, 2, 3)
x.append(4)
print(x, len(x), x.tag, x.total(), x[0], x == [1,2,3,4], isinstance(x, list), type(x).__name__)
for v in x: print(v)
class D(dict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)
d = D(a=1)
d['b'] = 5
print(d, d['zz'], 'zz' in d, d.get('q'))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def a(self): return self[0]
t = T(1, 2)
print(t, t.a, hash(t) == hash((1,2)), t == (1,2), t + (3,))
class I(int):
    def double(self): return I(self * 2)
    def __repr__(self): return 'I(%d)' % int(self)
i = I(5)
print(i, i + 1, 1 + i, i * 2.5, i.double(), [0,1,2,3,4,5][i], i == 5, hash(i) == hash(5), {5: 'a'}[i], i < 6, f"{i:03d}", str(i), -i, abs(i), i.bit_length(), range(i), int(i), float(i), i // 2, divmod(i, 2))
class F(float):
    def __new__(cls, v, unit='m'):
        self = super().__new__(cls, v)
        self.unit = unit
        return self
    def __str__(self): return f"{float(self)}{self.unit}"
f = F(2.5, 'km')
print(f, f + 1, f.unit, f.is_integer(), repr(f), f'{f:.3f}')
class S(str):
    def shout(self): return self.upper() + '!'
s = S('abc')
print(s, s.shout(), s + 'd', type(s + 'd').__name__, len(s), s == 'abc', {s: 1}['abc'], repr(s), s[1:], 'b' in s)
class M(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.reg = name.lower()
    def __call__(cls, *a):
        print('call', a)
        return super().__call__(*a)
    def __iter__(cls): return iter([1,2,3])
    def __len__(cls): return 3
    def __getitem__(cls, k): return ('item', k)
    @property
    def kind(cls): return 'meta ' + cls.__name__
class A(metaclass=M, flag=1):
    v = 3
    def __init__(self, x): self.x = x
class B(A):
    def __init__(self, x): super().__init__(x + 1)
print(A.reg, B.reg, list(A), len(B), A['k'], A.kind, B(4).x, type(A), type(B) is M, isinstance(A, M), isinstance(A, type), type(int), type(type))
P = type('P', (object,), {'z': 4, 'f': lambda self: self.z})
print(P, P().f(), P.__name__)
class Slot:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
q = Slot()
try: q.c = 1
except AttributeError as e: print(e)
try: q.b
except AttributeError as e: print(e)
print(dir(q)[-2:])
class E(ValueError):
    def __init__(self, msg, code):
        super().__init__(msg)
        self.code = code
try: raise E('bad', 3)
except E as e: print(e, e.code, e.args)
