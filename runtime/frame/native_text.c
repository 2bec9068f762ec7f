/* native_text.c - a method of str, or any function, over the rows of a column. Missing rows are not asked. */
#include "runtime/frame/native.h"

/* The results of n rows as a column: text when all that is there is text, else what the values are. */
static int gathered(qn_rt *rt, qn_value *cells, int64_t n, const qn_series *like, bool objects, qn_value *out) {
  qn_column *c = NULL;
  if (objects) {
    c = qn_col_objects(rt, n);
    for (int64_t i = 0; c && i < n; i++) ((qn_value *)c->values->data)[i] = qn_retained(cells[i]);
  } else {
    c = qn_col_from_values(rt, cells, n);
  }
  return qn_new_series(rt, c, c ? qn_index_keep(like->index) : NULL, like->name, out);
}

static void cells_free(qn_rt *rt, qn_value *cells, int64_t made, int64_t n) {
  for (int64_t i = 0; i < made; i++) qn_release(rt, cells[i]);
  qn_free(rt->alloc, cells, (size_t)(n + 1) * sizeof *cells);
}

/* each(series, na, objects, method, *args): cell.method(*args) of every cell that is a str; na elsewhere. With objects the result
 * stays a column of objects. */
QN_METHOD(qn_pd_each) {
  (void)self;
  if (args->npos < 4 || !qn_is_series(args->pos[0]) || !qn_is_str(args->pos[3])) return qn_raise(rt, QN_E_TypeError, "each(series, na, objects, method, ...)");
  const qn_series *s = qn_series_of(args->pos[0]);
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  int objects = qn_truth(rt, args->pos[2]);
  qn_sym name = qn_sym_of_str(rt, args->pos[3]);
  if (!c || objects < 0 || !name) return -1;
  qn_value *cells = qn_alloc(rt->alloc, (size_t)(c->length + 1) * sizeof *cells);
  if (!cells) return qn_raise_memory(rt);
  qn_args rest = {.pos = args->pos + 4, .npos = args->npos - 4, .nkw = args->nkw, .kwnames = args->kwnames, .kwvals = args->kwvals};
  int64_t made = 0;
  int status = 0;
  for (; status == 0 && made < c->length; made++) {
    qn_value x, fn;
    if (qn_col_isna(c, made)) {
      cells[made] = qn_retained(args->pos[1]);
      continue;
    }
    if ((status = qn_interrupted_at(rt, made)) || (status = qn_col_item(rt, c, made, &x)) < 0) break;
    if (!qn_is_str(x)) {
      cells[made] = qn_retained(args->pos[1]);
    } else if ((status = qn_get_attr(rt, x, name, &fn)) == 0) {
      status = qn_call_object(rt, fn, &rest, &cells[made]);
      qn_release(rt, fn);
    }
    qn_release(rt, x);
    if (status < 0) break;
  }
  if (status == 0) status = gathered(rt, cells, c->length, s, objects != 0, out);
  cells_free(rt, cells, made, c->length);
  return status;
}

/* map(series, fn, skip=False, objects=False): fn(cell) of every cell; with skip, missing cells stay as they are. */
QN_METHOD(qn_pd_map) {
  (void)self;
  qn_value v[4];
  if (qn_args_parse(rt, args, "map", "series fn|skip objects", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "map: a Series is needed");
  int skip = v[2].tag == QN_UNSET ? 0 : qn_truth(rt, v[2]), objects = v[3].tag == QN_UNSET ? 0 : qn_truth(rt, v[3]);
  const qn_series *s = qn_series_of(v[0]);
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, s));
  if (!c || skip < 0 || objects < 0) return -1;
  qn_value *cells = qn_alloc(rt->alloc, (size_t)(c->length + 1) * sizeof *cells);
  if (!cells) return qn_raise_memory(rt);
  int64_t made = 0;
  int status = 0;
  for (; status == 0 && made < c->length; made++) {
    qn_value x;
    if ((status = qn_col_item(rt, c, made, &x)) < 0) break;
    if (skip && qn_col_isna(c, made)) {
      cells[made] = x;
      continue;
    }
    status = qn_call1(rt, v[1], x, &cells[made]);
    qn_release(rt, x);
    if (status < 0) break;
  }
  if (status == 0) status = gathered(rt, cells, c->length, s, objects != 0, out);
  cells_free(rt, cells, made, c->length);
  return status;
}

/* array_text(series, head): how an array of pandas' own with a Series' values is printed. */
QN_METHOD(qn_pd_array_text) {
  (void)self;
  qn_value v[2];
  if (qn_args_parse(rt, args, "array_text", "series head", v) < 0) return -1;
  if (!qn_is_series(v[0]) || !qn_is_str(v[1])) return qn_raise(rt, QN_E_TypeError, "array_text: a Series is needed");
  const qn_column *c = qn_col_shown(rt, qn_series_col(rt, qn_series_of(v[0])));
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_buf_sv(&b, qn_str_sv(v[1]));
  int status = c ? qn_pandas_array_text(rt, c, &b) : -1;
  if (!status) status = qn_new_str_buf(rt, &b, out);
  return qn_buf_deinit(&b), status;
}
