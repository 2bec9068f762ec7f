"""A package of the program hides one that is provided, and its modules."""
import matplotlib.pyplot as plt
import matplotlib

print(matplotlib.name, plt.figure())
try:
    import matplotlib.ticker
except ModuleNotFoundError as e:
    print(e)
