/* arraycall.c - functions over whole arrays whose constant arguments decide the type of the result, and the methods of ufuncs:
 * unique(return_…=), gradient, pad, split, take_along_axis, insert along an axis, add.reduce, add.at, … */
#include "frontend/types/arrayview.h"
#include "frontend/types/builtin.h"

static const qn_type *i64(qn_fn *f) { return f->in->types->scalar[QN_D_INT64]; }
static bool is_array(const qn_texpr *e) { return e->type->kind == QN_TYPE_ARRAY; }

typedef struct special {
  const qn_cargs *c;
  qn_sv name;
} special;

static qn_texpr *arg(const qn_cargs *c, uint32_t at, const char *name) {
  qn_texpr *e = at < c->n_pos ? c->pos[at] : NULL;
  for (uint32_t i = 0; i < c->n_kw; i++)
    if (strcmp(c->kw_names[i]->text, name) == 0) e = c->kw[i];
  return e && e->type->kind != QN_TYPE_NONE ? e : NULL;
}
static qn_texpr *bad(qn_fn *f, const special *s) { return qn_bad_args(f, qn_sv_of(qn_arena_printf(f->in->a, "numpy.%.*s", (int)s->name.n, s->name.p)), s->c); }

static qn_texpr *as_array(qn_fn *f, qn_texpr *e, qn_span span) {
  if (e->type->kind == QN_TYPE_LIST || e->type->kind == QN_TYPE_TUPLE) return qn_prelude_call(f, "np_array", &e, 1, span);
  return e;
}

/* One constant axis of rank dimensions; -1 after an error. */
static int axis_of(qn_fn *f, const qn_texpr *e, int rank, qn_span span) {
  int64_t d[8];
  uint32_t n;
  if (!qn_known_ints(e, d, &n) || n != 1) return qn_unsupported(f, span, "an axis that is not a constant"), -1;
  if (d[0] >= -rank && d[0] < rank) return (int)(d[0] < 0 ? d[0] + rank : d[0]);
  qn_terror(f, QN_DIAG_TYPE, span, "axis %lld is out of bounds for array of dimension %d", (long long)d[0], rank);
  return -1;
}

static qn_texpr *unique(qn_fn *f, const special *s) {
  char text[24] = "unique_";
  static const char *const words[] = {"return_index", "return_inverse", "return_counts"};
  qn_texpr *a = arg(s->c, 0, "ar"), *axis = arg(s->c, 4, "axis");
  if (!a) return bad(f, s);
  if (axis) return qn_unsupported(f, s->c->span, "np.unique along an axis");
  for (uint32_t k = 0; k < 3; k++) {
    qn_texpr *e = arg(s->c, k + 1, words[k]);
    if (e && e->kind != QN_TX_CONST) return qn_unsupported(f, s->c->span, "a flag that is not a constant");
    if (e && e->i) strcat(text, k == 0 ? "i" : k == 1 ? "v" : "c");
  }
  a = as_array(f, a, s->c->span);
  return qn_prelude_call(f, text[7] ? qn_arena_printf(f->in->a, "%s", text) : "np_unique", &a, 1, s->c->span);
}

