# Linear systems as scripts solve them: single, several right sides, stacks, and what cannot be solved.
import numpy as np
from numpy.linalg import LinAlgError, solve, inv, det

A = np.array([[4.0, -2.0, 1.0], [-2.0, 4.0, -2.0], [1.0, -2.0, 4.0]])
b = np.array([11.0, -16.0, 17.0])
x = solve(A, b)
print(np.round(x, 10), np.allclose(A @ x, b))
B = np.column_stack([b, 2 * b, b[::-1]])
X = solve(A, B)
print(X.shape, X.dtype, np.round(X, 6).tolist())
print(np.round(inv(A) * 36, 8).tolist(), round(float(det(A)), 8))
stack = np.stack([A, A.T + np.eye(3), 3 * np.eye(3)])
print(solve(stack, np.ones((3, 3, 2))).shape, np.round(det(stack), 6))
print(np.round(solve(stack, b), 5).tolist())
print(np.round(inv(stack)[2], 6).tolist())
ints = np.array([[2, 1], [1, 3]])
print(solve(ints, [3, 5]), solve(ints, [3, 5]).dtype, inv(ints).dtype, det(ints).dtype)
single = A.astype(np.float32)
print(solve(single, b.astype(np.float32)).dtype, solve(single, b).dtype, inv(single).dtype)
c = A + 1j * np.eye(3)
print(np.allclose(c @ solve(c, b), b), solve(c, b).dtype, np.round(det(c), 6))
for f in (lambda: solve(np.zeros((2, 2)), [1, 2]), lambda: solve(A, [1, 2]), lambda: solve(A, np.ones((2, 2))), lambda: solve(np.ones((2, 3)), [1, 2]),
          lambda: solve(b, b), lambda: inv(np.ones((2, 2))), lambda: inv(5.0), lambda: det(np.ones(3))):
    try:
        print(f())
    except LinAlgError as e:
        print("LinAlgError:", e)
    except ValueError as e:
        print("ValueError:", e)
print(issubclass(LinAlgError, ValueError), LinAlgError.__name__, inv(np.empty((0, 0))).shape, det(np.empty((0, 0))))
