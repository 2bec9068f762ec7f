/* sort_quick.c - the order that pandas' default sort (kind="quicksort") gives rows whose keys tie. That sort is not stable, and
 * what it does with ties is what NumPy's argsort does: for numbers of 4 and 8 bytes, on CPUs with AVX-512, a quicksort over
 * vectors of 8 whose pieces of at most 256 go through a bitonic network; for others a quicksort with insertion sort of pieces of
 * at most 16. Here both are done one element at a time, to the same order. Above QN_QUICK_MOST rows the order of ties is the
 * stable one (docs/differences.md).
 *
 * Method: https://github.com/numpy/x86-simd-sort (argsort of 64-bit keys), and NumPy's npysort/quicksort. */
#include "runtime/frame/native_group.h"
#include "runtime/frame/sort.h"

enum { LANES = 8, NETWORK = 256, STEP = 32, SMALL = 16 };

/* --- the network --------------------------------------------------------------------------------------------------------------------- */
typedef struct cells {
  uint64_t key[NETWORK];
  int64_t at[NETWORK];
} cells;

static inline void exchange(cells *c, int lo, int hi) { /* equal keys stay */
  if (c->key[lo] <= c->key[hi]) return;
  uint64_t k = c->key[lo];
  int64_t a = c->at[lo];
  c->key[lo] = c->key[hi], c->at[lo] = c->at[hi];
  c->key[hi] = k, c->at[hi] = a;
}

/* Every pair (i, i + d) within runs of 2d, below n. */
static void clean(cells *c, int n, int d) {
  for (int base = 0; base < n; base += 2 * d)
    for (int i = base; i < base + d; i++) exchange(c, i, i + d);
}

/* Every pair (i, size - 1 - i) within runs of `size`. */
static void mirror(cells *c, int n, int size) {
  for (int base = 0; base < n; base += size)
    for (int i = 0; i < size / 2; i++) exchange(c, base + i, base + size - 1 - i);
}

static void network_sort(const uint64_t *keys, int64_t *arg, int n) {
  cells c;
  int total = NETWORK;
  while (total > LANES && n * 2 <= total) total /= 2;
  for (int i = 0; i < total; i++) {
    c.at[i] = i < n ? arg[i] : INT64_MAX;
    c.key[i] = i < n ? keys[arg[i]] : UINT64_MAX;
  }
  for (int size = 2; size <= total; size *= 2) {
    mirror(&c, total, size);
    for (int d = size / 4; d >= 1; d /= 2) clean(&c, total, d);
  }
  for (int i = 0; i < n; i++) arg[i] = c.at[i];
}

/* --- the quicksort over it ----------------------------------------------------------------------------------------------------------- */
typedef struct halves {
  const uint64_t *keys;
  int64_t *arg;
  uint64_t pivot, least, most;
  int64_t left, right; /* where the next smaller one goes; the end of the place for others */
} halves;

static void deal(halves *h, const int64_t *eight) {
  int more = 0;
  for (int i = 0; i < LANES; i++) more += h->keys[eight[i]] >= h->pivot;
  int64_t lo = h->left, hi = h->right - more;
  for (int i = 0; i < LANES; i++) {
    uint64_t k = h->keys[eight[i]];
    if (k < h->least) h->least = k;
    if (k > h->most) h->most = k;
    if (k >= h->pivot) h->arg[hi++] = eight[i];
    else h->arg[lo++] = eight[i];
  }
  h->left = lo;
  h->right -= more;
}

static void deal_step(halves *h, const int64_t *step) {
  for (int i = 0; i < STEP; i += LANES) deal(h, step + i);
}

/* Rows [left, right) of arg: those below the pivot first. Gives where the others begin. */
static int64_t partition(halves *h, int64_t left, int64_t right) {
  for (int64_t i = (right - left) % STEP; i > 0; i--) {
    uint64_t k = h->keys[h->arg[left]];
    if (k < h->least) h->least = k;
    if (k > h->most) h->most = k;
    if (k < h->pivot) {
      left++;
      continue;
    }
    int64_t t = h->arg[left];
    h->arg[left] = h->arg[--right];
    h->arg[right] = t;
  }
  int64_t first[STEP], last[STEP], step[STEP];
  memcpy(first, h->arg + left, sizeof first);
  memcpy(last, h->arg + right - STEP, sizeof last);
  h->left = left;
  h->right = right;
  left += STEP;
  right -= STEP;
  while (right != left) {
    if (h->right - right < left - h->left) memcpy(step, h->arg + (right -= STEP), sizeof step);
    else {
      memcpy(step, h->arg + left, sizeof step);
      left += STEP;
    }
    deal_step(h, step);
  }
  deal_step(h, first);
  deal_step(h, last);
  return h->left;
}

