/* random_module.c - the module random: for a seed, the numbers of CPython 3.11 from every function. The functions are
 * natives of the module's table, so that kernels know them by name; the class Random has the same ones over its own state. */
#include <math.h>

#include "runtime/object/bigint.h"
#include "runtime/object/memory.h"
#include "runtime/vm/modules/random_module.h"

typedef struct random_obj {
  qn_obj obj;
  qn_pyrandom r;
} random_obj;

/* Of Random's instance, or the module's own, seeded when first used. */
static qn_pyrandom *state(qn_rt *rt, qn_value self) {
  if (self.tag == QN_OBJ) return &((random_obj *)self.o)->r;
  qn_vm *vm = qn_vm_of(rt);
  if (vm->pyrandom) return vm->pyrandom;
  qn_pyrandom *r = qn_alloc(rt->alloc, sizeof *r);
  if (!r) return qn_raise_memory(rt), NULL;
  memset(r, 0, sizeof *r);
  (void)qn_pyrandom_seed(rt, r, qn_none());
  return vm->pyrandom = r;
}

#define FN(id) static int r_##id(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
#define STATE                        \
  qn_pyrandom *r = state(rt, self);  \
  if (!r) return -1

/* --- numbers ------------------------------------------------------------------------------------------------------------- */
FN(random) {
  if (qn_args_parse(rt, args, "random", "", NULL)) return -1;
  STATE;
  return *out = qn_float(qn_pyrandom_double(r)), 0;
}

FN(seed) {
  qn_value a[2];
  if (qn_args_parse(rt, args, "seed", "|a version", a)) return -1;
  STATE;
  return qn_pyrandom_seed(rt, r, a[0]) ? -1 : (*out = qn_none(), 0);
}

/* k random bits, k > 64: words of 32, the lowest first. */
static int wide_bits(qn_rt *rt, qn_pyrandom *r, int64_t k, qn_value *out) {
  size_t n = ((size_t)k - 1) / 32 + 1, bytes = n * sizeof(uint32_t);
  if (k > (int64_t)QN_BIG_LIMBS_MAX * QN_LIMB_BITS) return qn_raise_memory(rt);
  uint32_t *words = qn_alloc(rt->alloc, bytes);
  if (!words) return qn_raise_memory(rt);
  for (size_t i = 0; i < n; i++, k -= 32) words[i] = qn_pyrandom_word(r) >> (k < 32 ? 32 - k : 0);
  int bad = qn_big_of_bytes(rt, (const unsigned char *)words, (int64_t)bytes, false, out);
  qn_free(rt->alloc, words, bytes);
  return bad;
}

/* From 0 up to, not including, n > 0. */
static int wide_below(qn_rt *rt, qn_pyrandom *r, qn_value n, qn_value *out) {
  if (!qn_is_big(n)) return *out = qn_int((int64_t)qn_pyrandom_below(r, (uint64_t)n.i)), 0;
  const int64_t k = qn_int_bit_length(n);
  for (;;) {
    if (k <= 64 ? qn_big_of_u64(rt, qn_pyrandom_bits(r, (int)k), out) : wide_bits(rt, r, k, out)) return -1;
    if (qn_big_cmp(*out, n) < 0) return 0;
    qn_release(rt, *out);
  }
}

FN(getrandbits) {
  qn_value v;
  int64_t k;
  if (qn_args_parse(rt, args, "getrandbits", "k/", &v) || qn_as_index(rt, v, &k)) return -1;
  if (k < 0) return qn_raise(rt, QN_E_ValueError, "number of bits must be non-negative");
  STATE;
  if (k == 0) return *out = qn_int(0), 0;
  if (k <= 64) return qn_big_of_u64(rt, qn_pyrandom_bits(r, (int)k), out);
  return wide_bits(rt, r, k, out);
}

