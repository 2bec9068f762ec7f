/* test_kernels.c - kernels against real Numba: tests/types/kernels/NAME.py is typed, lowered, compiled and called with the
 * arguments of NAME.cases, which holds Numba's result types and values (made by tests/types/gen_cases.py). */
#include "tests/unit/kernel_test.h"

#include <glob.h>
#include <math.h>

#include "runtime/parallel/parallel.h"
#include "tests/unit/typed_module.h"

typedef struct value {
  const qn_type *type;
  uint64_t slot[2];
  qn_view view;
  void *data;
} value;

/* --- arguments --------------------------------------------------------------------------------------------------------------- */
static void put(void *data, qn_dtype d, int64_t i, int64_t seed) {
  int64_t v = (i * 7 + seed * 3) % 11;
  double half = 0.5 * (double)(v - 4);
  switch ((int)d) {
    case QN_D_BOOL: ((uint8_t *)data)[i] = (uint8_t)(v % 2); break;
    case QN_D_INT8: ((int8_t *)data)[i] = (int8_t)(v - 4); break;
    case QN_D_INT16: ((int16_t *)data)[i] = (int16_t)(v - 4); break;
    case QN_D_INT32: ((int32_t *)data)[i] = (int32_t)(v - 4); break;
    case QN_D_INT64: ((int64_t *)data)[i] = v - 4; break;
    case QN_D_UINT8: ((uint8_t *)data)[i] = (uint8_t)v; break;
    case QN_D_UINT16: ((uint16_t *)data)[i] = (uint16_t)v; break;
    case QN_D_UINT32: ((uint32_t *)data)[i] = (uint32_t)v; break;
    case QN_D_UINT64: ((uint64_t *)data)[i] = (uint64_t)v; break;
    case QN_D_FLOAT32: ((float *)data)[i] = (float)half; break;
    case QN_D_FLOAT64: ((double *)data)[i] = half; break;
    case QN_D_COMPLEX64: ((float *)data)[2 * i] = (float)half, ((float *)data)[2 * i + 1] = 0.5f * (float)(v % 3); break;
    default: ((double *)data)[2 * i] = half, ((double *)data)[2 * i + 1] = 0.5 * (double)(v % 3); break;
  }
}

static qn_dtype code_of(const char *p, size_t n) {
  const qn_type *t = NULL;
  const char *msg;
  assert_true(qn_type_parse(&types, (qn_sv){p, n}, &t, &msg));
  return t->dtype;
}

static void parse_array(value *v, char *p) { /* f8:3x4:seed[F] */
  char *colon = strchr(p, ':');
  qn_dtype d = code_of(p, (size_t)(colon - p));
  int64_t n = 1, shape[8], stride = qn_dtypes[d].size;
  int ndim = 0;
  for (p = colon + 1; *p != ':';) {
    shape[ndim] = strtoll(p, &p, 10);
    n *= shape[ndim++];
    if (*p == 'x') p++;
  }
  int64_t seed = strtoll(p + 1, &p, 10);
  bool fortran = *p == 'F';
  v->type = qn_type_array(&types, d, ndim, fortran ? 'F' : 'C', false);
  v->data = calloc((size_t)n + 1, qn_dtypes[d].size);
  char *plain = calloc((size_t)n + 1, qn_dtypes[d].size);
  for (int64_t i = 0; i < n; i++) put(plain, d, i, seed);
  v->view = (qn_view){.data = v->data, .ndim = ndim, .dtype = (uint8_t)d, .flags = fortran ? QN_VIEW_F : QN_VIEW_C};
  if (ndim <= 1) v->view.flags = QN_VIEW_C | QN_VIEW_F;
  for (int k = 0; k < ndim; k++) {
    int i = fortran ? k : ndim - 1 - k;
    v->view.shape[i] = shape[i], v->view.strides[i] = stride;
    stride *= shape[i];
  }
  for (int64_t i = 0; i < n; i++) {
    int64_t at = 0, rest = i;
    for (int k = ndim; k-- > 0;) at += rest % shape[k] * v->view.strides[k], rest /= shape[k];
    memcpy((char *)v->data + at, plain + i * qn_dtypes[d].size, qn_dtypes[d].size);
  }
  free(plain);
  v->slot[0] = (uint64_t)(uintptr_t)&v->view;
}

