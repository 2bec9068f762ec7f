/* expr.c - one expression over columns: qn_expr of the C API. (Queries, `quern eval`: query.c.)
 *
 * The text becomes the body of a function whose parameters are the columns that it names; the function is mapped over rows
 * like any scalar kernel (map.c). Every row is computed, nulls too; the validity of the result is that of the columns
 * together, and division follows NumPy's error model, so that what lies under a null can do no harm. */
#include <math.h>

#include "engine/engine.h"
#include "quern/arrow.h"

enum { EXPR_COLUMNS_MAX = 30 };

/* --- the names that an expression uses ---------------------------------------------------------------------------------- */
typedef struct used_names {
  qn_sym names[EXPR_COLUMNS_MAX * 4];
  uint32_t n;
} used_names;

static void collect_names(void *user, qn_node *n) {
  used_names *u = user;
  if (n->kind == QN_AST_Name) {
    for (uint32_t i = 0; i < u->n; i++)
      if (u->names[i] == n->Name.id) return;
    if (u->n < QN_COUNT(u->names)) u->names[u->n++] = n->Name.id;
  }
  qn_ast_children(n, collect_names, u);
}

static bool is_math_name(qn_sv name) {
  static const char *const functions[] = {
#define QN_MATH(name, signature, form, rule, ulp) #name,
#include "runtime/math/math.def"
#undef QN_MATH
  };
  for (size_t i = 0; i < QN_COUNT(functions); i++)
    if (qn_sv_is(name, functions[i])) return true;
  return qn_sv_is(name, "pi") || qn_sv_is(name, "e") || qn_sv_is(name, "tau") || qn_sv_is(name, "inf") || qn_sv_is(name, "nan");
}

static bool is_builtin_name(qn_sv name) {
  static const char *const functions[] = {"abs", "min", "max", "round", "int", "float", "bool", "pow", "divmod", "complex"};
  for (size_t i = 0; i < QN_COUNT(functions); i++)
    if (qn_sv_is(name, functions[i])) return true;
  return false;
}

static void resolve_name(void *user, qn_arena *a, qn_sv name, qn_global *out) {
  (void)user;
  *out = (qn_global){.kind = QN_GLOBAL_MISSING};
  if (qn_sv_is(name, "math")) *out = (qn_global){.kind = QN_GLOBAL_MODULE, .s = QN_SV("math")};
  else if (qn_sv_is(name, "np") || qn_sv_is(name, "numpy")) *out = (qn_global){.kind = QN_GLOBAL_MODULE, .s = QN_SV("numpy")};
  else if (qn_sv_is(name, "where") || qn_sv_is(name, "minimum") || qn_sv_is(name, "maximum") || qn_sv_is(name, "sign"))
    *out = (qn_global){.kind = QN_GLOBAL_MEMBER, .s = qn_sv_of(qn_arena_printf(a, "numpy.%.*s", (int)name.n, name.p))};
  else if (qn_sv_is(name, "pi")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = 3.141592653589793, .dtype = QN_D_FLOAT64};
  else if (qn_sv_is(name, "e")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = 2.718281828459045, .dtype = QN_D_FLOAT64};
  else if (qn_sv_is(name, "tau")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = 6.283185307179586, .dtype = QN_D_FLOAT64};
  else if (qn_sv_is(name, "inf")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = (double)INFINITY, .dtype = QN_D_FLOAT64};
  else if (qn_sv_is(name, "nan")) *out = (qn_global){.kind = QN_GLOBAL_FLOAT, .f = (double)NAN, .dtype = QN_D_FLOAT64};
  else if (is_math_name(name)) *out = (qn_global){.kind = QN_GLOBAL_MEMBER, .s = qn_sv_of(qn_arena_printf(a, "math.%.*s", (int)name.n, name.p))};
}

/* --- text to function ------------------------------------------------------------------------------------------------------ */
static qn_status report(qn_session *s, struct qn_module *m, qn_error *err) {
  qn_status status = qn_diags_error(&m->diags, err);
  (void)s;
  return status == QN_OK ? qn_error_set(err, QN_ESYNTAX, "the expression does not parse") : status;
}

