/* query_nodes.c - runs the nodes of an expression over a batch. Null in, null out, but for logic (null or true is true) and
 * the functions that ask for nulls. */
#include <math.h>

#include "engine/query.h"

static qn_column *fail_memory(qn_q *q, qn_column *c) {
  qn_column_drop(c);
  return (void)qn_q_memory(q), NULL;
}

/* --- constants ------------------------------------------------------------------------------------------------------------ */
static qn_column *constant(qn_q *q, const qn_xnode *x, int64_t n) {
  if (x->type == QN_COL_STR) {
    qn_strbuild b;
    qn_strbuild_init(&b, q->alloc);
    for (int64_t i = 0; i < n; i++) qn_strbuild_add(&b, x->text);
    qn_column *c = qn_strbuild_finish(&b);
    return c ? c : fail_memory(q, NULL);
  }
  qn_column *c = qn_column_new(q->alloc, x->type, n);
  for (int64_t i = 0; c && i < n; i++) {
    if (x->type == QN_D_INT64) ((int64_t *)c->values->data)[i] = x->integer;
    else ((double *)c->values->data)[i] = x->number;
  }
  return c ? c : fail_memory(q, NULL);
}

static qn_column *nulls(qn_q *q, uint8_t type, int64_t n) {
  qn_column *one = qn_column_new(q->alloc, type, 0), *out = NULL;
  int64_t *rows = qn_alloc(q->alloc, ((size_t)n + 1) * sizeof *rows);
  for (int64_t i = 0; rows && i < n; i++) rows[i] = -1;
  if (one && rows) out = qn_column_take(one, rows, n);
  qn_column_drop(one);
  qn_free(q->alloc, rows, ((size_t)n + 1) * sizeof *rows);
  return out ? out : fail_memory(q, NULL);
}

/* --- comparisons ------------------------------------------------------------------------------------------------------------ */
static bool holds(int op, int order) {
  switch (op) {
    case QN_CMP_Eq: return order == 0;
    case QN_CMP_NotEq: return order != 0;
    case QN_CMP_Lt: return order < 0;
    case QN_CMP_LtE: return order <= 0;
    case QN_CMP_Gt: return order > 0;
    default: return order >= 0;
  }
}

static bool is_int_type(uint8_t t) { return t == QN_D_BOOL || (qn_coltype_is_int(t) && t != QN_D_UINT64); }

static bool holds_double(int op, double a, double b) {
  if (isnan(a) || isnan(b)) return op == QN_CMP_NotEq;
  return holds(op, (a > b) - (a < b));
}

/* A moment's literal in the column's unit. */
static qn_column *as_moments(qn_q *q, const qn_xnode *x, uint8_t type, int64_t n) {
  qn_moment_text m;
  if (!qn_moment_parse(x->text, &m) || m.nat) return (void)qn_q_fail(q, QN_ETYPE, "'%.*s' is no date", (int)x->text.n, x->text.p), NULL;
  int64_t t = qn_civil_to_moment(qn_dtype_unit((qn_dtype)type), &m.civil);
  qn_column *c = qn_column_new(q->alloc, type, n);
  for (int64_t i = 0; c && i < n; i++) ((int64_t *)c->values->data)[i] = t;
  return c ? c : fail_memory(q, NULL);
}

static void compare_text_literal(int op, const qn_column *a, qn_sv b, uint8_t *to) {
  bool equal = op == QN_CMP_Eq || op == QN_CMP_NotEq;
  for (int64_t i = 0; i < a->length; i++) {
    qn_sv s = qn_column_str(a, i);
    if (equal) {
      to[i] = qn_sv_eq(s, b) == (op == QN_CMP_Eq);
      continue;
    }
    size_t n = s.n < b.n ? s.n : b.n;
    int order = n ? memcmp(s.p, b.p, n) : 0;
    to[i] = holds(op, order ? order : (s.n > b.n) - (s.n < b.n));
  }
}

