/* sort_wide.c - rows by 64-bit keys of a wide range, stably: from the highest digit down. A digit is as wide as its bucket is
 * full, over the range that the bucket really has, so that keys of random numbers are in place after two or three moves, all
 * but the first within the cache. Buckets of a few rows are sorted by insertion.
 *
 * The first digit is counted and moved in parts of the rows, then buckets go to threads; where a row lands does not depend on
 * which. Keys of floats have their exponent first, so that half of the numbers below 100 would share a bucket: their first digit
 * is the place of the number between the least and the most instead, where that spreads a sample better. Both keep the order, since
 * rounding never turns it round. */
#include <math.h>

#include "runtime/frame/factor.h"
#include "runtime/frame/sort.h"

enum { FEW = 24, TOP_BITS = 11, TOP = 1 << TOP_BITS, DEEP_BITS = 10, PARTS = 8, SAMPLE = 4096 };

typedef struct rows {
  uint64_t *key;
  uint32_t *row;
} rows;

static rows from(rows r, int64_t at) { return (rows){r.key + at, r.row + at}; }

static int bits_of(uint64_t x) { return x ? 64 - __builtin_clzll(x) : 0; }

static void insertion(rows r, int64_t n) {
  for (int64_t i = 1; i < n; i++) {
    uint64_t key = r.key[i];
    uint32_t row = r.row[i];
    int64_t k = i;
    for (; k > 0 && r.key[k - 1] > key; k--) r.key[k] = r.key[k - 1], r.row[k] = r.row[k - 1];
    r.key[k] = key, r.row[k] = row;
  }
}

static void copy(rows to, rows r, int64_t n) {
  memcpy(to.key, r.key, (size_t)n * sizeof *r.key);
  memcpy(to.row, r.row, (size_t)n * sizeof *r.row);
}

/* Sorts r, with room for as many rows; the result is in r, or in room when `there`. */
static void sort_rows(rows r, rows room, int64_t n, bool there) {
  uint64_t least = UINT64_MAX, most = 0;
  for (int64_t i = 0; n > FEW && i < n; i++) {
    least = r.key[i] < least ? r.key[i] : least;
    most = r.key[i] > most ? r.key[i] : most;
  }
  if (n <= FEW || least == most) {
    if (n <= FEW) insertion(r, n);
    if (there) copy(room, r, n);
    return;
  }
  uint32_t ends[1 << DEEP_BITS];
  int bits = bits_of((uint64_t)n) - 2, range = bits_of(most - least);
  bits = bits > DEEP_BITS ? DEEP_BITS : bits;
  bits = bits > range ? range : bits;
  int shift = range - bits;
  memset(ends, 0, sizeof *ends << bits);
  for (int64_t i = 0; i < n; i++) ends[(r.key[i] - least) >> shift]++;
  uint32_t at = 0;
  for (int b = 0; b < 1 << bits; b++) {
    uint32_t count = ends[b];
    ends[b] = at;
    at += count;
  }
  for (int64_t i = 0; i < n; i++) {
    uint32_t to = ends[(r.key[i] - least) >> shift]++;
    room.key[to] = r.key[i], room.row[to] = r.row[i];
  }
  if (shift == 0) {
    if (!there) copy(r, room, n);
    return;
  }
  uint32_t begin = 0;
  for (int b = 0; b < 1 << bits; b++) { /* each bucket lies in room now */
    sort_rows(from(room, begin), from(r, begin), (int64_t)ends[b] - begin, !there);
    begin = ends[b];
  }
}

typedef struct wide_job {
  rows r, room;
  int64_t n;
  uint64_t least;
  int shift;
  bool numbers; /* the digit is the number's place, not the key's first bits */
  uint64_t flip; /* of a descending order's keys */
  double first, scale;
  int64_t counts[PARTS][TOP], begins[TOP + 1];
} wide_job;

static double number_of(const wide_job *j, uint64_t key) {
  double x;
  key ^= j->flip;
  key = key >> 63 ? key ^ (uint64_t)1 << 63 : ~key;
  memcpy(&x, &key, sizeof x);
  return x;
}

static inline int64_t digit_of(const wide_job *j, uint64_t key) {
  if (!j->numbers) return (int64_t)((key - j->least) >> j->shift);
  const int64_t place = (int64_t)((number_of(j, key) - j->first) * j->scale);
  return place < TOP ? place : TOP - 1;
}

/* How many pairs of a sample would share a bucket. */
static int64_t crowding(const wide_job *j) {
  int32_t count[TOP] = {0};
  int64_t pairs = 0;
  for (int64_t i = 0; i < SAMPLE; i++) pairs += count[digit_of(j, j->r.key[j->n / SAMPLE * i])]++;
  return pairs;
}

static void choose_digit(wide_job *j, uint64_t most, bool up) {
  j->flip = up ? 0 : UINT64_MAX;
  j->first = number_of(j, j->least);
  j->scale = (TOP - 1) / (number_of(j, most) - j->first);
  if (!isfinite(j->first) || !isfinite(j->scale) || j->scale == 0) return;
  const int64_t by_bits = crowding(j);
  j->numbers = true;
  j->numbers = crowding(j) < by_bits;
}

static void count_body(void *frame, int64_t begin, int64_t end) {
  wide_job *j = frame;
  for (int64_t k = begin; k < end; k++)
    for (int64_t i = j->n * k / PARTS, stop = j->n * (k + 1) / PARTS; i < stop; i++) j->counts[k][digit_of(j, j->r.key[i])]++;
}

static void move_body(void *frame, int64_t begin, int64_t end) {
  wide_job *j = frame;
  for (int64_t k = begin; k < end; k++)
    for (int64_t i = j->n * k / PARTS, stop = j->n * (k + 1) / PARTS; i < stop; i++) {
      int64_t to = j->counts[k][digit_of(j, j->r.key[i])]++;
      j->room.key[to] = j->r.key[i], j->room.row[to] = j->r.row[i];
    }
}

static void bucket_body(void *frame, int64_t begin, int64_t end) {
  wide_job *j = frame;
  for (int64_t b = begin; b < end; b++) {
    int64_t at = j->begins[b], n = j->begins[b + 1] - at;
    sort_rows(from(j->room, at), from(j->r, at), n, true);
  }
}

bool qn_sort_wide(qn_rt *rt, uint64_t *const key[2], uint32_t *const row[2], int64_t n, uint64_t least, uint64_t most, int floats) {
  rows r = {key[0], row[0]}, room = {key[1], row[1]};
  if (n < 1 << 14) return sort_rows(r, room, n, false), true;
  wide_job *j = qn_alloc(rt->alloc, sizeof *j);
  if (!j) return false;
  memset(j, 0, sizeof *j);
  int range = bits_of(most - least);
  j->r = r, j->room = room, j->n = n, j->least = least, j->shift = range > TOP_BITS ? range - TOP_BITS : 0;
  if (floats) choose_digit(j, most, floats > 0);
  qn_frame_parallel(rt, count_body, j, PARTS, n / PARTS * 1000);
  int64_t at = 0;
  for (int b = 0; b < TOP; b++) {
    j->begins[b] = at;
    for (int k = 0; k < PARTS; k++) {
      int64_t count = j->counts[k][b];
      j->counts[k][b] = at;
      at += count;
    }
  }
  j->begins[TOP] = n;
  qn_frame_parallel(rt, move_body, j, PARTS, n / PARTS * 5000);
  qn_frame_parallel(rt, bucket_body, j, TOP, n / TOP * 20000 + 1000);
  qn_free(rt->alloc, j, sizeof *j);
  return true;
}
