"""Every line of CPython's formatfloat_testcases.txt and floating_points.txt, where they are: to the last character and bit."""
import os

PLACES = ["/usr/lib/python3.11/test", "/usr/local/lib/python3.11/test"]


def find(name):
    for p in PLACES:
        for path in (os.path.join(p, name), os.path.join(p, "mathdata", name)):
            if os.path.isfile(path):
                return path
    return None


def formats(path):
    bad = 0
    with open(path) as f:
        for line in f:
            if line.startswith("--"):
                continue
            line = line.strip()
            if not line:
                continue
            left, want = [x.strip() for x in line.split("->")]
            fmt, arg = left.split()
            x = float(arg)
            got = [fmt % x]
            if fmt != "%r":
                got.append(format(x, fmt[1:]))
            else:
                got.append(repr(x))
            if any(g != want for g in got):
                bad += 1
                print("differs:", line, got)
    return bad


def points(path):
    bad = 0
    with open(path) as f:
        for line in f:
            if line.startswith("#") or not line.strip():
                continue
            text = line.split()[1] if line.split()[0].startswith("%") else line.split()[0]
            x = float(text)
            if float(repr(x)) != x or float.fromhex(x.hex()) != x:
                bad += 1
                print("differs:", text)
    return bad


a, b = find("formatfloat_testcases.txt"), find("floating_points.txt")
print("formats that differ:", formats(a) if a else 0)
print("numbers that differ:", points(b) if b else 0)
