/* agg.c - aggregates: states, adding rows in row order, results.
 *
 * Sums of floats per group have Kahan's correction, variances are Welford's, as pandas has both: they depend on the order of
 * a group's rows alone. Sums of everything go over a grid of 8192 rows whose blocks are added as a binary tree. Sums of ints
 * are exact: one that leaves 64 bits is an error. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "runtime/object/array/array.h"
#include "runtime/query/agg.h"

__extension__ typedef __int128 wide;

typedef struct kahan { double sum, carry; int64_t n; } kahan;
typedef struct welford { double mean, m2; int64_t n; } welford;
typedef struct pick { int64_t bits; bool there; } pick;
typedef struct pick_text { char *p; uint32_t n, cap; bool there; } pick_text;
typedef struct product { double f; int64_t i; bool left; } product; /* left: it does not fit 64 bits */
typedef struct logged { int64_t n; double value, lower; } logged;

static const struct {
  const char *name;
  char needs;
} table[] = {
#define AGG(ID, name, needs, methods, help) {#name, needs},
#define AGG_QUERIES AGG
#include "runtime/column/aggregates.def"
};

qn_qagg qn_qagg_find(qn_sv name) {
  for (int i = 0; i < QN_QAGG_COUNT_; i++)
    if (qn_sv_is(name, table[i].name)) return (qn_qagg)i;
  return QN_QAGG_COUNT_;
}

const char *qn_qagg_name(qn_qagg a) { return table[a].name; }

/* --- sums of everything --------------------------------------------------------------------------------------------------- */
enum { GRID = 8192 };
typedef struct qn_gridsum {
  int64_t n, there;
  double tree[64];
  bool full[64];
  double block[GRID];
} qn_gridsum;

static void grid_block(qn_gridsum *g, double sum) {
  int i = 0;
  for (; g->full[i]; i++) {
    sum = g->tree[i] + sum;
    g->full[i] = false;
  }
  g->tree[i] = sum;
  g->full[i] = true;
}

static double grid_total(const qn_gridsum *g) {
  double sum = g->n ? qn_sum_f64(g->block, g->n) : -0.0;
  for (int i = 0; i < 64; i++)
    if (g->full[i]) sum = g->tree[i] + sum;
  return sum + 0.0;
}

/* --- planning ----------------------------------------------------------------------------------------------------------------- */
static bool number(uint8_t t) { return t == QN_D_BOOL || qn_coltype_is_int(t) || qn_coltype_is_float(t); }
static bool sum_kind(const qn_aggrun *a) { return a->spec.agg == QN_QAGG_SUM || a->spec.agg == QN_QAGG_MEAN; }
static bool log_kind(qn_qagg a) { return a == QN_QAGG_MEDIAN || a == QN_QAGG_QUANTILE || a == QN_QAGG_NUNIQUE; }
static bool pick_kind(qn_qagg a) { return a == QN_QAGG_MIN || a == QN_QAGG_MAX || a == QN_QAGG_FIRST || a == QN_QAGG_LAST; }

int qn_agg_plan(qn_q *q, qn_aggrun *a, const qn_qschema *in) {
  qn_qagg agg = a->spec.agg;
  a->in_type = a->spec.input < 0 ? (uint8_t)QN_D_INT64 : in->fields[a->spec.input].type;
  if (a->spec.input < 0 && agg != QN_QAGG_COUNT) return qn_q_fail(q, QN_ETYPE, "%s needs an expression: %s(x)", qn_qagg_name(agg), qn_qagg_name(agg));
  if (table[agg].needs == 'N' && !number(a->in_type))
    return qn_q_fail(q, QN_ETYPE, "%s takes numbers, not %s: '%.*s'", qn_qagg_name(agg), qn_qtype_name(a->in_type), (int)a->spec.name.n, a->spec.name.p);
  bool floats = qn_coltype_is_float(a->in_type);
  a->out_type = QN_D_FLOAT64;
  a->size = sizeof(logged);
  if (agg == QN_QAGG_COUNT || agg == QN_QAGG_NUNIQUE) a->out_type = QN_D_INT64;
  if (agg == QN_QAGG_COUNT) a->size = sizeof(int64_t);
  if (sum_kind(a)) a->size = sizeof(kahan);
  if (agg == QN_QAGG_SUM && !floats) {
    a->out_type = a->in_type == QN_D_UINT64 ? QN_D_UINT64 : QN_D_INT64;
    a->size = sizeof(wide);
  }
  if (agg == QN_QAGG_STD || agg == QN_QAGG_VAR) a->size = sizeof(welford);
  if (pick_kind(agg)) {
    a->out_type = a->in_type;
    a->size = a->in_type == QN_COL_STR ? sizeof(pick_text) : sizeof(pick);
  }
  if (agg == QN_QAGG_PROD) {
    a->out_type = floats ? QN_D_FLOAT64 : QN_D_INT64;
    a->size = sizeof(product);
  }
  if (agg == QN_QAGG_ANY || agg == QN_QAGG_ALL) a->out_type = QN_D_BOOL, a->size = 8;
  a->size = (a->size + 7) & ~(size_t)7;
  return 0;
}

