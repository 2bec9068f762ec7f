"""pathlib: names, joining, files and folders."""
from pathlib import Path, PurePath
import tempfile, os
p = Path("/usr/local/lib/python3.11/site.tar.gz")
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.root, p.anchor, p.is_absolute(), str(p.parents[1]), [str(x) for x in p.parents][:2])
print(Path("a") / "b" / "c.txt", "x" / Path("y"), Path("a", "b", "../c"), Path("a//b/./c/"), Path(""), Path("."), Path("/a") / "/b", Path("a") == Path("./a"), Path("b") > Path("a"))
print(p.with_name("x.py"), p.with_suffix(".zip"), p.with_stem("other"), Path("x").with_suffix(".txt"), p.relative_to("/usr"), p.is_relative_to("/opt"), p.match("*.gz"), p.as_posix())
print(Path(".bashrc").suffix == "", Path("a.").suffix == "", Path("a.b.c").stem, hash(Path("a")) == hash(Path("a")), {Path("k"): 1}[Path("k")], os.fspath(Path("q")))
with tempfile.TemporaryDirectory() as d:
    base = Path(d)
    (base / "sub" / "deep").mkdir(parents=True)
    f = base / "one.txt"
    print(f.write_text("line1\nline2\n"), f.read_text(), f.exists(), f.is_file(), base.is_dir(), f.stat().st_size)
    (base / "two.bin").write_bytes(b"\x00\x01")
    print((base / "two.bin").read_bytes())
    with f.open() as g:
        print([line.strip() for line in g])
    with (base / "sub" / "x.py").open("w") as g:
        g.write("pass")
    (base / "sub" / "deep" / "y.py").touch()
    print(sorted(x.name for x in base.iterdir()), sorted(x.name for x in base.glob("*.txt")), sorted(str(x.relative_to(base)) for x in base.rglob("*.py")),
          sorted(x.name for x in base.glob("sub/*.py")), sorted(str(x.relative_to(base)) for x in base.glob("**/*.py")))
    f.rename(base / "renamed.txt")
    print(f.exists(), (base / "renamed.txt").exists())
    (base / "renamed.txt").unlink()
    for bad in (lambda: (base / "none").read_text(), lambda: (base / "sub").rmdir(), lambda: (base / "none").unlink(), lambda: (base / "sub").mkdir(), lambda: p.relative_to("/opt"), lambda: p.with_suffix("x"), lambda: Path("/").with_name("a")):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, str(e).replace(d, "D"))
    (base / "sub").mkdir(exist_ok=True)
    (base / "none").unlink(missing_ok=True)
    print(Path.cwd() == Path(os.getcwd()), Path("x").absolute() == Path.cwd() / "x", Path("~").expanduser() == Path.home(), open(base / "two.bin", "rb").read(1))
    import glob, shutil
    print(sorted(os.path.basename(x) for x in glob.glob(os.path.join(d, "*"))), sorted(os.path.relpath(x, d) for x in glob.glob(os.path.join(d, "**", "*.py"), recursive=True)))
    shutil.copy(base / "two.bin", base / "three.bin")
    shutil.copytree(base / "sub", base / "copy")
    shutil.rmtree(base / "sub")
    print(sorted(x.name for x in base.iterdir()), shutil.move(str(base / "three.bin"), str(base / "copy")).endswith("three.bin"))
print(os.path.exists(d))
