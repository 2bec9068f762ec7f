/* random.c - random numbers in kernels: the rows of runtime/base/random.def, and the functions with arguments of their own.
 * To add a distribution: a row there and its case in runtime/kernel/random_dist.c. */
#include "frontend/types/builtin.h"

typedef struct row {
  const char *name, *params;
  uint32_t required;
  bool whole;
  double def[3];
} row;
enum { RESULT_D = 0, RESULT_Q = 1 };
static const row rows[] = {
#define QN_RANDOM(ID, name, params, required, result, a, b, c) {name, params, required, RESULT_##result, {a, b, c}},
#include "runtime/base/random.def"
#undef QN_RANDOM
};

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static const qn_type *f64(qn_fn *f) { return f->in->types->scalar[QN_D_FLOAT64]; }
static qn_texpr *i32_const(qn_fn *f, int64_t v, qn_span s) { return qn_tx_int(f, f->in->types->scalar[QN_D_INT32], v, s); }

static int row_of(qn_sv name) {
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (qn_sv_is(name, rows[i].name)) return (int)i;
  return -1;
}
bool qn_random_known(qn_sv name) { return row_of(name) >= 0; }
void qn_random_each(void (*each)(void *ctx, qn_sv dotted), void *ctx) {
  for (size_t i = 0; i < QN_COUNT(rows); i++) each(ctx, qn_sv_of(rows[i].name));
}

static bool is_python(qn_sv name) { return name.n > 7 && memcmp(name.p, "random.", 7) == 0; }
static bool real_number(const qn_texpr *e) { return qn_type_is_scalar(e->type) && !qn_type_is_complex(e->type); }
static bool is_none(const qn_texpr *e) { return !e || e->type->kind == QN_TYPE_NONE; }

/* The arguments under the names of `params` ("loc scale size"), NULL where not given. False: they do not fit. */
static bool bind(const qn_cargs *c, const char *params, qn_texpr **out, uint32_t n) {
  if (c->n_pos > n) return false;
  for (uint32_t i = 0; i < n; i++) out[i] = i < c->n_pos ? c->pos[i] : NULL;
  for (uint32_t k = 0; k < c->n_kw; k++) {
    const char *want = c->kw_names[k]->text, *p = params;
    size_t len = strlen(want);
    uint32_t at = 0;
    for (; *p; p += strcspn(p, " "), p += *p == ' ', at++)
      if (strcspn(p, " ") == len && memcmp(p, want, len) == 0) break;
    if (!*p || at >= n || out[at]) return false;
    out[at] = c->kw[k];
  }
  return true;
}

/* A fresh array of a size given as NumPy takes it, in a temporary; NULL after an error. */
static qn_texpr *fresh(qn_fn *f, qn_dtype d, qn_texpr *size, qn_span span) {
  qn_texpr *a = qn_alloc_shaped(f, d, size, span);
  return a ? qn_tx_temp(f, a) : NULL;
}

static void add_helper(qn_fn *f, const char *helper, qn_texpr *const *args, uint32_t n, qn_span span) {
  qn_tstmt *s = qn_ts(f, QN_TS_EXPR, span);
  s->expr = qn_tx_helper(f, helper, f->in->types->none, span, args, n);
  qn_add(f, s);
}

/* --- rows --------------------------------------------------------------------------------------------------------------- */
static qn_texpr *draw(qn_fn *f, int id, qn_texpr *const *p, qn_texpr *size, qn_span span) {
  const row *r = &rows[id];
  qn_texpr *args[5] = {i32_const(f, id, span), p[0], p[1], p[2], NULL};
  bool plain = strcmp(r->params, "") == 0 && !r->whole;
  bool uniform = plain && (strstr(r->name, "rand") || strstr(r->name, "sample") || strstr(r->name, "ranf")) &&
                 !strstr(r->name, "standard");
  if (is_none(size)) {
    if (uniform) {
      args[0] = i32_const(f, is_python(qn_sv_of(r->name)), span);
      return qn_tx_helper(f, "qn_k_random_double", f64(f), span, args, 1);
    }
    return qn_tx_helper(f, r->whole ? "qn_k_random_whole" : "qn_k_random_real", r->whole ? i64(f) : f64(f), span, args, 4);
  }
  qn_tx_open open = qn_tx_block_open(f);
  for (int i = 1; i < 4; i++) args[i] = qn_tx_temp(f, args[i]);
  args[4] = fresh(f, r->whole ? QN_D_INT64 : QN_D_FLOAT64, size, span);
  if (args[4]) add_helper(f, "qn_k_random_fill", args, 5, span);
  return qn_tx_block_close(f, open, args[4] ? args[4] : qn_poison(f, span), span);
}

