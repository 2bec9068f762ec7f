# A kd-tree / binary tree of cdef classes, and a priority queue with C arrays
cimport cython
from libc.stdlib cimport malloc, free
@cython.final
cdef class TreeNode:
    cdef public object key
    cdef public object value
    cdef TreeNode left, right
    def __init__(self, key, value):
        self.key = key
        self.value = value
    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield (self.key, self.value)
        if self.right is not None:
            yield from self.right
cdef class TreeMap:
    cdef TreeNode root
    cdef readonly Py_ssize_t size
    cdef TreeNode _find(self, object key):
        cdef TreeNode n = self.root
        while n is not None:
            if key == n.key:
                return n
            n = n.left if key < n.key else n.right
        return None
    def __getitem__(self, key):
        n = self._find(key)
        if n is None:
            raise KeyError(key)
        return n.value
    def __setitem__(self, key, value):
        cdef TreeNode n = self.root, parent = None
        while n is not None:
            parent = n
            if key == n.key:
                n.value = value
                return
            if key < n.key:
                n = n.left
            else:
                n = n.right
        node = TreeNode(key, value)
        if parent is None:
            self.root = node
        elif key < parent.key:
            parent.left = node
        else:
            parent.right = node
        self.size += 1
    def __contains__(self, key):
        return self._find(key) is not None
    def __len__(self):
        return self.size
    def __iter__(self):
        if self.root is not None:
            for k, v in self.root:
                yield k
    cpdef int depth(self):
        return TreeMap._depth(self.root)
    @staticmethod
    cdef int _depth(TreeNode n):
        if n is None:
            return 0
        return 1 + max(TreeMap._depth(n.left), TreeMap._depth(n.right))
t = TreeMap()
for w in "the quick brown fox jumps over the lazy dog".split():
    t[w] = len(w)
print(list(t), len(t), t["fox"], "cat" in t, t.depth(), t.size)
try:
    t["cat"]
except KeyError as e:
    print("KeyError", e)
cdef class Heap:
    cdef double *keys
    cdef int *vals
    cdef int n, cap
    def __cinit__(self, int cap):
        self.keys = <double*>malloc(cap * sizeof(double))
        self.vals = <int*>malloc(cap * sizeof(int))
        self.n = 0
        self.cap = cap
        if self.keys == NULL or self.vals == NULL:
            raise MemoryError("heap")
    def __dealloc__(self):
        free(self.keys)
        free(self.vals)
    cdef void swap(self, int i, int j) noexcept nogil:
        self.keys[i], self.keys[j] = self.keys[j], self.keys[i]
        cdef int t = self.vals[i]
        self.vals[i] = self.vals[j]
        self.vals[j] = t
    cpdef bint push(self, double key, int val):
        cdef int i = self.n
        if i == self.cap:
            return False
        self.keys[i] = key
        self.vals[i] = val
        self.n += 1
        while i > 0 and self.keys[(i - 1) // 2] > self.keys[i]:
            self.swap(i, (i - 1) // 2)
            i = (i - 1) // 2
        return True
    cpdef (double, int) pop(self):
        cdef double k = self.keys[0]
        cdef int v = self.vals[0], i = 0, c
        self.n -= 1
        self.keys[0] = self.keys[self.n]
        self.vals[0] = self.vals[self.n]
        while 2 * i + 1 < self.n:
            c = 2 * i + 1
            if c + 1 < self.n and self.keys[c + 1] < self.keys[c]:
                c += 1
            if self.keys[i] <= self.keys[c]:
                break
            self.swap(i, c)
            i = c
        return k, v
h = Heap(6)
print([h.push(k, i) for i, k in enumerate((5.0, 1.5, 3, 0.25, 9, 2, 7))])
print([h.pop() for _ in range(6)])