static void parse_value(value *v, char *p) {
  *v = (value){0};
  if (strcmp(p, "none") == 0) {
    v->type = types.none;
    return;
  }
  if (strncmp(p, "arr:", 4) == 0) {
    parse_array(v, p + 4);
    return;
  }
  char *colon = strchr(p, ':');
  qn_dtype d = code_of(p, (size_t)(colon - p));
  v->type = types.scalar[d];
  char *end, *text = colon + 1;
  if (qn_dtype_is_int(d) || d == QN_D_BOOL) {
    v->slot[0] = *text == '-' ? (uint64_t)strtoll(text, &end, 10) : strtoull(text, &end, 10);
    return;
  }
  double x = strtod(text, &end), y = *end == ':' ? strtod(end + 1, &end) : 0;
  float fx = (float)x, fy = (float)y;
  if (d == QN_D_FLOAT32) memcpy(v->slot, &fx, 4);
  if (d == QN_D_FLOAT64) memcpy(v->slot, &x, 8);
  if (d == QN_D_COMPLEX64) memcpy(v->slot, &fx, 4), memcpy((char *)v->slot + 4, &fy, 4);
  if (d == QN_D_COMPLEX128) memcpy(v->slot, &x, 8), memcpy(&v->slot[1], &y, 8);
}

/* --- results ------------------------------------------------------------------------------------------------------------------- */
static void real(qn_buf *o, double v, int digits) {
  if (isnan(v)) qn_buf_z(o, "nan");
  else qn_buf_printf(o, "%.*g", digits, v);
}

static void show_element(qn_buf *o, qn_dtype d, const void *p, int digits) {
  int single = digits < 17 ? 6 : 9;
  switch ((int)d) {
    case QN_D_BOOL: qn_buf_z(o, *(const uint8_t *)p ? "True" : "False"); break;
    case QN_D_INT8: qn_buf_printf(o, "%d", *(const int8_t *)p); break;
    case QN_D_INT16: qn_buf_printf(o, "%d", *(const int16_t *)p); break;
    case QN_D_INT32: qn_buf_printf(o, "%d", *(const int32_t *)p); break;
    case QN_D_INT64: qn_buf_printf(o, "%lld", (long long)*(const int64_t *)p); break;
    case QN_D_UINT8: qn_buf_printf(o, "%u", *(const uint8_t *)p); break;
    case QN_D_UINT16: qn_buf_printf(o, "%u", *(const uint16_t *)p); break;
    case QN_D_UINT32: qn_buf_printf(o, "%u", *(const uint32_t *)p); break;
    case QN_D_UINT64: qn_buf_printf(o, "%llu", (unsigned long long)*(const uint64_t *)p); break;
    case QN_D_FLOAT32: real(o, (double)*(const float *)p, single); break;
    case QN_D_FLOAT64: real(o, *(const double *)p, digits); break;
    case QN_D_COMPLEX64:
      real(o, (double)((const float *)p)[0], single);
      qn_buf_c(o, ',');
      real(o, (double)((const float *)p)[1], single);
      break;
    default:
      real(o, ((const double *)p)[0], digits);
      qn_buf_c(o, ',');
      real(o, ((const double *)p)[1], digits);
  }
}

