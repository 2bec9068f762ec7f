# cython: cdivision=True, boundscheck=False
cimport cython

def ops(int a, int b):
    return a // b, a % b

@cython.cdivision(False)
def floor_ops(int a, int b):
    return a // b, a % b

print(ops(-7, 2), floor_ops(-7, 2))