static uint64_t pivot_of(const uint64_t *keys, const int64_t *arg, int64_t left, int64_t right) { /* the fifth of eight */
  uint64_t v[LANES];
  int64_t size = (right - left) / LANES;
  for (int i = 0; i < LANES; i++) {
    uint64_t k = keys[arg[left + (i + 1) * size]];
    int at = i;
    for (; at > 0 && v[at - 1] > k; at--) v[at] = v[at - 1];
    v[at] = k;
  }
  return v[4];
}

static int64_t log_of(int64_t n) {
  int64_t bits = 0;
  while (n >> (bits + 1)) bits++;
  return bits;
}

/* False: the depth ran out, where the original goes on with another sort whose ties nothing says. */
static bool vector_sort(const uint64_t *keys, int64_t *arg, int64_t left, int64_t right, int64_t depth) {
  if (depth <= 0) return false;
  if (right + 1 - left <= NETWORK) return network_sort(keys, arg + left, (int)(right + 1 - left)), true;
  halves h = {.keys = keys, .arg = arg, .pivot = pivot_of(keys, arg, left, right), .least = UINT64_MAX, .most = 0};
  int64_t middle = partition(&h, left, right + 1);
  if (h.pivot != h.least && !vector_sort(keys, arg, left, middle - 1, depth - 1)) return false;
  return h.pivot == h.most || vector_sort(keys, arg, middle, right, depth - 1);
}

/* --- the quicksort of narrow numbers, bools and times ------------------------------------------------------------------------------------ */
static void swap_rows(int64_t *a, int64_t *b) {
  int64_t t = *a;
  *a = *b;
  *b = t;
}

static void insert_sort(const uint64_t *v, int64_t *pl, int64_t *pr) {
  for (int64_t *pi = pl + 1; pi <= pr; pi++) {
    int64_t row = *pi, *pj = pi;
    for (; pj > pl && v[row] < v[pj[-1]]; pj--) *pj = pj[-1];
    *pj = row;
  }
}

static bool plain_sort(const uint64_t *v, int64_t *pl, int64_t *pr, int64_t depth) {
  while (pr - pl >= SMALL) {
    if (depth-- < 0) return false;
    int64_t *pm = pl + ((pr - pl) >> 1), *pi = pl, *pj = pr - 1;
    if (v[*pm] < v[*pl]) swap_rows(pm, pl);
    if (v[*pr] < v[*pm]) swap_rows(pr, pm);
    if (v[*pm] < v[*pl]) swap_rows(pm, pl);
    uint64_t pivot = v[*pm];
    swap_rows(pm, pj);
    for (;;) {
      do pi++;
      while (v[*pi] < pivot);
      do pj--;
      while (pivot < v[*pj]);
      if (pi >= pj) break;
      swap_rows(pi, pj);
    }
    swap_rows(pi, pr - 1);
    if (pi - pl < pr - pi) {
      if (!plain_sort(v, pl, pi - 1, depth)) return false;
      pl = pi + 1;
    } else {
      if (!plain_sort(v, pi + 1, pr, depth)) return false;
      pr = pi - 1;
    }
  }
  insert_sort(v, pl, pr);
  return true;
}

/* --- quick_order ---------------------------------------------------------------------------------------------------------------------- */
static bool quick_type(const qn_column *c, bool *wide) {
  if (c->type >= QN_D_COUNT || c->length > QN_QUICK_MOST) return false;
  char kind = qn_dtypes[c->type].kind;
  *wide = (kind == 'i' || kind == 'u' || kind == 'f') && qn_dtypes[c->type].size >= 4;
  return kind == 'i' || kind == 'u' || kind == 'f' || kind == 'b' || kind == 'M' || kind == 'm';
}

static uint64_t quick_key(const qn_column *c, int64_t i) {
  if (qn_coltype_is_float(c->type)) {
    double d = (c->type == QN_D_FLOAT64 ? ((const double *)qn_column_data(c))[i] : (double)((const float *)qn_column_data(c))[i]) + 0.0;
    uint64_t x;
    memcpy(&x, &d, 8);
    return x & (uint64_t)1 << 63 ? ~x : x | (uint64_t)1 << 63;
  }
  return (uint64_t)qn_col_int(c, i) ^ (c->type == QN_D_UINT64 ? 0 : (uint64_t)1 << 63);
}