/* Parses `text`; the columns among its names go to columns[0..*n) as indexes into names[0..total). */
static qn_status find_columns(struct qn_module *m, const char *text, const qn_sv *names, uint32_t total, uint32_t *columns, uint32_t *n,
                              qn_error *err) {
  qn_session *s = m->session;
  qn_source *source = qn_source_from_text(&m->arena, QN_SV("expression"), qn_sv_of(text), &m->diags);
  qn_node *root = source ? qn_parse_expr(&m->arena, &s->rt.intern, source, QN_DIALECT_PYTHON, &m->diags) : NULL;
  if (!root) return report(s, m, err);
  used_names used = {.n = 0};
  collect_names(&used, root);
  *n = 0;
  for (uint32_t i = 0; i < used.n; i++) {
    uint32_t k = 0;
    while (k < total && !qn_sv_eq(names[k], qn_sym_sv(used.names[i]))) k++;
    if (k == total) {
      qn_global g;
      resolve_name(NULL, &m->arena, qn_sym_sv(used.names[i]), &g);
      if (g.kind != QN_GLOBAL_MISSING || is_builtin_name(qn_sym_sv(used.names[i]))) continue;
      return qn_error_set(err, QN_ENOTFOUND, "no column or function '%s'", used.names[i]->text);
    }
    if (*n == EXPR_COLUMNS_MAX) return qn_error_set(err, QN_ELIMIT, "an expression uses at most %d columns", EXPR_COLUMNS_MAX);
    columns[(*n)++] = k;
  }
  if (*n == 0) return qn_error_set(err, QN_EINVAL, "the expression names no column");
  return QN_OK;
}

static qn_status make_function(struct qn_module *m, const char *text, const qn_sv *names, const uint32_t *columns, uint32_t n, qn_fnstate **out,
                               qn_error *err) {
  qn_session *s = m->session;
  qn_buf code;
  qn_buf_init(&code, s->alloc);
  qn_buf_z(&code, "def expression(");
  for (uint32_t i = 0; i < n; i++) qn_buf_printf(&code, "%s%.*s", i ? ", " : "", (int)names[columns[i]].n, names[columns[i]].p);
  qn_buf_printf(&code, "): return (%s\n)\n", text);
  qn_sv copy = qn_arena_sv(&m->arena, qn_buf_view(&code));
  qn_buf_deinit(&code);
  m->source = qn_source_from_text(&m->arena, QN_SV("expression"), copy, &m->diags);
  m->root = m->source ? qn_parse(&m->arena, &s->rt.intern, m->source, QN_DIALECT_PYTHON, &m->diags) : NULL;
  m->scopes = m->root ? qn_resolve(&m->arena, &s->rt.intern, m->root, m->source, &m->diags) : NULL;
  if (!m->scopes) return report(s, m, err);
  qn_fnstate *f = QN_NEW(&m->arena, qn_fnstate);
  f->session = s;
  f->env = (qn_kenv){f, resolve_name, NULL};
  f->kfunc = (qn_kfunc){.node = m->root->Module.body.items[0],
                        .source = m->source,
                        .scopes = m->scopes,
                        .name = QN_SV("expression"),
                        .env = &f->env,
                        .rules = QN_RULES_NUMBA,
                        .options = qn_koptions_default(QN_RULES_NUMBA)};
  f->kfunc.options.error_model_numpy = true;
  f->next = s->functions;
  s->functions = f;
  *out = f;
  return QN_OK;
}

static qn_status compile_expression(struct qn_module *m, const char *text, const qn_sv *names, uint32_t total, uint32_t *columns,
                                    uint32_t *n, qn_fnstate **f, qn_error *err) {
  qn_session *s = m->session;
  jmp_buf oom;
  jmp_buf *outer = s->rt.arena.oom;
  m->arena.oom = s->rt.arena.oom = &oom;
  if (setjmp(oom)) {
    s->rt.arena.oom = outer;
    m->arena.oom = NULL;
    return qn_error_set(err, QN_ENOMEM, "out of memory");
  }
  qn_diags_init(&m->diags, &m->arena);
  qn_status status = find_columns(m, text, names, total, columns, n, err);
  if (status == QN_OK) status = make_function(m, text, names, columns, *n, f, err);
  s->rt.arena.oom = outer;
  m->arena.oom = NULL;
  return status;
}