#define NUMBER_LOOP(T, get)                                                           \
  switch (op) {                                                                       \
    case QN_CMP_Eq: for (int64_t i = 0; i < n; i++) to[i] = get(i) == k; break;      \
    case QN_CMP_NotEq: for (int64_t i = 0; i < n; i++) to[i] = get(i) != k; break;   \
    case QN_CMP_Lt: for (int64_t i = 0; i < n; i++) to[i] = get(i) < k; break;       \
    case QN_CMP_LtE: for (int64_t i = 0; i < n; i++) to[i] = get(i) <= k; break;     \
    case QN_CMP_Gt: for (int64_t i = 0; i < n; i++) to[i] = get(i) > k; break;       \
    default: for (int64_t i = 0; i < n; i++) to[i] = get(i) >= k; break;             \
  }

/* A column against a literal, the common case. False: none of the fast forms. */
static bool compare_literal(int op, const qn_column *a, const qn_xnode *b, uint8_t *to) {
  int64_t n = a->length;
  if (a->type == QN_COL_STR && b->kind == QN_X_TEXT) return compare_text_literal(op, a, b->text, to), true;
  if (b->kind != QN_X_NUMBER) return false;
  if (a->type == QN_D_FLOAT64) {
    const double *v = qn_column_data(a);
    double k = b->number;
#define GET(i) v[i]
    NUMBER_LOOP(double, GET)
    return true;
  }
  if (a->type == QN_D_INT64 && b->type == QN_D_INT64) {
    const int64_t *v = qn_column_data(a);
    int64_t k = b->integer;
    NUMBER_LOOP(int64_t, GET)
#undef GET
    return true;
  }
  return false;
}

static void compare_columns(int op, const qn_column *a, const qn_column *b, uint8_t *to) {
  bool ints = a->type != QN_COL_STR && is_int_type(a->type) && is_int_type(b->type), same = a->type == b->type;
  for (int64_t i = 0; i < a->length; i++) {
    if (a->type == QN_COL_STR || qn_dtype_is_time((qn_dtype)a->type) || (same && a->type == QN_D_UINT64)) to[i] = holds(op, qn_qcompare(a, i, b, i));
    else if (ints) to[i] = holds(op, (qn_qint(a, i) > qn_qint(b, i)) - (qn_qint(a, i) < qn_qint(b, i)));
    else to[i] = holds_double(op, qn_qdouble(a, i), qn_qdouble(b, i));
  }
}

static bool is_time(uint8_t t) { return t != QN_COL_STR && qn_dtype_is_time((qn_dtype)t); }

/* Not-a-time has no validity of its own. */
static bool null_times(qn_q *q, const qn_column *c, qn_column *out) {
  if (!is_time(c->type)) return true;
  for (int64_t i = 0; i < c->length; i++) {
    if (!qn_qnull(c, i)) continue;
    if (!out->validity) {
      if (!(out->validity = qn_colbuf_new(q->alloc, (size_t)(out->length + 7) / 8))) return false;
      memset(out->validity->data, 0xff, out->validity->size);
    }
    if (qn_bit_get(out->validity->data, i)) out->null_count++;
    qn_bit_clear(out->validity->data, i);
  }
  return true;
}

static int swapped(int op) {
  switch (op) {
    case QN_CMP_Lt: return QN_CMP_Gt;
    case QN_CMP_LtE: return QN_CMP_GtE;
    case QN_CMP_Gt: return QN_CMP_Lt;
    case QN_CMP_GtE: return QN_CMP_LtE;
    default: return op;
  }
}

static qn_column *side(qn_session *s, qn_q *q, const qn_xnode *x, uint8_t other, const qn_batch *b) {
  return x->kind == QN_X_TEXT && is_time(other) ? as_moments(q, x, other, b->nrows) : qn_x_run(s, q, x, b);
}

