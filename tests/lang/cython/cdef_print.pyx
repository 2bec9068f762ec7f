# compiled methods print to what stands as sys.stdout; __pow__ with its modulo
import io, sys
cdef class Report:
    cdef int n
    cdef public double x
    def __init__(self, int n):
        self.n = n
    cpdef void show(self):
        cdef int i
        for i in range(self.n):
            print("row", i, self.x)
    cpdef int fail(self) except -1:
        cdef int i
        for i in range(self.n):
            print("before", i)
        raise ValueError("failed")
    def __pow__(self, n, mod):
        return self.n ** n, mod
    def __rpow__(self, n, mod):
        return n, self.n
r = Report(2)
r.show()
old, sys.stdout = sys.stdout, io.StringIO()
r.show()
print("between")
try:
    r.fail()
except ValueError as e:
    print(e)
text, sys.stdout = sys.stdout.getvalue(), old
print(repr(text))
class Upper:
    def write(self, s):
        old.write(s.upper())
    def flush(self):
        pass
sys.stdout = Upper()
r.show()
sys.stdout = old
r.show()
print(r ** 3, pow(r, 2, 5), 7 ** r)