/* --- over Arrow columns ------------------------------------------------------------------------------------------------------ */
struct qn_expr {
  qn_session *session;
  qn_fnstate *f;
  uint32_t n, columns[EXPR_COLUMNS_MAX];
  qn_dtype dtypes[EXPR_COLUMNS_MAX];
  bool packed[EXPR_COLUMNS_MAX]; /* Arrow's bit-packed bools */
  int64_t n_children;
};

static bool arrow_dtype(const char *format, qn_dtype *out) {
  static const struct {
    char letter;
    qn_dtype dtype;
  } formats[] = {{'b', QN_D_BOOL},   {'c', QN_D_INT8},   {'C', QN_D_UINT8},  {'s', QN_D_INT16},   {'S', QN_D_UINT16}, {'i', QN_D_INT32},
                 {'I', QN_D_UINT32}, {'l', QN_D_INT64},  {'L', QN_D_UINT64}, {'f', QN_D_FLOAT32}, {'g', QN_D_FLOAT64}};
  for (size_t i = 0; i < QN_COUNT(formats); i++)
    if (format[0] == formats[i].letter && !format[1]) return *out = formats[i].dtype, true;
  return false;
}

static const char *arrow_format(qn_dtype d) {
  static const char *const by_dtype[QN_D_COUNT] = {[QN_D_BOOL] = "b",   [QN_D_INT8] = "c",    [QN_D_UINT8] = "C",  [QN_D_INT16] = "s",
                                                   [QN_D_UINT16] = "S", [QN_D_INT32] = "i",   [QN_D_UINT32] = "I", [QN_D_INT64] = "l",
                                                   [QN_D_UINT64] = "L", [QN_D_FLOAT32] = "f", [QN_D_FLOAT64] = "g"};
  return by_dtype[d];
}

static qn_status bind_schema(qn_expr *e, const char *text, const struct ArrowSchema *schema, qn_error *err) {
  qn_session *s = e->session;
  size_t bytes = sizeof(qn_sv) * ((size_t)schema->n_children + 1);
  qn_sv *names = qn_alloc(s->alloc, bytes);
  struct qn_module *m = qn_program_new(s);
  qn_status status = names && m ? QN_OK : qn_error_set(err, QN_ENOMEM, "out of memory");
  for (int64_t i = 0; status == QN_OK && i < schema->n_children; i++) names[i] = qn_sv_of(schema->children[i]->name ? schema->children[i]->name : "");
  if (status == QN_OK) status = compile_expression(m, text, names, (uint32_t)schema->n_children, e->columns, &e->n, &e->f, err);
  for (uint32_t i = 0; status == QN_OK && i < e->n; i++) {
    const char *format = schema->children[e->columns[i]]->format;
    if (schema->children[e->columns[i]]->dictionary || !arrow_dtype(format, &e->dtypes[i]))
      status = qn_error_set(err, QN_ETYPE, "column '%.*s' has Arrow format '%s', expressions take numbers and bools", (int)names[e->columns[i]].n,
                            names[e->columns[i]].p, format);
    e->packed[i] = e->dtypes[i] == QN_D_BOOL;
  }
  qn_free(s->alloc, names, bytes);
  return status;
}

/* Mapping over no rows types the expression and compiles it for one row: what is refused is refused at creation. */
static qn_status type_expression(qn_expr *e, qn_error *err) {
  qn_rt *rt = &e->session->rt;
  qn_value args[EXPR_COLUMNS_MAX], result = {.tag = QN_UNSET};
  const int64_t none = 0;
  uint32_t made = 0;
  while (made < e->n && qn_array_new(rt, e->dtypes[made], 1, &none, false, &args[made]) == 0) made++;
  qn_status status = QN_OK;
  if (made < e->n || qn_map_call(e->session, e->f, args, e->n, &result)) {
    status = qn_error_from_exc(rt, err);
    if (status == QN_ERUNTIME) {
      status = QN_ETYPE;
      if (err) err->status = QN_ETYPE;
    }
  } else if (!arrow_format((qn_dtype)qn_view_of(result)->dtype)) {
    status = qn_error_set(err, QN_ETYPE, "the expression gives %s, which Arrow has no type for", qn_dtypes[qn_view_of(result)->dtype].name);
  }
  for (uint32_t i = 0; i < made; i++) qn_release(rt, args[i]);
  qn_release(rt, result);
  return status;
}

