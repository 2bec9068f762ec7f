/* nest.c - whole-array statements of kernels: everything about one but its arithmetic.
 *
 * Generated code writes which arrays, slices and operands there are (the spec of abi.h). Here the views are made, shapes are
 * tested, and what is stored over before it is read is copied first. Then the kernel's row function computes stretch after
 * stretch of contiguous elements: dimensions that follow each other in memory are joined, the innermost is the one along which
 * most arrays are contiguous, and an array that is not so along it is gathered into (or scattered from) a buffer in the cache.
 * So one compiled loop serves every layout, and the result does not depend on which. */
#include "runtime/base/element.h"
#include "runtime/kernel/internal.h"

enum {
  STRETCH = 1 << 20,    /* elements between two looks at the cancel flag */
  GATHERED = 512,       /* elements of a buffer */
  SERIAL_PS = 50 * 1000 * 1000, /* less work is not worth waking threads (runtime/parallel) */
  PARTS = 16            /* a loop over few rows is cut into at least that many parts for threads */
};

typedef struct group {
  char *data;
  int64_t step[QN_MAX_RANK]; /* along the loops, outermost first; bytes */
  int64_t size, extra;       /* of an element; elements beyond the last that views of this group read */
  int64_t known;             /* elements that the row function goes for one index */
  bool one;                  /* the same element for a whole row, which the row function knows */
  bool cells;                /* what it reads for one element lies side by side (collect) */
  bool direct;               /* the row function reads it where it lies */
} group;

typedef struct nest {
  qn_kctx *ctx;
  const int32_t *spec;
  const int64_t *ints;
  qn_row_fn row;
  void *frame;
  int32_t ndim, n_views, n_groups, loops; /* loops: the last is the row */
  qn_view view[QN_NEST_MOST];
  const int32_t *words[QN_NEST_MOST]; /* of each view */
  group at[QN_NEST_MOST];
  int64_t count[QN_MAX_RANK];
  int64_t rows, part, parts; /* parts: stretches of a row */
  bool parallel;
  bool reads_out;            /* some view is the one stored to */
  bool in_order;             /* elements are read before they are stored to, but only just */
  bool whole;                /* rows in one part, read and stored to where they lie */
  int64_t poll;              /* rows between two looks at the cancel flag, then */
  bool single;               /* one element at a time (collect) */
  void *copies[QN_NEST_MOST];
  int32_t n_copies;
} nest;

static int64_t magnitude(int64_t v) { return v < 0 ? -v : v; }

/* --- views ------------------------------------------------------------------------------------------------------------------ */
static int32_t fail(nest *t, int32_t site) {
  qn_k_site(t->ctx, site);
  return site + 1;
}

static void read_arrays(const nest *t, const int64_t *mem, qn_view *array) {
  const int32_t *w = t->spec + QN_NEST_HEAD;
  for (int32_t k = 0; k < t->spec[QN_NEST_ARRAYS]; k++, w += QN_NEST_ARRAY_WORDS) {
    qn_view *a = &array[k];
    a->ndim = w[0];
    a->dtype = (uint8_t)w[2];
    a->data = (void *)(uintptr_t)*mem++; /* NOLINT: an address that generated code stored */
    for (int32_t d = 0; d < a->ndim; d++) a->shape[d] = *mem++;
    if (w[1] == 'A') {
      for (int32_t d = 0; d < a->ndim; d++) a->strides[d] = *mem++;
      continue;
    }
    int64_t s = qn_dtypes[a->dtype].size;
    for (int32_t i = 0; i < a->ndim; i++) {
      int32_t d = w[1] == 'C' ? a->ndim - 1 - i : i;
      a->strides[d] = s;
      s *= a->shape[d];
    }
  }
}

static int64_t operand(const nest *t, const int32_t *w) { return w[0] == QN_NEST_OPERAND_CONST ? w[1] : t->ints[w[1]]; }

static int64_t within(int64_t v, int64_t n, int64_t low, int64_t high) {
  if (v < 0) v += n;
  return v < low ? low : v > high ? high : v;
}