enum { RECENT = 1 << 14 };
static bool on_grid(const qn_aggrun *a) { return a->whole && sum_kind(a) && (a->spec.agg == QN_QAGG_MEAN || a->out_type == QN_D_FLOAT64); }

int qn_agg_start(qn_q *q, qn_aggrun *a) {
  if (on_grid(a)) {
    if (!(a->grid = qn_alloc(q->alloc, sizeof *a->grid))) return qn_q_memory(q);
    memset(a->grid, 0, sizeof *a->grid);
  }
  if (a->spec.agg == QN_QAGG_NUNIQUE) {
    if (!(a->recent = qn_alloc(q->alloc, RECENT * sizeof *a->recent))) return qn_q_memory(q);
    memset(a->recent, 0xff, RECENT * sizeof *a->recent);
  }
  return 0;
}

void qn_agg_deinit(qn_q *q, qn_aggrun *a, char *states, size_t stride, int64_t groups) {
  if (pick_kind(a->spec.agg) && a->in_type == QN_COL_STR)
    for (int64_t g = 0; states && g < groups; g++) {
      pick_text *t = (pick_text *)(void *)(states + (size_t)g * stride + a->at);
      qn_free(q->alloc, t->p, t->cap);
    }
  qn_records_deinit(q, &a->log);
  qn_free(q->alloc, a->recent, RECENT * sizeof *a->recent);
  qn_free(q->alloc, a->grid, sizeof *a->grid);
  a->recent = NULL;
  a->grid = NULL;
}

void qn_agg_init_state(const qn_aggrun *a, char *state) {
  memset(state + a->at, 0, a->size);
  if (a->spec.agg == QN_QAGG_PROD) *(product *)(void *)(state + a->at) = (product){1.0, 1, false};
  if (a->spec.agg == QN_QAGG_ALL) state[a->at] = 1;
}

/* --- adding ----------------------------------------------------------------------------------------------------------------------- */
#define STATE(T) ((T *)(void *)(states + (size_t)codes[i] * stride + a->at))
#define EACH_ROW for (int64_t i = 0; i < nrows; i++)
#define EACH_VALUE            \
  EACH_ROW                    \
  if (codes[i] >= 0 && !qn_qnull(c, i))

static void add_sum(qn_aggrun *a, const qn_column *c, int64_t nrows, const int64_t *codes, char *states, size_t stride) {
  if (a->grid) {
    qn_gridsum *g = a->grid;
    EACH_ROW {
      bool null = qn_qnull(c, i);
      g->there += !null;
      g->block[g->n++] = null ? 0.0 : qn_qdouble(c, i);
      if (g->n == GRID) grid_block(g, qn_sum_f64(g->block, GRID)), g->n = 0;
    }
  } else if (a->spec.agg == QN_QAGG_SUM && a->out_type != QN_D_FLOAT64) {
    EACH_VALUE {
      wide v;
      char *at = (char *)STATE(char);
      memcpy(&v, at, sizeof v);
      v += a->in_type == QN_D_UINT64 ? (wide)(uint64_t)qn_qint(c, i) : (wide)qn_qint(c, i);
      memcpy(at, &v, sizeof v);
    }
  } else {
    EACH_VALUE {
      kahan *s = STATE(kahan);
      double y = qn_qdouble(c, i) - s->carry, t = s->sum + y;
      s->carry = t - s->sum - y;
      if (isnan(s->carry)) s->carry = 0; /* infinities */
      s->sum = t;
      s->n++;
    }
  }
}

static void add_var(qn_aggrun *a, const qn_column *c, int64_t nrows, const int64_t *codes, char *states, size_t stride) {
  EACH_VALUE {
    welford *s = STATE(welford);
    double x = qn_qdouble(c, i), old = s->mean;
    s->mean += (x - old) / (double)++s->n;
    s->m2 += (x - s->mean) * (x - old);
  }
}