qn_texpr *qn_bi_random(qn_fn *f, qn_sv name, const qn_cargs *c) {
  int id = row_of(name);
  const row *r = &rows[id];
  bool python = is_python(name);
  if (f->k->rules != QN_RULES_NUMBA) return qn_bi_refused(f, name, c);
  uint32_t n = r->params[0] ? 1 : 0;
  for (const char *p = r->params; *p; p++) n += *p == ' ';
  qn_texpr *given[4] = {0}, *p[3];
  const char *params = python ? r->params : qn_arena_printf(f->in->a, "%s%ssize", r->params, r->params[0] ? " " : "");
  if (!bind(c, params, given, n + !python)) return qn_bad_args(f, name, c);
  for (uint32_t i = 0; i < 3; i++) {
    if (i < n && given[i]) {
      if (!real_number(given[i])) return qn_bad_args(f, name, c);
      p[i] = qn_cast(f, given[i], f64(f));
    } else {
      if (i < r->required) return qn_bad_args(f, name, c);
      p[i] = qn_tx_float(f, f64(f), r->def[i], c->span);
    }
  }
  return draw(f, id, p, python ? NULL : given[n], c->span);
}

/* rand(d0, d1, …), randn(d0, d1, …) */
qn_texpr *qn_bi_rand(qn_fn *f, qn_sv name, const qn_cargs *c) {
  int id = row_of(qn_sv_is(name, "numpy.random.rand") ? QN_SV("numpy.random.random") : QN_SV("numpy.random.standard_normal"));
  qn_texpr *zero = qn_tx_float(f, f64(f), 0.0, c->span), *p[3] = {zero, zero, zero};
  if (f->k->rules != QN_RULES_NUMBA || c->n_kw) return qn_bad_args(f, name, c);
  for (uint32_t i = 0; i < c->n_pos; i++)
    if (!qn_type_is_int(c->pos[i]->type)) return qn_bad_args(f, name, c);
  return draw(f, id, p, c->n_pos ? qn_tuple_of(f, c->pos, c->n_pos, c->span) : NULL, c->span);
}

/* --- seeds, ints --------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_bi_random_seed(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 1) || !qn_type_is_int(c->pos[0]->type) || f->k->rules != QN_RULES_NUMBA) return qn_bad_args(f, name, c);
  qn_texpr *args[2] = {i32_const(f, is_python(name), c->span), qn_cast(f, c->pos[0], i64(f))};
  return qn_tx_helper(f, "qn_k_random_seed", f->in->types->none, c->span, args, 2);
}

qn_texpr *qn_bi_getrandbits(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (!qn_scalars(c, 1, 1) || !qn_type_is_int(c->pos[0]->type) || f->k->rules != QN_RULES_NUMBA) return qn_bad_args(f, name, c);
  qn_texpr *k = qn_cast(f, c->pos[0], i64(f));
  return qn_tx_helper(f, "qn_k_random_bits", f->in->types->scalar[QN_D_UINT64], c->span, &k, 1);
}

/* The common type of some ints: the widest, signed if one is. */
static const qn_type *widest(qn_fn *f, qn_texpr *const *e, uint32_t n) {
  static const qn_dtype of[2][9] = {{0, QN_D_UINT8, QN_D_UINT16, 0, QN_D_UINT32, 0, 0, 0, QN_D_UINT64},
                                    {0, QN_D_INT8, QN_D_INT16, 0, QN_D_INT32, 0, 0, 0, QN_D_INT64}};
  int size = 1, sign = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (qn_dtypes[e[i]->type->dtype].size > size) size = qn_dtypes[e[i]->type->dtype].size;
    if (qn_dtypes[e[i]->type->dtype].kind == 'i') sign = 1;
  }
  return f->in->types->scalar[of[sign][size]];
}