/* Python's slice.indices */
static bool cut(const nest *t, const int32_t *w, int64_t n, int64_t *start, int64_t *step, int64_t *len) {
  const int32_t *lo = w + 1, *hi = w + 3, *st = w + 5;
  *step = st[0] ? operand(t, st) : 1;
  if (*step == 0) return false;
  bool back = *step < 0;
  int64_t low = back ? -1 : 0, high = back ? n - 1 : n;
  *start = lo[0] ? within(operand(t, lo), n, low, high) : back ? n - 1 : 0;
  int64_t end = hi[0] ? within(operand(t, hi), n, low, high) : back ? -1 : n;
  int64_t span = back ? *start - end : end - *start;
  uint64_t size = back ? 0 - (uint64_t)*step : (uint64_t)*step;
  *len = span > 0 ? (int64_t)(((uint64_t)span - 1) / size) + 1 : 0;
  return true;
}

static int32_t make_view(nest *t, int32_t k, const qn_view *array) {
  const int32_t *w = t->words[k];
  const qn_view *a = &array[w[0]];
  qn_view *v = &t->view[k];
  int32_t dim = 0, axes = w[4], site = w[3];
  v->data = a->data, v->owner = NULL, v->dtype = a->dtype, v->flags = 0, v->reserved = 0, v->ndim = 0;
  w += QN_NEST_VIEW_WORDS;
  for (int32_t i = 0; i < axes; i++, w += QN_NEST_AXIS_WORDS) {
    int64_t start = 0, step = 1, n = w[0] == QN_NEST_AXIS_NEW ? 1 : a->shape[dim], len = n;
    switch (w[0]) {
      case QN_NEST_AXIS_NEW: v->strides[v->ndim] = 0, v->shape[v->ndim++] = 1; continue;
      case QN_NEST_AXIS_INDEX: {
        int64_t at = operand(t, w + 1), from = at < 0 ? at + n : at;
        if (from < 0 || from >= n) {
          qn_k_error(t->ctx, "IndexError", "index %lld is out of bounds for axis %d with size %lld", (long long)at, dim, (long long)n);
          return fail(t, site);
        }
        v->data = (char *)v->data + from * a->strides[dim++];
        continue;
      }
      case QN_NEST_AXIS_SLICE:
        if (!cut(t, w, n, &start, &step, &len)) {
          qn_k_error(t->ctx, "ValueError", "slice step cannot be zero");
          return fail(t, site);
        }
        break;
      default: break;
    }
    if (len > 0) v->data = (char *)v->data + start * a->strides[dim];
    v->shape[v->ndim] = len;
    v->strides[v->ndim++] = len > 1 || magnitude(step) <= QN_NEST_MAX_STEP ? step * a->strides[dim] : a->strides[dim];
    dim++;
  }
  for (; dim < a->ndim; dim++, v->ndim++) v->shape[v->ndim] = a->shape[dim], v->strides[v->ndim] = a->strides[dim];
  return 0;
}

/* --- shapes ----------------------------------------------------------------------------------------------------------------- */
static const char *shape_text(const int64_t *shape, int32_t ndim, char *text) { /* of 24 * QN_MAX_RANK */
  int at = sprintf(text, "(");
  for (int32_t d = 0; d < ndim; d++) at += sprintf(text + at, d ? ",%lld" : "%lld", (long long)shape[d]);
  sprintf(text + at, ndim == 1 ? ",)" : ")");
  return text;
}

/* NumPy's words: first the views with each other, from left to right, then their result with what is stored to. */
static int32_t check_shapes(nest *t) {
  const qn_view *out = &t->view[0];
  int64_t shape[QN_MAX_RANK];
  int32_t ndim = 0;
  bool fits = true;
  for (int32_t k = 1; k < t->n_views && fits; k++)
    for (int32_t d = 1; d <= t->view[k].ndim && fits; d++) {
      int64_t n = t->view[k].shape[t->view[k].ndim - d];
      fits = n == out->shape[out->ndim - d] || n == 1;
    }
  if (fits) return 0;
  char a[24 * QN_MAX_RANK], b[24 * QN_MAX_RANK], c[24 * QN_MAX_RANK];
  for (int32_t k = 1; k < t->n_views; k++) {
    const qn_view *v = &t->view[k];
    int64_t next[QN_MAX_RANK];
    int32_t most = v->ndim > ndim ? v->ndim : ndim;
    for (int32_t d = 1; d <= most; d++) {
      int64_t x = d <= ndim ? shape[ndim - d] : 1, y = d <= v->ndim ? v->shape[v->ndim - d] : 1;
      if (x != y && x != 1 && y != 1) {
        bool own = t->n_views == 3 && (t->words[1][1] == 0 || t->words[2][1] == 0); /* a += b: the result's shape too */
        qn_k_error(t->ctx, "ValueError", "operands could not be broadcast together with shapes %s %s %s%s", shape_text(shape, ndim, a),
                   shape_text(v->shape, v->ndim, b), own ? shape_text(out->shape, out->ndim, c) : "", own ? " " : "");
        return fail(t, t->spec[QN_NEST_SITE]);
      }
      next[most - d] = x == 1 ? y : x;
    }
    ndim = most;
    memcpy(shape, next, sizeof shape);
  }
  qn_k_error(t->ctx, "ValueError", "could not broadcast input array from shape %s into shape %s", shape_text(shape, ndim, a),
             shape_text(out->shape, out->ndim, b));
  return fail(t, t->spec[QN_NEST_SITE]);
}