static qn_column *run_compare(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  const qn_xnode *l = x->args[0], *r = x->args[1];
  int op = x->op;
  if (l->kind == QN_X_NUMBER || l->kind == QN_X_TEXT) {
    const qn_xnode *t = l;
    l = r, r = t, op = swapped(op);
  }
  qn_column *pair[2] = {side(s, q, l, r->type, b), NULL}, *out = pair[0] ? qn_column_new(q->alloc, QN_D_BOOL, b->nrows) : NULL;
  bool ok = out != NULL;
  uint32_t n = 1;
  if (pair[0] && !out) (void)qn_q_memory(q);
  if (ok && !compare_literal(op, pair[0], r, out->values->data)) {
    n = 2;
    ok = (pair[1] = side(s, q, r, l->type, b)) != NULL;
    if (ok) {
      if (is_time(pair[0]->type) && pair[0]->type != pair[1]->type) ok = false, (void)qn_q_fail(q, QN_ETYPE, "moments of different units are compared");
      else compare_columns(op, pair[0], pair[1], out->values->data);
    }
  }
  if (ok && !(qn_x_validity(q, pair, n, out) && null_times(q, pair[0], out) && (n == 1 || null_times(q, pair[1], out)))) ok = false, (void)qn_q_memory(q);
  qn_column_drop(pair[0]);
  qn_column_drop(pair[1]);
  if (ok) return out;
  qn_column_drop(out);
  return NULL;
}

static qn_column *run_in(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  qn_column *c = qn_x_run(s, q, x->args[0], b), *out = c ? qn_column_new(q->alloc, QN_D_BOOL, b->nrows) : NULL;
  if (!c) return NULL;
  if (!out) return qn_column_drop(c), fail_memory(q, NULL);
  uint8_t *to = out->values->data, *one = qn_alloc(q->alloc, (size_t)b->nrows + 1);
  bool ok = one != NULL;
  for (uint32_t i = 1; ok && i < x->n; i++) {
    const qn_xnode *v = x->args[i];
    qn_column *wide = NULL;
    if (!compare_literal(QN_CMP_Eq, c, v, one)) {
      wide = is_time(c->type) ? as_moments(q, v, c->type, b->nrows) : constant(q, v, b->nrows);
      if (wide) compare_columns(QN_CMP_Eq, c, wide, one);
      else ok = false;
      qn_column_drop(wide);
    }
    for (int64_t k = 0; ok && k < b->nrows; k++) to[k] |= one[k];
  }
  for (int64_t k = 0; x->op && k < b->nrows; k++) to[k] = !to[k];
  qn_free(q->alloc, one, (size_t)b->nrows + 1);
  if (!one || (ok && !(qn_x_validity(q, &c, 1, out) && null_times(q, c, out)))) ok = false, (void)qn_q_memory(q);
  qn_column_drop(c);
  if (ok) return out;
  qn_column_drop(out);
  return NULL;
}

/* --- logic ---------------------------------------------------------------------------------------------------------------------- */
/* Three values: false and null is false, true or null is true. */
static qn_column *run_logic(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  bool all = x->op == QN_BOOL_And;
  qn_column *out = qn_column_new(q->alloc, QN_D_BOOL, b->nrows);
  uint8_t *null = out ? qn_alloc(q->alloc, (size_t)b->nrows + 1) : NULL;
  if (!null) return fail_memory(q, out);
  uint8_t *to = out->values->data;
  memset(to, all, (size_t)b->nrows);
  memset(null, 0, (size_t)b->nrows + 1);
  bool ok = true, any = false;
  for (uint32_t k = 0; ok && k < x->n; k++) {
    qn_column *c = qn_x_run(s, q, x->args[k], b);
    if (!(ok = c != NULL)) break;
    const uint8_t *v = qn_column_data(c);
    for (int64_t i = 0; i < b->nrows; i++) {
      bool there = !qn_column_is_null(c, i);
      bool decides = there && (v[i] != 0) != all, decided = !null[i] && (to[i] != 0) != all;
      if (decides) to[i] = !all, null[i] = 0;
      else if (!there && !decided) null[i] = 1, any = true;
    }
    qn_column_drop(c);
  }
  if (ok && any) {
    out->validity = qn_colbuf_new(q->alloc, (size_t)(b->nrows + 7) / 8);
    if (!out->validity) ok = false, (void)qn_q_memory(q);
    for (int64_t i = 0; ok && i < b->nrows; i++) {
      if (!null[i]) qn_bit_set(out->validity->data, i);
      else out->null_count++, to[i] = 0;
    }
  }
  qn_free(q->alloc, null, (size_t)b->nrows + 1);
  if (ok) return out;
  qn_column_drop(out);
  return NULL;
}

