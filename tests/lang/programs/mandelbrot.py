def mandel(w, h, limit):
    rows = []
    for y in range(h):
        row = ""
        for x in range(w):
            c = complex(3.0 * x / w - 2, 2.0 * y / h - 1)
            z = 0j
            n = 0
            while abs(z) < 2 and n < limit:
                z = z * z + c
                n += 1
            row += " .:-=+*#%@"[n * 9 // limit]
        rows.append(row)
    return rows


print("\n".join(mandel(60, 20, 30)))