/* --- loops ------------------------------------------------------------------------------------------------------------------ */
static int64_t stride_of(const nest *t, const qn_view *v, int32_t d) {
  int32_t k = d - (t->ndim - v->ndim);
  return k < 0 || (v->shape[k] == 1 && t->view[0].shape[d] != 1) ? 0 : v->strides[k];
}

static const int32_t *group_words(const nest *t, int32_t g) { return t->words[t->n_views] + g * QN_NEST_GROUP_WORDS; } /* after the views */
static const qn_view *leader(const nest *t, int32_t g) { return &t->view[group_words(t, g)[0]]; }

/* The dimension along which rows lie: where most arrays are contiguous, that stored to above all. */
static int32_t row_dimension(const nest *t) {
  int32_t inner = t->spec[QN_NEST_INNER], best = inner;
  int64_t most = -1;
  if (t->spec[QN_NEST_FLAGS] & QN_NEST_FIXED) return inner;
  for (int32_t i = 0; i < t->ndim; i++) {
    int32_t d = (inner + i) % t->ndim;
    int64_t score = 0;
    if (t->view[0].shape[d] == 1) continue;
    for (int32_t g = 0; g < t->n_groups; g++) {
      const qn_view *v = leader(t, g);
      if (stride_of(t, v, d) == qn_dtypes[v->dtype].size) score += g ? 2 : 3;
    }
    if (score > most) most = score, best = d;
  }
  return best;
}

static void plan_loops(nest *t) {
  const qn_view *out = &t->view[0];
  int32_t order[QN_MAX_RANK], n = 0, inner = t->ndim ? row_dimension(t) : 0;
  for (int32_t d = 0; d < t->ndim; d++) {
    if (d == inner || out->shape[d] == 1) continue;
    int32_t at = n++;
    for (; at > 0 && magnitude(out->strides[order[at - 1]]) < magnitude(out->strides[d]); at--) order[at] = order[at - 1];
    order[at] = d;
  }
  if (t->ndim) order[n++] = inner;
  t->loops = n ? n : 1;
  if (!n) t->count[0] = 1;
  for (int32_t l = 0; l < n; l++) t->count[l] = out->shape[order[l]];
  for (int32_t g = 0; g < t->n_groups; g++) {
    const int32_t *w = group_words(t, g);
    const qn_view *v = leader(t, g);
    group *a = &t->at[g];
    a->data = v->data, a->size = qn_dtypes[v->dtype].size, a->extra = w[1] < 0 ? 0 : w[1], a->one = w[1] < 0, a->known = w[2];
    a->step[0] = a->size;
    for (int32_t l = 0; l < n; l++) a->step[l] = stride_of(t, v, order[l]);
  }
}

/* A loop whose turns go on where the one inside it ends becomes one with it. */
static void join_loops(nest *t) {
  for (int32_t l = t->loops - 2; l >= 0; l--) {
    bool joins = true;
    for (int32_t g = 0; g < t->n_groups && joins; g++) joins = t->at[g].step[l] == t->at[g].step[l + 1] * t->count[l + 1];
    if (!joins) continue;
    t->count[l] *= t->count[l + 1];
    for (int32_t g = 0; g < t->n_groups; g++) t->at[g].step[l] = t->at[g].step[l + 1];
    for (int32_t m = l + 1; m + 1 < t->loops; m++) {
      t->count[m] = t->count[m + 1];
      for (int32_t g = 0; g < t->n_groups; g++) t->at[g].step[m] = t->at[g].step[m + 1];
    }
    t->loops--;
  }
}