static qn_column *run_not(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  qn_column *c = qn_x_run(s, q, x->args[0], b), *out = c ? qn_column_new(q->alloc, QN_D_BOOL, b->nrows) : NULL;
  if (!c) return NULL;
  for (int64_t i = 0; out && i < b->nrows; i++) ((uint8_t *)out->values->data)[i] = !((const uint8_t *)qn_column_data(c))[i];
  bool ok = out && qn_x_validity(q, &c, 1, out);
  qn_column_drop(c);
  return ok ? out : fail_memory(q, out);
}

/* --- choosing ------------------------------------------------------------------------------------------------------------------- */
/* A column of another number type. Takes c. */
static qn_column *as_type(qn_q *q, qn_column *c, uint8_t type) {
  if (!c || c->type == type) return c;
  qn_column *out = qn_column_new(q->alloc, type, c->length);
  for (int64_t i = 0; out && i < c->length; i++) {
    if (type == QN_D_FLOAT64) ((double *)out->values->data)[i] = qn_qdouble(c, i);
    else ((int64_t *)out->values->data)[i] = qn_qint(c, i);
  }
  bool ok = out && qn_x_validity(q, &c, 1, out);
  qn_column_drop(c);
  return ok ? out : fail_memory(q, out);
}

/* Row i of the result is row i of from[pick[i]]; pick -1: null. */
static qn_column *pick_rows(qn_q *q, qn_column *const *from, uint32_t n, const int8_t *pick, int64_t nrows) {
  qn_batch parts[8];
  qn_batch all;
  int64_t *rows = qn_alloc(q->alloc, ((size_t)nrows + 1) * sizeof *rows);
  if (!rows) return fail_memory(q, NULL);
  for (uint32_t k = 0; k < n; k++) parts[k] = (qn_batch){nrows, 1, (qn_column **)(uintptr_t)&from[k]};
  for (int64_t i = 0; i < nrows; i++) rows[i] = pick[i] < 0 ? -1 : pick[i] * nrows + i;
  qn_column *out = NULL;
  if (qn_batch_concat(q, parts, n, &all) == 0) {
    qn_batch taken;
    if (qn_batch_take(q, &all, rows, nrows, &taken) == 0) {
      out = taken.cols[0];
      taken.cols[0] = NULL;
      qn_batch_deinit(q, &taken);
    }
    qn_batch_deinit(q, &all);
  }
  qn_free(q->alloc, rows, ((size_t)nrows + 1) * sizeof *rows);
  return out;
}

static qn_column *run_choice(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  bool coalesce = x->kind == QN_X_CALL;
  uint32_t first = coalesce ? 0 : 1, n = x->n - first;
  qn_column *c[8] = {NULL}, *mask = coalesce ? NULL : qn_x_run(s, q, x->args[0], b), *out = NULL;
  int8_t *pick = qn_alloc(q->alloc, (size_t)b->nrows + 1);
  bool ok = pick && (coalesce || mask);
  if (!pick) (void)qn_q_memory(q);
  for (uint32_t k = 0; ok && k < n; k++) ok = (c[k] = as_type(q, qn_x_run(s, q, x->args[first + k], b), x->type)) != NULL;
  for (int64_t i = 0; ok && i < b->nrows; i++) {
    if (!coalesce) {
      pick[i] = qn_column_is_null(mask, i) ? -1 : ((const uint8_t *)qn_column_data(mask))[i] ? 0 : 1;
      continue;
    }
    pick[i] = -1;
    for (uint32_t k = 0; k < n && pick[i] < 0; k++)
      if (!qn_qnull(c[k], i)) pick[i] = (int8_t)k;
  }
  if (ok) out = pick_rows(q, c, n, pick, b->nrows);
  for (uint32_t k = 0; k < n; k++) qn_column_drop(c[k]);
  qn_column_drop(mask);
  qn_free(q->alloc, pick, (size_t)b->nrows + 1);
  return out;
}

/* --- text ------------------------------------------------------------------------------------------------------------------------- */
static bool find(qn_sv in, qn_sv what) { return what.n == 0 || memmem(in.p, in.n, what.p, what.n) != NULL; }

