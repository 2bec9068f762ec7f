def solve(n):
    found = []

    def place(row, cols, d1, d2, board):
        if row == n:
            found.append(tuple(board))
            return
        for c in range(n):
            if c in cols or row + c in d1 or row - c in d2:
                continue
            place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}, board + [c])

    place(0, frozenset(), frozenset(), frozenset(), [])
    return found


for n in range(1, 7):
    print(n, len(solve(n)))
print(solve(6)[0])
