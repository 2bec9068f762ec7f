"""where= computes the picked elements alone: what is not picked neither warns nor changes."""
import numpy as np

a = np.array([1.0, -4.0, 9.0, 0.0])
b = np.array([2.0, 0.0, 3.0, 0.0])
out = np.full(4, -1.0)
print(np.divide(a, b, out=out, where=b != 0), out)
print(np.sqrt(a, out=np.zeros(4), where=a >= 0))
print(np.log(np.arange(3.0), out=np.zeros((2, 3)), where=np.array([[True], [False]]) & (np.arange(3) > 0)))
print(np.add(np.arange(6).reshape(2, 3), 10, out=np.zeros((2, 3), dtype=np.int64), where=[True, False, True]))
q, r = np.zeros(4), np.zeros(4)
print(np.divmod(a, b, out=(q, r), where=b > 0))
print(np.multiply(a, a, out=a, where=a > 0))
t = np.arange(5)
print(np.add(t[:-1], t[1:], out=t[1:], where=[True, False, True, True]), t)
print(np.greater(a, b, out=np.zeros(4, dtype=bool), where=b > 0))
for bad in (lambda: np.add(a, 1.0, out=np.zeros(3), where=True & (a > 0)), lambda: np.add(a, 1.5, out=np.zeros(4, dtype=np.int64), where=a > 0)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(isinstance(e, TypeError))
print(np.nanmax(np.array([[1.0, np.nan], [np.nan, np.nan]]), axis=1))
print(np.nanmin(np.array([3.0, np.nan, 2.0], dtype=np.float32)), np.bitwise_xor.reduce(np.arange(1000)), np.gcd.reduce(np.array([12, 18, 30])))
print(np.bitwise_or.reduce(np.arange(24).reshape(4, 6), axis=1), np.fmax.reduce(np.array([np.nan, 2.0, 1.0])), np.bitwise_and.reduce(np.array([7, 3, 255], dtype=np.uint8)))