static qn_texpr *gradient(qn_fn *f, const special *s) {
  const qn_cargs *c = s->c;
  qn_texpr *axis = arg(c, 99, "axis"), *edge = arg(c, 99, "edge_order"), *part[8];
  if (!c->n_pos) return bad(f, s);
  qn_tx_open o = qn_tx_block_open(f);
  qn_texpr *a = as_array(f, c->pos[0], c->span);
  if (qn_is_poison(a) || !is_array(a) || !a->type->ndim) return f->out = o.outer, bad(f, s);
  a = qn_tx_temp(f, a);
  int rank = a->type->ndim, axes[8], n = rank;
  int64_t at[8];
  uint32_t count = 0;
  for (int d = 0; d < rank; d++) axes[d] = d;
  if (axis) {
    if (!qn_known_ints(axis, at, &count)) return f->out = o.outer, qn_unsupported(f, c->span, "an axis that is not a constant");
    n = (int)count;
    for (int k = 0; k < n; k++) {
      if (at[k] < -rank || at[k] >= rank) return f->out = o.outer, (void)axis_of(f, axis, rank, c->span), qn_bad_args(f, QN_SV("numpy.gradient"), c);
      axes[k] = (int)(at[k] < 0 ? at[k] + rank : at[k]);
    }
  }
  uint32_t spacings = c->n_pos - 1;
  if (spacings > 1 && (int)spacings != n) return f->out = o.outer, bad(f, s);
  for (int k = 0; k < n; k++) {
    qn_texpr *h = spacings == 0 ? qn_tx_float(f, qn_float64(f), 1.0, c->span) : c->pos[spacings == 1 ? 1 : 1 + k];
    qn_texpr *more[] = {as_array(f, h, c->span), edge ? edge : qn_tx_int(f, i64(f), 1, c->span)};
    part[k] = qn_array_along_at(f, "gradient", a, axes[k], more, 2, c->span);
    if (qn_is_poison(part[k])) return f->out = o.outer, part[k];
    part[k] = qn_tx_temp(f, part[k]);
  }
  bool one = n == 1 && (rank == 1 || !axis || axis->type->kind == QN_TYPE_SCALAR);
  return qn_tx_block_close(f, o, one ? part[0] : qn_tx_temp(f, qn_tuple_of(f, part, (uint32_t)n, c->span)), c->span);
}

/* pad_width: n, (before, after), ((before, after), …), and constant_values likewise: of dimension d, which = 0 before, 1 after */
static qn_texpr *of_side(qn_fn *f, qn_texpr *e, int d, uint32_t which, qn_span span) {
  if (e->type->kind != QN_TYPE_TUPLE) return e;
  bool nested = e->type->n && e->type->items[0]->kind == QN_TYPE_TUPLE;
  qn_texpr *pair = nested ? qn_tuple_item(f, e, e->type->n == 1 ? 0 : (uint32_t)d, span) : e;
  return qn_tuple_item(f, pair, pair->type->n == 1 ? 0 : which, span);
}

static qn_texpr *pad(qn_fn *f, const special *s) {
  const qn_cargs *c = s->c;
  qn_texpr *a = arg(c, 0, "array"), *width = arg(c, 1, "pad_width"), *mode = arg(c, 2, "mode"), *value = arg(c, 99, "constant_values");
  qn_sv how = mode ? mode->text : QN_SV("constant");
  static const char *const modes[] = {"constant", "edge", "wrap", "reflect", "symmetric"};
  bool known = false;
  if (!a || !width || (mode && (mode->kind != QN_TX_CONST || mode->type->kind != QN_TYPE_STR))) return bad(f, s);
  for (size_t i = 0; i < QN_COUNT(modes); i++) known = known || qn_sv_is(how, modes[i]);
  if (!known) return qn_unsupported(f, c->span, "this mode of np.pad");
  qn_tx_open o = qn_tx_block_open(f);
  a = as_array(f, a, c->span);
  if (qn_is_poison(a) || !is_array(a)) return f->out = o.outer, bad(f, s);
  int rank = a->type->ndim;
  const qn_type *w = width->type;
  bool nested = w->kind == QN_TYPE_TUPLE && w->n && w->items[0]->kind == QN_TYPE_TUPLE;
  bool fits = w->kind == QN_TYPE_SCALAR || (w->kind == QN_TYPE_TUPLE && (nested ? w->n == 1 || (int)w->n == rank : w->n == 1 || w->n == 2));
  if (!fits) return f->out = o.outer, bad(f, s);
  a = qn_tx_temp(f, a), width = qn_tx_temp(f, width);
  if (value) value = qn_tx_temp(f, value);
  for (int d = 0; d < rank; d++) {
    qn_texpr *before = qn_to_index(f, of_side(f, width, d, 0, c->span), "a width"), *after = qn_to_index(f, of_side(f, width, d, 1, c->span), "a width");
    if (qn_is_poison(before) || qn_is_poison(after)) return f->out = o.outer, qn_poison(f, c->span);
    qn_texpr *v = value ? of_side(f, value, d, 0, c->span) : qn_tx_int(f, i64(f), 0, c->span);
    v = qn_cast(f, v, f->in->types->scalar[a->type->dtype]);
    qn_texpr *more[] = {before, after, v};
    a = qn_array_along_at(f, qn_arena_printf(f->in->a, "pad_%.*s", (int)how.n, how.p), a, d, more, 3, c->span);
    if (qn_is_poison(a)) return f->out = o.outer, a;
    a = qn_tx_temp(f, a);
  }
  return qn_tx_block_close(f, o, a, c->span);
}

