/* map.c - a scalar kernel over columns and arrays, as @vectorize and `df["z"] = f(df["x"], 2.0)` have it.
 *
 * The loop is itself a kernel, written as text for the arguments at hand,
 *
 *     def map(out, a0, a1):
 *         for i in prange(len(out)):
 *             out[i] = kernel(a0[i], a1)
 *
 * and goes the way of every kernel: inlined, vectorised, parallel, cached. Arrays of any shape are broadcast and walked as
 * one dimension. */
#include "engine/engine.h"
#include "runtime/frame/frame.h"

enum { MAP_MAX = 30 };

/* The generated function for a mask of which arguments are arrays. */
static qn_fnstate *map_state(qn_session *s, qn_fnstate *f, uint32_t n, uint32_t mask) {
  for (qn_fnstate *m = f->maps; m; m = m->next)
    if (m->map_mask == (mask | n << MAP_MAX)) return m;
  qn_arena *a = &s->arena;
  qn_buf text;
  qn_buf_init(&text, s->alloc);
  qn_buf_z(&text, "def map(out");
  for (uint32_t i = 0; i < n; i++) qn_buf_printf(&text, ", a%u", i);
  qn_buf_z(&text, "):\n    for i in prange(len(out)):\n        out[i] = kernel(");
  for (uint32_t i = 0; i < n; i++) qn_buf_printf(&text, "%sa%u%s", i ? ", " : "", i, mask >> i & 1 ? "[i]" : "");
  qn_buf_z(&text, ")\n");
  qn_diags diags;
  qn_diags_init(&diags, a);
  qn_sv name = qn_sv_of(qn_arena_printf(a, "map of %.*s", (int)f->kfunc.name.n, f->kfunc.name.p));
  qn_source *source = qn_source_from_text(a, name, qn_arena_sv(a, qn_buf_view(&text)), &diags);
  qn_buf_deinit(&text);
  qn_node *root = source ? qn_parse(a, &s->rt.intern, source, QN_DIALECT_PYTHON, &diags) : NULL;
  qn_scopes *scopes = root ? qn_resolve(a, &s->rt.intern, root, source, &diags) : NULL;
  if (!scopes) return NULL;
  qn_fnstate *m = QN_NEW(a, qn_fnstate);
  *m = (qn_fnstate){.session = s, .mapped = f, .map_mask = mask | n << MAP_MAX};
  m->env = (qn_kenv){m, qn_env_resolve, NULL};
  m->kfunc = (qn_kfunc){.node = root->Module.body.items[0],
                        .source = source,
                        .scopes = scopes,
                        .name = QN_SV("map"),
                        .env = &m->env,
                        .rules = f->kfunc.rules == QN_RULES_DRIVER ? QN_RULES_NUMBA : f->kfunc.rules,
                        .options = f->kfunc.options};
  m->kfunc.options.parallel = true;
  m->next = f->maps;
  f->maps = m;
  return m;
}

static bool is_weak(qn_value v) { return v.tag == QN_INT || v.tag == QN_FLOAT || qn_is(v, QN_K_COMPLEX); }