FN(randbytes) {
  qn_value v;
  int64_t n;
  if (qn_args_parse(rt, args, "randbytes", "n", &v) || qn_as_index(rt, v, &n)) return -1;
  if (n < 0) return qn_raise(rt, QN_E_ValueError, "number of bits must be non-negative");
  STATE;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (int64_t i = 0; i < n && !b.oom; i += 4) {
    int64_t left = n - i < 4 ? n - i : 4;
    uint32_t w = qn_pyrandom_word(r) >> (32 - 8 * left);
    for (int64_t j = 0; j < left; j++) qn_buf_c(&b, (char)(w >> 8 * j));
  }
  int bad = b.oom ? qn_raise_memory(rt) : qn_new_bytes(rt, qn_buf_view(&b), out);
  qn_buf_deinit(&b);
  return bad;
}

static int as_int(qn_rt *rt, qn_value v, const char *what, qn_value *out) {
  double d;
  if (v.tag == QN_FLOAT || (v.tag == QN_NPSCALAR && qn_dtypes[v.dtype].kind == 'f')) {
    if (qn_as_double(rt, v, &d)) return -1;
    if (!isfinite(d) || d != floor(d)) return qn_raise(rt, QN_E_ValueError, "non-integer %s for randrange()", what);
    return qn_big_of_double(rt, d, out);
  }
  return qn_as_int(rt, v, out);
}

static int empty_range(qn_rt *rt, qn_value start, qn_value stop, qn_value width) {
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  if (!qn_repr(rt, start, &b) && (qn_buf_z(&b, ", "), !qn_repr(rt, stop, &b)) && (qn_buf_z(&b, ", "), !qn_repr(rt, width, &b)))
    qn_raise(rt, QN_E_ValueError, "empty range for randrange() (%s)", b.p);
  qn_buf_deinit(&b);
  return -1;
}

static bool positive(qn_value v) { return qn_is_big(v) ? !qn_big_negative(v) : v.i > 0; }

/* start + step * below(how many steps there are) */
static int in_range(qn_rt *rt, qn_pyrandom *r, qn_value start, qn_value stop, qn_value step, qn_value *out) {
  const bool one = !qn_is_big(step) && step.i == 1, up = positive(step);
  if (!qn_is_big(step) && step.i == 0) return qn_raise(rt, QN_E_ValueError, "zero step for randrange()");
  qn_value width, n = {0}, k = {0}, t = {0}, u = {0};
  if (qn_binary(rt, QN_SUB, stop, start, &width)) return -1;
  int bad = 0;
  if (one && !positive(width)) bad = empty_range(rt, start, stop, width);
  if (one && !bad) n = qn_retained(width);
  if (!one) { /* (width + step - 1) // step, or with + 1 downwards */
    bad = qn_binary(rt, QN_ADD, width, step, &t) || qn_binary(rt, up ? QN_SUB : QN_ADD, t, qn_int(1), &u) || qn_binary(rt, QN_FLOORDIV, u, step, &n);
    if (!bad && !positive(n)) bad = qn_raise(rt, QN_E_ValueError, "empty range for randrange()");
    qn_release(rt, t);
    qn_release(rt, u);
  }
  bad = bad || wide_below(rt, r, n, &k);
  t = (qn_value){0};
  if (!bad && !one) bad = qn_binary(rt, QN_MUL, k, step, &t), qn_release(rt, k), k = t;
  bad = bad || qn_binary(rt, QN_ADD, start, k, out);
  qn_release(rt, width);
  qn_release(rt, n);
  qn_release(rt, k);
  return bad ? -1 : 0;
}

FN(randrange) {
  qn_value a[3], start, stop = {0}, step = qn_int(1);
  if (qn_args_parse(rt, args, "randrange", "start|stop step", a) || as_int(rt, a[0], "arg 1", &start)) return -1;
  STATE;
  int bad = 0;
  if (a[1].tag == QN_UNSET || a[1].tag == QN_NONE) {
    if (a[2].tag != QN_UNSET) bad = qn_raise(rt, QN_E_TypeError, "Missing a non-None stop argument");
    else if (!positive(start)) bad = qn_raise(rt, QN_E_ValueError, "empty range for randrange()");
    else bad = wide_below(rt, r, start, out);
  } else {
    bad = as_int(rt, a[1], "stop", &stop) || (a[2].tag != QN_UNSET && as_int(rt, a[2], "step", &step)) || in_range(rt, r, start, stop, step, out);
  }
  qn_release(rt, start);
  qn_release(rt, stop);
  qn_release(rt, step);
  return bad ? -1 : 0;
}

