"""The standard streams: what they have, input at the end, writing through them."""
import sys
print(sys.stdout.write("abc\n"), sys.stdout.name, sys.stderr.name, sys.stdin.name, sys.stdout.encoding, sys.stdin.isatty(), sys.stdout.writable(), sys.stdin.readable())
sys.stdout.writelines(["a", "b", "\n"])
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), [line for line in sys.stdin], sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno())
try:
    input("name? ")
except EOFError as e:
    print("EOF:", e)
print("x", "y", sep="-", end="!\n", file=sys.stdout, flush=True)
try:
    sys.stdout.write(3)
except TypeError as e:
    print(e)
for f in (lambda: print("x", file=3), lambda: sys.stdin.write("x"), lambda: sys.stdout.read()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__)
print(sys.maxsize, sys.byteorder, sys.platform, sys.version_info >= (3, 8), sys.version_info[:2], sys.float_info.max, sys.getrecursionlimit() >= 1000, len(sys.argv), type(sys.path).__name__)
