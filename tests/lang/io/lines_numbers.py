"""Groups of numbers in a file, read both ways."""
import os, tempfile

def write_groups(path, groups):
    with open(path, "w") as f:
        f.write("\n\n".join("\n".join(str(n) for n in g) for g in groups) + "\n")

def by_lines(path):
    best, total = 0, 0
    with open(path) as f:
        for line in f:
            line = line.strip()
            if line == "":
                best = max(best, total)
                total = 0
            else:
                total += int(line)
    return max(best, total)

def at_once(path):
    with open(path) as f:
        groups = f.read().rstrip().split("\n\n")
    sums = []
    for group in groups:
        sums.append(sum(list(map(int, group.split()))))
    return max(sums), sorted(sums, reverse=True)[:3]

def comprehension(path):
    with open(path) as f:
        return [sum(int(x) for x in g.split("\n") if x) for g in f.read().split("\n\n")]

folder = tempfile.mkdtemp()
path = os.path.join(folder, "calories.txt")
groups = [[(i * 37 + j * j * 11) % 1000 for j in range(1 + i % 5)] for i in range(200)]
write_groups(path, groups)
print(by_lines(path), at_once(path))
print(comprehension(path)[:8], by_lines(path) == max(sum(g) for g in groups))
with open(path) as f:
    numbers = [int(line) for line in f if line.strip()]
print(len(numbers), sum(numbers), min(numbers), max(numbers))
with open(path) as f:
    for i, line in enumerate(f):
        if i == 3:
            break
    rest = f.read()
print(i, len(rest))
print(len(open(path).readlines()), open(path).readline())
os.remove(path)
os.rmdir(folder)
print(os.path.exists(path), os.path.exists(folder))