FN(randint) {
  qn_value a[2], low, high = {0}, stop = {0};
  if (qn_args_parse(rt, args, "randint", "a b", a) || as_int(rt, a[0], "arg 1", &low)) return -1;
  STATE;
  int bad = as_int(rt, a[1], "stop", &high) || qn_binary(rt, QN_ADD, high, qn_int(1), &stop) || in_range(rt, r, low, stop, qn_int(1), out);
  qn_release(rt, low);
  qn_release(rt, high);
  qn_release(rt, stop);
  return bad ? -1 : 0;
}

/* --- items ------------------------------------------------------------------------------------------------------------------ */
FN(choice) {
  qn_value seq;
  if (qn_args_parse(rt, args, "choice", "seq", &seq)) return -1;
  int64_t n = qn_length(rt, seq);
  if (n < 0) return -1;
  STATE;
  if (n == 0) return qn_raise(rt, QN_E_IndexError, "Cannot choose from an empty sequence");
  return qn_get_item(rt, seq, qn_int((int64_t)qn_pyrandom_below(r, (uint64_t)n)), out);
}

static int swap(qn_rt *rt, qn_value x, int64_t i, int64_t j) {
  qn_value a, b;
  if (qn_is(x, QN_K_LIST)) {
    qn_list *l = (qn_list *)x.o;
    if (l->elem == QN_OBJ) {
      qn_value t = l->v[i];
      l->v[i] = l->v[j];
      l->v[j] = t;
    } else {
      int64_t t = l->i[i];
      l->i[i] = l->i[j];
      l->i[j] = t;
    }
    return 0;
  }
  if (qn_get_item(rt, x, qn_int(j), &a)) return -1;
  if (qn_get_item(rt, x, qn_int(i), &b)) return qn_release(rt, a), -1;
  int bad = qn_set_item(rt, x, qn_int(i), a) || qn_set_item(rt, x, qn_int(j), b);
  qn_release(rt, a);
  qn_release(rt, b);
  return bad ? -1 : 0;
}

FN(shuffle) {
  qn_value x;
  if (qn_args_parse(rt, args, "shuffle", "x", &x)) return -1;
  int64_t n = qn_length(rt, x);
  if (n < 0) return -1;
  STATE;
  for (int64_t i = n - 1; i > 0; i--)
    if (swap(rt, x, i, (int64_t)qn_pyrandom_below(r, (uint64_t)i + 1))) return -1;
  return *out = qn_none(), 0;
}

static bool is_sequence(qn_value v) {
  return qn_is(v, QN_K_LIST) || qn_is(v, QN_K_TUPLE) || qn_is(v, QN_K_RANGE) || qn_is(v, QN_K_STR) || qn_is(v, QN_K_BYTES) || qn_memory_is_items(v);
}

/* k of n positions without repetition, in the order they are drawn: from a pool, or when n is large by remembering. */
static int draw(qn_rt *rt, qn_pyrandom *r, int64_t n, int64_t k, int64_t *picked) {
  double set_size = 21;
  if (k > 5) set_size += pow(4, ceil(log((double)k * 3) / log(4)));
  if ((double)n <= set_size) {
    int64_t *pool = qn_alloc(rt->alloc, ((size_t)n + 1) * sizeof *pool);
    if (!pool) return qn_raise_memory(rt);
    for (int64_t i = 0; i < n; i++) pool[i] = i;
    for (int64_t i = 0; i < k; i++) {
      int64_t j = (int64_t)qn_pyrandom_below(r, (uint64_t)(n - i));
      picked[i] = pool[j];
      pool[j] = pool[n - i - 1];
    }
    qn_free(rt->alloc, pool, ((size_t)n + 1) * sizeof *pool);
    return 0;
  }
  uint64_t slots = 16;
  while (slots < (uint64_t)k * 3) slots *= 2;
  int64_t *table = qn_alloc(rt->alloc, slots * sizeof *table);
  if (!table) return qn_raise_memory(rt);
  memset(table, 0xff, slots * sizeof *table);
  for (int64_t i = 0; i < k;) {
    int64_t j = (int64_t)qn_pyrandom_below(r, (uint64_t)n);
    uint64_t at = ((uint64_t)j * UINT64_C(0x9e3779b97f4a7c15)) & (slots - 1);
    while (table[at] >= 0 && table[at] != j) at = (at + 1) & (slots - 1);
    if (table[at] == j) continue;
    table[at] = picked[i++] = j;
  }
  qn_free(rt->alloc, table, slots * sizeof *table);
  return 0;
}