/* --- memory that meets -------------------------------------------------------------------------------------------------------- */
static qn_dtype dtype_of(int64_t size) { /* any whose elements are so large */
  qn_dtype d = 0;
  while (d + 1 < QN_D_COUNT && (int64_t)qn_dtypes[d].size != size) d++;
  return d;
}

/* The elements of one view of a group, which begins `offset` elements after its first. */
static qn_view member(const nest *t, const group *a, int64_t offset) {
  qn_view v = {.ndim = t->loops, .dtype = (uint8_t)dtype_of(a->size)};
  int32_t last = t->loops - 1;
  v.data = a->data + offset * (a->step[last] / a->known);
  for (int32_t l = 0; l <= last; l++) v.shape[l] = a->step[l] ? t->count[l] : 1, v.strides[l] = a->step[l];
  return v;
}

/* Do the loops store to ever higher addresses? */
static bool ascends(const nest *t) {
  const group *o = &t->at[0];
  int64_t inside = o->size;
  for (int32_t l = t->loops - 1; l >= 0; l--) {
    if (t->count[l] > 1 && o->step[l] < inside) return false;
    inside = t->count[l] > 1 ? o->step[l] * t->count[l] : inside;
  }
  return true;
}

static bool same_steps(const nest *t, const group *a) {
  for (int32_t l = 0; l < t->loops; l++)
    if (t->count[l] > 1 && a->step[l] != t->at[0].step[l]) return false;
  return a->size == t->at[0].size;
}

/* A copy of the elements that a group's views read, in the order of the loops. False: no memory. */
static bool copy_group(nest *t, group *a) {
  qn_view from = member(t, a, 0), to;
  int32_t last = t->loops - 1;
  int64_t s = a->size;
  if (a->step[last]) from.shape[last] = (from.shape[last] - 1) * a->known + 1 + a->extra, from.strides[last] /= a->known;
  to = from;
  for (int32_t l = last; l >= 0; l--) to.strides[l] = s, s *= to.shape[l];
  to.data = malloc((size_t)s + 1);
  if (!to.data) return false;
  t->copies[t->n_copies++] = to.data;
  for (int32_t l = 0; l <= last; l++) a->step[l] = a->step[l] ? to.strides[l] : 0;
  a->step[last] *= a->known;
  a->data = to.data;
  return qn_k_copy_view(t->ctx, &to, &from) == 0;
}

/* Must a group's elements be copied before anything is stored? */
static bool must_wait(nest *t, int32_t g, const qn_view *out, bool ahead_is_fine) {
  const group *a = &t->at[g];
  bool same = same_steps(t, a);
  for (int32_t k = 1; k < t->n_views; k++) {
    if (t->words[k][1] != g) continue;
    qn_view v = member(t, a, t->words[k][2]);
    if (!qn_views_meet(out, &v) || (same && v.data == out->data)) continue;
    if (!same || !ahead_is_fine || (const char *)v.data < (const char *)out->data) return true;
    t->in_order = true;
  }
  return false;
}

static int32_t copy_what_meets(nest *t) {
  qn_view out = member(t, &t->at[0], 0);
  bool ahead_is_fine = !t->parallel && ascends(t);
  for (int32_t g = 1; g < t->n_groups; g++) {
    if (!must_wait(t, g, &out, ahead_is_fine) || copy_group(t, &t->at[g])) continue;
    qn_k_error(t->ctx, "MemoryError", "no memory for an array");
    return fail(t, t->spec[QN_NEST_SITE]);
  }
  return 0;
}

/* Views that the row function reads at offsets from one pointer, of which some are repeated along the row and others not (an
 * array of two elements there): what it reads for one element is put side by side, and elements are computed one by one. */
