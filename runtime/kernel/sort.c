/* sort.c - stable sorting of lists, O(n log n): a merge sort of keys with their places, runs of 16 sorted by insertion.
 * Lists of numbers are sorted as 64-bit words whose unsigned order is theirs, long ones by radix, O(n).
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

/* --- numbers: as words in whose unsigned order they are --------------------------------------------------------------- */
#define TOP (UINT64_C(1) << 63)
enum { DIGITS = 8, RADIX = 256, FEW = 256 };

static uint64_t to_word(uint64_t s, qn_kslot kind) {
  if (kind == QN_KS_UINT) return s;
  if (kind == QN_KS_INT) return s ^ TOP;
  return s & TOP ? ~s : s | TOP;
}

static uint64_t from_word(uint64_t w, qn_kslot kind) {
  if (kind == QN_KS_UINT) return w;
  if (kind == QN_KS_INT) return w ^ TOP;
  return w & TOP ? w & ~TOP : ~w;
}

static uint64_t *merge_words(uint64_t *p, uint64_t *room, int64_t n) {
  for (int64_t k = 0; k < n; k += RUN)
    for (int64_t i = k + 1; i < n && i < k + RUN; i++) {
      uint64_t v = p[i];
      int64_t j = i;
      for (; j > k && v < p[j - 1]; j--) p[j] = p[j - 1];
      p[j] = v;
    }
  for (int64_t w = RUN; w < n; w *= 2) {
    for (int64_t k = 0; k < n; k += 2 * w) {
      int64_t i = k, m = n - k < w ? n : k + w, j = m, e = n - m < w ? n : m + w, o = k;
      while (i < m && j < e) { /* without branches on the data */
        bool second = p[j] < p[i];
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

/* By bytes from the lowest; a byte in which all words agree costs nothing. */
static uint64_t *radix_words(uint64_t *p, uint64_t *room, int64_t n) {
  int64_t count[DIGITS][RADIX] = {{0}};
  for (int64_t k = 0; k < n; k++)
    for (int d = 0; d < DIGITS; d++) count[d][p[k] >> 8 * d & 255]++;
  for (int d = 0; d < DIGITS; d++) {
    int64_t at = 0;
    if (count[d][p[0] >> 8 * d & 255] == n) continue;
    for (int v = 0; v < RADIX; v++) {
      int64_t c = count[d][v];
      count[d][v] = at;
      at += c;
    }
    for (int64_t k = 0; k < n; k++) room[count[d][p[k] >> 8 * d & 255]++] = p[k];
    uint64_t *t = p;
    p = room;
    room = t;
  }
  return p;
}

static bool has_minus_zero(const qn_kobj *l) {
  for (int64_t k = 0; k < l->len; k++)
    if (l->items[k] == TOP) return true;
  return false;
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
  bool words = l->nslots == 1 && (kind == QN_KS_INT || kind == QN_KS_UINT || (kind == QN_KS_F64 && !has_minus_zero(l)));
  if (!words) return qn_k_list_sort_by(ctx, l, l, reverse); /* -0.0 and 0.0 are equal and keep their order */
  if (l->len < 2) return 0;
  uint64_t *room = malloc(8 * (size_t)l->len), *p = l->items, flip = reverse ? UINT64_MAX : 0;
  if (!room) return no_room(ctx);
  for (int64_t k = 0; k < l->len; k++) p[k] = to_word(p[k], kind) ^ flip;
  uint64_t *sorted = l->len < FEW ? merge_words(p, room, l->len) : radix_words(p, room, l->len);
  for (int64_t k = 0; k < l->len; k++) p[k] = from_word(sorted[k] ^ flip, kind);
  free(room);
  return 0;
}
