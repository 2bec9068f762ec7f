/* pandas_frame.c - the methods and properties of a DataFrame, one table at the end. */
#include <math.h>
#include <strings.h>

#include "runtime/frame/plan.h"

#define SELF qn_frame *f = qn_frame_of(self)
#define SETTLED_SELF \
  SELF;              \
  if (qn_frame_settle(rt, f) < 0) return -1

static int truth_of(qn_rt *rt, qn_value v, bool fallback) { return v.tag == QN_UNSET || v.tag == QN_NONE ? fallback : qn_truth(rt, v); }
static bool given(qn_value v) { return v.tag != QN_UNSET && v.tag != QN_NONE; }

/* A new frame of this one's shape, each column through fn. */
typedef qn_column *(*map_fn)(qn_rt *rt, const qn_column *c, void *user);
static int map_columns(qn_rt *rt, const qn_frame *f, map_fn fn, void *user, qn_value *out) {
  if (qn_frame_settle(rt, f) < 0 || qn_new_frame(rt, qn_index_keep(f->index), f->nrows, out) < 0) return -1;
  qn_frame_set_head(rt, qn_frame_of(*out), f);
  for (int32_t i = 0; i < f->ncols; i++)
    if (qn_frame_append(rt, qn_frame_of(*out), f->names[i], fn(rt, f->held[i], user)) < 0) return qn_drop(rt, out), -1;
  return 0;
}