/* Running sums of weights as doubles; whole: whether all are ints. */
static int running(qn_rt *rt, qn_value weights, bool summed, double **out, int64_t *n, bool *whole) {
  qn_value *items;
  if (qn_items_of(rt, weights, &items, n)) return -1;
  double *sums = qn_alloc(rt->alloc, ((size_t)*n + 1) * sizeof *sums), total = 0, w = 0;
  int bad = sums ? 0 : qn_raise_memory(rt);
  *whole = true;
  for (int64_t i = 0; i < *n && !bad; i++) {
    bad = qn_as_double(rt, items[i], &w);
    *whole = *whole && (items[i].tag == QN_INT || items[i].tag == QN_BOOL);
    sums[i] = total = summed ? w : total + w;
  }
  qn_items_free(rt, items, *n);
  if (bad) return qn_free(rt->alloc, sums, ((size_t)*n + 1) * sizeof *sums), -1;
  return *out = sums, 0;
}

static int64_t bisect(const double *a, double x, int64_t hi) { /* the first item above x */
  int64_t lo = 0;
  while (lo < hi) {
    int64_t mid = (lo + hi) / 2;
    if (x < a[mid]) hi = mid;
    else lo = mid + 1;
  }
  return lo;
}

static int items_at(qn_rt *rt, qn_value seq, const int64_t *at, int64_t k, qn_value *out) {
  qn_value list, x;
  if (qn_new_list_cap(rt, k, &list)) return -1;
  for (int64_t i = 0; i < k; i++) {
    int bad = qn_get_item(rt, seq, qn_int(at[i]), &x);
    if (!bad) bad = qn_list_append(rt, list, x), qn_release(rt, x);
    if (bad) return qn_release(rt, list), -1;
  }
  return *out = list, 0;
}

FN(sample) {
  qn_value a[3];
  int64_t k, ncounts = 0;
  double *sums = NULL;
  bool whole;
  if (qn_args_parse(rt, args, "sample", "population k|$counts", a)) return -1;
  if (!is_sequence(a[0]))
    return qn_raise(rt, QN_E_TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).");
  int64_t n = qn_length(rt, a[0]), total = n;
  if (n < 0 || qn_as_index(rt, a[1], &k)) return -1;
  STATE;
  if (a[2].tag != QN_UNSET && a[2].tag != QN_NONE) {
    if (running(rt, a[2], false, &sums, &ncounts, &whole)) return -1;
    const char *wrong = ncounts != n ? "The number of counts does not match the population"
                        : n && whole && sums[n - 1] <= 0 ? "Total of counts must be greater than zero" : NULL;
    if (wrong || !whole || n == 0) {
      qn_free(rt->alloc, sums, ((size_t)ncounts + 1) * sizeof *sums);
      if (n == 0) return qn_raise(rt, QN_E_IndexError, "pop from empty list");
      return wrong ? qn_raise(rt, QN_E_ValueError, "%s", wrong) : qn_raise(rt, QN_E_TypeError, "Counts must be integers");
    }
    total = (int64_t)sums[n - 1];
  }
  int64_t *at = NULL;
  int bad = 0;
  if (k < 0 || k > total) bad = qn_raise(rt, QN_E_ValueError, "Sample larger than population or is negative");
  if (!bad && !(at = qn_alloc(rt->alloc, ((size_t)k + 1) * sizeof *at))) bad = qn_raise_memory(rt);
  bad = bad || draw(rt, r, total, k, at);
  for (int64_t i = 0; i < k && !bad && sums; i++) at[i] = bisect(sums, (double)at[i], n);
  bad = bad || items_at(rt, a[0], at, k, out);
  if (sums) qn_free(rt->alloc, sums, ((size_t)ncounts + 1) * sizeof *sums);
  if (at) qn_free(rt->alloc, at, ((size_t)k + 1) * sizeof *at);
  return bad ? -1 : 0;
}

