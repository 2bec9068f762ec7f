def shares(rows, total):
    out = {}
    for name, amount in rows:
        if total[name % 3] == 0:
            raise ValueError("nothing to share")
        out[name] = 100 * amount // total[name % 3]
    return out


def report(rows):
    print(len(shares(rows, [1, 2, 3])))
    print(len(shares(rows, [1, 2, 0])))


report([(i, i * 2) for i in range(5000)])
