from abc import ABC, abstractmethod, ABCMeta
from contextlib import contextmanager, suppress, closing, redirect_stdout, ExitStack, nullcontext
import io, copy, types, string, typing, sys
from typing import *
class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...
    @property
    @abstractmethod
    def name(self): ...
    def show(self): return f"{self.name}: {self.area():.2f}"
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
    @property
    def name(self): return 'square'
class Half(Shape):
    def area(self): return 1
print(Sq(2).show(), isinstance(Sq(1), Shape), issubclass(Sq, Shape))
for c in (Shape, Half):
    try: c()
    except TypeError as e: print(e)
@Shape.register
class Other: pass
print(isinstance(Other(), Shape), issubclass(Other, Shape))
@contextmanager
def tag(name):
    print('<', name)
    try: yield name.upper()
    except ValueError as e: print('caught', e)
    finally: print('>', name)
with tag('a') as x, tag('b') as y: print(x, y)
with tag('c'): raise ValueError('boom')
with suppress(KeyError, IndexError): {}['x']
buf = io.StringIO()
with redirect_stdout(buf): print('hidden')
print(repr(buf.getvalue()))
@tag('deco')
def f(): print('in f')
f()
with ExitStack() as st:
    st.enter_context(tag('s1')); st.callback(print, 'cb', 1); st.enter_context(tag('s2'))
with nullcontext(5) as n: print(n)
class R:
    def close(self): print('closed')
with closing(R()) as r: pass
a = [1, [2, 3], {'k': (4, [5])}]
b = copy.copy(a); c = copy.deepcopy(a); a[1].append(9); a[2]['k'][1].append(6); print(b, c)
class N:
    def __init__(self): self.kids = []; self.me = self
n = N(); n.kids.append(N()); m = copy.deepcopy(n); print(m.me is m, m.kids[0] is not n.kids[0], copy.copy(n).kids is n.kids)
ns = types.SimpleNamespace(a=1, b='x'); ns.c = 3; print(ns, ns.a, ns == types.SimpleNamespace(a=1, b='x', c=3))
print(isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance((i for i in ()), types.GeneratorType), isinstance(n.__init__, types.MethodType))
n.hi = types.MethodType(lambda self: len(self.kids), n); print(n.hi())
print(string.ascii_lowercase, string.digits, string.capwords('hello big world'), string.Template('$a is ${b}s $$').substitute(a=1, b='two'))
T = TypeVar('T')
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(3); print(s.items)
def g(a: Optional[int] = None, *b: Union[int, str], c: 'Callable[[int], str]' = None, **d: Dict[str, List[int]]) -> Tuple[int, ...]: return (a or 0,)
print(g(3), List[int], Optional[int], Dict[str, int], Union[int, str], Callable[[int], str], Literal['a', 1], Tuple[int, ...], Any is not None, T)
UserId = NewType('UserId', int); print(UserId(5), cast(int, 'x'), TYPE_CHECKING)
@runtime_checkable
class Quack(Protocol):
    def quack(self) -> str: ...
class Duck:
    def quack(self): return 'q'
print(isinstance(Duck(), Quack), isinstance(3, Quack))
class Movie(TypedDict):
    name: str
    year: int
print(Movie(name='x', year=3))
from collections.abc import Iterable as It, Mapping as Mp, Sequence as Sq2, Callable as Cl, Hashable, Sized, Iterator, MutableMapping
print(isinstance([], It), isinstance(3, It), isinstance({}, Mp), isinstance('a', Sq2), isinstance(len, Cl), isinstance([], Hashable), isinstance((), Sized), isinstance(iter([]), Iterator), issubclass(dict, MutableMapping))
class MyMap(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
mm = MyMap(); mm['a'] = 1; mm.update(b=2); print(dict(mm), mm.get('z', 0), 'a' in mm, mm.pop('a'), list(mm.items()), mm.setdefault('q', 5))