static void show_array(qn_buf *o, const qn_view *v, int digits) {
  int64_t n = 1;
  for (int i = 0; i < v->ndim; i++) {
    qn_buf_printf(o, "%s%lld", i ? "x" : "", (long long)v->shape[i]);
    n *= v->shape[i];
  }
  qn_buf_c(o, '[');
  size_t from = o->n;
  for (int64_t i = 0; i < n; i++) {
    int64_t at = 0, rest = i;
    for (int k = v->ndim; k-- > 0;) at += rest % v->shape[k] * v->strides[k], rest /= v->shape[k];
    if (i) qn_buf_c(o, ' ');
    show_element(o, (qn_dtype)v->dtype, (const char *)v->data + at, digits);
  }
  if (o->n - from > 300) {
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = from; i < o->n; i++) h = (h ^ (uint8_t)o->p[i]) * 0x100000001b3u;
    o->n = from;
    qn_buf_printf(o, "#%016llx", (unsigned long long)h);
  }
  qn_buf_c(o, ']');
}

static const uint64_t *show(qn_buf *o, const qn_type *t, const uint64_t *slot, int digits) {
  switch ((int)t->kind) {
    case QN_TYPE_NONE: qn_buf_z(o, "None"); return slot;
    case QN_TYPE_OPTIONAL:
      if (!slot[0]) {
        qn_buf_z(o, "None");
        return slot + 1;
      }
      return show(o, t->item, slot + 1, digits);
    case QN_TYPE_TUPLE:
      qn_buf_c(o, '(');
      for (uint32_t i = 0; i < t->n; i++) {
        if (i) qn_buf_z(o, ", ");
        slot = show(o, t->items[i], slot, digits);
      }
      qn_buf_c(o, ')');
      return slot;
    case QN_TYPE_ARRAY: show_array(o, (const qn_view *)(uintptr_t)slot[0], digits); return slot + 1;
    default: show_element(o, t->dtype, slot, digits); return slot + (t->dtype == QN_D_COMPLEX128 ? 2 : 1);
  }
}

static void show_error(qn_buf *o, const qn_irmodule *m, const qn_kctx *ctx, int32_t status) {
  const qn_irsite *site = &m->sites.data[status - 1 < (int32_t)m->sites.n ? status - 1 : 0];
  if (ctx->err.type[0]) qn_buf_printf(o, "!%s\t%s", ctx->err.type, ctx->err.message);
  else qn_buf_printf(o, "!%s\t%s", m->sites.data[ctx->err.site].type, m->sites.data[ctx->err.site].message);
  (void)site;
}

/* --- one case -------------------------------------------------------------------------------------------------------------------- */
typedef struct compiled {
  char key[512];
  qn_irmodule *ir;
  const qn_type *ret;
  qn_image *image;
  qn_entry_fn entry;
} compiled;
static compiled cache[4000];
static uint32_t n_cache;

static compiled *compile(const char *name, const value *args, uint32_t n) {
  const qn_type *t[32];
  qn_buf key;
  qn_buf_init(&key, &qn_malloc_allocator);
  qn_buf_printf(&key, "%s(", name);
  for (uint32_t i = 0; i < n; i++) {
    t[i] = args[i].type;
    qn_type_print(t[i], &key);
    qn_buf_c(&key, ',');
  }
  for (uint32_t i = 0; i < n_cache; i++)
    if (qn_sv_is(qn_buf_view(&key), cache[i].key)) {
      qn_buf_deinit(&key);
      return cache[i].entry ? &cache[i] : NULL;
    }
  compiled *c = &cache[n_cache++];
  *c = (compiled){0};
  snprintf(c->key, sizeof c->key, "%s", key.p);
  qn_buf_deinit(&key);
  const qn_kfunc *k = find_function(name);
  if (!k) fail_msg("no function %s", name);
  qn_infer_request rq = {.function = k, .types = &types, .args = t, .n_args = n};
  qn_tprogram *p = qn_infer(&arena, &rq, &diags, NULL);
  if (!p) return NULL;
  c->ret = p->functions.data[0]->ret;
  qn_lower_options lo = {0};
  c->ir = qn_lower(&arena, p, &lo, &diags);
  if (!c->ir) return NULL;
  qn_error err;
  if (qn_ir_verify(c->ir, &err) != QN_OK) {
    print_message("%s: %s\n", name, err.message);
    return NULL;
  }
  qn_buf text;
  qn_buf_init(&text, &qn_malloc_allocator);
  qn_ir_print(&text, c->ir);
  c->image = kt_compile_at(text.p, text.n, NULL, QN_LLVM_O2);
  qn_buf_deinit(&text);
  c->entry = kt_find(c->image, c->ir->fns.data[0]->name);
  return c;
}