/* random.randrange, random.randint(a, b) and numpy.random.randint(low, high, size) */
qn_texpr *qn_bi_randrange(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool python = is_python(name), inclusive = qn_sv_is(name, "random.randint"), numpy = !python;
  qn_texpr *given[3] = {0};
  const char *params = numpy ? "low high size" : inclusive ? "a b" : "start stop step";
  if (f->k->rules != QN_RULES_NUMBA || !bind(c, params, given, inclusive ? 2 : 3)) return qn_bad_args(f, name, c);
  qn_texpr *size = numpy ? given[2] : NULL;
  uint32_t n = is_none(given[1]) ? 1 : python && given[2] ? 3 : 2;
  for (uint32_t i = 0; i < n; i++)
    if (!given[i] || !qn_type_is_int(given[i]->type)) return qn_bad_args(f, name, c);
  if (inclusive && n != 2) return qn_bad_args(f, name, c);
  const qn_type *t = n == 1 ? i64(f) : widest(f, given, n);
  qn_texpr *zero = qn_tx_int(f, i64(f), 0, c->span), *one = qn_tx_int(f, i64(f), 1, c->span);
  qn_texpr *low = n == 1 ? zero : qn_cast(f, given[0], i64(f)), *high = qn_cast(f, given[n == 1 ? 0 : 1], i64(f));
  if (inclusive) high = qn_tx_bin(f, QN_OP_Add, i64(f), c->span, high, one), t = i64(f);
  if (numpy && !is_none(size)) {
    qn_tx_open open = qn_tx_block_open(f);
    qn_texpr *args[3] = {qn_tx_temp(f, low), qn_tx_temp(f, high), NULL};
    qn_dtype d = t->dtype >= QN_D_UINT8 && t->dtype <= QN_D_UINT64 ? (qn_dtype)(t->dtype - QN_D_UINT8 + QN_D_INT8) : t->dtype;
    args[2] = fresh(f, d, size, c->span);
    if (args[2]) add_helper(f, "qn_k_random_ints", args, 3, c->span);
    return qn_tx_block_close(f, open, args[2] ? args[2] : qn_poison(f, c->span), c->span);
  }
  qn_texpr *args[4] = {i32_const(f, python, c->span), low, high, n == 3 ? qn_cast(f, given[2], i64(f)) : one};
  return qn_cast(f, qn_tx_helper(f, "qn_k_random_range", i64(f), c->span, args, 4), t);
}

/* random.triangular(low, high[, mode]): as NumPy's, from the other stream and in another order of parameters. */
qn_texpr *qn_bi_triangular(qn_fn *f, qn_sv name, const qn_cargs *c) {
  if (f->k->rules != QN_RULES_NUMBA || !qn_scalars(c, 2, 3)) return qn_bad_args(f, name, c);
  for (uint32_t i = 0; i < c->n_pos; i++)
    if (!real_number(c->pos[i])) return qn_bad_args(f, name, c);
  qn_texpr *low2, *high2, *low = qn_once(f, qn_cast(f, c->pos[0], f64(f)), &low2);
  qn_texpr *high = qn_once(f, qn_cast(f, c->pos[1], f64(f)), &high2), *mode;
  if (c->n_pos == 3) {
    mode = qn_cast(f, c->pos[2], f64(f));
  } else {
    mode = qn_tx_bin(f, QN_OP_Sub, f64(f), c->span, high2, low2);
    mode = qn_tx_bin(f, QN_OP_Mult, f64(f), c->span, mode, qn_tx_float(f, f64(f), 0.5, c->span));
    mode = qn_tx_bin(f, QN_OP_Add, f64(f), c->span, low2, mode);
  }
  qn_texpr *p[3] = {low, high, mode};
  return draw(f, row_of(QN_SV("random.triangular.")), p, NULL, c->span);
}