static bool collect(nest *t, int32_t g) {
  const qn_view *out = &t->view[0];
  int32_t extra = group_words(t, g)[1], inner = t->spec[QN_NEST_INNER];
  bool mixed = false;
  for (int32_t k = 1; k < t->n_views && extra > 0; k++) {
    int32_t d = inner - (t->ndim - t->view[k].ndim);
    mixed = mixed || (d >= 0 && t->words[k][1] == g && t->view[k].shape[d] != out->shape[inner]);
  }
  if (!mixed) return true;
  int64_t size = qn_dtypes[leader(t, g)->dtype].size, s = size * (1 + extra);
  qn_view to = *out;
  for (int32_t d = to.ndim - 1; d >= 0; d--) to.strides[d] = s, s *= to.shape[d];
  char *room = malloc((size_t)s + 1);
  if (!room) return false;
  t->copies[t->n_copies++] = room;
  for (int32_t k = 1; k < t->n_views; k++) {
    if (t->words[k][1] != g) continue;
    to.data = room + t->words[k][2] * size;
    to.dtype = t->view[k].dtype;
    if (qn_k_copy_view(t->ctx, &to, &t->view[k])) return false;
    t->view[k] = to; /* as long as what is stored to: no longer repeated */
  }
  to.data = room;
  t->view[group_words(t, g)[0]] = to;
  t->single = t->at[g].cells = true;
  return true;
}

/* --- stretches ------------------------------------------------------------------------------------------------------------------ */
#define MOVE(T)                                                                                                    \
  do {                                                                                                             \
    if (ps == 2 * (int64_t)sizeof(T) && qs == (int64_t)sizeof(T))                                                  \
      for (int64_t i = 0; i < n; i++) ((T *)(void *)p)[2 * i] = ((const T *)(const void *)q)[i];                   \
    else if (qs == 2 * (int64_t)sizeof(T) && ps == (int64_t)sizeof(T))                                             \
      for (int64_t i = 0; i < n; i++) ((T *)(void *)p)[i] = ((const T *)(const void *)q)[2 * i];                   \
    else if (qs == 0 && ps == (int64_t)sizeof(T))                                                                  \
      for (int64_t i = 0; i < n; i++) ((T *)(void *)p)[i] = *(const T *)(const void *)q;                           \
    else                                                                                                           \
      for (int64_t i = 0; i < n; i++) *(T *)(void *)(p + i * ps) = *(const T *)(const void *)(q + i * qs);         \
  } while (0)
typedef struct __attribute__((packed)) pair16 { /* wherever it lies */
  uint64_t a, b;
} pair16;

static void move(char *p, int64_t ps, const char *q, int64_t qs, int64_t n, int64_t size) {
  switch (size) {
    case 1: MOVE(uint8_t); return;
    case 2: MOVE(QN_ANY(uint16_t)); return;
    case 4: MOVE(QN_ANY(uint32_t)); return;
    case 8: MOVE(QN_ANY(uint64_t)); return;
    case 16: MOVE(pair16); return;
    default:
      for (int64_t i = 0; i < n; i++) memcpy(p + i * ps, q + i * qs, (size_t)size);
  }
}

typedef struct walker {
  char *data[QN_NEST_MOST];   /* of the row at hand */
  char *buffer[QN_NEST_MOST]; /* NULL: read where it lies */
  char *last[QN_NEST_MOST];   /* what a buffer of repeated elements holds */
  void *at[QN_NEST_MOST];
  int64_t index[QN_MAX_RANK];
  char *room;
} walker;

static bool open_walker(const nest *t, walker *w) {
  size_t total = 0, need[QN_NEST_MOST];
  for (int32_t g = 0; g < t->n_groups; g++) {
    need[g] = t->at[g].direct ? 0 : (size_t)((t->part * t->at[g].known + t->at[g].extra) * t->at[g].size + 63) / 64 * 64;
    total += need[g];
    w->buffer[g] = w->last[g] = NULL;
  }
  w->room = total ? malloc(total + 64) : NULL;
  if (total && !w->room) return false;
  char *p = w->room ? (char *)(((uintptr_t)w->room + 63) & ~(uintptr_t)63) : NULL;
  for (int32_t g = 0; g < t->n_groups; g++)
    if (need[g]) w->buffer[g] = p, p += need[g];
  return true;
}

static void go_to(const nest *t, walker *w, int64_t row) {
  for (int32_t l = t->loops - 2; l >= 0; l--) w->index[l] = row % t->count[l], row /= t->count[l];
  for (int32_t g = 0; g < t->n_groups; g++) {
    w->data[g] = t->at[g].data;
    for (int32_t l = 0; l < t->loops - 1; l++) w->data[g] += w->index[l] * t->at[g].step[l];
  }
}