static size_t char_bytes(qn_sv s, size_t at) {
  size_t n = 1;
  while (at + n < s.n && ((unsigned char)s.p[at + n] & 0xC0) == 0x80) n++;
  return n;
}

/* SQL's LIKE: % any text, _ one character. */
static bool like(qn_sv s, qn_sv p) {
  size_t i = 0, k = 0, star = SIZE_MAX, mark = 0;
  while (i < s.n) {
    if (k < p.n && p.p[k] == '%') star = ++k, mark = i;
    else if (k < p.n && p.p[k] == '_') i += char_bytes(s, i), k++;
    else if (k < p.n && p.p[k] == s.p[i]) i++, k++;
    else if (star != SIZE_MAX) k = star, i = mark += char_bytes(s, mark);
    else return false;
  }
  while (k < p.n && p.p[k] == '%') k++;
  return k == p.n;
}

static int64_t code_points(qn_sv s) {
  int64_t n = 0;
  for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
  return n;
}

static qn_sv stripped(qn_sv s) {
  while (s.n && strchr(" \t\n\r\f\v", s.p[0]) && s.p[0]) s.p++, s.n--;
  while (s.n && strchr(" \t\n\r\f\v", s.p[s.n - 1]) && s.p[s.n - 1]) s.n--;
  return s;
}

static qn_sv part_of(qn_sv s, int64_t lower, int64_t upper) {
  int64_t n = code_points(s);
  if (lower < 0) lower = lower + n < 0 ? 0 : lower + n;
  if (upper < 0) upper += n;
  if (upper > n) upper = n;
  if (lower >= upper) return (qn_sv){"", 0};
  size_t at = 0, end;
  for (int64_t k = 0; k < lower; k++) at += char_bytes(s, at);
  end = at;
  for (int64_t k = lower; k < upper; k++) end += char_bytes(s, end);
  return (qn_sv){s.p + at, end - at};
}

/* Beyond ASCII the VM's str knows: one character may become two. */
static void put_unicode_case(qn_session *s, qn_buf *b, qn_sv text, bool upper) {
  qn_rt *rt = &s->rt;
  qn_value str, method, result;
  qn_sym name = qn_sym_of(rt, upper ? "upper" : "lower");
  bool ok = name && qn_new_str(rt, text, &str) == 0;
  if (ok) {
    ok = qn_get_attr(rt, str, name, &method) == 0;
    qn_release(rt, str);
  }
  if (ok) {
    ok = qn_call_pos(rt, method, NULL, 0, &result) == 0;
    qn_release(rt, method);
  }
  if (ok) {
    qn_buf_sv(b, qn_str_sv(result));
    qn_release(rt, result);
  } else {
    qn_exc_clear(rt);
    b->oom = true;
  }
}

static void put_case(qn_session *s, qn_buf *b, qn_sv text, bool upper) {
  qn_buf_reset(b);
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    if (c & 0x80) {
      qn_buf_reset(b);
      put_unicode_case(s, b, text, upper);
      return;
    }
    if (upper && c >= 'a' && c <= 'z') c = (char)(c - 32);
    if (!upper && c >= 'A' && c <= 'Z') c = (char)(c + 32);
    qn_buf_c(b, c);
  }
}

static void put_replaced(qn_buf *b, qn_sv s, qn_sv from, qn_sv to) {
  qn_buf_reset(b);
  for (const char *hit; from.n && (hit = memmem(s.p, s.n, from.p, from.n)) != NULL;) {
    qn_buf_add(b, s.p, (size_t)(hit - s.p));
    qn_buf_sv(b, to);
    s.n -= (size_t)(hit - s.p) + from.n;
    s.p = hit + from.n;
  }
  qn_buf_sv(b, s);
}

