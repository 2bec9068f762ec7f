# cdef classes: integrate (tutorial)
from libc.math cimport sin
cdef class Function:
    cpdef double evaluate(self, double x) except *:
        return 0
cdef class SinOfSquareFunction(Function):
    cpdef double evaluate(self, double x) except *:
        return sin(x ** 2)
def integrate(Function f, double a, double b, int N):
    cdef int i
    cdef double s, dx
    if f is None:
        raise ValueError("f cannot be None")
    s = 0
    dx = (b - a) / N
    for i in range(N):
        s += f.evaluate(a + i * dx)
    return s * dx
print(integrate(SinOfSquareFunction(), 0, 1, 10000))
class Py(Function):
    def evaluate(self, x):
        return x * 2
print(integrate(Py(), 0, 1, 1000))
try:
    integrate(3, 0, 1, 5)
except TypeError as e:
    print("TypeError", str(e).replace("cdef_classes.", "").replace("__main__.", ""))
try:
    integrate(None, 0, 1, 5)
except ValueError as e:
    print(e)
cdef class Shrubbery:
    cdef int width
    cdef public int height
    cdef readonly double depth
    cdef object note
    def __init__(self, w, h):
        self.width = w
        self.height = h
        self.depth = w * h
        self.note = []
    def describe(self):
        self.note.append(self.width)
        return "This shrubbery is %d by %d cubits. %s" % (self.width, self.height, self.note)
    @property
    def area(self):
        return self.width * self.height
    @area.setter
    def area(self, v):
        self.width = v // self.height
    def __eq__(self, other):
        if not isinstance(other, Shrubbery): return NotImplemented
        return self.width == (<Shrubbery>other).width
    def __lt__(self, Shrubbery other):
        return self.width < other.width
    def __add__(self, Shrubbery o):
        return Shrubbery(self.width + o.width, self.height + o.height)
    def __repr__(self):
        return f"Shrubbery({self.width}, {self.height})"
s = Shrubbery(3, 4)
print(s.describe(), s.area, s.height, s.depth)
s.height = 7
s.area = 70
print(s, s + Shrubbery(1, 1), s == Shrubbery(10, 0), s != Shrubbery(1, 1), s < Shrubbery(11, 2))
for attempt in ("s.width", "s.foo", "setattr(s, 'zz', 1)", "setattr(s, 'depth', 1)", "setattr(s, 'height', 'a')", "setattr(s, 'height', 2**40)"):
    try:
        print(eval(attempt, {"s": s, "setattr": setattr}))
    except Exception as e:
        print(type(e).__name__, str(e).replace("cdef_classes.", "").replace("__main__.", ""))
def widen(Shrubbery sh, int extra):
    sh.width = sh.width + extra
    sh.height += 1
    return sh
print(widen(s, 5))
cdef class Penguin:
    cdef object food
    cdef readonly list log
    def __cinit__(self, food):
        self.food = food
        self.log = ["cinit"]
    def __init__(self, food):
        self.log.append("init")
        print("eating", self.food)
p = Penguin("fish")
print(p.log)
q = Penguin.__new__(Penguin, "wheat")
print(q.log)
cdef class King(Penguin):
    cdef public double size
    def __cinit__(self, food):
        self.size = 5
        self.log.append("king")
    cdef double twice(self):
        return 2 * self.size
    cpdef double thrice(self, double k=1):
        return 3 * self.size + k + self.twice()
k = King("krill")
print(k.log, k.size, k.thrice(), isinstance(k, Penguin))
cdef class Node:
    cdef public Node next
    cdef public int value
    def __init__(self, value, next=None):
        self.value = value
        self.next = next
cdef class LinkedList:
    cdef Node head
    cdef int n
    def push(self, int v):
        self.head = Node(v, self.head)
        self.n += 1
    def __len__(self):
        return self.n
    def __iter__(self):
        cdef Node node = self.head
        while node is not None:
            yield node.value
            node = node.next
    def total(self):
        cdef long t = 0
        node = self.head
        while node is not None:
            t += node.value
            node = node.next
        return t
    def __contains__(self, int v):
        return any(x == v for x in self)
l = LinkedList()
for i in range(5):
    l.push(i * i)
print(list(l), len(l), l.total(), 9 in l, 10 in l)
try:
    l2 = Node(1, "x")
except TypeError as e:
    print("TypeError", str(e).replace("cdef_classes.", "").replace("__main__.", ""))
