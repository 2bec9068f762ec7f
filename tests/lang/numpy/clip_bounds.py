"""clip with Python ints that the dtype cannot hold: they are no bound; arrays and NumPy scalars promote as ever."""
import numpy as np

image = np.array([[0, 17, 200], [255, 128, 3]], np.uint8)
for low, high in ((0, 300), (-5, 100), (-5, None), (None, 1000), (10, 255), (-1, 256), (20, 30)):
    out = np.clip(image, low, high)
    print(low, high, out.tolist(), out.dtype, image.clip(low, high).dtype)
for dtype in (np.int8, np.int16, np.uint32, np.int64):
    a = np.array([1, 100, 5], dtype)
    print(np.clip(a, -(1 << 40), 1 << 40).dtype, np.clip(a, 2, 1 << 62).tolist())
print(np.clip(image, np.int64(-5), 300).dtype, np.clip(image, 0.5, 100).dtype, np.clip(image, image[0], 200).tolist())
total = image.sum(axis=1)
print(total.dtype, np.clip(total, -3, 300))
for low, high in ((300, 400), (0, -1)):
    try:
        print(np.clip(image, low, high))
    except OverflowError as e:
        print("OverflowError", e)
image.clip(10, 1000, out=image)
print(image)
