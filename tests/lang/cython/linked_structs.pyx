# linked structs, arrays of pointers, self-referencing
from libc.stdlib cimport malloc, free
cdef struct Node:
    int value
    Node* next
cdef Node* cons(Node* head, int v):
    cdef Node* n = <Node*>malloc(sizeof(Node))
    n.value = v
    n.next = head
    return n
def run(int k):
    cdef Node* head = NULL
    cdef Node* p
    cdef int i, s = 0
    for i in range(k):
        head = cons(head, i * i)
    p = head
    while p != NULL:
        s += p.value
        p = p.next
    while head is not NULL:
        p = head
        head = head.next
        free(p)
    return s
print(run(10))
def matrix(int n):
    cdef double **m = <double **>malloc(n * sizeof(double *))
    cdef int i, j
    cdef double s = 0
    for i in range(n):
        m[i] = <double *>malloc(n * sizeof(double))
        for j in range(n):
            m[i][j] = i + 0.5 * j
    for i in range(n):
        s += m[i][i]
        free(m[i])
    free(m)
    return s
print(matrix(5))
cdef class Stack:
    cdef Node* top
    cdef public list log
    def __cinit__(self):
        self.top = NULL
        self.log = []
    def push(self, int v):
        self.top = cons(self.top, v)
    def pop(self):
        if self.top == NULL:
            raise IndexError("empty")
        cdef int v = self.top.value
        self.top = self.top.next
        self.log.append(v)
        return v
s = Stack()
s.push(3); s.push(4)
print(s.pop(), s.pop(), s.log)
try: s.pop()
except IndexError as e: print(e)
cdef struct Inner:
    int a
    double b[2]
cdef struct Outer:
    Inner i
    Inner many[2]
    char tag
def nested():
    cdef Outer o
    cdef Inner q
    q.a = 5
    q.b[1] = 2.5
    o.i = q
    o.many[0] = q
    o.many[1].a = 7
    o.tag = b'z'
    q.a = 6
    return o.i.a, o.many[0].b[1], o.many[1].a, o.tag, q
print(nested())