qn_status qn_expr_create(qn_session *s, const char *text, const struct ArrowSchema *schema, qn_expr **out, qn_error *err) {
  if (!text || !schema) return qn_error_set(err, QN_EINVAL, "an expression needs a text and a schema");
  if (!schema->format || strcmp(schema->format, "+s") != 0 || schema->n_children < 0 || schema->n_children > INT32_MAX)
    return qn_error_set(err, QN_EINVAL, "the schema must be a struct ('+s') of columns");
  qn_expr *e = qn_alloc(s->alloc, sizeof *e);
  if (!e) return qn_error_set(err, QN_ENOMEM, "out of memory");
  memset(e, 0, sizeof *e);
  e->session = s;
  e->n_children = schema->n_children;
  qn_status status = bind_schema(e, text, schema, err);
  if (status == QN_OK) status = type_expression(e, err);
  if (status != QN_OK) {
    qn_expr_destroy(e);
    return status;
  }
  *out = e;
  return QN_OK;
}

void qn_expr_destroy(qn_expr *e) {
  if (e) qn_free(e->session->alloc, e, sizeof *e);
}

static void nothing(void *user) { (void)user; }

/* An array over the values of a child; bools are unpacked to bytes. Struct offset plus child offset apply. */
static int child_array(qn_expr *e, uint32_t i, const struct ArrowArray *batch, qn_value *out) {
  qn_rt *rt = &e->session->rt;
  const struct ArrowArray *c = batch->children[e->columns[i]];
  int64_t start = batch->offset + c->offset, n = batch->length;
  const void *values = c->n_buffers > 1 ? c->buffers[1] : NULL;
  if (n > 0 && !values) return qn_raise(rt, QN_E_ValueError, "column %u of the batch has no values", e->columns[i]);
  if (e->packed[i]) {
    if (qn_array_new(rt, QN_D_BOOL, 1, &n, false, out)) return -1;
    uint8_t *to = qn_view_of(*out)->data;
    const uint8_t *bits = values;
    for (int64_t k = 0; k < n; k++) to[k] = bits[(start + k) >> 3] >> ((start + k) & 7) & 1;
    return 0;
  }
  size_t size = qn_dtypes[e->dtypes[i]].size;
  qn_view v = {.ndim = 1, .dtype = (uint8_t)e->dtypes[i], .flags = QN_VIEW_READONLY};
  v.data = n ? (char *)(uintptr_t)values + (size_t)start * size : (void *)(uintptr_t)"";
  v.shape[0] = n;
  v.strides[0] = (int64_t)size;
  qn_view_flags(&v);
  v.flags |= QN_VIEW_READONLY;
  if (n && (uintptr_t)v.data % size == 0) return qn_array_wrap(rt, &v, nothing, NULL, out);
  if (qn_array_new(rt, e->dtypes[i], 1, &n, false, out)) return -1; /* misaligned, or empty: a copy */
  if (n) memcpy(qn_view_of(*out)->data, v.data, (size_t)n * size);
  return 0;
}

/* What an exported array owns. */
typedef struct exported {
  const qn_allocator *alloc;
  size_t bytes;
  const void *buffers[2];
} exported;

static void release_exported(struct ArrowArray *a) {
  exported *x = a->private_data;
  const qn_allocator *alloc = x->alloc;
  qn_free(alloc, x, x->bytes);
  a->release = NULL;
}

static void release_schema(struct ArrowSchema *a) { a->release = NULL; }

static int64_t and_validity(const qn_expr *e, const struct ArrowArray *batch, uint8_t *bits) {
  int64_t nulls = 0;
  const uint8_t *rows = batch->null_count != 0 && batch->n_buffers > 0 && batch->buffers ? batch->buffers[0] : NULL;
  for (int64_t row = 0; row < batch->length; row++) {
    int64_t in_batch = batch->offset + row;
    bool there = !rows || rows[in_batch >> 3] >> (in_batch & 7) & 1; /* a null struct: all of its fields are null */
    for (uint32_t i = 0; i < e->n && there; i++) {
      const struct ArrowArray *c = batch->children[e->columns[i]];
      const uint8_t *valid = c->null_count != 0 && c->n_buffers > 0 ? c->buffers[0] : NULL;
      int64_t at = batch->offset + c->offset + row;
      if (valid && !(valid[at >> 3] >> (at & 7) & 1)) there = false;
    }
    if (there) bits[row >> 3] |= (uint8_t)(1u << (row & 7));
    else nulls++;
  }
  return nulls;
}

