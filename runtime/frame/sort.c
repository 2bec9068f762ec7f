/* sort.c - the order of rows by columns: stable, nulls last whatever the direction. Few rows, and objects, which the runtime
 * compares, by a merge sort of row numbers; else by radix (sort_radix.c). */
#include "runtime/frame/sort.h"

typedef struct sorter {
  qn_rt *rt;
  const qn_column *const *cols;
  const bool *ascending;
  int32_t ncols;
  bool text_last; /* among objects: text behind all else, instead of a TypeError */
  bool failed;
} sorter;

int qn_compare_text(qn_sv a, qn_sv b) {
  size_t n = a.n < b.n ? a.n : b.n;
  int c = n ? memcmp(a.p, b.p, n) : 0; /* UTF-8 sorts by code point */
  return c ? c : (a.n > b.n) - (a.n < b.n);
}

static int compare_objects(sorter *s, const qn_column *c, int64_t i, int64_t k) {
  const qn_value *v = qn_column_data(c);
  if (s->text_last && qn_is_str(v[i]) != qn_is_str(v[k])) return qn_is_str(v[i]) ? 1 : -1;
  int less = qn_compare_bool(s->rt, v[i], v[k], QN_LT);
  if (less == 1) return -1;
  int more = less < 0 ? -1 : qn_compare_bool(s->rt, v[k], v[i], QN_LT);
  if (less < 0 || more < 0) s->failed = true;
  return more == 1;
}

static int compare_cells(sorter *s, const qn_column *c, int64_t i, int64_t k) {
  if (c->type == QN_COL_STR) return qn_compare_text(qn_column_str(c, i), qn_column_str(c, k));
  if (c->type == QN_D_OBJECT) return compare_objects(s, c, i, k);
  if (qn_coltype_is_float(c->type)) {
    double a = qn_col_double(c, i), b = qn_col_double(c, k);
    return (a > b) - (a < b);
  }
  int64_t a = qn_col_int(c, i), b = qn_col_int(c, k);
  if (c->type == QN_D_UINT64) return ((uint64_t)a > (uint64_t)b) - ((uint64_t)a < (uint64_t)b);
  return (a > b) - (a < b);
}

static int compare_rows(sorter *s, int64_t i, int64_t k) {
  for (int32_t j = 0; j < s->ncols && !s->failed; j++) {
    const qn_column *c = s->cols[j];
    bool a = qn_col_isna(c, i), b = qn_col_isna(c, k);
    if (a || b) {
      if (a != b) return a ? 1 : -1;
      continue;
    }
    int order = compare_cells(s, c, i, k);
    if (order) return s->ascending[j] ? order : -order;
  }
  return 0;
}

static void merge_sort(sorter *s, int64_t *a, int64_t *tmp, int64_t n) {
  if (n <= 16) {
    for (int64_t i = 1; i < n; i++) {
      int64_t x = a[i], k = i;
      for (; k > 0 && compare_rows(s, a[k - 1], x) > 0; k--) a[k] = a[k - 1];
      a[k] = x;
    }
    return;
  }
  int64_t half = n / 2;
  merge_sort(s, a, tmp, half);
  merge_sort(s, a + half, tmp, n - half);
  if (s->failed || compare_rows(s, a[half - 1], a[half]) <= 0) return;
  memcpy(tmp, a, (size_t)half * sizeof *a);
  int64_t i = 0, j = half, k = 0;
  while (i < half && j < n) a[k++] = compare_rows(s, tmp[i], a[j]) <= 0 ? tmp[i++] : a[j++];
  while (i < half) a[k++] = tmp[i++];
}

/* A small part of the rows of columns with text: those rows by themselves, since text is sorted by ranks of all there is. */
static int argsort_taken(qn_rt *rt, const qn_column *const *cols, const bool *ascending, int32_t ncols, const int64_t *rows, int64_t n, int64_t *order) {
  qn_column **taken = qn_alloc(rt->alloc, (size_t)ncols * sizeof *taken);
  if (!taken) return qn_raise_memory(rt);
  int32_t made = 0;
  while (made < ncols && (taken[made] = qn_col_take(rt, cols[made], rows, n))) made++;
  int status = made < ncols ? -1 : qn_argsort(rt, (const qn_column *const *)taken, ascending, ncols, NULL, n, order);
  for (int64_t i = 0; status == 0 && i < n; i++) order[i] = rows[order[i]];
  for (int32_t k = 0; k < made; k++) qn_column_drop(taken[k]);
  qn_free(rt->alloc, taken, (size_t)ncols * sizeof *taken);
  return status;
}

static int merge_argsort(sorter s, const int64_t *rows, int64_t n, int64_t *order) {
  int64_t *tmp = qn_positions(s.rt, n);
  if (!tmp) return -1;
  for (int64_t i = 0; i < n; i++) order[i] = rows ? rows[i] : i;
  merge_sort(&s, order, tmp, n);
  qn_free_positions(s.rt, tmp, n);
  return s.failed ? -1 : 0;
}

int qn_argsort_keys(qn_rt *rt, const qn_column *const *cols, const bool *ascending, int32_t ncols, const int64_t *rows, int64_t n, int64_t *order) {
  bool objects = false;
  for (int32_t k = 0; k < ncols; k++) objects = objects || cols[k]->type == QN_D_OBJECT;
  return objects ? merge_argsort((sorter){rt, cols, ascending, ncols, true, false}, rows, n, order) : qn_argsort(rt, cols, ascending, ncols, rows, n, order);
}

enum { RADIX_MIN = 256 };
int qn_argsort(qn_rt *rt, const qn_column *const *cols, const bool *ascending, int32_t ncols, const int64_t *rows, int64_t n, int64_t *order) {
  bool radix = n >= RADIX_MIN && n <= UINT32_MAX && ncols > 0 && cols[0]->length <= UINT32_MAX;
  for (int32_t k = 0; k < ncols; k++) radix = radix && qn_radix_sortable(cols[k]);
  bool text = false;
  for (int32_t k = 0; k < ncols; k++) text = text || cols[k]->type == QN_COL_STR;
  if (radix && text && rows && n < cols[0]->length / 2) return argsort_taken(rt, cols, ascending, ncols, rows, n, order);
  if (radix) return qn_radix_argsort(rt, cols, ascending, ncols, rows, n, order);
  return merge_argsort((sorter){rt, cols, ascending, ncols, false, false}, rows, n, order);
}
