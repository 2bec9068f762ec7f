"""Whole calls of read_csv with any of its options, in CPython with pandas and in Quern: `PYTHON calls.py QUERN [--seed S] [--count N]`.

Each batch is a file of cases that answer.py runs in both; what differs is printed and counted by what it looks like."""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

import generate

HERE = os.path.dirname(os.path.abspath(__file__))
BATCH = 2000


def kind(want, have):
    """What a difference is like, to count it by."""
    name = lambda s: s.split(" ")[1] if s.startswith("error") else s if s == "nothing" else "frame"
    said = have if have.startswith("error") else want if want.startswith("error") else ""
    return name(want), name(have), said[:70]


def batch(quern, seed, n, kept):
    cases = generate.cases(seed, n) + generate.cases(seed + 1000000, n // 5, python=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, x) for x in ("cases", "want", "have")]
        with open(paths[0], "w", encoding="utf-8") as f:
            f.writelines(json.dumps(c) + "\n" for c in cases)
        for command, out in (([sys.executable], paths[1]), ([quern, "run"], paths[2])):
            done = subprocess.run([*command, os.path.join(HERE, "answer.py"), paths[0], out], capture_output=True, text=True, errors="replace")
            if done.returncode:
                print(command[0], "ended with", done.returncode, done.stderr[-2000:], flush=True)
        answers = []
        for path in paths[1:]:
            with open(path, encoding="utf-8") as f:
                answers.append([json.loads(line) for line in f])
    for i, case in enumerate(cases):
        want, have = (a[i] if i < len(a) else "nothing" for a in answers)
        if want != have:
            kept.append((f"{seed}-{i}", case, want, have))
    return len(cases)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("quern")
    p.add_argument("--seed", type=int, default=2)
    p.add_argument("--count", type=int, default=BATCH)
    p.add_argument("--show", type=int, default=2)
    p.add_argument("--keep", help="a file for the cases that differ, a line of JSON each")
    a = p.parse_args()
    done, differ, kinds = 0, 0, collections.Counter()
    while done < a.count:
        kept = []
        done += batch(a.quern, a.seed, min(BATCH, a.count - done), kept)
        a.seed += 1
        for name, (data, o), want, have in kept:
            k = kind(want, have)
            if a.keep:
                with open(a.keep, "a", encoding="utf-8") as f:
                    f.write(json.dumps([name, data, o, want, have]) + "\n")
            kinds[k] += 1
            if kinds[k] <= a.show:
                print(f"{name} {data!r} {o}\n  pandas: {want}\n  quern:  {have}", flush=True)
        differ += len(kept)
        print(f"{done} calls, {differ} differ", flush=True)
    for k, n in kinds.most_common():
        print(n, k)
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
