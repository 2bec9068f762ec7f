import sys, os
import numpy as np
from numba import njit, prange
from tempfile import NamedTemporaryFile

@njit(parallel=True)
def sobel(img):
    h, w = img.shape
    out = np.zeros((h, w), np.float32)
    gx = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    for i in prange(1, h - 1):
        for j in range(1, w - 1):
            sx = 0
            sy = 0
            for a in range(3):
                for b in range(3):
                    p = img[i + a - 1, j + b - 1]
                    sx += gx[a, b] * p
                    sy += gx[b, a] * p
            out[i, j] = np.sqrt(sx * sx + sy * sy)
    return out

@njit
def otsu(img):
    hist = np.bincount(img.ravel(), minlength=256)
    total = img.size
    sum_all = np.sum(hist * np.arange(256))
    wb = 0
    sumb = 0.0
    best, thr = 0.0, 0
    for t in range(256):
        wb += hist[t]
        if wb == 0:
            continue
        wf = total - wb
        if wf == 0:
            break
        sumb += t * hist[t]
        mb, mf = sumb / wb, (sum_all - sumb) / wf
        var = wb * wf * (mb - mf) ** 2
        if var > best:
            best, thr = var, t
    return thr

@njit
def label(mask):
    h, w = mask.shape
    lab = np.zeros(mask.shape, np.int32)
    cur = 0
    for i in range(h):
        for j in range(w):
            if mask[i, j] and not lab[i, j]:
                cur += 1
                stack = [(i, j)]
                lab[i, j] = cur
                while stack:
                    y, x = stack.pop()
                    for dy, dx in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
                        yy, xx = y + dy, x + dx
                        if 0 <= yy < h and 0 <= xx < w and mask[yy, xx] and lab[yy, xx] == 0:
                            lab[yy, xx] = cur
                            stack.append((yy, xx))
    return lab, cur

y, x = np.mgrid[0:24, 0:32]
img = (((x - 8) ** 2 + (y - 8) ** 2 < 25) * 200 + ((x - 22) ** 2 + (y - 14) ** 2 < 36) * 170 + (x + y) % 17).astype(np.uint8)
t = otsu(img)
lab, n = label(img > t)
print(t, n, np.bincount(lab.ravel()))
e = sobel(img)
print(e.dtype, round(float(e.sum()), 2), np.unravel_index(e.argmax(), e.shape))
f = NamedTemporaryFile("wb", suffix=".pgm", delete=False)
with f:
    f.write(b"P5\n%d %d\n255\n" % img.shape[::-1])
    f.write(img.tobytes())
with open(f.name, "rb") as fh:
    magic = fh.readline().strip()
    w, h = map(int, fh.readline().split())
    fh.readline()
    back = np.frombuffer(fh.read(), dtype=np.uint8).reshape(h, w)
os.unlink(f.name)
print(magic, (back == img).all())