/* The dtype of kernel(scalars): each array counts as one of its elements. */
static int result_dtype(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n, qn_dtype *out) {
  const qn_type *args[MAP_MAX];
  for (uint32_t i = 0; i < n; i++) {
    args[i] = qn_is_array(v[i]) ? qn_type_scalar(&s->types, (qn_dtype)qn_view_of(v[i])->dtype)
                                : qn_type_of_value(s, &s->types, QN_RULES_NUMBA, v[i]);
    if (!args[i]) return -1;
  }
  bool weak[MAP_MAX]; /* Python numbers take the type of what they meet, as in NumPy */
  for (uint32_t i = 0; i < n; i++) weak[i] = is_weak(v[i]);
  const qn_signature *sig = f->kfunc.n_signatures ? qn_pick_signature_types(f, args, weak, n, f->exact_first) : NULL;
  if (f->kfunc.n_signatures && !sig)
    return qn_raise(&s->rt, QN_E_TypeError, "ufunc '%.*s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                    "according to the casting rule ''safe''",
                    (int)f->kfunc.name.n, f->kfunc.name.p);
  qn_diags diags;
  qn_error err;
  qn_spec *spec = qn_spec_for_types(s, f, sig ? sig->args : args, n, sig ? sig->ret : NULL, &diags, &err);
  if (!spec) return err.status == QN_ENOMEM ? qn_raise_memory(&s->rt) : qn_raise(&s->rt, QN_E_TypeError, "%s", err.message);
  if (spec->ret.kind != QN_SHAPE_SCALAR)
    return qn_raise(&s->rt, QN_E_TypeError, "'%.*s' maps rows to %s: only a number or a bool per row can be stored",
                    (int)f->kfunc.name.n, f->kfunc.name.p, spec->type_names[spec->nparams]);
  *out = spec->ret_dtype;
  return 0;
}

/* v[0..n) are numbers and arrays of one shape after broadcasting: fills args[1..] with numbers and dense 1-D arrays, owned. */
static int flatten(qn_rt *rt, const qn_value *v, uint32_t n, int ndim, const int64_t *shape, int64_t total, qn_value *args) {
  for (uint32_t i = 0; i < n; i++) {
    if (!qn_is_array(v[i])) {
      args[i + 1] = qn_retained(v[i]);
      continue;
    }
    qn_view wide;
    qn_broadcast_view(qn_view_of(v[i]), ndim, shape, &wide);
    qn_value stretched, dense;
    if (qn_array_view_of(rt, v[i], wide.data, (qn_dtype)wide.dtype, ndim, wide.shape, wide.strides, &stretched)) return -1;
    int status = qn_array_contiguous(rt, stretched, &dense);
    qn_release(rt, stretched);
    if (status) return -1;
    status = qn_array_reshape(rt, dense, 1, &total, &args[i + 1]);
    qn_release(rt, dense);
    if (status) return -1;
  }
  return 0;
}

static int run_map(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n, uint32_t mask, qn_value out) {
  qn_value args[MAP_MAX + 1];
  const qn_view *result = qn_view_of(out);
  int64_t total = qn_view_size(result);
  for (uint32_t i = 0; i <= n; i++) args[i].tag = QN_UNSET;
  int status = qn_array_reshape(&s->rt, out, 1, &total, &args[0]);
  if (status == 0) status = flatten(&s->rt, v, n, result->ndim, result->shape, total, args);
  qn_fnstate *m = NULL;
  if (status == 0 && !(m = map_state(s, f, n, mask))) status = qn_raise(&s->rt, QN_E_SystemError, "cannot make the loop of a mapped kernel");
  qn_spec *spec = status == 0 ? qn_spec_get(s, m, args, n + 1) : NULL;
  qn_value none;
  if (status == 0) status = spec ? qn_call_spec(s, m, spec, args, n + 1, &none) : -1;
  for (uint32_t i = 0; i <= n; i++) qn_release(&s->rt, args[i]);
  return status;
}

static int map_arrays(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n, qn_value *out) {
  const qn_view *views[MAP_MAX] = {NULL};
  int nviews = 0, ndim = 0;
  int64_t shape[QN_MAX_RANK];
  uint32_t mask = 0;
  for (uint32_t i = 0; i < n; i++)
    if (qn_is_array(v[i])) mask |= 1u << i, views[nviews++] = qn_view_of(v[i]);
  qn_dtype d = QN_D_FLOAT64;
  qn_value result;
  if (qn_broadcast_shapes(&s->rt, views, nviews, &ndim, shape) || result_dtype(s, f, v, n, &d) ||
      qn_array_new(&s->rt, d, ndim, shape, false, &result))
    return -1;
  if (qn_view_size(qn_view_of(result)) == 0 || run_map(s, f, v, n, mask, result) == 0) return *out = result, 0;
  qn_release(&s->rt, result);
  return -1;
}