static int64_t value_bits(const qn_column *c, int64_t i) {
  if (!qn_coltype_is_float(c->type)) return qn_qint(c, i);
  double d = qn_qdouble(c, i);
  int64_t v;
  memcpy(&v, &d, 8);
  return v;
}

static int bits_compare(uint8_t type, int64_t x, int64_t y) {
  if (qn_coltype_is_float(type)) {
    double a, b;
    memcpy(&a, &x, 8);
    memcpy(&b, &y, 8);
    return (a > b) - (a < b);
  }
  if (type == QN_D_UINT64) return ((uint64_t)x > (uint64_t)y) - ((uint64_t)x < (uint64_t)y);
  return (x > y) - (x < y);
}

static bool takes(qn_qagg agg, bool there, int order) { /* order: of the new value against the kept one */
  if (!there || agg == QN_QAGG_LAST) return true;
  return agg == QN_QAGG_MIN ? order < 0 : agg == QN_QAGG_MAX && order > 0;
}

static int add_pick(qn_q *q, qn_aggrun *a, const qn_column *c, int64_t nrows, const int64_t *codes, char *states, size_t stride) {
  qn_qagg agg = a->spec.agg;
  if (c->type != QN_COL_STR) {
    EACH_VALUE {
      pick *s = STATE(pick);
      int64_t v = value_bits(c, i);
      if (takes(agg, s->there, bits_compare(c->type, v, s->bits))) *s = (pick){v, true};
    }
    return 0;
  }
  EACH_VALUE {
    pick_text *s = STATE(pick_text);
    qn_sv v = qn_column_str(c, i);
    size_t n = v.n < s->n ? v.n : s->n;
    int order = n ? memcmp(v.p, s->p, n) : 0;
    if (!takes(agg, s->there, order ? order : (v.n > s->n) - (v.n < s->n))) continue;
    if (v.n > s->cap) {
      char *p = qn_realloc(q->alloc, s->p, s->cap, v.n);
      if (!p) return qn_q_memory(q);
      s->p = p;
      s->cap = (uint32_t)v.n;
    }
    if (v.n) memcpy(s->p, v.p, v.n);
    s->n = (uint32_t)v.n;
    s->there = true;
  }
  return 0;
}

static uint64_t ordered_bits(double d) {
  uint64_t v;
  d += 0.0;
  memcpy(&v, &d, 8);
  return v >> 63 ? ~v : v | (uint64_t)1 << 63;
}

static double from_ordered(uint64_t v) {
  v = v >> 63 ? v & ~((uint64_t)1 << 63) : ~v;
  double d;
  memcpy(&d, &v, 8);
  return d;
}