static int check_weights(qn_rt *rt, const double *sums, int64_t nsums, int64_t n) {
  if (nsums != n) return qn_raise(rt, QN_E_ValueError, "The number of weights does not match the population");
  if (n == 0) return qn_raise(rt, QN_E_IndexError, "list index out of range");
  if (sums[n - 1] <= 0) return qn_raise(rt, QN_E_ValueError, "Total of weights must be greater than zero");
  if (!isfinite(sums[n - 1])) return qn_raise(rt, QN_E_ValueError, "Total of weights must be finite");
  return 0;
}

FN(choices) {
  qn_value a[4];
  int64_t k = 1, nsums = 0;
  double *sums = NULL;
  bool whole, given, summed;
  if (qn_args_parse(rt, args, "choices", "population|weights $cum_weights k", a)) return -1;
  int64_t n = qn_length(rt, a[0]);
  if (n < 0 || (a[3].tag != QN_UNSET && qn_as_index(rt, a[3], &k))) return -1;
  if (k < 0) k = 0;
  given = a[1].tag != QN_UNSET && a[1].tag != QN_NONE;
  summed = a[2].tag != QN_UNSET && a[2].tag != QN_NONE;
  if (given && summed) return qn_raise(rt, QN_E_TypeError, "Cannot specify both weights and cumulative weights");
  if (given && a[1].tag == QN_INT)
    return qn_raise(rt, QN_E_TypeError, "The number of choices must be a keyword argument: k=%lld", (long long)a[1].i);
  STATE;
  if ((given || summed) && running(rt, summed ? a[2] : a[1], summed, &sums, &nsums, &whole)) return -1;
  int bad = sums ? check_weights(rt, sums, nsums, n) : n == 0 && k > 0 ? qn_raise(rt, QN_E_IndexError, "list index out of range") : 0;
  int64_t *at = bad ? NULL : qn_alloc(rt->alloc, ((size_t)k + 1) * sizeof *at);
  if (!bad && !at) bad = qn_raise_memory(rt);
  for (int64_t i = 0; i < k && !bad; i++)
    at[i] = sums ? bisect(sums, qn_pyrandom_double(r) * sums[n - 1], n - 1) : (int64_t)(qn_pyrandom_double(r) * (double)n);
  bad = bad || items_at(rt, a[0], at, k, out);
  if (sums) qn_free(rt->alloc, sums, ((size_t)nsums + 1) * sizeof *sums);
  if (at) qn_free(rt->alloc, at, ((size_t)k + 1) * sizeof *at);
  return bad ? -1 : 0;
}

/* --- distributions: the formulas and the order of draws are CPython's, log and cos the C library's -------------------------------- */
static double difference(qn_value a, qn_value b, double x, double y) { /* b - a as Python has it: ints exactly */
  int64_t d;
  if (a.tag == QN_INT && b.tag == QN_INT && !__builtin_sub_overflow(b.i, a.i, &d)) return (double)d;
  return y - x;
}

static int numbers(qn_rt *rt, const qn_value *v, int n, double *out) {
  for (int i = 0; i < n; i++)
    if (v[i].tag != QN_UNSET && qn_as_double(rt, v[i], &out[i])) return -1;
  return 0;
}