static qn_texpr *split(qn_fn *f, const special *s) {
  const qn_cargs *c = s->c;
  qn_texpr *a = arg(c, 0, "ary"), *sections = arg(c, 1, "indices_or_sections"), *axis = arg(c, 2, "axis");
  if (!a || !sections) return bad(f, s);
  a = as_array(f, a, c->span);
  if (qn_is_poison(a) || !is_array(a) || !a->type->ndim) return bad(f, s);
  int d = 0, rank = a->type->ndim;
  if (qn_sv_is(s->name, "hsplit")) d = rank > 1;
  if (qn_sv_is(s->name, "dsplit")) d = 2;
  if (axis && (d = axis_of(f, axis, rank, c->span)) < 0) return qn_poison(f, c->span);
  if (d > 2 || d >= rank) return qn_unsupported(f, c->span, "np.split along this axis");
  const qn_type *any = qn_type_array(f->in->types, a->type->dtype, rank, 'A', a->type->readonly);
  qn_texpr *args[] = {qn_cast(f, a, any), as_array(f, sections, c->span), qn_tx_int(f, qn_bool_type(f), !qn_sv_is(s->name, "array_split"), c->span)};
  return qn_prelude_call(f, qn_arena_printf(f->in->a, "split_%d", d), args, 3, c->span);
}

/* arr[i, …, idx, …]: every other dimension by its own places */
static qn_texpr *along_axis(qn_fn *f, const special *s) {
  const qn_cargs *c = s->c;
  bool put = qn_sv_is(s->name, "put_along_axis");
  qn_texpr *a = arg(c, 0, "arr"), *at = arg(c, 1, "indices"), *axis = arg(c, put ? 3 : 2, "axis"), *v = put ? arg(c, 2, "values") : NULL;
  if (!a || !at || (put && !v)) return bad(f, s);
  qn_tx_open o = qn_tx_block_open(f);
  a = as_array(f, a, c->span), at = as_array(f, at, c->span);
  if (qn_is_poison(a) || qn_is_poison(at) || !is_array(a) || !is_array(at) || at->type->ndim != a->type->ndim) return f->out = o.outer, bad(f, s);
  int rank = a->type->ndim, d = axis ? axis_of(f, axis, rank, c->span) : rank - 1;
  if (d < 0 || (put && qn_is_locked(f, a, c->span))) return f->out = o.outer, qn_poison(f, c->span);
  a = qn_tx_temp(f, a), at = qn_tx_temp(f, at);
  qn_taxis axes[8] = {{.kind = QN_AXIS_FULL}};
  for (int k = 0; k < rank; k++) {
    axes[k] = (qn_taxis){.kind = QN_AXIS_FULL, .at = at};
    if (k == d) continue;
    qn_texpr *size = qn_view_extent(f, at, k, c->span), *e = qn_tx_temp(f, qn_prelude_call(f, "np_arange", &size, 1, c->span));
    for (int m = 0; m < k; m++) e = qn_view_new_axis(f, e, 0, c->span);
    for (int m = k + 1; m < rank; m++) e = qn_view_new_axis(f, e, e->type->ndim, c->span);
    axes[k].at = qn_tx_temp(f, e);
  }
  qn_texpr *e = qn_fancy_of(f, a, axes, (uint32_t)rank, put, c->span);
  if (qn_is_poison(e)) return f->out = o.outer, e;
  if (put) qn_fancy_store(f, e, v, c->span), e = qn_tx_nothing(f, f->in->types->none, c->span);
  else e = qn_tx_temp(f, e);
  return qn_tx_block_close(f, o, e, c->span);
}