static int add_log(qn_q *q, qn_aggrun *a, const qn_column *c, int64_t nrows, const int64_t *codes, char *states, size_t stride) {
  bool unique = a->spec.agg == QN_QAGG_NUNIQUE;
  EACH_VALUE {
    uint64_t hi, lo = 0;
    if (!unique) {
      hi = ordered_bits(qn_qdouble(c, i));
    } else if (c->type == QN_COL_STR) { /* 128 bits of hash stand for the text: two texts never meet in practice */
      qn_sv s = qn_column_str(c, i);
      XXH128_hash_t h = XXH3_128bits(s.p, s.n);
      hi = h.high64;
      lo = h.low64;
    } else {
      hi = qn_coltype_is_float(c->type) ? ordered_bits(qn_qdouble(c, i)) : (uint64_t)qn_qint(c, i);
    }
    if (unique) {
      uint64_t mix = (hi ^ lo * 0x9E3779B97F4A7C15u ^ (uint64_t)codes[i] * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
      uint64_t *r = a->recent[mix >> 50];
      if (r[0] == (uint64_t)codes[i] && r[1] == hi && r[2] == lo) continue;
      r[0] = (uint64_t)codes[i], r[1] = hi, r[2] = lo;
    }
    STATE(logged)->n++;
    if (qn_records_add(q, &a->log, (uint64_t)codes[i], hi, lo)) return -1;
  }
  return 0;
}

static void add_product(qn_aggrun *a, const qn_column *c, int64_t nrows, const int64_t *codes, char *states, size_t stride) {
  EACH_VALUE {
    product *s = STATE(product);
    if (a->out_type == QN_D_FLOAT64) {
      s->f *= qn_qdouble(c, i);
    } else {
      int64_t v = qn_qint(c, i);
      s->left = s->left || __builtin_mul_overflow(s->i, v, &s->i) || (c->type == QN_D_UINT64 && v < 0);
    }
  }
}

int qn_agg_add(qn_q *q, qn_aggrun *a, const qn_column *c, int64_t nrows, const int64_t *codes, char *states, size_t stride) {
  switch (a->spec.agg) {
    case QN_QAGG_COUNT:
      EACH_ROW if (codes[i] >= 0 && !(c && qn_qnull(c, i))) ++*STATE(int64_t);
      return 0;
    case QN_QAGG_SUM: case QN_QAGG_MEAN: return add_sum(a, c, nrows, codes, states, stride), 0;
    case QN_QAGG_STD: case QN_QAGG_VAR: return add_var(a, c, nrows, codes, states, stride), 0;
    case QN_QAGG_MIN: case QN_QAGG_MAX: case QN_QAGG_FIRST: case QN_QAGG_LAST: return add_pick(q, a, c, nrows, codes, states, stride);
    case QN_QAGG_MEDIAN: case QN_QAGG_QUANTILE: case QN_QAGG_NUNIQUE: return add_log(q, a, c, nrows, codes, states, stride);
    case QN_QAGG_PROD: return add_product(a, c, nrows, codes, states, stride), 0;
    case QN_QAGG_ANY:
      EACH_VALUE if (qn_qdouble(c, i) != 0) *STATE(char) = 1;
      return 0;
    case QN_QAGG_ALL:
      EACH_VALUE if (qn_qdouble(c, i) == 0) *STATE(char) = 0;
      return 0;
    case QN_QAGG_COUNT_: break;
  }
  return 0;
}

/* --- results ------------------------------------------------------------------------------------------------------------------------ */
typedef struct walk {
  const qn_aggrun *a;
  char *states;
  size_t stride;
  uint64_t group;
  int64_t at, distinct;
  uint64_t last[2];
  bool begun;
} walk;

static void end_group(walk *w) {
  if (!w->begun || w->a->spec.agg != QN_QAGG_NUNIQUE) return;
  ((logged *)(void *)(w->states + (size_t)w->group * w->stride + w->a->at))->n = w->distinct;
}

static void walk_record(void *user, const qn_record *r) {
  walk *w = user;
  if (!w->begun || r->group != w->group) {
    end_group(w);
    w->begun = true;
    w->group = r->group;
    w->at = w->distinct = 0;
  }
  logged *s = (logged *)(void *)(w->states + (size_t)r->group * w->stride + w->a->at);
  if (w->a->spec.agg == QN_QAGG_NUNIQUE) {
    w->distinct += w->at == 0 || r->key[0] != w->last[0] || r->key[1] != w->last[1];
  } else {
    double q = w->a->spec.agg == QN_QAGG_MEDIAN ? 0.5 : w->a->spec.q, place = q * (double)(s->n - 1);
    int64_t lo = (int64_t)floor(place), hi = lo + 1 < s->n ? lo + 1 : lo;
    double v = from_ordered(r->key[0]);
    if (w->at == lo) s->lower = s->value = v;
    if (w->at == hi && hi > lo) {
      double t = place - (double)lo, diff = v - s->lower; /* as NumPy does it */
      if (w->a->spec.agg == QN_QAGG_MEDIAN) s->value = s->n % 2 ? s->lower : (s->lower + v) / 2;
      else s->value = t == 0 ? s->lower : t >= 0.5 ? v - diff * (1 - t) : s->lower + diff * t;
    }
  }
  w->last[0] = r->key[0];
  w->last[1] = r->key[1];
  w->at++;
}

int qn_agg_settle(qn_q *q, qn_aggrun *a, char *states, size_t stride) {
  if (a->grid) {
    *(kahan *)(void *)(states + a->at) = (kahan){grid_total(a->grid), 0, a->grid->there};
    return 0;
  }
  if (!log_kind(a->spec.agg)) return 0;
  walk w = {.a = a, .states = states, .stride = stride};
  if (qn_records_walk(q, &a->log, walk_record, &w)) return -1;
  end_group(&w);
  qn_records_deinit(q, &a->log);
  return 0;
}

static void set_null(qn_column *c, int64_t i) {
  if (!qn_dtype_is_time((qn_dtype)c->type)) {
    qn_bit_clear(c->validity->data, i);
    c->null_count++;
  }
  double nan = NAN;
  if (c->type == QN_D_FLOAT64) ((double *)c->values->data)[i] = nan;
  else if (c->type == QN_D_FLOAT32) ((float *)c->values->data)[i] = (float)nan;
  else if (qn_dtype_is_time((qn_dtype)c->type)) ((int64_t *)c->values->data)[i] = QN_NAT;
}

static int put_number(qn_q *q, const qn_aggrun *a, const char *state, qn_column *c, int64_t i) {
  double d = 0;
  int64_t n = 0, v = 0;
  switch (a->spec.agg) {
    case QN_QAGG_COUNT: memcpy(&v, state, 8); break;
    case QN_QAGG_NUNIQUE: v = ((const logged *)(const void *)state)->n; break;
    case QN_QAGG_SUM: case QN_QAGG_MEAN:
      if (a->out_type == QN_D_FLOAT64) {
        d = ((const kahan *)(const void *)state)->sum;
        n = ((const kahan *)(const void *)state)->n;
        if (a->spec.agg == QN_QAGG_MEAN) d = n ? d / (double)n : (double)NAN;
      } else {
        wide w;
        memcpy(&w, state, sizeof w);
        bool fits = a->out_type == QN_D_UINT64 ? w <= UINT64_MAX : w >= INT64_MIN && w <= INT64_MAX;
        if (!fits) return qn_q_fail(q, QN_ERUNTIME, "sum leaves 64 bits: '%.*s'; sum floats instead, as in sum(x * 1.0)", (int)a->spec.name.n, a->spec.name.p);
        v = (int64_t)w;
      }
      break;
    case QN_QAGG_STD: case QN_QAGG_VAR: {
      const welford *s = (const welford *)(const void *)state;
      d = s->n > 1 ? s->m2 / (double)(s->n - 1) : (double)NAN;
      if (a->spec.agg == QN_QAGG_STD) d = sqrt(d);
      break;
    }
    case QN_QAGG_MEDIAN: case QN_QAGG_QUANTILE: {
      const logged *s = (const logged *)(const void *)state;
      d = s->n ? s->value : (double)NAN;
      break;
    }
    case QN_QAGG_PROD:
      d = ((const product *)(const void *)state)->f;
      v = ((const product *)(const void *)state)->i;
      if (a->out_type != QN_D_FLOAT64 && ((const product *)(const void *)state)->left)
        return qn_q_fail(q, QN_ERUNTIME, "prod leaves 64 bits: '%.*s'; multiply floats instead, as in prod(x * 1.0)", (int)a->spec.name.n, a->spec.name.p);
      break;
    case QN_QAGG_ANY: case QN_QAGG_ALL: v = state[0]; break;
    case QN_QAGG_MIN: case QN_QAGG_MAX: case QN_QAGG_FIRST: case QN_QAGG_LAST: {
      const pick *s = (const pick *)(const void *)state;
      if (!s->there) return set_null(c, i), 0;
      v = s->bits;
      memcpy(&d, &v, 8);
      break;
    }
    case QN_QAGG_COUNT_: break;
  }
  if (c->type == QN_D_FLOAT64 && isnan(d)) return set_null(c, i), 0;
  char *to = (char *)c->values->data + (size_t)i * qn_dtypes[c->type].size;
  float f = (float)d;
  if (c->type == QN_D_FLOAT64) memcpy(to, &d, 8);
  else if (c->type == QN_D_FLOAT32) memcpy(to, &f, 4);
  else memcpy(to, &v, qn_dtypes[c->type].size);
  return 0;
}

qn_column *qn_agg_column(qn_q *q, const qn_aggrun *a, const char *states, size_t stride, int64_t from, int64_t n) {
  qn_column *c;
  if (a->out_type == QN_COL_STR) {
    qn_strbuild b;
    qn_strbuild_init(&b, q->alloc);
    for (int64_t i = 0; i < n; i++) {
      const pick_text *s = (const pick_text *)(const void *)(states + (size_t)(from + i) * stride + a->at);
      if (s->there) qn_strbuild_add(&b, (qn_sv){s->p ? s->p : "", s->n});
      else qn_strbuild_null(&b);
    }
    if (!(c = qn_strbuild_finish(&b))) (void)qn_q_memory(q);
    return c;
  }
  c = qn_column_new(q->alloc, a->out_type, n);
  if (c) c->validity = qn_colbuf_new(q->alloc, (size_t)(n + 7) / 8);
  if (!c || !c->validity) return qn_column_drop(c), (void)qn_q_memory(q), NULL;
  memset(c->validity->data, 0xff, c->validity->size);
  for (int64_t i = 0; i < n; i++)
    if (put_number(q, a, states + (size_t)(from + i) * stride + a->at, c, i)) return qn_column_drop(c), NULL;
  if (c->null_count == 0) {
    qn_colbuf_drop(c->validity);
    c->validity = NULL;
  }
  return c;
}
