"""Files that another process changes while a script or a query reads them: one clear error, never a frame of two files."""
import gzip
import os
import subprocess
import time

ROWS = 400000
CHANGED = ("the file changed while it was read", "was changed while it was read")
READS = {  # name of the file, the call
    "all columns": ("a.csv", "df = pd.read_csv(name)\nshow(df)"),
    "serial options": ("a.csv", "df = pd.read_csv(name, skiprows=[1])\nshow(df)"),
    "Python options": ("a.csv", "df = pd.read_csv(name, skipfooter=1, engine='python')\nshow(df)"),
    "latin-1": ("a.csv", "df = pd.read_csv(name, encoding='latin-1')\nshow(df)"),
    "chunks": ("a.csv", "n = 0\nfor c in pd.read_csv(name, chunksize=20000):\n    n += c.k.sum()\nprint(n)"),
    "gzip": ("a.csv.gz", "df = pd.read_csv(name)\nshow(df)"),
}
HEAD = "import pandas as pd\nname = '{}'\n"
SHOW = "def show(df):\n    print(len(df), *[df[c].iloc[-1] for c in list(df.columns)])\n"


def cut(path):
    os.truncate(path, os.path.getsize(path) * 2 // 3)


def overwrite(path):
    with open(path, "r+b") as f:
        f.seek(os.path.getsize(path) // 2)
        f.write(b"7" * 300)


def rewrite(path):
    with open(path, "r+b") as f:
        f.truncate(0)
        f.write(b"k,x,s\n" + b"1,.5,a\n" * 14 + b"1,.")


def append(path):
    with open(path, "ab") as f:
        f.write(b"1,.5,late\n")


def await_open(process, path):
    """Waits until the process has the file open."""
    folder = f"/proc/{process.pid}/fd"
    while process.poll() is None:
        try:
            if any(os.path.realpath(os.path.join(folder, fd)) == path for fd in os.listdir(folder)):
                return
        except OSError:
            pass


def check_reads(c, quern, folder, data):
    """Each kind of read against each kind of change, made as soon as the file is open: the whole answer or the error."""
    fired = 0
    for what, (name, body) in READS.items():
        path, script = os.path.join(folder, name), os.path.join(folder, "s.py")
        whole = gzip.compress(data, 1) if name.endswith(".gz") else data
        with open(script, "w", encoding="utf-8") as f:
            f.write(HEAD.format(path) + SHOW + body + "\n")
        with open(path, "wb") as f:
            f.write(whole)
        want = subprocess.run([quern, "run", script], capture_output=True, text=True, timeout=60).stdout
        for change in (cut, overwrite, rewrite, append):
            with open(path + ".new", "wb") as f:
                f.write(whole)
            os.rename(path + ".new", path)
            p = subprocess.Popen([quern, "run", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            await_open(p, path)
            change(path)
            out, err = p.communicate(timeout=60)
            told = p.returncode != 0 and CHANGED[0] in err and not out
            fired += told
            c.that(told or (p.returncode == 0 and out == want), f"{what}: {change.__name__} while it is read", f"{p.returncode} {out[:300]} {err[-300:]}")
        os.unlink(path)
    c.that(fired >= len(READS) * 2, "the change was noticed", f"{fired} times")


def check_later(c, quern, folder, data):
    """Changes between two looks at a file: columns that were left, and the chunks behind."""
    path, script = os.path.join(folder, "b.csv"), os.path.join(folder, "s.py")
    looks = {"a column that was left": "df = pd.read_csv(name)\nprint(df.k.sum(), flush=True)\ninput()\nprint(df.pop(chr(115)).iloc[-1])\n",
             "the chunks behind": "r = pd.read_csv(name, chunksize=1000)\nprint(next(r).k.sum(), flush=True)\ninput()\nprint(next(r).k.sum())\n",
             "chunks of text": "r = pd.read_csv(name, chunksize=1000, dtype={'s': 'category'})\nprint(next(r).k.sum(), flush=True)\ninput()\nprint(next(r).k.sum())\n"}
    for what, body in looks.items():
        for change in (cut, overwrite, rewrite, append):
            with open(script, "w", encoding="utf-8") as f:
                f.write(HEAD.format(path) + body)
            with open(path, "wb") as f:
                f.write(data)
            p = subprocess.Popen([quern, "run", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            first = p.stdout.readline()
            time.sleep(0.01)  # file systems may tell times no finer than that
            change(path)
            out, err = p.communicate("\n", timeout=60)
            c.that(first.strip().isdigit() and not out and p.returncode == 1 and err.strip().split("\n")[-1].startswith("OSError") and CHANGED[0] in err,
                   f"{what}: {change.__name__} before", f"{p.returncode} {first}{out[:300]} {err[-300:]}")


def check_queries(c, quern, folder, data):
    for name in ("q.csv", "q.csv.gz"):
        path = os.path.join(folder, name)
        whole = gzip.compress(data, 1) if name.endswith(".gz") else data
        with open(path, "wb") as f:
            f.write(whole)
        command = [quern, "eval", "sum(k) as t, max(s) as m", path]
        want = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
        fired = 0
        for change in (cut, overwrite, rewrite, append):
            with open(path + ".new", "wb") as f:
                f.write(whole)
            os.rename(path + ".new", path)
            p = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            await_open(p, path)
            change(path)
            out, err = p.communicate(timeout=60)
            told = p.returncode == 3 and err.count("\n") == 1 and CHANGED[1] in err and not out
            fired += told
            c.that(told or (p.returncode == 0 and out == want), f"eval {name}: {change.__name__} while it is read", f"{p.returncode} {out} {err}")
        c.that(fired > 0, f"eval {name}: the change was noticed", f"{fired} times")


def check(c, quern, folder):
    folder = os.path.realpath(folder)
    data = b"k,x,s\n" + b"".join(b"%d,%.1f,text %d\n" % (i, i / 2, i % 97) for i in range(ROWS))
    check_reads(c, quern, folder, data)
    check_later(c, quern, folder, data)
    check_queries(c, quern, folder, data)
