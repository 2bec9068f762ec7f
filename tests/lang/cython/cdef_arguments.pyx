# objects of cdef classes as arguments and results of compiled functions
cdef class Node:
    cdef public int value
    cdef public Node next
    cdef double[:] data
    def __init__(self, int value, Node next=None):
        self.value = value
        self.next = next
    cpdef int twice(self):
        return 2 * self.value
def find(Node n, int v):
    while n is not None:
        if n.value == v:
            return n
        n = n.next
    return None
def last(Node n):
    cdef Node cur = n
    while cur.next is not None:
        cur = cur.next
    return cur
def same(Node a, Node b):
    return a is b, a is not b
def total(Node n, int times):
    cdef long t = 0
    cdef int i
    for i in range(times):
        t += n.twice()
    return t
class Thrice(Node):
    def twice(self):
        return 3 * self.value
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, str(e).replace("cdef_arguments.", "").replace("__main__.", ""))
c = Node(3)
a = Node(1, Node(2, c))
print(find(a, 3) is c, find(a, 9), last(a) is c, last(c) is c, same(a, a), same(a, c), same(a, None))
print(total(a, 5), total(Thrice(7), 5), total(c, 5))
for bad in (3, "x", 1.5, [a]):
    attempt(last, bad)
    attempt(total, bad, 2)
print(find(None, 3))
cdef class Late(Node):
    cpdef int twice(self):
        return -self.value
a.next = Late(5, c)
print(last(a) is c, find(a, 5).twice(), total(a.next, 4), total(a, 4))
cdef class Told:
    """What it is."""
    cdef int x
    property half:
        "A half of x."
        def __get__(self):
            return self.x / 2.0
    @property
    def twice(self):
        """Two."""
        return 2 * self.x
print(Told.__doc__, Told.half.__doc__, Told().twice)
def loop(items):
    cdef Node n
    cdef int t = 0
    for n in items:
        t += n.value
    return t
attempt(loop, [a, c, Thrice(4)])
attempt(loop, [a, 3])
