# args: data.txt -n 5 --rate=0.5 -vv --mode fast --tags a b c --no-cache
"""argparse: what scripts declare and get."""
import argparse
import sys
p = argparse.ArgumentParser(prog="tool", description="Simulate things and report what happened in a line that is long enough to wrap.",
                            epilog="See the manual.")
p.add_argument("file", help="input file")
p.add_argument("out", nargs="?", default="out.txt", help="output (default: %(default)s)")
p.add_argument("-n", "--steps", type=int, default=10, metavar="N", help="number of steps")
p.add_argument("--rate", type=float, default=1.0, help="the rate of change, in units per second, which may be negative as well")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("--mode", choices=["fast", "slow"], default="slow")
p.add_argument("--tags", nargs="*", default=[])
p.add_argument("--no-cache", dest="cache", action="store_false")
p.add_argument("--dry-run", action="store_true", help="do nothing")
p.add_argument("-a-very-long-option-name", "--a-very-long-option-name", help="long")
args = p.parse_args()
print(args)
print(args.file, args.steps, args.rate, args.verbose, args.mode, args.tags, args.cache, args.dry_run, args.out)
print(p.format_usage(), p.format_help(), sep="")
for line in (["f"], ["f", "o", "--steps", "3"], ["f", "--mode", "slow", "-v", "-v"], ["--rate", "-2.5", "f"], ["f", "--tags"], ["f", "-n3"], ["f", "--ste", "4"],
             ["--tags", "x", "y", "--", "f"]):
    print(line, p.parse_args(line))
for line in ([], ["f", "-n", "x"], ["f", "--mode", "odd"], ["f", "--nope"], ["f", "-n"], ["f", "o", "extra", "more"], ["f", "--dry-run=1"], ["-h"], ["f", "--rate"]):
    sys.stderr = sys.stdout
    try:
        p.parse_args(line)
    except SystemExit as e:
        print("exit", e.code)
    sys.stderr = sys.__stderr__
q = argparse.ArgumentParser(prog="calc")
q.add_argument("numbers", nargs="+", type=float)
g = q.add_mutually_exclusive_group()
g.add_argument("--sum", action="store_const", const=sum, default=max, dest="fn")
g.add_argument("--min", action="store_const", const=min, dest="fn")
q.add_argument("--pair", nargs=2, action="append")
q.add_argument("--version", action="version", version="%(prog)s 1.0")
a = q.parse_args("1 2 3 --sum --pair a b --pair c d".split())
print(a.fn(a.numbers), a.pair, q.parse_args(["4", "9"]).fn([4, 9]))
print(q.format_help())
for line in (["1", "--sum", "--min"], ["--pair", "x", "1"], ["--version"], ["x"]):
    sys.stderr = sys.stdout
    try:
        print(q.parse_args(line))
    except SystemExit as e:
        print("exit", e.code)
    sys.stderr = sys.__stderr__
s = argparse.ArgumentParser(prog="git")
s.add_argument("--quiet", action="store_true")
sub = s.add_subparsers(dest="command", required=True, help="what to do")
add = sub.add_parser("add", help="add files")
add.add_argument("paths", nargs="+")
commit = sub.add_parser("commit", help="record")
commit.add_argument("-m", "--message", required=True)
commit.set_defaults(func=len)
print(s.parse_args(["add", "a", "b"]), s.parse_args(["--quiet", "commit", "-m", "hi"]).message, s.parse_args(["commit", "-m", "x"]).func("abc"))
print(s.format_help(), commit.format_usage(), sep="")
for line in ([], ["push"], ["commit"]):
    sys.stderr = sys.stdout
    try:
        s.parse_args(line)
    except SystemExit as e:
        print("exit", e.code)
    sys.stderr = sys.__stderr__
print(p.parse_known_args(["f", "--other", "1"]))