/* --- values of which no two are equal: every sort gives the same order, and the quick sort is one of the slow ones ---------------------- */
static int compare_keys(const void *a, const void *b) {
  const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static bool sample_repeats(const qn_column *c) {
  enum { SAMPLE = 256 };
  uint64_t key[SAMPLE];
  int m = 0;
  for (int64_t k = 0; k < SAMPLE; k++) {
    const int64_t i = c->length / SAMPLE * k;
    if (!qn_col_isna(c, i)) key[m++] = quick_key(c, i);
  }
  qsort(key, (size_t)m, sizeof *key, compare_keys);
  for (int k = 1; k < m; k++)
    if (key[k] == key[k - 1]) return true;
  return false;
}

/* Fills order where no value stands twice. scratch: room for all rows. */
static int distinct_positions(qn_rt *rt, const qn_column *c, bool up, bool na_first, int64_t *scratch, int64_t *order, bool *done) {
  enum { MANY = 1 << 12 };
  const int64_t n = c->length;
  int64_t m = n;
  if (n < MANY || sample_repeats(c)) return 0;
  if (qn_argsort(rt, &c, &up, 1, NULL, n, scratch)) return -1;
  while (m && qn_col_isna(c, scratch[m - 1])) m--; /* missing ones are last, in their order */
  for (int64_t k = 1; k < m; k++)
    if (quick_key(c, scratch[k]) == quick_key(c, scratch[k - 1])) return 0;
  memcpy(order + (na_first ? n - m : 0), scratch, (size_t)m * sizeof *order);
  memcpy(na_first ? order : order + m, scratch + m, (size_t)(n - m) * sizeof *order);
  return *done = true, 0;
}

/* Positions of c's rows as pandas' nargsort orders them: missing ones apart, the others turned round twice for descending. */
static int quick_positions(qn_rt *rt, const qn_column *c, bool wide, bool up, bool na_first, int64_t *order, bool *done) {
  int64_t n = c->length, m = 0, gone = 0;
  int64_t *row = qn_positions(rt, n), *arg = row ? qn_positions(rt, n) : NULL;
  int bad = arg ? distinct_positions(rt, c, up, na_first, arg, order, done) : 0;
  uint64_t *keys = arg && !bad && !*done ? qn_alloc(rt->alloc, (size_t)(n + 1) * sizeof *keys) : NULL;
  if (keys) {
    for (int64_t k = 0; k < n; k++) {
      int64_t i = up ? k : n - 1 - k;
      if (qn_col_isna(c, i)) continue;
      keys[m] = quick_key(c, i);
      row[m++] = i;
    }
    for (int64_t k = 0; k < m; k++) arg[k] = k;
    *done = m < 2 || (wide ? vector_sort(keys, arg, 0, m - 1, 2 * log_of(m)) : plain_sort(keys, arg, arg + m - 1, 2 * log_of(m)));
    int64_t *to = order + (na_first ? n - m : 0), *rest = na_first ? order : order + m;
    for (int64_t k = 0; k < m; k++) to[up ? k : m - 1 - k] = row[arg[k]];
    for (int64_t i = 0; i < n && gone < n - m; i++)
      if (qn_col_isna(c, i)) rest[gone++] = i;
    qn_free(rt->alloc, keys, (size_t)(n + 1) * sizeof *keys);
  }
  if (arg) qn_free_positions(rt, arg, n);
  if (row) qn_free_positions(rt, row, n);
  return bad || *done || keys ? bad : qn_raise_memory(rt);
}

/* quick_order(column, ascending, na_first): positions in the order of pandas' kind="quicksort"; None where that is not known
 * (text, objects, very many rows): use order(). */
QN_METHOD(qn_pd_quick_order) {
  (void)self;
  qn_value v[3];
  if (qn_args_parse(rt, args, "quick_order", "column ascending na_first", v) < 0) return -1;
  int up = qn_truth(rt, v[1]), first = up < 0 ? -1 : qn_truth(rt, v[2]);
  qn_column *c = first < 0 ? NULL : qn_col_from(rt, v[0], 0);
  const qn_column *shown = c ? qn_col_shown(rt, c) : NULL;
  bool wide, done = false;
  int status = shown ? 0 : -1;
  if (status == 0 && quick_type(shown, &wide)) {
    int64_t n = shown->length;
    status = qn_array_new(rt, QN_D_INT64, 1, &n, false, out);
    if (status == 0 && ((status = quick_positions(rt, shown, wide, up, first, (int64_t *)qn_view_of(*out)->data, &done)) < 0 || !done)) qn_drop(rt, out);
  }
  if (status == 0 && !done) *out = qn_none();
  qn_column_drop(c);
  return status;
}
