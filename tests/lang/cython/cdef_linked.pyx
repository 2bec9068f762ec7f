cdef class Node:
    cdef public int value
    cdef public Node next
    def __init__(self, int value, Node next=None):
        self.value = value
        self.next = next
cdef class LinkedList:
    cdef Node head
    cdef readonly int size
    def push(self, int v):
        self.head = Node(v, self.head)
        self.size += 1
    def total(self):
        cdef Node cur = self.head
        cdef long t = 0
        while cur is not None:
            t += cur.value
            cur = cur.next
        return t
    def reverse(self):
        cdef Node prev = None
        cdef Node cur = self.head
        cdef Node nxt
        while cur is not None:
            nxt = cur.next
            cur.next = prev
            prev = cur
            cur = nxt
        self.head = prev
    def increment(self, int by):
        cdef Node cur = self.head
        while cur is not None:
            cur.value += by
            cur = cur.next
    def find(self, int v):
        cdef Node cur = self.head
        cdef int at = 0
        while cur is not None and cur.value != v:
            cur = cur.next
            at += 1
        return at if cur is not None else -1
    def to_list(self):
        out = []
        cur = self.head
        while cur is not None:
            out.append(cur.value)
            cur = cur.next
        return out
l = LinkedList()
for i in range(10):
    l.push(i * 3)
print(l.to_list(), l.total(), l.size)
l.reverse()
print(l.to_list(), l.find(12), l.find(13))
l.increment(100)
print(l.to_list(), l.total())
e = LinkedList()
print(e.total(), e.to_list(), e.find(0))
e.reverse()
n = Node(1)
n.next = Node(2)
print(n.next.value, n.next.next)
try:
    n.next = 5
except TypeError as x:
    print("TypeError")
class Sub(Node):
    pass
n.next = Sub(7, n)
l.push(4)
print(l.total(), n.next.next.value)