/* --- arrays -------------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_bi_shuffle(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool ok = c->n_pos == 1 && !c->n_kw && c->pos[0]->type->kind == QN_TYPE_ARRAY && c->pos[0]->type->ndim > 0;
  if (!ok || c->pos[0]->type->readonly || f->k->rules != QN_RULES_NUMBA) return qn_bad_args(f, name, c);
  qn_texpr *args[2] = {i32_const(f, is_python(name), c->span), c->pos[0]};
  return qn_tx_helper(f, "qn_k_random_shuffle", f->in->types->none, c->span, args, 2);
}

static qn_texpr *copy_of(qn_fn *f, qn_texpr *a, qn_span span) {
  qn_cargs args = {.pos = &a, .n_pos = 1, .span = span};
  return qn_tx_temp(f, qn_bi_copy(f, QN_SV("numpy.copy"), &args));
}

qn_texpr *qn_bi_permutation(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool array = c->n_pos == 1 && c->pos[0]->type->kind == QN_TYPE_ARRAY && c->pos[0]->type->ndim > 0;
  if (c->n_pos != 1 || c->n_kw || f->k->rules != QN_RULES_NUMBA || !(array || qn_type_is_int(c->pos[0]->type)))
    return qn_bad_args(f, name, c);
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *args[2] = {i32_const(f, 0, c->span), NULL};
  args[1] = array ? copy_of(f, c->pos[0], c->span) : fresh(f, QN_D_INT64, c->pos[0], c->span);
  if (array) add_helper(f, "qn_k_random_shuffle", args, 2, c->span);
  else if (args[1]) add_helper(f, "qn_k_random_permutation", args + 1, 1, c->span);
  return qn_tx_block_close(f, open, args[1] ? args[1] : qn_poison(f, c->span), c->span);
}

qn_texpr *qn_bi_choice(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_texpr *given[3] = {0};
  if (f->k->rules != QN_RULES_NUMBA || !bind(c, "a size replace", given, 3) || !given[0]) return qn_bad_args(f, name, c);
  qn_texpr *a = given[0];
  bool array = a->type->kind == QN_TYPE_ARRAY && a->type->ndim == 1;
  if (!array && !qn_type_is_int(a->type)) return qn_bad_args(f, name, c);
  qn_tx_open open = qn_tx_block_open(f);
  qn_span s = c->span;
  a = qn_tx_temp(f, array ? a : qn_cast(f, a, i64(f)));
  qn_texpr *value = NULL;
  if (is_none(given[1])) {
    qn_texpr *n = array ? qn_tx1(f, QN_TX_SHAPE, i64(f), s, a) : a;
    qn_texpr *args[4] = {i32_const(f, 0, s), qn_tx_int(f, i64(f), 0, s), n, qn_tx_int(f, i64(f), 1, s)};
    value = qn_tx_helper(f, "qn_k_random_range", i64(f), s, args, 4);
    if (array) value = qn_index_with(f, a, value, true, s);
  } else {
    qn_texpr *from = a, *replace = given[2] ? qn_texpr_truth(f, given[2]) : qn_tx_int(f, qn_bool_type(f), 1, s);
    if (!array) { /* of 0, 1, 2, … */
      from = fresh(f, QN_D_INT64, a, s);
      qn_tslot *i = qn_temp(f, i64(f));
      qn_tstmt *loop = qn_ts(f, QN_TS_RANGE, s), *put = qn_ts(f, QN_TS_STORE, s);
      loop->slot = i, loop->lo = qn_tx_int(f, i64(f), 0, s), loop->hi = a;
      put->place = qn_index_with(f, from, qn_tx_slot(f, i, s), true, s), put->expr = qn_tx_slot(f, i, s);
      qn_vec_push(f->in->a, &loop->body.list, put);
      qn_add(f, loop);
    }
    value = fresh(f, array ? a->type->dtype : QN_D_INT64, given[1], s);
    qn_texpr *args[3] = {from, value, qn_cast(f, replace, f->in->types->scalar[QN_D_INT32])};
    if (value) add_helper(f, "qn_k_random_choice", args, 3, s);
  }
  return qn_tx_block_close(f, open, value ? value : qn_poison(f, s), s);
}

/* size + (len(p),) */
static qn_texpr *with_row(qn_fn *f, qn_texpr *size, qn_texpr *p, qn_span span) {
  qn_texpr *items[9];
  uint32_t n = 0;
  if (!is_none(size) && size->type->kind == QN_TYPE_TUPLE) {
    qn_texpr *t = qn_tx_temp(f, size);
    for (uint32_t i = 0; i < t->type->n && i < 8; i++) items[n++] = qn_tuple_item(f, t, i, span);
  } else if (!is_none(size)) {
    items[n++] = size;
  }
  items[n++] = qn_tx1(f, QN_TX_SHAPE, i64(f), span, p);
  return qn_tuple_of(f, items, n, span);
}

static bool weights(const qn_texpr *p) {
  if (!p || p->type->kind != QN_TYPE_ARRAY || p->type->ndim != 1) return false;
  qn_dtype d = p->type->dtype;
  return d == QN_D_FLOAT64 || d == QN_D_FLOAT32 || d == QN_D_INT64 || d == QN_D_INT32 || d == QN_D_UINT64;
}

qn_texpr *qn_bi_multinomial(qn_fn *f, qn_sv name, const qn_cargs *c) {
  bool dirichlet = qn_sv_is(name, "numpy.random.dirichlet");
  qn_texpr *given[3] = {0}, **p = dirichlet ? given : given + 1;
  if (f->k->rules != QN_RULES_NUMBA || !bind(c, dirichlet ? "alpha size" : "n pvals size", given, dirichlet ? 2 : 3) ||
      !weights(*p) || (!dirichlet && !qn_type_is_int(given[0]->type)))
    return qn_bad_args(f, name, c);
  qn_tx_open open = qn_tx_block_open(f);
  qn_texpr *n = dirichlet ? NULL : qn_tx_temp(f, qn_cast(f, given[0], i64(f))), *of = qn_tx_temp(f, *p);
  qn_texpr *out = fresh(f, dirichlet ? QN_D_FLOAT64 : QN_D_INT64, with_row(f, p[1], of, c->span), c->span);
  qn_texpr *args[3] = {n, of, out};
  if (out) add_helper(f, dirichlet ? "qn_k_random_dirichlet" : "qn_k_random_multinomial", dirichlet ? args + 1 : args, dirichlet ? 2 : 3, c->span);
  return qn_tx_block_close(f, open, out ? out : qn_poison(f, c->span), c->span);
}
