/* native_pieces.c - what a cell holds, row by row: the pieces of lists (explode), numbers in text (to_numeric). What is not of the
 * plain kind is left to the text. */
#include <math.h>

#include "runtime/base/dtoa.h"
#include "runtime/frame/factor.h"
#include "runtime/frame/native.h"

/* --- explode ------------------------------------------------------------------------------------------------------------------- */
typedef enum cell_kind { CELL_ONE, CELL_MANY, CELL_OTHER } cell_kind;

static cell_kind kind_of(qn_value v) {
  if (qn_is(v, QN_K_LIST) || qn_is(v, QN_K_TUPLE)) return v.o->cls == &qn_list_class || v.o->cls == &qn_tuple_class ? CELL_MANY : CELL_OTHER;
  return v.tag != QN_OBJ || qn_is_str(v) || qn_value_isna(v) ? CELL_ONE : CELL_OTHER;
}

static int64_t cell_pieces(qn_value v) {
  if (kind_of(v) == CELL_ONE) return 1;
  const int64_t n = qn_is(v, QN_K_TUPLE) ? ((const qn_tuple *)(const void *)v.o)->n : ((const qn_list *)(const void *)v.o)->n;
  return n ? n : 1;
}

static int put_pieces(qn_rt *rt, qn_value cell, qn_value *to, bool *text, bool *other) {
  qn_value *items = &cell;
  int64_t n = 1;
  const bool many = kind_of(cell) == CELL_MANY;
  if (many && qn_items_of(rt, cell, &items, &n)) return -1;
  for (int64_t k = 0; k < n; k++) {
    to[k] = qn_retained(items[k]);
    *text = *text || qn_is_str(items[k]);
    *other = *other || !(qn_is_str(items[k]) || (qn_value_isna(items[k]) && !(items[k].tag == QN_OBJ && items[k].o == qn_nat().o)));
  }
  if (many) qn_items_free(rt, items, n);
  if (!n) to[0] = qn_nan();
  return 0;
}

/* pieces(series): (the items of its lists and tuples and its other cells as objects, the row of each, whether all that is there is
 * text); None where a cell is neither a list, a tuple, text nor a plain value. */
