#!/usr/bin/env python3
"""What goes wrong around a query: kills, full disks, files that change, readers that leave. One clear error, and never a
half-written file under its final name. usage: run_fault.py QUERN"""
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import changing  # noqa: E402
from testlib import Checks  # noqa: E402

ROWS = 60000


def make_csv(path, rows):
    r = random.Random(4)
    with open(path, "w", encoding="utf-8") as f:
        f.write("k,x,s\n")
        for i in range(rows):
            f.write(f"{r.randrange(rows)},{r.random()},text {r.randrange(1000)}\n")


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL, **more)
    return done.returncode, done.stdout, done.stderr


def check_kills(c, quern, folder, path):
    r = random.Random(9)
    spill = ["--memory", "1M"]
    for words, out in [(["convert", path, "OUT"], "a.feather"), (["convert", path, "OUT"], "a.csv"), (["eval", "sum(x) as t, max(s) as m by k", path, "--output", "OUT", *spill], "b.arrow"),
                       (["eval", "* order by x", path, "--output", "OUT", *spill], "c.csv")]:
        out = os.path.join(folder, out)
        words = [quern] + [out if w == "OUT" else w for w in words]
        env = dict(os.environ, TMPDIR=os.path.join(folder, "tmp"))
        t0 = time.time()
        code, _, err = run(words, env=env)
        whole = time.time() - t0
        with open(out, "rb") as f:
            want = f.read()
        c.that(code == 0 and want, f"{words[1]} runs", err)
        bad = killed = 0
        for i in range(12):
            if i % 2:
                os.unlink(out)
            else:
                with open(out, "wb") as f:
                    f.write(b"what was there before")
            p = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(r.random() * whole)
            p.kill()
            killed += p.wait() == -signal.SIGKILL
            if os.path.exists(out):
                with open(out, "rb") as f:
                    bad += f.read() not in (want, b"what was there before")
            else:
                open(out, "wb").close()
        c.that(bad == 0, f"{words[1]} to {os.path.basename(out)}: killed, never half-written", f"{bad} of 12, {killed} killed")
        c.that(not os.listdir(os.path.join(folder, "tmp")), "no temporary file is left behind", str(os.listdir(os.path.join(folder, "tmp"))))
        left = [n for n in os.listdir(folder) if n.startswith(".quern")]
        c.that(len(left) <= 12, "at most a file that was about to get its name", str(left))
        for n in left:
            os.unlink(os.path.join(folder, n))
        os.unlink(out)


def small_disk(folder):
    """A tmpfs of 256 kB, or None where that is not allowed."""
    disk = os.path.join(folder, "disk")
    os.mkdir(disk)
    return disk if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True).returncode == 0 else None


def check_full_disk(c, quern, folder, path):
    disk = small_disk(folder)
    if disk:
        try:
            for ending in ("csv", "feather", "arrows"):
                code, out, err = run([quern, "convert", path, os.path.join(disk, "x." + ending)])
                c.that(code == 3 and "No space left" in err and err.count("\n") == 1 and not os.listdir(disk), f"a full disk: .{ending}", f"{code} {err} {os.listdir(disk)}")
            code, out, err = run([quern, "eval", "sum(x) by k", path, "--memory", "1M"], env=dict(os.environ, TMPDIR=disk))
            c.that(code == 3 and "temporary file" in err and not out, "a full disk for temporary files", err)
        finally:
            subprocess.run(["umount", disk], capture_output=True)
    limit = lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000)))
    target = os.path.join(folder, "limited.csv")
    code, out, err = run([quern, "convert", path, target], preexec_fn=limit)
    c.that(code == 3 and "cannot write" in err and not os.path.exists(target), "a file that may not grow", err)


def check_inputs(c, quern, folder, path):
    secret = os.path.join(folder, "secret.csv")
    with open(secret, "w", encoding="utf-8") as f:
        f.write("k\n1\n")
    os.chmod(secret, 0)
    code, out, err = run([quern, "eval", "k", secret])
    c.that((code == 3 and "Permission denied" in err) or os.getuid() == 0, "an unreadable file", err)
    for name, data, needle in [("empty.csv", b"", "No columns"), ("cut.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b", ""), ("quote.csv", b'k,x\n1,"never ends\n2,3\n', "EOF inside string"),
                               ("ragged.csv", b"k,x\n1,2\n1,2,3\n", ""), ("half.arrow", b"ARROW1\0\0\xff\xff\xff\xff\x10\0\0\0", "damaged"), ("latin.csv", b"k\n\xe9\xe8\n", "utf-8")]:
        bad = os.path.join(folder, name)
        with open(bad, "wb") as f:
            f.write(data)
        code, out, err = run([quern, "eval", "*", bad])
        c.that(code == 3 and needle in err and os.path.basename(bad) in err and not out.strip().count("\n") and err.count("\n") == 1, f"{name}: one error", f"{code}\n{out}{err}")
    grown = os.path.join(folder, "grown.csv")
    make_csv(grown, 200000)
    p = subprocess.Popen([quern, "eval", "sum(x) by k order by k limit 3", grown, "--memory", "1M"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while p.poll() is None:
        with open(grown, "a", encoding="utf-8") as f:
            f.write("1,1,late\n")
        time.sleep(0.005)
    out, err = p.communicate()
    c.that(p.returncode == 3 and "was changed while it was read" in err and not out, "a file that changes while it is read", f"{p.returncode} {out}{err}")


def check_leavers(c, quern, folder, path):
    p = subprocess.Popen([quern, "eval", "*", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    p.stdout.read(100)
    p.stdout.close()
    err = p.stderr.read().decode()
    code = p.wait()
    c.that(code in (3, -signal.SIGPIPE) and err.count("\n") <= 1, "a reader that leaves", f"{code} {err}")
    if os.path.exists("/dev/full"):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([quern, "eval", "*", path], stdout=full, stderr=subprocess.PIPE, text=True)
        c.that(done.returncode == 3 and done.stderr.count("\n") == 1, "a full standard output", f"{done.returncode} {done.stderr}")


def main():
    quern = os.path.abspath(sys.argv[1])
    c = Checks()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "in.csv")
        os.mkdir(os.path.join(folder, "tmp"))
        make_csv(path, ROWS)
        check_kills(c, quern, folder, path)
        check_full_disk(c, quern, folder, path)
        check_inputs(c, quern, folder, path)
        check_leavers(c, quern, folder, path)
        changing.check(c, quern, folder)
    return c.end()


if __name__ == "__main__":
    sys.exit(main())
