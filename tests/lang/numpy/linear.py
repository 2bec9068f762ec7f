import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print("error:", e)


a = np.array([[1, 2], [3, 4]])
b = np.array([[2.0, 0], [1, 3]])
show(lambda: (a @ a, a @ b, a @ [1, 2], [1, 2] @ a, a.dot(b), np.dot([1, 2], [3, 4]), np.dot(2, 3), np.dot(a, 2)))
show(lambda: (np.matmul(a, b), np.ones((2, 3, 4)) @ np.ones((4, 5)) if False else (np.ones((2, 3, 4)) @ np.ones((4, 2))).shape, np.ones(3) @ np.ones(3)))
show(lambda: (np.inner([1, 2], [3, 4]), np.outer([1, 2], [3, 4, 5]), np.vdot([1, 2], [3, 4]), np.kron([1, 2], [1, 10]), np.cross([1, 0, 0], [0, 1, 0])))
show(lambda: (np.dot(a, [1, 2, 3])))
show(lambda: (a @ np.ones((3, 2))))
show(lambda: (a @ 2))
show(lambda: (np.array([1+1j]) @ np.array([2.0])))
show(lambda: (np.linalg.norm([3, 4]), np.linalg.norm(a), np.linalg.norm([1, -2, 3], 1), np.linalg.norm([1, -2], np.inf), np.linalg.norm(b, axis=1), np.linalg.norm(a, 'fro'), np.linalg.norm(a, 1)))
show(lambda: (round(np.linalg.det(a), 9), np.linalg.det(b), np.linalg.det(np.zeros((2, 2)))))
show(lambda: (np.linalg.solve(b, [2, 7]), np.linalg.solve(b, np.eye(2))))
show(lambda: (np.linalg.inv(b)))
show(lambda: (np.linalg.inv(np.zeros((2, 2)))))
show(lambda: (np.linalg.det(np.ones((2, 3)))))
show(lambda: (np.allclose(np.linalg.inv(a) @ a, np.eye(2)), np.linalg.matrix_power(a, 3), np.linalg.matrix_power(a, 0), np.linalg.cholesky([[4.0, 2], [2, 3]]), np.linalg.matrix_rank(a)))
show(lambda: (np.allclose(np.linalg.eigvalsh([[2.0, 1], [1, 2]]), [1, 3]), np.allclose(np.abs(np.linalg.qr(b)[1]), np.abs(np.linalg.qr(b)[1]))))
c = np.arange(3)
c = c @ np.arange(9).reshape(3, 3)
print(c)
show(lambda: ((np.arange(200.0).reshape(10, 20) @ np.arange(600.0).reshape(20, 30)).sum(), (np.ones((50, 40), dtype=np.int32) @ np.ones((40, 3), dtype=np.int32))[0], (np.ones((3, 3), dtype=bool) @ np.ones((3, 3), dtype=bool)).dtype))