#define DISTRIBUTION(id, spec, count, ...)                                                    \
  FN(id) {                                                                                    \
    qn_value a[count];                                                                        \
    double p[count] = {__VA_ARGS__};                                                          \
    if (qn_args_parse(rt, args, #id, spec, a) || numbers(rt, a, count, p)) return -1;         \
    STATE;

DISTRIBUTION(uniform, "a b", 2, 0, 0)
  return *out = qn_float(p[0] + difference(a[0], a[1], p[0], p[1]) * qn_pyrandom_double(r)), 0;
}

FN(triangular) {
  qn_value a[3];
  double p[3] = {0, 1, 0};
  if (qn_args_parse(rt, args, "triangular", "|low high mode", a)) return -1;
  bool none = a[2].tag == QN_UNSET || a[2].tag == QN_NONE;
  if (numbers(rt, a, none ? 2 : 3, p)) return -1;
  STATE;
  double u = qn_pyrandom_double(r), c = 0.5, low = p[0], high = p[1];
  if (!none) {
    if (high == low) return *out = a[0].tag == QN_UNSET ? qn_float(low) : qn_retained(a[0]), 0;
    c = (p[2] - low) / (high - low);
  }
  if (u > c) {
    u = 1.0 - u;
    c = 1.0 - c;
    low = p[1];
    high = p[0];
  }
  if (u * c < 0) return qn_raise(rt, QN_E_ValueError, "math domain error");
  return *out = qn_float(low + (high - low) * sqrt(u * c)), 0;
}

static double normal(qn_pyrandom *r, double mu, double sigma) {
  const double magic = 4 * exp(-0.5) / sqrt(2.0);
  for (;;) {
    double u1 = qn_pyrandom_double(r), u2 = 1.0 - qn_pyrandom_double(r);
    double z = magic * (u1 - 0.5) / u2;
    if (z * z / 4.0 <= -log(u2)) return mu + z * sigma;
  }
}

DISTRIBUTION(normalvariate, "|mu sigma", 2, 0, 1)
  return *out = qn_float(normal(r, p[0], p[1])), 0;
}

DISTRIBUTION(lognormvariate, "mu sigma", 2, 0, 1)
  double x = exp(normal(r, p[0], p[1]));
  if (isinf(x)) return qn_raise(rt, QN_E_OverflowError, "math range error");
  return *out = qn_float(x), 0;
}

DISTRIBUTION(gauss, "|mu sigma", 2, 0, 1)
  double z = r->gauss;
  if (r->has_gauss) {
    r->has_gauss = false;
  } else {
    double angle = qn_pyrandom_double(r) * (2.0 * M_PI), radius = sqrt(-2.0 * log(1.0 - qn_pyrandom_double(r)));
    z = cos(angle) * radius;
    r->gauss = sin(angle) * radius;
    r->has_gauss = true;
  }
  return *out = qn_float(p[0] + z * p[1]), 0;
}

DISTRIBUTION(expovariate, "lambd", 1, 1)
  double x = -log(1.0 - qn_pyrandom_double(r));
  if (p[0] == 0) return qn_raise(rt, QN_E_ZeroDivisionError, "float division by zero");
  return *out = qn_float(x / p[0]), 0;
}

static double float_mod(double x, double m) {
  double v = fmod(x, m);
  return v && (v < 0) != (m < 0) ? v + m : v;
}

DISTRIBUTION(vonmisesvariate, "mu kappa", 2, 0, 0)
  const double turn = 2.0 * M_PI;
  if (p[1] <= 1e-6) return *out = qn_float(turn * qn_pyrandom_double(r)), 0;
  double s = 0.5 / p[1], q = s + sqrt(1.0 + s * s), z;
  for (;;) {
    z = cos(M_PI * qn_pyrandom_double(r));
    double d = z / (q + z), u2 = qn_pyrandom_double(r);
    if (u2 < 1.0 - d * d || u2 <= (1.0 - d) * exp(d)) break;
  }
  double inverse = 1.0 / q, f = (inverse + z) / (1.0 + inverse * z);
  double theta = qn_pyrandom_double(r) > 0.5 ? p[0] + acos(f) : p[0] - acos(f);
  return *out = qn_float(float_mod(theta, turn)), 0;
}

