import sys

print("before")
try:
    sys.exit(3)
except SystemExit as e:
    print("code", e.code)
try:
    sys.exit("message")
finally:
    print("cleanup")