/* Functions and operators from text to text. c: the operand; d: the second one of a join. */
static qn_column *text_to_text(qn_session *s, qn_q *q, const qn_xnode *x, const qn_column *c, const qn_column *d) {
  qn_strbuild b;
  qn_buf room;
  qn_strbuild_init(&b, q->alloc);
  qn_buf_init(&room, q->alloc);
  for (int64_t i = 0; i < c->length; i++) {
    if (qn_column_is_null(c, i) || (d && qn_column_is_null(d, i))) {
      qn_strbuild_null(&b);
      continue;
    }
    qn_sv t = qn_column_str(c, i);
    if (x->kind == QN_X_SLICE) {
      qn_strbuild_add(&b, part_of(t, x->lower, x->upper));
      continue;
    }
    if (x->kind == QN_X_JOIN) {
      qn_buf_reset(&room);
      qn_buf_sv(&room, t);
      qn_buf_sv(&room, qn_column_str(d, i));
    } else if (x->op == QN_XC_STRIP) {
      qn_strbuild_add(&b, stripped(t));
      continue;
    } else if (x->op == QN_XC_REPLACE) {
      put_replaced(&room, t, x->args[1]->text, x->args[2]->text);
    } else {
      put_case(s, &room, t, x->op == QN_XC_UPPER);
    }
    b.oom = b.oom || room.oom;
    qn_strbuild_add(&b, qn_buf_view(&room));
  }
  qn_buf_deinit(&room);
  qn_column *out = qn_strbuild_finish(&b);
  return out ? out : fail_memory(q, NULL);
}

static qn_column *test_text(qn_q *q, const qn_xnode *x, qn_column *c) {
  qn_column *out = qn_column_new(q->alloc, x->type, c->length);
  qn_sv p = x->n > 1 ? x->args[1]->text : (qn_sv){"", 0};
  for (int64_t i = 0; out && i < c->length; i++) {
    qn_sv s = qn_column_str(c, i);
    uint8_t *to = (uint8_t *)out->values->data + i;
    switch (x->op) {
      case QN_XC_LEN: ((int64_t *)out->values->data)[i] = code_points(s); break;
      case QN_XC_STARTSWITH: *to = s.n >= p.n && memcmp(s.p, p.p, p.n) == 0; break;
      case QN_XC_ENDSWITH: *to = s.n >= p.n && memcmp(s.p + s.n - p.n, p.p, p.n) == 0; break;
      case QN_XC_LIKE: *to = like(s, p); break;
      default: *to = find(s, p); break;
    }
  }
  if (!out || !qn_x_validity(q, &c, 1, out)) return fail_memory(q, out);
  return out;
}

static int64_t part_of_moment(int call, const qn_civil *m, int64_t days) {
  switch (call) {
    case QN_XC_YEAR: return m->year;
    case QN_XC_MONTH: return m->month;
    case QN_XC_DAY: return m->day;
    case QN_XC_HOUR: return m->hour;
    case QN_XC_MINUTE: return m->minute;
    case QN_XC_SECOND: return m->second;
    default: return ((days + 3) % 7 + 7) % 7;
  }
}

static qn_column *moment_parts(qn_q *q, const qn_xnode *x, const qn_column *c) {
  qn_column *out = qn_column_new(q->alloc, QN_D_INT64, c->length);
  if (out && c->length) out->validity = qn_colbuf_new(q->alloc, (size_t)(c->length + 7) / 8);
  if (!out || (c->length && !out->validity)) return fail_memory(q, out);
  for (int64_t i = 0; i < c->length; i++) {
    qn_moment_text m = {.nat = true};
    if (qn_qnull(c, i)) {
      out->null_count++;
      continue;
    }
    if (c->type == QN_COL_STR) {
      qn_sv s = qn_column_str(c, i);
      if (!qn_moment_parse(s, &m)) {
        qn_column_drop(out);
        return (void)qn_q_fail(q, QN_ETYPE, "%s: '%.*s' is no date in ISO form", qn_xcalls[x->op].name, (int)(s.n < 60 ? s.n : 60), s.p), NULL;
      }
    } else {
      qn_moment_to_civil(qn_dtype_unit((qn_dtype)c->type), ((const int64_t *)qn_column_data(c))[i], &m.civil);
      m.nat = false;
    }
    if (m.nat) {
      out->null_count++;
      continue;
    }
    qn_bit_set(out->validity->data, i);
    ((int64_t *)out->values->data)[i] = part_of_moment(x->op, &m.civil, qn_days_from_civil(m.civil.year, m.civil.month, m.civil.day));
  }
  return out;
}