static double gamma_large(qn_pyrandom *r, double alpha) {
  const double log4 = log(4.0), magic = 1.0 + log(4.5);
  double ainv = sqrt(2.0 * alpha - 1.0), b = alpha - log4, c = alpha + ainv;
  for (;;) {
    double u1 = qn_pyrandom_double(r);
    if (!(1e-7 < u1 && u1 < 0.9999999)) continue;
    double u2 = 1.0 - qn_pyrandom_double(r), v = log(u1 / (1.0 - u1)) / ainv, x = alpha * exp(v);
    double z = u1 * u1 * u2, t = b + c * v - x;
    if (t + magic - 4.5 * z >= 0.0 || t >= log(z)) return x;
  }
}

static double gamma_small(qn_pyrandom *r, double alpha) {
  for (;;) {
    double b = (M_E + alpha) / M_E, q = b * qn_pyrandom_double(r);
    double x = q <= 1.0 ? pow(q, 1.0 / alpha) : -log((b - q) / alpha), u1 = qn_pyrandom_double(r);
    if (q > 1.0 ? u1 <= pow(x, alpha - 1.0) : u1 <= exp(-x)) return x;
  }
}

static int gamma_of(qn_rt *rt, qn_pyrandom *r, double alpha, double beta, double *out) {
  if (alpha <= 0.0 || beta <= 0.0) return qn_raise(rt, QN_E_ValueError, "gammavariate: alpha and beta must be > 0.0");
  *out = (alpha > 1.0 ? gamma_large(r, alpha) : alpha == 1.0 ? -log(1.0 - qn_pyrandom_double(r)) : gamma_small(r, alpha)) * beta;
  return 0;
}

DISTRIBUTION(gammavariate, "alpha beta", 2, 0, 0)
  double x;
  return gamma_of(rt, r, p[0], p[1], &x) ? -1 : (*out = qn_float(x), 0);
}

DISTRIBUTION(betavariate, "alpha beta", 2, 0, 0)
  double y, z;
  if (gamma_of(rt, r, p[0], 1.0, &y)) return -1;
  if (y == 0) return *out = qn_float(0.0), 0;
  return gamma_of(rt, r, p[1], 1.0, &z) ? -1 : (*out = qn_float(y / (y + z)), 0);
}

DISTRIBUTION(paretovariate, "alpha", 1, 1)
  double u = 1.0 - qn_pyrandom_double(r);
  if (p[0] == 0) return qn_raise(rt, QN_E_ZeroDivisionError, "float division by zero");
  return *out = qn_float(pow(u, -1.0 / p[0])), 0;
}

DISTRIBUTION(weibullvariate, "alpha beta", 2, 1, 1)
  double u = 1.0 - qn_pyrandom_double(r);
  if (p[1] == 0) return qn_raise(rt, QN_E_ZeroDivisionError, "float division by zero");
  return *out = qn_float(p[0] * pow(-log(u), 1.0 / p[1])), 0;
}

/* --- the state --------------------------------------------------------------------------------------------------------------------- */
FN(getstate) {
  if (qn_args_parse(rt, args, "getstate", "", NULL)) return -1;
  STATE;
  qn_value words[625], parts[3] = {qn_int(3), {.tag = QN_UNSET}, r->has_gauss ? qn_float(r->gauss) : qn_none()};
  for (int i = 0; i < 624; i++) words[i] = qn_int(r->mt[i]);
  words[624] = qn_int(r->at);
  if (qn_new_tuple(rt, words, 625, &parts[1])) return -1;
  int bad = qn_new_tuple(rt, parts, 3, out);
  qn_release(rt, parts[1]);
  return bad;
}

