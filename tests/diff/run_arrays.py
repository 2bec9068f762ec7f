#!/usr/bin/env python3
"""Random array programs (generate_arrays.py) mean what NumPy says: at module level (on the VM, and compiled where it can be), in kernels at
O0 and O3, with parallel=True on 1 and 7 threads. Kernels agree with each other to the bit.
usage: run_arrays.py QUERN [--oracle PYTHON] [--count N] [--seed S] [--batch B] [--jobs J] [--reduce] [--save FOLDER] [--only vm|kernels] [--every-way]
Without an oracle the VM is asked instead. --reduce: programs that differ are made as small as they differ. --save: each is written there. --every-way: else one
of the ways of driver code and O0; every fourth batch an optimised one too."""
import argparse
import collections
import concurrent.futures
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate_arrays import functions, program  # noqa: E402
from run_diff import Oracle, run  # noqa: E402

VM = [("module level", "", ["--interpret"]), ("module level, compiled", "", ["--no-cache"])]
KERNELS = [("kernel O0", "@njit", ["--no-cache", "-O", "0"]), ("parallel O0, 7 threads", "@njit(parallel=True)", ["--no-cache", "-O", "0", "--threads", "7"])]
OPTIMISED = [("kernel O3", "@njit", ["--no-cache"]), ("parallel, 7 threads", "@njit(parallel=True)", ["--no-cache", "--threads", "7"]),
             ("parallel, 1 thread", "@njit(parallel=True)", ["--no-cache", "--threads", "1"])]  # ten times dearer
REFUSED = ("TypingError", "UnsupportedError", "LoweringError")


def by_function(text):
    found = collections.defaultdict(list)
    for line in text.splitlines():
        name = re.match(r"(f\d+) (.*)", line)
        if name:
            found[name.group(1)].append(name.group(2))
    return found


def same_word(a, b):
    if a == b:
        return True
    try:
        pairs = list(zip([float(v) for v in a.split("j")], [float(v) for v in b.split("j")]))
    except ValueError:
        return False
    return all(x == y or (x != x and y != y) or abs(x - y) <= 1e-9 * max(abs(x), abs(y), 1) for x, y in pairs)


def same_line(want, got):
    if want == got:
        return True
    if want.startswith("raises"):
        kind = want.split()[1]  # NumPy's own subclasses of TypeError have no public name
        return got.split()[:2] == ["raises", "TypeError" if "UFunc" in kind else kind]
    if not want.removeprefix("arg ").startswith("~"):
        return False
    a, b = want.split(), got.split()
    return len(a) == len(b) and all(same_word(x, y) for x, y in zip(a, b))


def same(want, got):
    return len(want) == len(got) and all(same_line(a, b) for a, b in zip(want, got))


class Checker:
    def __init__(self, quern, oracle, only):
        self.quern, self.oracle = quern, oracle
        self.modes = [m for m in VM + KERNELS + OPTIMISED if not only or m[0].startswith("module") == (only == "vm")]

    def answer(self, folder, programs, mode):
        name, decorator, options = mode
        path = os.path.join(folder, re.sub(r"\W", "_", name) + ".py")
        with open(path, "w", encoding="utf-8") as f:
            f.write(program(programs, decorator))
        text = run([self.quern, "run", *options], path)
        if "\nexit " in "\n" + text or text == "timed out":
            if len(programs) > 1:  # which one is it?
                parts = {}
                for one in programs:
                    parts.update(self.answer(folder, [one], mode))
                return parts
            return {programs[0][1][8:].split(",")[0]: ["crash " + text[-300:].replace("\n", " ")]}
        return by_function(text)

    def expected(self, folder, programs):
        if not self.oracle:
            return self.answer(folder, programs, VM[0])
        path = os.path.join(folder, "original.py")
        with open(path, "w", encoding="utf-8") as f:
            f.write(program(programs))
        return by_function(self.oracle.run(path))

    def check(self, programs, modes=None):
        """[(mode, function's name, want, got)] of what differs, refusals of kernels by their text, and how many answers were compared."""
        wrong, refused, compared = [], [], 0
        with tempfile.TemporaryDirectory() as folder:
            want = self.expected(folder, programs)
            firsts = {}  # by decorator
            for mode in modes or self.modes:
                got = self.answer(folder, programs, mode)
                kernel, first = bool(mode[1]), firsts.get(mode[1])
                for _, call in programs:
                    name = call[8:].split(",")[0]
                    theirs, ours = want.get(name, ["nothing"]), got.get(name, ["nothing"])
                    if kernel and ours and ours[0].startswith("raises ") and ours[0].split()[1] in REFUSED:
                        refused.append((mode[0], ours[0]))
                        continue
                    compared += 1
                    if not same(theirs, ours):
                        wrong.append((mode, name, theirs, ours))
                    elif kernel and first and first.get(name, ours) != ours and not first[name][0].startswith("raises"):
                        wrong.append((mode, name, first[name], ours))
                if kernel:
                    firsts.setdefault(mode[1], got)
        return wrong, refused, compared

    def reduced(self, one, mode):
        """The program without the lines that it takes no difference to lose."""
        lines, call = one
        changed = True
        while changed:
            changed = False
            for k in range(len(lines) - 2, 0, -1):
                shorter = lines[:k] + lines[k + 1:]
                name = re.match(r"\s*(\w+) =", lines[k])
                if name:  # results that it made go too
                    shorter[-1] = re.sub(rf"\b{name.group(1)}, ?", "", shorter[-1])
                wrong, _, _ = self.check([(shorter, call)], [mode])
                broken = any("crash" in o[0] and "E01" in o[0] for _, _, _, o in wrong)  # a loop without a body
                if wrong and not broken and not any("NameError" in t or "NameError" in g or "UnboundLocal" in t for _, _, w, o in wrong for t, g in zip(w, o)):
                    lines, changed = shorter, True
        results = re.findall(r"\w+(?=,)", lines[-1])
        for r in results:
            shorter = lines[:-1] + [re.sub(rf"\b{r}, ?", "", lines[-1])]
            if len(re.findall(r"\w+(?=,)", shorter[-1])) and self.check([(shorter, call)], [mode])[0]:
                lines = shorter
        return lines, call