static qn_column *test_null(qn_q *q, const qn_xnode *x, const qn_column *c) {
  bool want = x->op == QN_XC_ISNULL || x->op == QN_XC_ISNA;
  qn_column *out = qn_column_new(q->alloc, QN_D_BOOL, c->length);
  for (int64_t i = 0; out && i < c->length; i++) ((uint8_t *)out->values->data)[i] = qn_qnull(c, i) == want;
  return out ? out : fail_memory(q, NULL);
}

static qn_column *run_call(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  if (x->op == QN_XC_COALESCE) return run_choice(s, q, x, b);
  qn_column *c = qn_x_run(s, q, x->args[0], b), *out;
  if (!c) return NULL;
  switch (x->op) {
    case QN_XC_ISNULL: case QN_XC_ISNA: case QN_XC_NOTNULL: case QN_XC_NOTNA: out = test_null(q, x, c); break;
    case QN_XC_LOWER: case QN_XC_UPPER: case QN_XC_STRIP: case QN_XC_REPLACE: out = text_to_text(s, q, x, c, NULL); break;
    case QN_XC_LEN: case QN_XC_STARTSWITH: case QN_XC_ENDSWITH: case QN_XC_CONTAINS: case QN_XC_LIKE: out = test_text(q, x, c); break;
    default: out = moment_parts(q, x, c); break;
  }
  qn_column_drop(c);
  return out;
}

static qn_column *run_contains(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  qn_column *pair[2] = {qn_x_run(s, q, x->args[0], b), NULL}, *out = NULL;
  if (pair[0] && (pair[1] = qn_x_run(s, q, x->args[1], b)) != NULL) {
    out = qn_column_new(q->alloc, QN_D_BOOL, b->nrows);
    for (int64_t i = 0; out && i < b->nrows; i++)
      ((uint8_t *)out->values->data)[i] = find(qn_column_str(pair[1], i), qn_column_str(pair[0], i)) != (x->op != 0);
    if (!out || !qn_x_validity(q, pair, 2, out)) out = fail_memory(q, out);
  }
  qn_column_drop(pair[0]);
  qn_column_drop(pair[1]);
  return out;
}

/* --- one node --------------------------------------------------------------------------------------------------------------------- */
static qn_column *run_kernel(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  qn_column *args[32], *out = NULL;
  uint32_t made = 0;
  while (made < x->n && (args[made] = qn_x_run(s, q, x->args[made], b)) != NULL) made++;
  if (made == x->n) out = qn_x_kernel(s, q, x, args, b->nrows);
  for (uint32_t i = 0; i < made; i++) qn_column_drop(args[i]);
  return out;
}

static qn_column *run_text(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  qn_column *c = qn_x_run(s, q, x->args[0], b), *d = c && x->n > 1 ? qn_x_run(s, q, x->args[1], b) : NULL, *out = NULL;
  if (c && (x->n == 1 || d)) out = text_to_text(s, q, x, c, d);
  qn_column_drop(c);
  qn_column_drop(d);
  return out;
}

qn_column *qn_x_run(qn_session *s, qn_q *q, const qn_xnode *x, const qn_batch *b) {
  switch (x->kind) {
    case QN_X_COLUMN: return qn_column_keep(b->cols[x->column]);
    case QN_X_NUMBER: case QN_X_TEXT: return constant(q, x, b->nrows);
    case QN_X_NULL: return nulls(q, x->type, b->nrows);
    case QN_X_KERNEL: return run_kernel(s, q, x, b);
    case QN_X_COMPARE: return run_compare(s, q, x, b);
    case QN_X_LOGIC: return run_logic(s, q, x, b);
    case QN_X_NOT: return run_not(s, q, x, b);
    case QN_X_IN: return run_in(s, q, x, b);
    case QN_X_IF: return run_choice(s, q, x, b);
    case QN_X_CALL: return run_call(s, q, x, b);
    case QN_X_CONTAINS: return run_contains(s, q, x, b);
    case QN_X_SLICE: case QN_X_JOIN: return run_text(s, q, x, b);
  }
  return NULL;
}