static qn_status export_result(qn_expr *e, const struct ArrowArray *batch, qn_value result, struct ArrowArray *out,
                               struct ArrowSchema *out_schema, qn_error *err) {
  const qn_view *v = qn_view_of(result);
  qn_dtype d = (qn_dtype)v->dtype;
  int64_t n = batch->length;
  if (!arrow_format(d)) return qn_error_set(err, QN_ETYPE, "the expression gives %s, which Arrow has no type for", qn_dtypes[d].name);
  size_t bits = ((size_t)n + 7) / 8 + 64, data = d == QN_D_BOOL ? bits : (size_t)n * qn_dtypes[d].size + 64;
  size_t head = (sizeof(exported) + 63) & ~(size_t)63, bytes = head + ((bits + 63) & ~(size_t)63) + data + 64;
  exported *x = qn_alloc(e->session->alloc, bytes);
  if (!x) return qn_error_set(err, QN_ENOMEM, "out of memory");
  memset(x, 0, bytes);
  x->alloc = e->session->alloc;
  x->bytes = bytes;
  uint8_t *valid = (uint8_t *)(((uintptr_t)x + head + 63) & ~(uintptr_t)63), *values = valid + ((bits + 63) & ~(size_t)63);
  int64_t nulls = and_validity(e, batch, valid);
  if (d == QN_D_BOOL) {
    for (int64_t i = 0; i < n; i++)
      if (((const uint8_t *)v->data)[i]) values[i >> 3] |= (uint8_t)(1u << (i & 7));
  } else if (n) {
    memcpy(values, v->data, (size_t)n * qn_dtypes[d].size);
  }
  x->buffers[0] = nulls ? valid : NULL;
  x->buffers[1] = values;
  *out = (struct ArrowArray){.length = n, .null_count = nulls, .n_buffers = 2, .buffers = x->buffers, .release = release_exported, .private_data = x};
  *out_schema = (struct ArrowSchema){.format = arrow_format(d), .name = "", .flags = ARROW_FLAG_NULLABLE, .release = release_schema};
  return QN_OK;
}

static qn_status check_batch(const qn_expr *e, const struct ArrowArray *batch, qn_error *err) {
  if (batch->n_children != e->n_children)
    return qn_error_set(err, QN_EINVAL, "the batch has %lld columns, the schema has %lld", (long long)batch->n_children, (long long)e->n_children);
  if (batch->length < 0 || batch->offset < 0) return qn_error_set(err, QN_EINVAL, "the batch has a negative length or offset");
  const int64_t most = INT64_MAX / 64; /* of elements: their bytes fit 64 bits */
  if (batch->length > most || batch->offset > most) return qn_error_set(err, QN_EINVAL, "the batch is too long");
  for (uint32_t i = 0; i < e->n; i++) {
    const struct ArrowArray *c = batch->children ? batch->children[e->columns[i]] : NULL;
    if (!c || (c->n_buffers > 0 && !c->buffers))
      return qn_error_set(err, QN_EINVAL, "column %u of the batch is missing", e->columns[i]);
    if (c->length < batch->length + batch->offset || c->offset < 0 || c->offset > most)
      return qn_error_set(err, QN_EINVAL, "column %u of the batch is shorter than the batch", e->columns[i]);
  }
  return QN_OK;
}

qn_status qn_expr_run(qn_expr *e, const struct ArrowArray *batch, struct ArrowArray *out, struct ArrowSchema *out_schema, qn_error *err) {
  qn_rt *rt = &e->session->rt;
  qn_status status = check_batch(e, batch, err);
  if (status != QN_OK) return status;
  qn_value args[EXPR_COLUMNS_MAX], result = {.tag = QN_UNSET};
  uint32_t made = 0;
  int failed = 0;
  for (; made < e->n && !failed; made++) failed = child_array(e, made, batch, &args[made]);
  if (failed) made--;
  failed = failed || qn_map_call(e->session, e->f, args, e->n, &result);
  status = failed ? qn_error_from_exc(rt, err) : export_result(e, batch, result, out, out_schema, err);
  for (uint32_t i = 0; i < made; i++) qn_release(rt, args[i]);
  qn_release(rt, result);
  return status;
}
