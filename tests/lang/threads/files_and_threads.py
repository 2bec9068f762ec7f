"""Threads that read and write files, each its own; results gathered in order."""
import os, tempfile, threading, csv, json
from concurrent.futures import ThreadPoolExecutor
folder = tempfile.mkdtemp()

def make(i):
    path = os.path.join(folder, "part%d.csv" % i)
    with open(path, "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(["n", "sq"])
        for n in range(i * 10, i * 10 + 10):
            w.writerow([n, n * n])
    return path

def total(path):
    with open(path, newline="") as f:
        return sum(int(row["sq"]) for row in csv.DictReader(f))

with ThreadPoolExecutor(4) as ex:
    paths = list(ex.map(make, range(6)))
    sums = list(ex.map(total, paths))
print([os.path.basename(p) for p in paths], sums, sum(sums) == sum(n * n for n in range(60)))
log = os.path.join(folder, "log.txt")
lock = threading.Lock()
def write(i):
    for k in range(20):
        with lock:
            with open(log, "a") as f:
                f.write("%d:%d\n" % (i, k))
ts = [threading.Thread(target=write, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
with open(log) as f:
    lines = f.read().splitlines()
print(len(lines), all(lines.count("%d:%d" % (i, k)) == 1 for i in range(4) for k in range(20)))
one = open(log)
got = []
def reader():
    while True:
        with lock:
            line = one.readline()
        if not line:
            break
        with lock:
            got.append(line)
ts = [threading.Thread(target=reader) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
one.close()
print(len(got), sorted(got) == sorted(x + "\n" for x in lines))
with open(os.path.join(folder, "r.json"), "w") as f:
    json.dump({"sums": sums}, f)
print(json.load(open(os.path.join(folder, "r.json")))["sums"] == sums)
for n in os.listdir(folder):
    os.remove(os.path.join(folder, n))
os.rmdir(folder)
