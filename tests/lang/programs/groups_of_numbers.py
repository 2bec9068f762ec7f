# Groups of numbers, an empty line between them, read in two ways.
import os
import tempfile

TEXT = "1000\n2000\n3000\n\n4000\n\n5000\n6000\n\n7000\n8000\n9000\n\n10000\n"
path = os.path.join(tempfile.gettempdir(), "quern_groups.txt")
with open(path, "w") as f:
    f.write(TEXT)


def by_line(name):
    groups, current = [], []
    with open(name) as f:
        for line in f:
            line = line.strip()
            if line:
                current.append(int(line))
            else:
                groups.append(current)
                current = []
    if current:
        groups.append(current)
    return groups


def by_split(name):
    with open(name) as f:
        return [list(map(int, group.split())) for group in f.read().rstrip().split("\n\n")]


a, b = by_line(path), by_split(path)
print(a == b, a)
sums = sorted(map(sum, b), reverse=True)
print(sums[0], sum(sums[:3]))
os.remove(path)
print(os.path.exists(path))