static qn_texpr *insert(qn_fn *f, const special *s) {
  const qn_cargs *c = s->c;
  qn_texpr *a = arg(c, 0, "arr"), *at = arg(c, 1, "obj"), *v = arg(c, 2, "values"), *axis = arg(c, 3, "axis");
  if (!a || !at || !v) return bad(f, s);
  a = as_array(f, a, c->span);
  if (qn_is_poison(a) || !is_array(a)) return bad(f, s);
  if (v->type->kind != QN_TYPE_SCALAR) v = as_array(f, v, c->span);
  if (at->type->kind != QN_TYPE_SCALAR) at = as_array(f, at, c->span);
  if (!axis || a->type->ndim == 1) return qn_prelude_call(f, "np_insert", (qn_texpr *[]){a, at, v}, 3, c->span);
  int d = axis_of(f, axis, a->type->ndim, c->span);
  if (d < 0) return qn_poison(f, c->span);
  if (a->type->ndim != 2 || at->type->kind != QN_TYPE_SCALAR) return qn_unsupported(f, c->span, "np.insert of this along an axis");
  return qn_prelude_call(f, d ? "insert_column" : "insert_row", (qn_texpr *[]){a, at, v}, 3, c->span);
}

/* --- methods of ufuncs: numpy.add.reduce, … ---------------------------------------------------------------------------------------- */
static const struct {
  const char *ufunc, *reduce, *accumulate;
} folds[] = {{"add", "sum", "cumsum"},      {"multiply", "prod", "cumprod"}, {"minimum", "min", NULL},
             {"maximum", "max", NULL},      {"logical_and", "all", NULL},    {"logical_or", "any", NULL}};

bool qn_ufunc_method_known(qn_sv name) { /* "add.reduce" */
  static const char *const methods[] = {".reduce", ".accumulate", ".outer", ".at"};
  uint32_t n;
  for (size_t i = 0; i < QN_COUNT(methods); i++) {
    size_t k = strlen(methods[i]);
    if (name.n > k && memcmp(name.p + name.n - k, methods[i], k) == 0 && qn_is_ufunc_name(qn_ufunc_alias((qn_sv){name.p, name.n - k}), &n) && n == 2) return true;
  }
  return false;
}

static qn_texpr *outer(qn_fn *f, qn_sv ufunc, const qn_cargs *c) {
  qn_texpr *a = as_array(f, c->pos[0], c->span), *b = as_array(f, c->pos[1], c->span);
  if (qn_is_poison(a) || qn_is_poison(b)) return qn_poison(f, c->span);
  if (is_array(a) && is_array(b))
    for (int k = 0; k < b->type->ndim; k++) a = qn_view_new_axis(f, a, a->type->ndim, c->span);
  qn_texpr *both[] = {a, b};
  qn_cargs args = {.pos = both, .n_pos = 2, .span = c->span, .func_span = c->func_span};
  return qn_call_builtin(f, qn_sv_of(qn_arena_printf(f->in->a, "numpy.%.*s", (int)ufunc.n, ufunc.p)), &args);
}