static uint32_t split(char *line, char by, char **out, uint32_t max) {
  uint32_t n = 0;
  for (char *p = line; n < max; n++) {
    out[n] = p;
    p = strchr(p, by);
    if (!p) return n + 1;
    *p++ = 0;
  }
  return n;
}

static bool run_case(char *line) {
  char *copy = strdup(line), *fields[3], *specs[32];
  assert_int_equal(split(copy, '\t', fields, 3), 3);
  const char *expected = line + (fields[2] - copy);
  value args[32];
  uint64_t slots[80], rets[80] = {0};
  uint32_t n = *fields[1] ? split(fields[1], ';', specs, 32) : 0, ns = 0;
  int digits = strncmp(fields[0], "m_", 2) == 0 ? 12 : 17;
  for (uint32_t i = 0; i < n; i++) parse_value(&args[i], specs[i]);
  for (uint32_t i = 0; i < n; i++) {
    if (args[i].type->kind == QN_TYPE_NONE) continue;
    slots[ns++] = args[i].slot[0];
    if (args[i].type->dtype == QN_D_COMPLEX128 && args[i].type->kind == QN_TYPE_SCALAR) slots[ns++] = args[i].slot[1];
  }
  qn_buf got;
  qn_buf_init(&got, &qn_malloc_allocator);
  compiled *c = compile(fields[0], args, n);
  if (!c) {
    qn_buf_z(&got, "not compiled: ");
    if (diags.list.n) qn_diag_print(diags.list.data[diags.list.n - 1], false, &got);
  } else {
    qn_kctx ctx;
    qn_kctx_init(&ctx, NULL);
    qn_par_options par = {.threads = 4};
    ctx.par = &par;
    int32_t status = c->entry(&ctx, slots, rets);
    if (status) {
      show_error(&got, c->ir, &ctx, status);
    } else {
      qn_type_print(c->ret, &got);
      qn_buf_c(&got, '\t');
      (void)show(&got, c->ret, rets, digits);
    }
    for (uint32_t i = 0; i < n; i++)
      if (args[i].type->kind == QN_TYPE_ARRAY) {
        qn_buf_c(&got, '\t');
        show_array(&got, &args[i].view, digits);
      }
    qn_kheap_clear(&ctx);
  }
  for (uint32_t i = 0; i < n; i++) free(args[i].data);
  bool same = qn_sv_is(qn_buf_view(&got), expected);
  if (!same && strncmp(expected, "!IndexError\tindex", 17) == 0) { /* NumPy's words, not Numba's */
    const char *a = strrchr(expected, '\t'), *b = got.n ? strrchr(got.p, '\t') : NULL;
    same = b && strncmp(got.p, "!IndexError\tindex", 17) == 0 && (strcmp(a, b) == 0 || !strchr(expected + 12, '\t'));
  }
  if (!same) print_message("%s %s\n  numba: %s\n  quern: %s\n", fields[0], line + (fields[1] - copy), expected, got.n ? got.p : "");
  qn_buf_deinit(&got);
  free(copy);
  return same;
}

/* Slots of the arguments, in order. */
static void fill_slots(const value *args, uint32_t n, uint64_t *slots) {
  uint32_t ns = 0;
  for (uint32_t i = 0; i < n; i++) {
    slots[ns++] = args[i].slot[0];
    if (args[i].type->dtype == QN_D_COMPLEX128) slots[ns++] = args[i].slot[1];
  }
}

