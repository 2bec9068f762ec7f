cdef class Node:
    cdef public int value
    cdef public Node next
    def __init__(self, int value):
        self.value = value
cdef class Stack:
    cdef Node head
    cdef readonly int size
    cpdef void push(self, int v):
        cdef Node n = Node(v)
        n.next = self.head
        self.head = n
        self.size += 1
    cpdef int pop(self) except -1:
        if self.head is None:
            raise IndexError("empty")
        cdef int v = self.head.value
        self.head = self.head.next
        self.size -= 1
        return v
    cpdef long total(self):
        cdef Node cur = self.head
        cdef long t = 0
        while cur is not None:
            t += cur.value
            cur = cur.next
        return t
cdef class Tree:
    cdef Tree left, right
    cdef int key
    def __cinit__(self, int key):
        self.key = key
    cdef void insert(self, int key):
        if key < self.key:
            if self.left is None:
                self.left = Tree(key)
            else:
                self.left.insert(key)
        else:
            if self.right is None:
                self.right = Tree(key)
            else:
                self.right.insert(key)
    cpdef int count(self):
        cdef int n = 1
        if self.left is not None:
            n += self.left.count()
        if self.right is not None:
            n += self.right.count()
        return n
cdef class Vec:
    cdef public double x, y
    def __init__(self, double x, double y):
        self.x = x
        self.y = y
    cdef Vec add(self, Vec o):
        return Vec(self.x + o.x, self.y + o.y)
    def __add__(self, Vec o):
        return Vec(self.x + o.x, self.y + o.y)
    cpdef double norm(self):
        return self.x * self.x + self.y * self.y
def stack(int n):
    cdef Stack s = Stack()
    cdef int i
    for i in range(n):
        s.push(i)
    cdef long t = s.total()
    while s.size > n // 2:
        t -= s.pop()
    return t, s.total()
def tree(int n):
    cdef Tree t = Tree(n // 2)
    cdef unsigned int x = 12345
    cdef int i
    for i in range(n):
        x = x * 1103515245 + 12345
        t.insert((x >> 8) % n)
    return t.count()
def vecs(int n):
    cdef Vec a = Vec(0, 0), b = Vec(1, 2)
    cdef int i
    for i in range(n):
        a = a.add(b)
    return a
def vecs2(int n):
    cdef Vec a = Vec(0, 0), b = Vec(1, 2)
    cdef double s = 0
    for i in range(n):
        a = a + b
        s += a.norm()
    return s, a.x, a.y
for f, n in ((stack, 1000), (tree, 1000), (vecs2, 1000), (vecs, 1000)):
    r = f(n)
    print(f.__name__, r if f is not vecs else (r.x, r.y))
# stress: temporaries, survivors by locals alone, chains
cdef class Link:
    cdef public long value
    cdef public Link next
    cdef double[4] room
    def __init__(self, long value, Link next=None):
        self.value = value
        self.next = next
        self.room[1] = value
cdef class Pair:
    cdef public Link a, b
def rotate(int n):
    cdef Link keep = Link(-1), cur = None, prev = None
    cdef Pair p = Pair()
    cdef long total = 0
    cdef int i
    for i in range(n):
        prev = cur
        cur = Link(i, None)
        if prev is not None:
            total += prev.value
            total += <long>prev.room[1]
        if i % 1000 == 0:
            keep = Link(i, keep)
        p.a = p.b
        p.b = cur
        if p.a is not None:
            total -= p.a.value
    cdef long chain = 0
    while keep is not None:
        chain += keep.value
        keep = keep.next
    return total, chain, p.a.value, p.b.value
def inner(int n):
    cdef Link a, b
    cdef long s = 0
    cdef int i
    for i in range(n):
        a = Link(i, Link(i + 1, Link(i + 2)))
        b = a.next.next
        a = Link(0)
        a = None
        s += b.value
    return s
cdef Link build(int depth):
    if depth == 0:
        return None
    cdef Link n = Link(depth, build(depth - 1))
    return n
def deep(int n, int d):
    cdef long s = 0
    cdef Link x
    for i in range(n):
        x = build(d)
        while x is not None:
            s += x.value
            x = x.next
    return s
def many(int n):
    nodes = [Link(i) for i in range(n)]
    cdef Link t
    cdef long s = 0
    for i in range(n):
        t = nodes[i]
        t.next = nodes[(i * 7) % n]
        s += t.next.value
    return s
print(rotate(30000))
print(inner(6000))
print(deep(100, 500))
print(many(2000))
# __cinit__ of the base first, then of the class, then __init__; arguments are computed once
cdef class Base:
    cdef readonly list log
    cdef readonly int a, b
    def __cinit__(self, int a, b=5):
        self.a = a
cdef class Derived(Base):
    cdef readonly double c
    cdef readonly bint flag
    cdef readonly unsigned long big
    cdef readonly float single
    def __cinit__(self, int a, b=7):
        self.c = a * 1.5
    def __init__(self, int a, b=9):
        self.b = self.a + 1
cdef class Bare:
    cdef readonly int n
    def __cinit__(self):
        self.n = 4
cdef class Sub(Bare):
    cdef readonly int m
    def __init__(self, int m):
        self.m = m + self.n
calls = 0
cdef int once(int x):
    return x + 1
def make(int n):
    cdef Derived d = Derived(once(n), b=once(n))
    cdef Sub s = Sub(n)
    cdef int i
    for i in range(n):
        s.m += d.a
    return d, s
d, s = make(3)
print(d.a, d.b, d.c, d.flag, d.big, d.single, d.log, s.n, s.m)
cdef class Bad:
    cdef int x
    def __init__(self, int x):
        if x < 0:
            raise ValueError("negative")
        self.x = x
def failing(int n):
    cdef Bad b
    cdef int i, t = 0
    for i in range(n):
        b = Bad(2 - i)
        t += b.x
    return t
print(failing(2))
try:
    failing(9)
except ValueError as e:
    print("ValueError", e)