/* Python numbers stay what they are where there is another operand: they take its type. */
static int map_scalars(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n, qn_value *out) {
  qn_value wide[MAP_MAX], array;
  int status = 0;
  uint32_t made = 0;
  bool all_weak = true;
  for (uint32_t i = 0; i < n; i++) all_weak = all_weak && is_weak(v[i]);
  for (; made < n && status == 0; made++) {
    if (is_weak(v[made]) && !all_weak) wide[made] = qn_retained(v[made]);
    else status = qn_array_from(&s->rt, v[made], NULL, &wide[made]);
  }
  if (status == 0) status = map_arrays(s, f, wide, n, &array);
  else made--;
  for (uint32_t i = 0; i < made; i++) qn_release(&s->rt, wide[i]);
  if (status) return -1;
  const qn_view *r = qn_view_of(array);
  if (r->ndim) return *out = array, 0; /* some operand was a sequence */
  status = qn_elem_get(&s->rt, (qn_dtype)r->dtype, r->data, out);
  qn_release(&s->rt, array);
  return status;
}

static void keep_series(void *user) { (void)user; }

/* Columns become arrays over their memory, the result becomes a column with their index. */
static int map_columns(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n, qn_value *out) {
  qn_rt *rt = &s->rt;
  qn_value like, arrays[MAP_MAX], series = {.tag = QN_UNSET};
  if (qn_series_like(rt, v, n, &like)) return -1;
  int status = 0;
  uint32_t made = 0;
  for (; made < n && status == 0; made++) {
    qn_column_view c;
    if (!qn_is_series(v[made])) {
      arrays[made] = qn_retained(v[made]);
    } else if ((status = qn_series_view(rt, v[made], &c)) == 0) {
      qn_view view = {.data = (void *)(uintptr_t)c.data, .ndim = 1, .dtype = (uint8_t)c.dtype, .flags = QN_VIEW_READONLY};
      view.shape[0] = c.length;
      view.strides[0] = qn_dtypes[c.dtype].size;
      qn_view_flags(&view);
      status = qn_array_wrap(rt, &view, keep_series, NULL, &arrays[made]);
    }
  }
  if (status) made--;
  qn_value result = {.tag = QN_UNSET};
  if (status == 0) status = map_arrays(s, f, arrays, n, &result);
  if (status == 0) {
    const qn_view *r = qn_view_of(result);
    void *data;
    status = r->ndim != 1 ? qn_raise(rt, QN_E_ValueError, "columns and arrays of %d dimensions do not combine", r->ndim)
                          : qn_series_alloc(rt, (qn_dtype)r->dtype, r->shape[0], like, &series, &data);
    if (status == 0 && r->shape[0]) memcpy(data, r->data, (size_t)r->shape[0] * qn_itemsize(r));
  }
  for (uint32_t i = 0; i < made; i++) qn_release(rt, arrays[i]);
  qn_release(rt, result);
  qn_release(rt, like);
  if (status == 0) *out = series;
  return status;
}

int qn_map_call(qn_session *s, qn_fnstate *f, const qn_value *v, uint32_t n, qn_value *out) {
  if (n > MAP_MAX || n == 0)
    return qn_raise(&s->rt, QN_E_TypeError, "a kernel maps 1 to %d arguments over rows, not %u", MAP_MAX, n);
  jmp_buf oom;
  jmp_buf *outer = s->arena.oom;
  s->arena.oom = &oom;
  if (setjmp(oom)) {
    s->arena.oom = outer;
    return qn_raise_memory(&s->rt);
  }
  bool columns = false, arrays = false;
  for (uint32_t i = 0; i < n; i++) {
    columns = columns || qn_is_series(v[i]);
    arrays = arrays || qn_is_array(v[i]);
  }
  int status = columns ? map_columns(s, f, v, n, out) : arrays ? map_arrays(s, f, v, n, out) : map_scalars(s, f, v, n, out);
  s->arena.oom = outer;
  return status;
}