qn_texpr *qn_bi_ufunc_method(qn_fn *f, qn_sv name, const qn_cargs *c) {
  qn_sv ufunc = {name.p + 6, name.n - 6};
  while (ufunc.p[ufunc.n - 1] != '.') ufunc.n--;
  qn_sv method = {ufunc.p + ufunc.n, (size_t)(name.p + name.n - ufunc.p - ufunc.n)};
  ufunc.n--;
  qn_sv base = qn_ufunc_alias(ufunc);
  if (f->k->rules == QN_RULES_DRIVER || !c->n_pos) return qn_bad_args(f, name, c);
  if (qn_sv_is(method, "outer")) return c->n_pos == 2 && !c->n_kw ? outer(f, ufunc, c) : qn_bad_args(f, name, c);
  qn_texpr *fn = qn_member(f, qn_sv_of(qn_arena_printf(f->in->a, "numpy.%.*s", (int)ufunc.n, ufunc.p)), c->span);
  if (!fn) return qn_bad_args(f, name, c);
  if (qn_sv_is(method, "at")) {
    if (c->n_pos != 3 || c->n_kw) return qn_bad_args(f, name, c);
    qn_texpr *at = c->pos[1]->type->kind == QN_TYPE_LIST ? as_array(f, c->pos[1], c->span) : c->pos[1];
    qn_texpr *v = c->pos[2]->type->kind == QN_TYPE_LIST ? as_array(f, c->pos[2], c->span) : c->pos[2];
    return qn_prelude_call(f, "ufunc_at", (qn_texpr *[]){fn, c->pos[0], at, v}, 4, c->span);
  }
  bool reduce = qn_sv_is(method, "reduce");
  for (size_t i = 0; i < QN_COUNT(folds); i++)
    if (qn_sv_is(base, folds[i].ufunc) && (reduce || folds[i].accumulate))
      return qn_array_along(f, reduce ? folds[i].reduce : folds[i].accumulate, reduce ? "rf1" : "mf1", c);
  qn_cargs args = *c;
  args.kw = QN_NEW_N(f->in->a, qn_texpr *, c->n_kw + 1);
  args.kw_names = QN_NEW_N(f->in->a, qn_sym, c->n_kw + 1);
  args.pos = QN_NEW_N(f->in->a, qn_texpr *, c->n_pos + 2);
  memcpy(args.pos, c->pos, c->n_pos * sizeof *args.pos);
  if (c->n_kw) memcpy(args.kw, c->kw, c->n_kw * sizeof *args.kw), memcpy(args.kw_names, c->kw_names, c->n_kw * sizeof *args.kw_names);
  if (c->n_pos > 2) return qn_bad_args(f, name, c);
  if (c->n_pos == 2) args.pos[2] = fn, args.n_pos = 3; /* (a, axis, fn): the axis is taken out */
  else args.pos[1] = fn, args.n_pos = 2;
  return qn_array_along(f, reduce ? "reduce" : "accumulate", c->n_pos == 2 ? (reduce ? "rf1" : "mf1") : (reduce ? "rf9" : "mf9"), &args);
}

/* --- a.sort() -------------------------------------------------------------------------------------------------------------------- */
qn_texpr *qn_array_sorted_in_place(qn_fn *f, qn_texpr *a, const qn_cargs *c) {
  qn_texpr *axis = arg(c, 0, "axis");
  int rank = a->type->ndim, d = axis ? axis_of(f, axis, rank, c->span) : rank - 1;
  if (d < 0 || qn_is_locked(f, a, c->span)) return qn_poison(f, c->span);
  if (a->type->dtype <= QN_D_FLOAT64) {
    qn_texpr *args[2] = {a, qn_tx_int(f, f->in->types->scalar[QN_D_INT32], d, c->span)};
    return qn_tx_helper(f, "qn_k_sort", f->in->types->none, c->span, args, 2);
  }
  if (rank == 1) return qn_prelude_call(f, "sort_in_place", &a, 1, c->span);
  qn_tx_open o = qn_tx_block_open(f);
  a = qn_tx_temp(f, a);
  qn_texpr *sorted = qn_array_along_at(f, "sort", a, d, NULL, 0, c->span);
  if (qn_is_poison(sorted)) return f->out = o.outer, sorted;
  qn_tstmt *s = qn_ts(f, QN_TS_FILL, c->span);
  s->place = a, s->expr = sorted;
  qn_add(f, s);
  return qn_tx_block_close(f, o, qn_tx_nothing(f, f->in->types->none, c->span), c->span);
}

/* --- the table -------------------------------------------------------------------------------------------------------------------- */
static const struct {
  const char *name;
  qn_texpr *(*fn)(qn_fn *f, const special *s);
} rows[] = {{"unique", unique}, {"gradient", gradient}, {"pad", pad}, {"split", split}, {"array_split", split}, {"hsplit", split}, {"vsplit", split},
            {"dsplit", split}, {"take_along_axis", along_axis}, {"put_along_axis", along_axis}, {"insert", insert}};

qn_texpr *qn_array_special_call(qn_fn *f, qn_sv name, const qn_cargs *c) {
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (qn_sv_is(name, rows[i].name)) return rows[i].fn(f, &(special){.c = c, .name = name});
  return NULL;
}
