# args: --size 6 --verbose
"""A small project: a package with configuration, a command line, models and reports."""
from app import __version__, build
from app.cli import parse
from app.models import Grid
import app.report as report
from app.config import settings, DEFAULTS as defaults

def main(argv=None):
    args = parse(argv)
    grid = build(args.size, seed=args.seed)
    assert isinstance(grid, Grid)
    for step in range(settings["steps"]):
        grid = grid.step()
        if args.verbose:
            print(step, grid.alive())
    print(report.summary(grid), __version__, defaults["seed"])

if __name__ == "__main__":
    main()