/* --- reductions: a Series with a value per column --------------------------------------------------------------------------- */
static int reduce(qn_rt *rt, qn_value self, const qn_args *args, qn_agg agg, qn_value *out) {
  SELF;
  bool only = args->nkw == 1 && !strcmp(args->kwnames[0]->text, "numeric_only");
  bool other = false; /* columns whose results are not just numbers of 64 bits: the text puts them together */
  const bool kept = agg != QN_AGG_ANY && agg != QN_AGG_ALL && agg != QN_AGG_COUNT && agg != QN_AGG_NUNIQUE && agg != QN_AGG_SIZE;
  for (int32_t i = 0; agg != QN_AGG_COUNT && agg != QN_AGG_NUNIQUE && i < f->ncols; i++) {
    const int t = qn_held_type(rt, f->held[i]);
    if (t < 0) return -1;
    other = other || f->held[i]->masked || (kept ? t != QN_D_INT64 && t != QN_D_FLOAT64 && !(only && !qn_col_numeric((uint8_t)t)) : !qn_col_numeric((uint8_t)t));
  }
  other = other || (agg == QN_AGG_NUNIQUE && f->ncols == 0);
  if (args->npos || args->nkw > only || other) return qn_pandas_general(rt, "pandas._reduce", "DataFrame", qn_agg_name(agg), self, args, out);
  int numeric = only ? qn_truth(rt, args->kwvals[0]) : 0;
  int64_t ddof = 1;
  if (numeric < 0) return -1;
  qn_value *r = qn_alloc(rt->alloc, (size_t)(f->ncols + 1) * sizeof *r), *names = qn_alloc(rt->alloc, (size_t)(f->ncols + 1) * sizeof *names);
  int status = r && names ? 0 : qn_raise_memory(rt);
  int64_t n = 0;
  bool all_int = true, all_float = true, objects = false;
  for (int32_t i = 0; status == 0 && i < f->ncols; i++) {
    const int t = numeric || kept ? qn_held_type(rt, f->held[i]) : 0;
    if (t < 0) status = -1;
    if (status < 0 || (numeric && !qn_col_numeric((uint8_t)t))) continue;
    status = qn_held_reduce(rt, agg, f->held[i], ddof, &r[n]);
    if (status < 0) break;
    objects = objects || (kept && t == QN_D_OBJECT);
    all_float = all_float && r[n].tag == QN_NPSCALAR && qn_dtypes[r[n].dtype].kind == 'f';
    all_int = all_int && (r[n].tag == QN_INT || (r[n].tag == QN_NPSCALAR && qn_dtypes[r[n].dtype].kind == 'i'));
    names[n++] = f->names[i];
  }
  qn_column *c = status != 0 ? NULL : objects ? qn_col_objects(rt, n) : qn_col_from_values(rt, r, n); /* of objects: objects, as pandas has it */
  bool alike = c && !objects && n > 0; /* numbers of one type keep it */
  for (int64_t i = 0; alike && i < n; i++) alike = r[i].tag == QN_NPSCALAR && r[i].dtype == r[0].dtype && qn_col_numeric(r[i].dtype);
  if (alike && c->type != r[0].dtype) {
    qn_column *own = qn_col_cast(rt, c, &(qn_coltype){.type = r[0].dtype});
    qn_column_drop(c);
    c = own;
  }
  for (int64_t i = 0; c && objects && i < n; i++) ((qn_value *)c->values->data)[i] = qn_retained(r[i]);
  if (c && n == 0) {
    qn_column_drop(c);
    c = qn_col_new(rt, agg == QN_AGG_ANY || agg == QN_AGG_ALL ? QN_D_BOOL : agg == QN_AGG_COUNT || agg == QN_AGG_NUNIQUE ? QN_D_INT64 : QN_D_FLOAT64, 0);
  }
  if (c) status = qn_new_series(rt, c, qn_frame_labels(rt, f, names, n), qn_none(), out);
  else status = -1;
  for (int64_t i = 0; r && i < n; i++) qn_release(rt, r[i]);
  qn_free(rt->alloc, r, (size_t)(f->ncols + 1) * sizeof *r);
  qn_free(rt->alloc, names, (size_t)(f->ncols + 1) * sizeof *names);
  return status;
}
#define METHOD_EVERY(ID, name) \
  static QN_METHOD(m_##name) { return reduce(rt, self, args, QN_AGG_##ID, out); }
#define METHOD_GROUPS(ID, name)
#define METHOD_OWN(ID, name)
#define AGG(ID, name, needs, methods, help) METHOD_##methods(ID, name)
#include "runtime/column/aggregates.def"

/* --- properties ------------------------------------------------------------------------------------------------------------------ */
static QN_METHOD(p_columns) {
  (void)args;
  SELF;
  if (qn_new_index_object(rt, qn_frame_columns(rt, f), out) < 0) return -1;
  ((qn_indexobj *)out->o)->owner = qn_retained(self); /* df.columns.name = ... names the frame's axis */
  return 0;
}
static QN_METHOD(p_index) {
  (void)args;
  return qn_new_index_object(rt, qn_index_keep(qn_frame_of(self)->index), out);
}
static QN_METHOD(p_shape) {
  (void)args;
  SELF;
  qn_value v[2] = {qn_int(f->nrows), qn_int(f->ncols)};
  return qn_new_tuple(rt, v, 2, out);
}
static QN_METHOD(p_size) {
  (void)args, (void)rt;
  return *out = qn_int(qn_frame_of(self)->nrows * qn_frame_of(self)->ncols), 0;
}
static QN_METHOD(p_ndim) {
  (void)args, (void)rt, (void)self;
  return *out = qn_int(2), 0;
}
static QN_METHOD(p_empty) {
  (void)args, (void)rt;
  return *out = qn_bool(qn_frame_of(self)->nrows == 0 || qn_frame_of(self)->ncols == 0), 0;
}
static QN_METHOD(p_dtypes) {
  (void)args;
  SETTLED_SELF;
  qn_column *c = qn_col_objects(rt, f->ncols);
  if (!c) return -1;
  for (int32_t i = 0; i < f->ncols; i++)
    if (qn_col_dtype_of(rt, qn_frame_col(rt, f, i), (qn_value *)c->values->data + i) < 0) return qn_column_drop(c), -1;
  return qn_new_series(rt, c, qn_frame_columns(rt, f), qn_none(), out);
}
static QN_METHOD(p_loc) {
  (void)args;
  return qn_new_loc(rt, self, 'l', out);
}
static QN_METHOD(p_iloc) {
  (void)args;
  return qn_new_loc(rt, self, 'i', out);
}
static QN_METHOD(p_at) {
  (void)args;
  return qn_new_loc(rt, self, 'a', out);
}
static QN_METHOD(p_iat) {
  (void)args;
  return qn_new_loc(rt, self, 't', out);
}

/* The type of a frame's matrix: the common one of its columns; of pandas' own types objects, of one nullable column floats where some
 * are missing. */
static int matrix_type(qn_rt *rt, const qn_frame *f, qn_coltype *to) {
  if (qn_col_common(rt, (const qn_column *const *)f->held, f->ncols, to) < 0) return -1;
  if (f->ncols == 0) return *to = (qn_coltype){.type = QN_D_FLOAT64}, 0;
  if (to->type == QN_COL_CAT && f->ncols == 1) {
    *to = (qn_coltype){.type = to->categories->type, .zone = to->categories->zone};
    const qn_column *c = qn_col_shown(rt, f->held[0]);
    if (!c) return -1;
    for (int64_t i = 0; qn_col_numeric(to->type) && !qn_coltype_is_float(to->type) && i < c->length; i++)
      if (qn_col_isna(c, i)) to->type = to->type == QN_D_BOOL ? QN_D_OBJECT : QN_D_FLOAT64;
  }
  const bool nullable = to->masked && f->ncols == 1 && qn_col_numeric(to->type);
  if (nullable && f->held[0]->null_count) to->type = to->type == QN_D_BOOL ? QN_D_OBJECT : qn_coltype_is_float(to->type) ? to->type : QN_D_FLOAT64;
  if (!(nullable || (qn_col_numeric(to->type) && !to->masked) || (qn_coltype_is_time(to->type) && !to->zone))) to->type = QN_D_OBJECT;
  return *to = (qn_coltype){.type = to->type}, 0;
}

/* One column's cells into a matrix. */
static int matrix_column(qn_rt *rt, const qn_column *c, const qn_coltype *to, const qn_view *a, int32_t k) {
  qn_column *own = to->type == QN_D_OBJECT || c->type == QN_D_OBJECT || c->type == QN_COL_STR ? qn_column_keep((qn_column *)(uintptr_t)c) : qn_col_cast(rt, c, to);
  if (!own) return -1;
  const bool same = own->type == to->type && to->type != QN_D_OBJECT && !own->masked;
  const size_t size = qn_dtypes[to->type].size;
  int bad = 0;
  for (int64_t i = 0; bad >= 0 && i < own->length; i++) {
    char *at = (char *)a->data + i * a->strides[0] + k * a->strides[1];
    qn_value x;
    if (same) memcpy(at, (const char *)qn_column_data(own) + (size_t)i * size, size);
    else if ((bad = qn_col_item(rt, own, i, &x)) >= 0) {
      bad = qn_elem_put(rt, (qn_dtype)to->type, at, x);
      qn_release(rt, x);
    }
  }
  return qn_column_drop(own), bad < 0 ? -1 : 0;
}

/* Columns that hold words of the matrix's type as they are: some rows of all of them at a time. False: others are among them. */
static bool matrix_words(const qn_frame *f, const qn_coltype *to, const qn_view *a) {
  enum { WORD = 8, BLOCK = 64 };
  if (qn_dtypes[to->type].size != WORD || to->type == QN_D_OBJECT || a->strides[1] != WORD) return false;
  for (int32_t k = 0; k < f->ncols; k++) {
    const qn_column *c = f->held[k];
    if (c->type != to->type || c->masked || c->widened || c->zone || (c->null_count && c->type != QN_D_FLOAT64)) return false;
  }
  for (int64_t at = 0; at < f->nrows; at += BLOCK) {
    const int64_t stop = at + BLOCK < f->nrows ? at + BLOCK : f->nrows;
    for (int32_t k = 0; k < f->ncols; k++) {
      const uint64_t *from = qn_column_data(f->held[k]);
      uint64_t *row = (uint64_t *)a->data + at * f->ncols + k;
      for (int64_t i = at; i < stop; i++, row += f->ncols) *row = from[i];
    }
  }
  return true;
}

static QN_METHOD(m_to_numpy) {
  qn_value v[3];
  SETTLED_SELF;
  qn_dtype want;
  qn_coltype to;
  if (qn_args_parse(rt, args, "DataFrame.to_numpy", "|dtype copy na_value", v) < 0) return -1;
  bool masked = false;
  for (int32_t k = 0; given(v[0]) && k < f->ncols && !masked; k++) {
    const qn_column *c = qn_frame_col(rt, f, k);
    if (!c) return -1;
    masked = c->masked && c->null_count;
  }
  if (masked || v[2].tag != QN_UNSET) return qn_pandas_general(rt, "pandas._nullable", "DataFrame", "to_numpy", self, args, out);
  if (given(v[0]) && qn_dtype_from(rt, v[0], &want) < 0) return -1;
  if (given(v[0])) to = (qn_coltype){.type = want};
  else if (matrix_type(rt, f, &to) < 0) return -1;
  int64_t shape[2] = {f->nrows, f->ncols};
  if (qn_array_new(rt, (qn_dtype)to.type, 2, shape, true, out) < 0) return -1;
  if (matrix_words(f, &to, qn_view_of(*out))) return 0;
  for (int32_t k = 0; k < f->ncols; k++) {
    const qn_column *c = qn_col_shown(rt, qn_frame_col(rt, f, k));
    if (!c || matrix_column(rt, c, &to, qn_view_of(*out), k) < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}
static QN_METHOD(p_values) {
  (void)args;
  qn_args none = {0};
  return m_to_numpy(rt, self, &none, out);
}

static int head_tail(qn_rt *rt, qn_value self, const qn_args *args, bool tail, qn_value *out) {
  qn_value v[1];
  SELF;
  int64_t n = 5;
  if (qn_args_parse(rt, args, tail ? "DataFrame.tail" : "DataFrame.head", "|n", v) < 0 || (v[0].tag != QN_UNSET && qn_as_index(rt, v[0], &n) < 0)) return -1;
  if (n < 0) n = f->nrows + n < 0 ? 0 : f->nrows + n;
  if (n > f->nrows) n = f->nrows;
  return qn_frame_slice(rt, f, tail ? f->nrows - n : 0, n, out);
}
static QN_METHOD(m_head) { return head_tail(rt, self, args, false, out); }
static QN_METHOD(m_tail) { return head_tail(rt, self, args, true, out); }
static QN_METHOD(m_copy) {
  (void)args;
  return qn_frame_copy(rt, qn_frame_of(self), out) < 0 ? -1 : qn_extras_copy(rt, self, *out);
}

/* --- nulls ------------------------------------------------------------------------------------------------------------------------------- */
static qn_column *na_flags(qn_rt *rt, const qn_column *stored, void *user) {
  bool want = *(bool *)user;
  const qn_column *c = qn_col_shown(rt, stored);
  return c ? qn_col_missing(rt, c, want) : NULL;
}
static QN_METHOD(m_isna) {
  (void)args;
  bool want = true;
  return map_columns(rt, qn_frame_of(self), na_flags, &want, out);
}
static QN_METHOD(m_notna) {
  (void)args;
  bool want = false;
  return map_columns(rt, qn_frame_of(self), na_flags, &want, out);
}
/* --- columns ------------------------------------------------------------------------------------------------------------------------------ */

/* The column's label behind what a ValueError of its cast says. */
static void name_cast(qn_rt *rt, qn_value label) {
  if (!qn_exc_matches(rt, rt->exc, &qn_exc_class_table[QN_E_ValueError])) return;
  qn_value exc = qn_exc_take(rt);
  qn_buf text, name;
  qn_buf_init(&text, rt->alloc);
  qn_buf_init(&name, rt->alloc);
  if (qn_str(rt, exc, &text) == 0 && qn_str(rt, label, &name) == 0)
    qn_raise_class(rt, qn_class_of(exc), "%s: Error while type casting for column '%s'", text.n ? text.p : "", name.n ? name.p : "");
  qn_buf_deinit(&text);
  qn_buf_deinit(&name);
  qn_release(rt, exc);
}

/* A column as the type that was asked for: "category" leaves categories as they are, their order too. */
typedef struct cast_ask {
  qn_coltype type;
  bool category;
} cast_ask;

static int ask_from(qn_rt *rt, qn_value x, cast_ask *out) {
  out->category = qn_is_str(x) && qn_sv_is(qn_str_sv(x), "category");
  return qn_coltype_from(rt, x, &out->type);
}

static qn_column *cast_asked(qn_rt *rt, const qn_column *c, void *user) {
  const cast_ask *ask = user;
  if (ask->category && c->type == QN_COL_CAT) return qn_column_keep((qn_column *)(uintptr_t)c);
  return qn_col_cast(rt, c, &ask->type);
}

static QN_METHOD(m_astype) {
  qn_value v[3];
  SELF;
  cast_ask type;
  if (qn_args_parse(rt, args, "DataFrame.astype", "dtype|copy errors", v) < 0) return -1;
  bool dict = qn_is(v[0], QN_K_DICT);
  if (!dict && !qn_is_series(v[0])) {
    if (ask_from(rt, v[0], &type) < 0) return -1;
    int r = map_columns(rt, f, cast_asked, &type, out);
    qn_coltype_deinit(&type.type);
    return r;
  }
  if (!dict) return qn_raise(rt, QN_E_NotImplementedError, "astype by a Series: give a dict");
  if (qn_frame_copy(rt, f, out) < 0) return -1;
  qn_value key, val;
  int64_t at = 0;
  while (qn_dict_next(v[0], &at, &key, &val)) {
    int64_t i = qn_frame_find(rt, f, key);
    int status = i == -2 ? -1 : 0;
    if (i == -1) {
      qn_buf b;
      qn_buf_init(&b, rt->alloc);
      if (qn_repr(rt, key, &b) == 0)
        qn_raise(rt, QN_E_KeyError, "Only a column name can be used for the key in a dtype mappings argument. %s not found in columns.", b.p ? b.p : "");
      qn_buf_deinit(&b);
      status = -1;
    }
    if (status < 0 || ask_from(rt, val, &type) < 0) return qn_drop(rt, out), -1;
    qn_column *c = cast_asked(rt, qn_frame_col(rt, f, i), &type);
    qn_coltype_deinit(&type.type);
    if (!c) name_cast(rt, key);
    if (qn_frame_add(rt, qn_frame_of(*out), key, c) < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}

static qn_column *round_column(qn_rt *rt, const qn_column *c, void *user) { return qn_col_round(rt, c, *(int64_t *)user); }
static QN_METHOD(m_round) {
  qn_value v[1];
  int64_t digits = 0;
  SELF;
  if (qn_args_parse(rt, args, "DataFrame.round", "|decimals", v) < 0) return -1;
  if (qn_is_series(v[0])) {
    const qn_value a[2] = {self, v[0]};
    return qn_call_module(rt, "pandas._frames", "round_by", a, 2, out);
  }
  if (qn_is(v[0], QN_K_DICT)) {
    if (qn_frame_copy(rt, f, out) < 0) return -1;
    for (int32_t i = 0; i < f->ncols; i++) {
      qn_value d;
      int has = qn_dict_get(rt, v[0], f->names[i], &d);
      if (has == 0) continue;
      if (has < 0 || qn_as_index(rt, d, &digits) < 0 || qn_frame_add(rt, qn_frame_of(*out), f->names[i], qn_col_round(rt, qn_frame_col(rt, f, i), digits)) < 0) return qn_drop(rt, out), -1;
    }
    return 0;
  }
  if (v[0].tag != QN_UNSET && qn_as_index(rt, v[0], &digits) < 0) return -1;
  return map_columns(rt, f, round_column, &digits, out);
}

static qn_column *abs_column(qn_rt *rt, const qn_column *c, void *user) {
  (void)user;
  qn_value s, fn, r;
  if (qn_new_series(rt, qn_column_keep((qn_column *)(uintptr_t)c), NULL, qn_none(), &s) < 0) return NULL;
  qn_sym sym = qn_sym_of(rt, "abs");
  qn_column *out = NULL;
  if (sym && qn_get_attr(rt, s, sym, &fn) == 0) {
    if (qn_call_pos(rt, fn, NULL, 0, &r) == 0) {
      out = qn_column_keep(qn_series_col(rt, qn_series_of(r)));
      qn_release(rt, r);
    }
    qn_release(rt, fn);
  }
  qn_release(rt, s);
  return out;
}
static QN_METHOD(m_abs) {
  (void)args;
  return map_columns(rt, qn_frame_of(self), abs_column, NULL, out);
}

/* --- index ---------------------------------------------------------------------------------------------------------------------------------- */
enum { MOST_KEYS = 16 };
/* --- apply, groups, text --------------------------------------------------------------------------------------------------------------------- */
static QN_METHOD(m_groupby) { return qn_new_groupby(rt, self, (qn_value){.tag = QN_UNSET}, args, out); }

/* A file that cannot be opened: what the text module says of it. */
static int refused(qn_rt *rt, qn_value path) {
  qn_value given[2] = {{0}, path}, none;
  if (qn_new_str(rt, QN_SV(""), &given[0]) < 0) return -1;
  if (qn_call_module(rt, "pandas._output", "write", given, 2, &none) == 0) qn_release(rt, none), qn_raise(rt, QN_E_OSError, "cannot write to '%s'", qn_str_sv(path).p);
  return qn_release(rt, given[0]), -1;
}

static int write_text(qn_rt *rt, qn_value path, qn_sv text) {
  if (qn_before_write(rt, qn_str_sv(path).p)) return -1;
  FILE *file = fopen(qn_str_sv(path).p, "wb");
  if (!file) return refused(rt, path);
  bool ok = text.n == 0 || fwrite(text.p, 1, text.n, file) == text.n;
  ok = fclose(file) == 0 && ok;
  return ok ? 0 : qn_raise(rt, QN_E_OSError, "could not write all of '%s'", qn_str_sv(path).p);
}

/* Is this the name of a file that is not to be compressed, or none? */
static bool plain_path(qn_value path) {
  static const char *const packed[] = {".gz", ".zip", ".bz2", ".xz", ".zst", ".tar"};
  if (!qn_is_str(path)) return path.tag == QN_NONE;
  qn_sv s = qn_str_sv(path);
  for (size_t i = 0; i < QN_COUNT(packed); i++) {
    size_t n = strlen(packed[i]);
    if (s.n >= n && strcasecmp(s.p + s.n - n, packed[i]) == 0) return false;
  }
  return true;
}

/* What the writer in C takes; all else is the text's. */
static bool csv_plain(const qn_args *args) {
  static const char *const known[] = {"sep", "na_rep", "columns", "index"};
  if (args->npos > 1 || (args->npos && !plain_path(args->pos[0]))) return false;
  for (uint32_t k = 0; k < args->nkw; k++) {
    bool found = (!strcmp(args->kwnames[k]->text, "header") && args->kwvals[k].tag == QN_BOOL) ||
                 (!strcmp(args->kwnames[k]->text, "path_or_buf") && plain_path(args->kwvals[k]));
    for (size_t i = 0; i < QN_COUNT(known); i++) found = found || !strcmp(args->kwnames[k]->text, known[i]);
    if (!found) return false;
  }
  return true;
}

static QN_METHOD(m_to_csv) {
  qn_value v[6];
  SELF;
  if (!csv_plain(args) || qn_is(f->columns_name, QN_K_LIST) || (f->axis && f->axis->tuples)) return qn_pandas_general(rt, "pandas._output", "DataFrame", "to_csv", self, args, out);
  if (qn_args_parse(rt, args, "DataFrame.to_csv", "|path_or_buf sep na_rep columns header index", v) < 0) return -1;
  int header = truth_of(rt, v[4], true), index = truth_of(rt, v[5], true);
  if (header < 0 || index < 0) return -1;
  if (given(v[0]) && !qn_is_str(v[0])) return qn_raise(rt, QN_E_TypeError, "to_csv writes to a path (str), not to %s", qn_class_of(v[0])->name);
  qn_value chosen = {.tag = QN_UNSET};
  if (given(v[3]) && qn_frame_select(rt, f, v[3], &chosen) < 0) return -1;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  qn_sv sep = qn_is_str(v[1]) ? qn_str_sv(v[1]) : QN_SV(","), na = qn_is_str(v[2]) ? qn_str_sv(v[2]) : QN_SV("");
  int status = qn_frame_csv(rt, chosen.tag == QN_UNSET ? f : qn_frame_of(chosen), sep, index != 0, header != 0, na, &b);
  if (status == 0 && given(v[0])) status = write_text(rt, v[0], qn_buf_view(&b)), *out = qn_none();
  else if (status == 0) status = qn_new_str_buf(rt, &b, out);
  qn_buf_deinit(&b);
  qn_release(rt, chosen);
  return status;
}

static int column_pairs(qn_rt *rt, const qn_frame *f, qn_value *out) {
  if (qn_new_list(rt, NULL, 0, out) < 0) return -1;
  for (int32_t i = 0; i < f->ncols; i++) {
    qn_value pair[2] = {f->names[i], qn_none()}, t;
    if (qn_frame_column_at(rt, f, i, &pair[1]) < 0) return qn_drop(rt, out), -1;
    int status = qn_new_tuple(rt, pair, 2, &t);
    qn_release(rt, pair[1]);
    if (status == 0) {
      status = qn_list_append(rt, *out, t);
      qn_release(rt, t);
    }
    if (status < 0) return qn_drop(rt, out), -1;
  }
  return 0;
}
static QN_METHOD(m_items) {
  (void)args;
  qn_value list;
  if (column_pairs(rt, qn_frame_of(self), &list) < 0) return -1;
  int status = qn_iter(rt, list, out);
  qn_release(rt, list);
  return status;
}
static int row_at(qn_rt *rt, void *frame, int64_t i, qn_value *out) { return qn_frame_plain_row(rt, frame, i, out); }
static QN_METHOD(m_iterrows) {
  (void)args;
  SELF;
  return qn_label_pairs(rt, f->index, f->nrows, row_at, f, out);
}

static QN_METHOD(m_keys) { return p_columns(rt, self, args, out); }

static QN_METHOD(m_get) {
  qn_value v[2];
  if (qn_args_parse(rt, args, "DataFrame.get", "key|default", v) < 0) return -1;
  if (qn_get_item(rt, self, v[0], out) == 0) return 0;
  static const qn_exc_id absent[] = {QN_E_KeyError, QN_E_ValueError, QN_E_IndexError};
  for (size_t i = 0; i < QN_COUNT(absent); i++)
    if (qn_exc_matches(rt, rt->exc, &qn_exc_class_table[absent[i]])) return qn_exc_clear(rt), *out = v[1].tag == QN_UNSET ? qn_none() : qn_retained(v[1]), 0;
  return -1;
}

#define M(name, fn) {name, fn, false, false}
#define P(name, fn) {name, fn, true, false}
const qn_method qn_frame_methods[] = {
#define ROW_EVERY(name) M(#name, m_##name),
#define ROW_GROUPS(name)
#define ROW_OWN(name)
#define AGG(ID, name, needs, methods, help) ROW_##methods(name)
#include "runtime/column/aggregates.def"
    P("columns", p_columns), P("index", p_index), P("shape", p_shape), P("size", p_size), P("ndim", p_ndim), P("empty", p_empty),
    P("dtypes", p_dtypes), P("loc", p_loc), P("iloc", p_iloc), P("at", p_at), P("iat", p_iat), P("values", p_values), M("to_numpy", m_to_numpy),
    M("head", m_head), M("tail", m_tail), M("copy", m_copy),
    M("isna", m_isna), M("isnull", m_isna),
    M("notna", m_notna), M("notnull", m_notna),
    M("astype", m_astype), M("round", m_round), M("abs", m_abs), M("__abs__", m_abs), M("groupby", m_groupby), M("to_string", qn_frame_to_string), M("to_csv", m_to_csv),
    M("items", m_items), M("iterrows", m_iterrows), M("keys", m_keys), M("get", m_get),
    M("merge", qn_frame_merge),
    {NULL, NULL, false, false}};
