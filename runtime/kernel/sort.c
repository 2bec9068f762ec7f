/* sort.c - stable sorting of lists, O(n log n): a merge sort of keys with their places, runs of 16 sorted by insertion.
 * Single numbers are sorted as 64-bit words whose unsigned order is theirs; everything else by comparing items.
 *
 * As Python's sort, with `reverse` equal items keep their order. A NaN compares false with everything: where it ends up is
 * unspecified, nothing else depends on it. */
#include "runtime/kernel/internal.h"

typedef struct sorter {
  const qn_kobj *keys;
  bool reverse;
} sorter;

/* Is the item at place b to come before the one at place a, which is before it now? */
static bool before(const sorter *s, int64_t b, int64_t a) {
  const qn_kobj *l = s->keys;
  int32_t c = qn_kslots_compare(l->items + b * l->nslots, l->kinds, l->items + a * l->nslots, l->kinds, l->nslots);
  return s->reverse ? c == 1 : c == -1;
}

enum { RUN = 16 };

static void insertion(const sorter *s, int64_t *p, int64_t n) {
  for (int64_t k = 1; k < n; k++) {
    int64_t v = p[k], j = k;
    for (; j > 0 && before(s, v, p[j - 1]); j--) p[j] = p[j - 1];
    p[j] = v;
  }
}

static void merge(const sorter *s, const int64_t *a, int64_t na, const int64_t *b, int64_t nb, int64_t *out) {
  while (na && nb) {
    if (before(s, *b, *a)) {
      *out++ = *b++;
      nb--;
    } else {
      *out++ = *a++;
      na--;
    }
  }
  memcpy(out, a, sizeof *a * (size_t)na);
  memcpy(out + na, b, sizeof *b * (size_t)nb);
}

/* Sorts places p[0..n) with as much room; the result is where it says. */
static int64_t *sort_places(const sorter *s, int64_t *p, int64_t *room, int64_t n) {
  for (int64_t k = 0; k < n; k += RUN) insertion(s, p + k, n - k < RUN ? n - k : RUN);
  for (int64_t w = RUN; w < n; w *= 2) {
    for (int64_t k = 0; k < n; k += 2 * w) {
      int64_t na = n - k < w ? n - k : w, nb = n - k - na < w ? n - k - na : w;
      if (nb == 0 || !before(s, p[k + na], p[k + na - 1])) /* in order already */
        memcpy(room + k, p + k, sizeof *p * (size_t)(na + nb));
      else
        merge(s, p + k, na, p + k + na, nb, room + k);
    }
    int64_t *t = p;
    p = room;
    room = t;
  }
  return p;
}

/* --- numbers: no places needed, equal ones are alike (but -0.0 and 0.0, which are made alike for the comparison only) ---- */
static int64_t number_key(uint64_t s, qn_kslot k) {
  switch (k) {
    case QN_KS_UINT: return (int64_t)(s ^ UINT64_C(1) << 63);
    case QN_KS_F64: {
      double d;
      memcpy(&d, &s, 8);
      if (d == 0) return 0;
      return (int64_t)s < 0 ? (int64_t)(~s ^ UINT64_C(1) << 63) : (int64_t)s;
    }
    case QN_KS_INT:
    case QN_KS_F32:
    case QN_KS_C64:
    case QN_KS_BITS:
    case QN_KS_REF: break;
  }
  return (int64_t)s;
}

static bool goes_first(uint64_t b, uint64_t a, qn_kslot k, bool reverse) {
  int64_t x = number_key(b, k), y = number_key(a, k);
  return reverse ? x > y : x < y;
}

static uint64_t *sort_numbers(uint64_t *p, uint64_t *room, int64_t n, qn_kslot kind, bool reverse) {
  for (int64_t k = 0; k < n; k += RUN)
    for (int64_t i = k + 1; i < n && i < k + RUN; i++) {
      uint64_t v = p[i];
      int64_t j = i;
      for (; j > k && goes_first(v, p[j - 1], kind, reverse); j--) p[j] = p[j - 1];
      p[j] = v;
    }
  for (int64_t w = RUN; w < n; w *= 2) {
    for (int64_t k = 0; k < n; k += 2 * w) {
      int64_t i = k, m = n - k < w ? n : k + w, j = m, e = n - m < w ? n : m + w, o = k;
      while (i < m && j < e) { /* without branches on the data */
        bool second = goes_first(p[j], p[i], kind, reverse);
        room[o++] = second ? p[j] : p[i];
        j += second;
        i += !second;
      }
      memcpy(room + o, p + i, 8 * (size_t)(m - i));
      memcpy(room + o + (m - i), p + j, 8 * (size_t)(e - j));
    }
    uint64_t *t = p;
    p = room;
    room = t;
  }
  return p;
}

static int32_t no_room(qn_kctx *ctx) { return qn_k_error(ctx, "MemoryError", "unable to allocate room to sort"); }

int32_t qn_k_list_sort_by(qn_kctx *ctx, qn_kobj *l, const qn_kobj *keys, int32_t reverse) {
  int64_t n = l->len < keys->len ? l->len : keys->len;
  size_t item = 8 * (size_t)l->nslots;
  sorter s = {keys, reverse != 0};
  if (n < 2) return 0;
  int64_t *places = malloc(2 * sizeof *places * (size_t)n);
  char *copy = malloc(item * (size_t)n + 1);
  if (places && copy) {
    for (int64_t k = 0; k < n; k++) places[k] = k;
    int64_t *sorted = sort_places(&s, places, places + n, n);
    memcpy(copy, l->items, item * (size_t)n);
    for (int64_t k = 0; k < n; k++) memcpy((char *)l->items + (size_t)k * item, copy + (size_t)sorted[k] * item, item);
  }
  bool ok = places && copy;
  free(places);
  free(copy);
  return ok ? 0 : no_room(ctx);
}

int32_t qn_k_list_sort(qn_kctx *ctx, qn_kobj *l, int32_t reverse) {
  qn_kslot kind = qn_kslot_of(l->kinds, 0);
  if (l->nslots != 1 || (kind != QN_KS_INT && kind != QN_KS_UINT && kind != QN_KS_F64))
    return qn_k_list_sort_by(ctx, l, l, reverse);
  if (l->len < 2) return 0;
  uint64_t *room = malloc(8 * (size_t)l->len);
  if (!room) return no_room(ctx);
  uint64_t *sorted = sort_numbers(l->items, room, l->len, kind, reverse != 0);
  if (sorted != l->items) memcpy(l->items, sorted, 8 * (size_t)l->len);
  free(room);
  return 0;
}