FN(setstate) {
  qn_value v;
  if (qn_args_parse(rt, args, "setstate", "state", &v)) return -1;
  STATE;
  const qn_tuple *t = (const qn_tuple *)v.o;
  if (!qn_is(v, QN_K_TUPLE) || t->n != 3 || t->items[0].tag != QN_INT) return qn_raise(rt, QN_E_TypeError, "state must be a tuple");
  if (t->items[0].i != 3)
    return qn_raise(rt, QN_E_ValueError, "state with version %lld passed to Random.setstate() of version 3", (long long)t->items[0].i);
  const qn_tuple *words = (const qn_tuple *)t->items[1].o;
  if (!qn_is(t->items[1], QN_K_TUPLE) || words->n != 625) return qn_raise(rt, QN_E_ValueError, "state vector is the wrong size");
  qn_pyrandom next = *r;
  for (int i = 0; i < 625; i++) {
    int64_t w;
    if (qn_as_index(rt, words->items[i], &w)) return -1;
    if (w < 0 || w > (i == 624 ? 624 : (int64_t)UINT32_MAX)) return qn_raise(rt, QN_E_ValueError, "invalid state");
    if (i < 624) next.mt[i] = (uint32_t)w;
    else next.at = (uint32_t)w;
  }
  next.has_gauss = t->items[2].tag == QN_FLOAT;
  next.gauss = next.has_gauss ? t->items[2].f : 0;
  *r = next;
  return *out = qn_none(), 0;
}

/* (the class, (), the state), for copies and pickles. */
FN(reduce) {
  if (qn_args_parse(rt, args, "__reduce__", "", NULL)) return -1;
  qn_value part[3] = {qn_class_value(self.o->cls)};
  int bad = qn_new_tuple(rt, NULL, 0, &part[1]) || r_getstate(rt, self, &(qn_args){0}, &part[2]) || qn_new_tuple(rt, part, 3, out);
  qn_release(rt, part[1]), qn_release(rt, part[2]);
  return bad ? -1 : 0;
}

#define ROW(n) {.name = #n, .fn = r_##n}
#define ROWS                                                                                                                       \
  ROW(random), ROW(seed), ROW(getrandbits), ROW(randbytes), ROW(randrange), ROW(randint), ROW(choice), ROW(shuffle), ROW(sample),   \
      ROW(choices), ROW(uniform), ROW(triangular), ROW(normalvariate), ROW(lognormvariate), ROW(gauss), ROW(expovariate),           \
      ROW(vonmisesvariate), ROW(gammavariate), ROW(betavariate), ROW(paretovariate), ROW(weibullvariate), ROW(getstate),            \
      ROW(setstate), {.name = NULL}
static const qn_method functions[] = {ROWS};
static const qn_method methods[] = {{.name = "__reduce__", .fn = r_reduce}, {.name = "__setstate__", .fn = r_setstate}, ROWS};

static void random_destroy(qn_rt *rt, qn_obj *o) { qn_obj_free(rt, o, sizeof(random_obj)); }
static int random_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out);
static qn_class random_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "Random", .module = "random", .kind = QN_K_OTHER,
                                .base = &qn_object_class, .methods = methods, .destroy = random_destroy, .construct = random_construct};
static qn_class system_class = {.obj = {.cls = &qn_type_class, .rc = -1}, .name = "SystemRandom", .module = "random", .kind = QN_K_OTHER,
                                .base = &random_class, .methods = methods, .destroy = random_destroy, .construct = random_construct};

static int random_construct(qn_rt *rt, const qn_class *cls, const qn_args *args, qn_value *out) {
  qn_value v;
  if (qn_args_parse(rt, args, "Random", "|x", &v)) return -1;
  random_obj *o = qn_obj_new(rt, cls, sizeof *o);
  if (!o) return -1;
  o->r.system = cls == &system_class;
  if (qn_pyrandom_seed(rt, &o->r, v)) return qn_release(rt, qn_from_obj(o)), -1;
  return *out = qn_from_obj(o), 0;
}

static int random_init(qn_rt *rt, qn_value m) {
  return qn_module_set(rt, m, "Random", qn_class_value(&random_class)) || qn_module_set(rt, m, "SystemRandom", qn_class_value(&system_class)) ? -1 : 0;
}
const qn_module_def qn_random_module = {.name = "random", .functions = functions, .init = random_init};
