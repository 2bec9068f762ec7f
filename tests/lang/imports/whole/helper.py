from numba import njit
SCALE = 2
def square(x):
    return x * x
@njit
def kern(x):
    return x + OFF
OFF = 10
if __name__ == "__main__":
    print("never")