static void next_row(const nest *t, walker *w) {
  for (int32_t l = t->loops - 2; l >= 0; l--) {
    for (int32_t g = 0; g < t->n_groups; g++) w->data[g] += t->at[g].step[l];
    if (++w->index[l] < t->count[l]) return;
    w->index[l] = 0;
    for (int32_t g = 0; g < t->n_groups; g++) w->data[g] -= t->at[g].step[l] * t->count[l];
  }
}

static int32_t stretch(const nest *t, walker *w, qn_kctx *ctx, int64_t from, int64_t n) {
  int32_t last = t->loops - 1;
  for (int32_t g = 0; g < t->n_groups; g++) {
    const group *a = &t->at[g];
    char *p = w->data[g] + from * a->step[last];
    w->at[g] = p;
    if (a->direct) continue;
    w->at[g] = w->buffer[g];
    if (g == 0 && !t->reads_out) continue;
    if (a->step[last] == 0 && w->last[g] == p) continue; /* holds it already */
    move(w->buffer[g], a->size, p, a->step[last] / a->known, (n - 1) * a->known + 1 + a->extra, a->size);
    w->last[g] = p;
  }
  int32_t status = t->row(t->frame, ctx, w->at, n);
  if (!t->at[0].direct) move(w->data[0] + from * t->at[0].step[last], t->at[0].step[last], w->buffer[0], t->at[0].known * t->at[0].size, n, t->at[0].size);
  return status;
}

/* Rows that lie as the row function wants them: from row w on, `rows` of them. */
static int32_t whole_rows(const nest *t, walker *w, qn_kctx *ctx, int64_t rows) {
  int64_t n = t->count[t->loops - 1], left = t->loops > 1 ? t->count[t->loops - 2] - w->index[t->loops - 2] : 1;
  int64_t step[QN_NEST_MOST];
  int32_t groups = t->n_groups, status = 0;
  for (int32_t g = 0; g < groups; g++) step[g] = t->loops > 1 ? t->at[g].step[t->loops - 2] : 0;
  while (rows > 0 && !status) {
    int64_t run = rows < left ? rows : left;
    for (int64_t k = 0; k < run && !status; k++) {
      status = t->row(t->frame, ctx, (void *const *)w->data, n);
      for (int32_t g = 0; g < groups; g++) w->data[g] += step[g];
    }
    rows -= run;
    if (rows == 0) break;
    for (int32_t g = 0; g < groups; g++) w->data[g] -= step[g]; /* the last row again: from it the outer loops go on */
    w->index[t->loops - 2] = t->count[t->loops - 2] - 1;
    next_row(t, w);
    left = t->count[t->loops - 2];
  }
  return status;
}

