# most_common keeps the order of first appearance among equals, whatever it is asked for.
from collections import Counter

rolls = [(i * i % 37 % 6 + 1, i * 5 % 11) for i in range(5000)]


def tops(l):
    faces = Counter(f for f, _ in l)
    rest = Counter(r for _, r in l)
    return faces.most_common(), faces.most_common(2), rest.most_common(3), rest.most_common(0), rest.most_common(-1), rest.most_common(None)


def winner(l):
    votes = Counter()
    for face, weight in l:
        votes[face] += weight
    best = votes.most_common(1)
    return best[0][0], best[0][1], votes.total()


def histogram(l):
    c = Counter(f + r for f, r in l)
    lines = []
    for k in sorted(c):
        lines.append(c[k])
    return lines, min(c), max(c), sum([v for v in c.values()])


print(tops(rolls))
print(winner(rolls))
print(histogram(rolls))
