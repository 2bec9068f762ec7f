import numpy as np
from numba import njit, int8

PUZZLE = """
53..7....
6..195...
.98....6.
8...6...3
4..8.3..1
7...2...6
.6....28.
...419..5
....8..79
"""

@njit
def ok(board, r, c, v):
    for k in range(9):
        if board[r, k] == v or board[k, c] == v:
            return False
    r0, c0 = 3 * (r // 3), 3 * (c // 3)
    return not np.any(board[r0:r0 + 3, c0:c0 + 3] == v)

@njit
def solve(board, count):
    for r in range(9):
        for c in range(9):
            if board[r, c] == 0:
                for v in range(1, 10):
                    if ok(board, r, c, v):
                        board[r, c] = v
                        count[0] += 1
                        if solve(board, count):
                            return True
                        board[r, c] = 0
                return False
    return True

board = np.array([[0 if ch == '.' else int(ch) for ch in line] for line in PUZZLE.split()], dtype=np.int8)
count = np.zeros(1, np.int64)
if solve(board, count):
    for i, row in enumerate(board):
        if i and i % 3 == 0:
            print('-' * 21)
        print(' | '.join(' '.join(map(str, row[j:j + 3])) for j in (0, 3, 6)))
    print("placed", count[0])
assert (np.sort(board, axis=0) == np.arange(1, 10)[:, None]).all()
assert all(len(set(board[i:i+3, j:j+3].ravel())) == 9 for i in range(0, 9, 3) for j in range(0, 9, 3))
