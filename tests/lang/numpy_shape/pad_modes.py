# Borders of arrays: every mode of np.pad, several turns, several axes.
import numpy as np

a = np.array([1, 2, 3, 4, 5])
for mode in ("edge", "wrap", "reflect", "symmetric", "maximum", "minimum", "mean", "median", "linear_ramp", "constant"):
    print(mode, np.pad(a, (2, 3), mode), np.pad(a, (7, 12), mode))
for mode in ("reflect", "symmetric"):
    print(mode, "odd", np.pad(a, (3, 2), mode, reflect_type="odd"), np.pad([1, 2, 3], (7, 8), mode, reflect_type="odd"))
print(np.pad(a, (2, 1), constant_values=(-1, 9)))
print(np.pad([1.0, 2, 3, 4, 5], (2, 3), "linear_ramp", end_values=(5, -4)))
print(np.pad(a, 2, "mean", stat_length=2), np.pad(a, 2, "maximum", stat_length=(1, 3)))

m = np.arange(6).reshape(2, 3)
print(np.pad(m, 1))
print(np.pad(m, ((1, 2), (0, 3)), "reflect"))
print(np.pad(m, 1, constant_values=((1, 2), (3, 4))))
print(np.pad(m, ((2, 1), (1, 2)), "wrap"))
print(np.pad(m.astype(float), 2, "linear_ramp"))
print(np.pad(m, {1: (1, 2)}), np.pad(m, {0: 1}, "edge"))
cube = np.arange(24).reshape(2, 3, 4)
print(np.pad(cube, ((0, 1), (1, 0), (2, 2)), "symmetric").sum(axis=(0, 1)))


def ramp(vector, width, axis, kwargs):
    vector[:width[0]] = kwargs.get("left", 10)
    if width[1]:
        vector[-width[1]:] = 20 + axis


print(np.pad(m, 1, ramp, left=7))


# A convolution over a padded image, as filters do it.
def blur(image):
    p = np.pad(image, 1, "edge")
    return sum(p[i:i + image.shape[0], j:j + image.shape[1]] for i in range(3) for j in range(3)) / 9


print(blur(np.arange(12.0).reshape(3, 4)).round(4))
for bad in (lambda: np.pad(a, -1), lambda: np.pad(a, 1.5), lambda: np.pad(a, 1, "nope"), lambda: np.pad(a, 1, "edge", constant_values=3),
            lambda: np.pad(a, ((1, 2), (3, 4), (5, 6)))):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e)[:60])
