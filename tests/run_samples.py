#!/usr/bin/env python3
"""Runs every sample and compares what it prints with SAMPLE.expected, which its original printed. usage: run_samples.py BUILD"""
import glob
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ARGUMENTS = {"samples/flights/flights.py": ["samples/flights/flights.csv"], "samples/threads/countdown.py": ["2000000"]}


def check(name, command, expected_path):
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", timeout=300)
    with open(expected_path, encoding="utf-8") as f:
        expected = f.read()
    if run.returncode == 0 and run.stdout == expected:
        return True
    print(f"FAIL {name}: exit code {run.returncode}\n{run.stderr[-2000:]}")
    for a, b in zip(expected.splitlines() + ["<end>"], run.stdout.splitlines() + ["<end>"]):
        if a != b:
            print(f"  expected {a!r}\n  got      {b!r}")
            break
    return False


def main():
    build = os.path.abspath(sys.argv[1])
    quern = os.path.join(build, "quern")
    results = []
    for path in sorted(glob.glob(os.path.join(ROOT, "samples/*/*.py")) + glob.glob(os.path.join(ROOT, "samples/*/*.pyx"))):
        name = os.path.relpath(path, ROOT)
        expected = os.path.splitext(path)[0] + ".expected"
        if os.path.exists(expected):
            results.append(check(name, [quern, "run", name, *ARGUMENTS.get(name, [])], expected))
    for program in ("embed_c", "embed_cpp"):
        path = os.path.join(build, "samples", program)
        expected = os.path.join(ROOT, "samples/embed", program + ".expected")
        if os.path.exists(path):
            results.append(check(program, [path], expected))
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) and results else 1


if __name__ == "__main__":
    sys.exit(main())