QN_METHOD(qn_pd_pieces) {
  (void)self;
  qn_value v[1], part[3];
  if (qn_args_parse(rt, args, "pieces", "series", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "pieces: a Series is needed");
  const qn_column *c = qn_series_col(rt, qn_series_of(v[0]));
  if (!c) return -1;
  *out = qn_none();
  if (c->type != QN_D_OBJECT) return 0;
  const qn_value *cells = qn_column_data(c);
  int64_t n = 0;
  for (int64_t i = 0; i < c->length; i++) {
    if (kind_of(cells[i]) == CELL_OTHER) return 0;
    n += cell_pieces(cells[i]);
  }
  qn_column *o = qn_col_objects(rt, n);
  if (!o) return -1;
  if (qn_array_new(rt, QN_D_INT64, 1, &n, false, &part[1])) return qn_column_drop(o), -1;
  int64_t *rows = (int64_t *)(void *)qn_view_of(part[1])->data, at = 0;
  bool text = false, other = false;
  int bad = 0;
  for (int64_t i = 0; !bad && i < c->length; i++) {
    const int64_t m = cell_pieces(cells[i]);
    for (int64_t k = 0; k < m; k++) rows[at + k] = i;
    bad = qn_interrupted_at(rt, i) || put_pieces(rt, cells[i], (qn_value *)o->values->data + at, &text, &other) ? -1 : 0;
    at += m;
  }
  if (bad) qn_column_drop(o);
  else if (!(bad = qn_new_series(rt, o, NULL, qn_none(), &part[0]))) {
    part[2] = qn_bool(text && !other);
    bad = qn_new_tuple(rt, part, 3, out);
    qn_release(rt, part[0]);
  }
  qn_release(rt, part[1]);
  return bad;
}

/* --- numbers in text --------------------------------------------------------------------------------------------------------------- */
enum { PARTS = 64, DIGITS_MOST = 18 };

typedef struct number_job {
  const qn_column *c;
  double *real;
  int64_t *whole;
  bool plain[PARTS], ints[PARTS]; /* all rows of a part are numbers; ints and none is missing */
} number_job;

/* An int of few digits. */
static bool short_int(qn_sv s, int64_t *out) {
  const bool minus = s.n && s.p[0] == '-';
  size_t at = minus || (s.n && s.p[0] == '+');
  int64_t x = 0;
  if (s.n == at || s.n - at > DIGITS_MOST) return false;
  for (; at < s.n; at++) {
    if (s.p[at] < '0' || s.p[at] > '9') return false;
    x = x * 10 + (s.p[at] - '0');
  }
  *out = minus ? -x : x;
  return true;
}

/* Few digits with a point among them: what they are as an int over a power of ten, which is exact below 2^53, is rounded once. */
static bool short_real(qn_sv s, double *out) {
  static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool minus = s.n && s.p[0] == '-';
  size_t at = minus || (s.n && s.p[0] == '+'), digits = s.n - at, point = s.n;
  int64_t x = 0;
  if (digits < 2 || digits > 16) return false;
  for (; at < s.n; at++) {
    if (s.p[at] == '.' && point == s.n) point = at;
    else if (s.p[at] < '0' || s.p[at] > '9') return false;
    else x = x * 10 + (s.p[at] - '0');
  }
  if (point == s.n) return false;
  const double d = (double)x / tens[s.n - point - 1];
  *out = minus ? -d : d;
  return true;
}

static void number_body(void *frame, int64_t begin, int64_t end) {
  number_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    bool plain = true, ints = true;
    for (int64_t i = qn_part_begin(j->c->length, PARTS, k), stop = qn_part_begin(j->c->length, PARTS, k + 1); plain && i < stop; i++) {
      const qn_sv s = qn_column_str(j->c, i);
      j->whole[i] = 0;
      if (qn_column_is_null(j->c, i)) ints = false, j->real[i] = NAN;
      else if (short_int(s, &j->whole[i])) j->real[i] = (double)j->whole[i];
      else ints = false, plain = short_real(s, &j->real[i]) || (qn_double_parse(s, &j->real[i]) && (memchr(s.p, '.', s.n) || memchr(s.p, 'e', s.n) || memchr(s.p, 'E', s.n)));
    }
    j->plain[k] = plain, j->ints[k] = ints;
  }
}

/* numbers(series): its text as int64 or, where some are missing or no ints, as float64; None where a row is anything else. */
QN_METHOD(qn_pd_numbers) {
  (void)self;
  qn_value v[1];
  if (qn_args_parse(rt, args, "numbers", "series", v) < 0) return -1;
  if (!qn_is_series(v[0])) return qn_raise(rt, QN_E_TypeError, "numbers: a Series is needed");
  const qn_series *s = qn_series_of(v[0]);
  const qn_column *c = qn_series_col(rt, s);
  if (!c) return -1;
  *out = qn_none();
  if (c->type != QN_COL_STR) return 0;
  qn_column *real = qn_column_plain(rt->alloc, QN_D_FLOAT64, c->length), *whole = real ? qn_column_plain(rt->alloc, QN_D_INT64, c->length) : NULL;
  if (!whole) return qn_column_drop(real), qn_raise_memory(rt);
  number_job j = {.c = c, .real = real->values->data, .whole = whole->values->data};
  qn_frame_parallel(rt, number_body, &j, PARTS, c->length / PARTS * 20000);
  bool plain = true, ints = true;
  for (int k = 0; k < PARTS; k++) plain = plain && j.plain[k], ints = ints && j.ints[k];
  qn_column_drop(ints ? real : whole);
  qn_column *made = ints ? whole : real;
  if (!plain) return qn_column_drop(made), 0;
  return qn_new_series(rt, made, qn_index_keep(s->index), s->name, out);
}