def difference(seed, one, found):
    mode, name, want, got = found
    rows = [(a, b) for a, b in zip(want + ["nothing"] * 20, got + ["nothing"] * 20) if a != b and not same_line(a, b)] or [(a, b) for a, b in zip(want, got) if a != b]
    return f"seed {seed}: {mode[0]}\n" + "\n".join(one[0]) + f"\n{one[1]}\n" + "".join(f"  want {a[:200]}\n  got  {b[:200]}\n" for a, b in rows[:2])


def main():
    p = argparse.ArgumentParser()
    p.add_argument("quern")
    p.add_argument("--oracle")
    for name, default in (("count", 100), ("seed", 1), ("batch", 10), ("jobs", 2)):
        p.add_argument("--" + name, type=int, default=default)
    p.add_argument("--reduce", action="store_true")
    p.add_argument("--save")
    p.add_argument("--every-way", action="store_true")
    p.add_argument("--only", choices=["vm", "kernels"])
    o = p.parse_args()
    checker = Checker(os.path.abspath(o.quern), Oracle(o.oracle) if o.oracle else None, o.only)
    ran = differ = answers = 0
    reasons, refused_in = collections.Counter(), collections.Counter()

    def one_batch(seed):
        programs = functions(seed, o.batch)
        ways = checker.modes if o.every_way or o.only == "vm" else ([] if o.only else [VM[seed % 2]]) + KERNELS + ([] if seed % 4 else [OPTIMISED[seed // 4 % 3]])
        wrong, refused, compared = checker.check(programs, ways)
        told, seen = [], set()
        for found in wrong:
            if found[1] in seen:
                continue
            seen.add(found[1])
            one = next(q for q in programs if q[1].startswith(f"attempt({found[1]},"))
            if o.reduce:
                smaller = checker.reduced(one, found[0])
                again = checker.check([smaller], [found[0]])[0]
                one, found = (smaller, again[0]) if again else (one, found)
            told.append(difference(seed, one, found))
        return len(programs), compared, told, refused

    with concurrent.futures.ThreadPoolExecutor(o.jobs) as pool:
        for k, (n, compared, told, refused) in enumerate(pool.map(one_batch, range(o.seed, o.seed + (o.count + o.batch - 1) // o.batch))):
            ran, answers, differ = ran + n, answers + compared, differ + len(told)
            for mode, text in refused:
                reasons[re.sub(r"\d+", "#", re.sub(r".*?error\[E\d+\]: ?", "", text))[:110]] += 1
                refused_in[mode] += 1
            for text in told:
                print(text, flush=True)
                if o.save:
                    with open(os.path.join(o.save, f"{o.seed + k}_{abs(hash(text)) % 9999}.txt"), "w", encoding="utf-8") as f:
                        f.write(text)
            if k % 50 == 49:
                print(f"... {ran} programs, {answers} answers, {differ} differ", flush=True)
    for reason, n in reasons.most_common(25):
        print(f"{n:>7} refused: {reason}")
    print(f"{ran} programs, {answers} answers compared, {differ} programs differ; refused: " + (", ".join(f"{n} {m}" for m, n in refused_in.items()) or "none"))
    print(f"{ran - differ} passed, {differ} failed")
    return 1 if differ or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