/* One call of a grid; the result or the exception's type is added to out. */
static void call_in_grid(const compiled *c, const value *args, uint32_t n, qn_buf *out) {
  uint64_t slots[80], rets[80] = {0};
  fill_slots(args, n, slots);
  qn_kctx ctx;
  qn_kctx_init(&ctx, NULL);
  int32_t status = c->entry(&ctx, slots, rets);
  if (status) qn_buf_printf(out, "!%s", ctx.err.type[0] ? ctx.err.type : c->ir->sites.data[ctx.err.site].type);
  else (void)show(out, c->ret, rets, 6);
  qn_kheap_clear(&ctx);
}

/* A line of a grid: lists of arguments, the type and the results of every combination, or "refused". */
static bool run_grid(char *line) {
  char *copy = strdup(line), *fields[3], *lists[4], *specs[4][16];
  assert_int_equal(split(copy, '\t', fields, 3), 3);
  const char *expected = line + (fields[2] - copy);
  uint32_t n = split(fields[1], ';', lists, 4), each[4], at[4] = {0};
  for (uint32_t i = 0; i < n; i++) each[i] = split(lists[i], ',', specs[i], 16);
  qn_buf got, all;
  qn_buf_init(&got, &qn_malloc_allocator);
  qn_buf_init(&all, &qn_malloc_allocator);
  for (bool more = true; more;) {
    value args[4];
    for (uint32_t i = 0; i < n; i++) parse_value(&args[i], specs[i][at[i]]);
    compiled *c = compile(fields[0] + 1, args, n);
    if (!c) break;
    if (all.n) qn_buf_c(&all, '|');
    else qn_type_print(c->ret, &got);
    call_in_grid(c, args, n, &all);
    more = false;
    for (uint32_t i = n; i-- > 0 && !more;) more = ++at[i] < each[i] || (at[i] = 0);
  }
  if (!got.n) qn_buf_z(&got, "refused");
  else if (all.n <= 60) qn_buf_printf(&got, "\t%s", all.p);
  else {
    uint64_t h = 0xCBF29CE484222325;
    for (size_t i = 0; i < all.n; i++) h = (h ^ (uint8_t)all.p[i]) * 0x100000001B3;
    qn_buf_printf(&got, "\t#%016llx", (unsigned long long)h);
  }
  bool same = qn_sv_is(qn_buf_view(&got), expected);
  if (!same) print_message("%s %s\n  numba: %s\n  quern: %s\n  %s\n", fields[0], line + (fields[1] - copy), expected, got.p, all.n ? all.p : "");
  qn_buf_deinit(&got);
  qn_buf_deinit(&all);
  free(copy);
  return same;
}

static bool run_file(const char *path) {
  jmp_buf oom;
  if (setjmp(oom)) fail_msg("out of memory");
  begin_module(&oom);
  n_cache = 0;
  load_module(path, QN_RULES_NUMBA);
  char cases[600];
  snprintf(cases, sizeof cases, "%.*s.cases", (int)(strlen(path) - 3), path);
  qn_sv text;
  qn_error err;
  assert_int_equal(qn_read_file(&qn_malloc_allocator, cases, &text, &err), QN_OK);
  uint32_t n = 0, bad = 0;
  char *all = strndup(text.p, text.n);
  for (char *line = all; *line;) {
    char *end = strchr(line, '\n');
    if (end) *end = 0;
    n++;
    bad += !(*line == '*' ? run_grid(line) : run_case(line));
    if (!end) break;
    line = end + 1;
  }
  free(all);
  qn_free(&qn_malloc_allocator, (void *)text.p, text.n + 1);
  for (uint32_t i = 0; i < n_cache; i++) qn_image_free(cache[i].image);
  qn_arena_deinit(&arena);
  print_message("%s: %u cases, %u differ\n", path, n, bad);
  return bad == 0;
}

static void test_against_numba(void **state) {
  (void)state;
  glob_t g;
  const char *only = getenv("KERNELS");
  assert_int_equal(glob(only ? only : "tests/types/kernels/*.py", 0, NULL, &g), 0);
  bool ok = true;
  for (size_t i = 0; i < g.gl_pathc; i++) ok = run_file(g.gl_pathv[i]) && ok;
  globfree(&g);
  assert_true(ok);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_against_numba)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