/* Stretches [begin, end): part p of all rows, then part p + 1. */
static int32_t stretches(void *user, int64_t begin, int64_t end) {
  const nest *t = user;
  qn_kctx *ctx = qn_par_ctx(t->ctx);
  int64_t length = t->count[t->loops - 1], part = begin / t->rows, row = begin % t->rows;
  walker w;
  int32_t status = 0;
  if (!open_walker(t, &w)) {
    qn_k_error(ctx, "MemoryError", "no memory for an array");
    qn_k_site(ctx, t->spec[QN_NEST_SITE]);
    return t->spec[QN_NEST_SITE] + 1;
  }
  go_to(t, &w, row);
  for (int64_t k = begin; k < end && !status; k++) {
    int64_t from = part * t->part, n = length - from < t->part ? length - from : t->part;
    if (*ctx->cancel) {
      qn_k_raise(ctx, -1, QN_KRAISE_CANCEL);
      status = QN_STATUS_NOSITE;
      break;
    }
    if (t->whole) {
      int64_t rows = end - k < t->poll ? end - k : t->poll;
      status = whole_rows(t, &w, ctx, rows);
      if (status) ctx->err.iter = k;
      k += rows - 1;
      row += rows;
      if (k + 1 < end && !status) go_to(t, &w, row);
      continue;
    }
    status = stretch(t, &w, ctx, from, n);
    if (status) ctx->err.iter = k;
    if (++row == t->rows) row = 0, part++;
    next_row(t, &w);
  }
  free(w.room);
  return status;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------ */
static void read_spec(nest *t) {
  const int32_t *w = t->spec + QN_NEST_HEAD + t->spec[QN_NEST_ARRAYS] * QN_NEST_ARRAY_WORDS;
  t->ndim = 0;
  t->n_views = t->spec[QN_NEST_VIEWS];
  t->n_groups = t->spec[QN_NEST_GROUPS];
  t->n_copies = 0;
  t->reads_out = t->in_order = t->single = false;
  for (int32_t k = 0; k < t->n_views; k++) {
    t->words[k] = w;
    t->reads_out = t->reads_out || (k && w[1] == 0);
    w += QN_NEST_VIEW_WORDS + w[4] * QN_NEST_AXIS_WORDS;
  }
  t->words[t->n_views] = w; /* the groups */
  for (int32_t g = 0; g < t->n_groups; g++) t->at[g].cells = false;
}

static int32_t make_views(nest *t, const int64_t *mem) {
  qn_view array[QN_NEST_MOST];
  int64_t slots = 0;
  const int32_t *w = t->spec + QN_NEST_HEAD;
  for (int32_t k = 0; k < t->spec[QN_NEST_ARRAYS]; k++, w += QN_NEST_ARRAY_WORDS) slots += 1 + w[0] * (w[1] == 'A' ? 2 : 1);
  t->ints = mem + slots;
  read_arrays(t, mem, array);
  for (int32_t i = 1; i <= t->n_views; i++) { /* what is stored to is evaluated last */
    int32_t status = make_view(t, i % t->n_views, array);
    if (status) return status;
  }
  t->ndim = t->view[0].ndim;
  return check_shapes(t);
}

static void plan_parts(nest *t) {
  int32_t last = t->loops - 1;
  int64_t n = t->count[last];
  bool gathers = false;
  t->rows = 1;
  for (int32_t l = 0; l < last; l++) t->rows *= t->count[l];
  for (int32_t g = 0; g < t->n_groups; g++) {
    group *a = &t->at[g];
    a->direct = a->one || a->cells || (n == 1 && !a->extra) || a->step[last] == a->known * a->size;
    gathers = gathers || !a->direct;
  }
  t->part = gathers ? GATHERED : STRETCH;
  if (t->parallel && t->rows < PARTS && n / PARTS < t->part) t->part = n / PARTS + 1;
  if (t->in_order && t->rows > 1) t->part = n;
  if (t->single) t->part = 1;
  if (t->part > n) t->part = n;
  t->parts = (n + t->part - 1) / t->part;
  t->whole = !gathers && t->parts == 1;
  t->poll = STRETCH / n + 1;
}

static int32_t run(nest *t, int64_t cost_ps) {
  for (int32_t g = 1; g < t->n_groups; g++)
    if (!collect(t, g)) {
      qn_k_error(t->ctx, "MemoryError", "no memory for an array");
      return fail(t, t->spec[QN_NEST_SITE]);
    }
  plan_loops(t);
  join_loops(t);
  int64_t work = cost_ps;
  for (int32_t l = 0; l < t->loops; l++) work = work < INT64_MAX / t->count[l] ? work * t->count[l] : INT64_MAX;
  t->parallel = (t->spec[QN_NEST_FLAGS] & QN_NEST_PARALLEL) && work >= SERIAL_PS;
  int32_t status = copy_what_meets(t);
  if (status) return status;
  plan_parts(t);
  int64_t items = t->rows * t->parts;
  if (!t->parallel) return stretches(t, 0, items);
  int64_t each = cost_ps < INT64_MAX / t->part ? cost_ps * t->part : INT64_MAX;
  return qn_par_for(t->ctx, stretches, t, items, each);
}

int32_t qn_k_nest(qn_kctx *ctx, const int32_t *spec, const int64_t *mem, qn_row_fn row, void *frame, int64_t cost_ps) {
  nest t;
  t.ctx = ctx, t.spec = spec, t.row = row, t.frame = frame;
  read_spec(&t);
  int32_t status = make_views(&t, mem);
  if (status) return status;
  for (int32_t d = 0; d < t.ndim; d++)
    if (t.view[0].shape[d] == 0) return 0;
  if (spec[QN_NEST_FLAGS] & QN_NEST_COPY) return qn_k_copy_view(ctx, &t.view[0], &t.view[1]) ? fail(&t, spec[QN_NEST_SITE]) : 0;
  if (!row) return 0; /* only the tests were asked for */
  status = run(&t, cost_ps);
  for (int32_t k = 0; k < t.n_copies; k++) free(t.copies[k]);
  return status;
}
