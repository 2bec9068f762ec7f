import calc
from lib.inner import run
def main():
    print(calc.mean([1, 2, 3]))
    run(calc.mean, [])
main()
