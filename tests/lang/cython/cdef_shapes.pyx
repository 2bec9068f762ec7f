# virtual dispatch, subclassing, properties
from libc.math cimport M_PI, sqrt
cdef class Shape:
    cdef public str name
    cdef double scale
    def __cinit__(self, *args, **kw):
        self.scale = 1.0
    def __init__(self, name):
        self.name = name
    cpdef double area(self):
        return 0.0
    cdef double scaled(self):
        return self.area() * self.scale
    def set_scale(self, double s):
        self.scale = s
        return self
cdef class Circle(Shape):
    cdef double r
    def __init__(self, double r):
        Shape.__init__(self, "circle")
        self.r = r
    cpdef double area(self):
        return M_PI * self.r * self.r
cdef class Rect(Shape):
    cdef readonly double w, h
    def __init__(self, double w, double h):
        super().__init__("rect")
        self.w = w
        self.h = h
    cpdef double area(self):
        return self.w * self.h
    @property
    def diagonal(self):
        return sqrt(self.w ** 2 + self.h ** 2)
cdef class Square(Rect):
    def __init__(self, double a):
        super().__init__(a, a)
        self.name = "square"
class PyShape(Shape):
    def area(self):
        return 42
def total(list shapes):
    cdef double t = 0
    cdef Shape s
    for s in shapes:
        t += s.scaled()
    return t
def repeat(Shape s, int n):
    cdef double t = 0
    cdef int i
    for i in range(n):
        t += s.scaled()
    return t
shapes = [Circle(1.0), Rect(2, 3), Square(4), PyShape("py"), Shape("none")]
for s in shapes:
    print(s.name, s.area(), repeat(s, 10))
print(total(shapes))
shapes[1].set_scale(2.5)
print(total(shapes), shapes[1].diagonal, shapes[2].diagonal)
try:
    shapes[1].w = 3
except AttributeError as e:
    print("AttributeError")
try:
    repeat("x", 3)
except TypeError as e:
    print(str(e).replace("cdef_shapes.", "").replace("__main__.", ""))
