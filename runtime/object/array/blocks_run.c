/* blocks_run.c - planning and running a program of blocks.h.
 *
 * Planning chooses the walk: axes in the order of the first output's memory (C order, or its mirror, where there are folds), those of length 1
 * dropped, neighbours merged where every operand allows it. Usually one axis is left, and a block is a run of it. With long inner
 * axes blocks end where these end. With short ones the operands that do not go on with one stride are gathered into the block's
 * room first, and results scattered. Rooms are given to values from their first to their last step. */
#include "runtime/object/array/blocks.h"
#include "runtime/object/array/fold.h"
#include "runtime/object/array/masks.h"
#include "runtime/object/array/stream.h"

#include <math.h>

enum { ROOM = 1 << 18, TILE = 4096, TILE_BYTES = 4096, FAR_BYTES = 2048, FAR = 1 << 20, MIN_RUN = 256, PARALLEL_MIN = 1 << 14, CHUNK = 1024, LANES = 32 };

/* --- planning ------------------------------------------------------------------------------------------------------------- */
static bool outside(const qn_blocks *p, int a, int b) {
  int64_t sa = llabs(p->outs[0].strides[a]), sb = llabs(p->outs[0].strides[b]);
  return sa != sb && sa && sb ? sa > sb : a < b;
}

static bool goes_on(const int64_t *s, int outer, int inner, int64_t n) { return s[outer] == s[inner] * n; }

static void plan_walk(qn_blocks *p) {
  int order[QN_MAX_RANK], n = 0, m = -1;
  int64_t shape[QN_MAX_RANK], from[QN_MAX_RANK], strides[QN_MAX_RANK];
  bool c_order = p->n_folds || !p->n_outs;
  for (int i = 0; i < p->ndim; i++) {
    const int d = p->mirrored ? p->ndim - 1 - i : i;
    if (p->shape[d] == 1) continue;
    int j = n++;
    if (!c_order)
      for (; j > 0 && outside(p, d, order[j - 1]); j--) order[j] = order[j - 1];
    order[j] = d;
  }
  for (int i = 0; i < n; i++) { /* from[m]: the innermost of the axes merged into m */
    bool merge = m >= 0;
    for (int k = 0; merge && k < p->n_values; k++)
      merge = p->values[k].kind != QN_BLOCK_INPUT || goes_on(p->values[k].strides, (int)from[m], order[i], p->shape[order[i]]);
    for (int k = 0; merge && k < p->n_outs; k++) merge = goes_on(p->outs[k].strides, (int)from[m], order[i], p->shape[order[i]]);
    if (merge) shape[m] *= p->shape[order[i]];
    else shape[++m] = p->shape[order[i]];
    from[m] = order[i];
  }
  p->ndim = m + 1;
  if (p->ndim == 0) p->ndim = 1, shape[0] = 1, from[0] = -1;
  for (int k = 0; k < p->n_values + p->n_outs; k++) {
    int64_t *s = k < p->n_values ? p->values[k].strides : p->outs[k - p->n_values].strides;
    bool flat = true;
    if (k < p->n_values && p->values[k].kind != QN_BLOCK_INPUT) continue;
    for (int d = 0; d < p->ndim; d++) strides[d] = from[d] < 0 ? 0 : s[from[d]];
    for (int d = 0; d + 1 < p->ndim; d++) flat = flat && goes_on(strides, d, d + 1, shape[d + 1]);
    memcpy(s, strides, sizeof *s * (size_t)p->ndim);
    if (k < p->n_values) p->values[k].flat = flat;
    else p->outs[k - p->n_values].flat = flat;
  }
  memcpy(p->shape, shape, sizeof *shape * (size_t)p->ndim);
  p->runs = p->ndim > 1 && p->shape[p->ndim - 1] >= MIN_RUN;
}

static bool gathered(const qn_blocks *p, const qn_block_value *v) { return v->kind == QN_BLOCK_INPUT && (p->picks || (!p->runs && !v->flat)); }

/* The last step writes into the output's memory, unless its operands there are looked at afterwards. */
static void plan_direct(qn_blocks *p) {
  const qn_block_step *s = p->n_steps ? &p->steps[p->n_steps - 1] : NULL;
  for (int k = 0; k < p->n_outs; k++) {
    qn_block_out *o = &p->outs[k];
    o->direct = s && p->n_outs == 1 && p->n_folds == 0 && o->value == s->out && !o->stream && !o->bits && (p->runs || o->flat);
    for (int i = 0; o->direct && i < s->nin; i++)
      o->direct = p->values[s->in[i]].kind != QN_BLOCK_INPUT || p->values[s->in[i]].data != o->data || (s->loop && s->fault < QN_FAULT_VALUES);
  }
}

typedef struct room_list {
  bool used[QN_BLOCK_VALUES];
  int n;
} room_list;

static int16_t take_room(room_list *r) {
  int k = 0;
  while (k < r->n && r->used[k]) k++;
  if (k == r->n) r->n++;
  r->used[k] = true;
  return (int16_t)k;
}

/* Blocks stay in the first cache. Where operands come from beyond the second, a block is half a page of them: the processor looks ahead
 * in each page on its own, and the looking ahead of one operand then goes on while the others are read. With blocks of two pages and
 * more the same expression takes half as long again. */
static int64_t tile_of(const qn_blocks *p, int64_t item) {
  int64_t bytes = 0, n;
  for (int k = 0; k < p->n_values; k++)
    if (p->values[k].kind == QN_BLOCK_INPUT) bytes += p->size * (int64_t)qn_dtypes[p->values[k].dtype].size;
  n = (bytes > FAR && !p->picks ? FAR_BYTES : TILE_BYTES) / item;
  return n < TILE ? n : TILE;
}

static void plan_rooms(qn_blocks *p) {
  room_list rooms = {.n = 0};
  int64_t item = 1;
  for (int s = 0; s < p->n_steps; s++)
    for (int k = 0; k < p->steps[s].nin; k++) {
      qn_block_value *v = &p->values[p->steps[s].in[k]];
      if (v->first < 0) v->first = (int16_t)s;
      v->last = (int16_t)s;
    }
  for (int k = 0; k < p->n_outs + p->n_folds; k++) {
    qn_block_value *v = &p->values[k < p->n_outs ? p->outs[k].value : p->folds[k - p->n_outs].value];
    if (v->first < 0) v->first = (int16_t)p->n_steps;
    v->last = (int16_t)p->n_steps;
  }
  for (int k = 0; p->picks && k < p->n_values; k++) /* all are gathered before the first step */
    if (p->values[k].kind == QN_BLOCK_INPUT && p->values[k].first > 0) p->values[k].first = 0;
  for (int k = 0; k < p->n_values; k++)
    if ((p->values[k].kind == QN_BLOCK_STEP || gathered(p, &p->values[k])) && qn_dtypes[p->values[k].dtype].size > item) item = qn_dtypes[p->values[k].dtype].size;
  for (int s = 0; s <= p->n_steps; s++) {
    qn_block_step *step = s < p->n_steps ? &p->steps[s] : NULL;
    for (int k = 0; k < p->n_values; k++)
      if (p->values[k].first == s && gathered(p, &p->values[k])) p->values[k].room = take_room(&rooms);
    if (!step) break;
    qn_block_value *out = &p->values[step->out];
    bool direct = p->n_outs && p->outs[0].direct && p->outs[0].value == step->out, dies[3];
    for (int k = 0; k < step->nin; k++) {
      const qn_block_value *v = &p->values[step->in[k]];
      bool again = false;
      for (int j = 0; j < k; j++) again = again || step->in[j] == step->in[k];
      dies[k] = !again && v->room >= 0 && v->last == s;
    }
    for (int after = 0; after < 2; after++) { /* the result may lie where an operand of its size lay, unless that is looked at again */
      for (int k = 0; k < step->nin; k++) {
        const qn_block_value *v = &p->values[step->in[k]];
        bool over = step->loop && step->fault < QN_FAULT_VALUES && qn_dtypes[v->dtype].size == qn_dtypes[out->dtype].size;
        if (dies[k] && over != (after != 0)) rooms.used[v->room] = false;
      }
      if (!after && !direct) out->room = take_room(&rooms);
    }
    if (out->last < 0 && out->room >= 0) rooms.used[out->room] = false;
  }
  p->tile = tile_of(p, item);
  if (rooms.n && p->tile > ROOM / (item * rooms.n)) p->tile = ROOM / (item * rooms.n) & ~(int64_t)63;
  p->room_size = p->tile * item;
}

/* --- one block ------------------------------------------------------------------------------------------------------------ */
typedef struct worker {
  const qn_blocks *p;
  char *ptr[QN_BLOCK_VALUES];
  int64_t step[QN_BLOCK_VALUES];
  int faults[QN_BLOCK_STEPS];
  int64_t index[QN_MAX_RANK]; /* of the block's first element */
  int64_t went, next;         /* one axis: where the block would begin that the pointers can go on to; -1: nowhere */
  qn_pick_at pick;            /* what the next block picks, where it is that one */
  bool again;                 /* a block can be computed twice: flags are looked at once for all of its steps */
  _Alignas(64) char room[ROOM];
} worker;

static void worker_init(worker *w, const qn_blocks *p) {
  w->p = p, w->next = -1;
  w->again = !p->n_outs || !p->outs[0].direct;
  for (int k = 0; k < p->n_steps; k++) w->faults[k] = 0;
  qn_fp_clear();
}

static void worker_done(const worker *w, qn_blocks *p) {
  for (int k = 0; k < p->n_steps; k++)
    if (w->faults[k]) __atomic_fetch_or(&p->steps[k].faults, w->faults[k], __ATOMIC_RELAXED);
}

static void find_index(const qn_blocks *p, int64_t at, int64_t *index) {
  for (int d = p->ndim - 1; d > 0; d--) index[d] = at % p->shape[d], at /= p->shape[d];
  index[0] = at;
}

static int64_t offset(const qn_blocks *p, const int64_t *index, const int64_t *strides) {
  int64_t at = 0;
  for (int d = 0; d < p->ndim; d++) at += index[d] * strides[d];
  return at;
}

/* Between memory that is walked with strides and a room without gaps. */
static void move(const qn_blocks *p, const int64_t *from, char *data, const int64_t *strides, char *room, qn_dtype d, int64_t n, bool gather) {
  qn_cast_loop copy = qn_cast_find(d, d);
  const int64_t item = qn_dtypes[d].size;
  const int inner = p->ndim - 1;
  int64_t index[QN_MAX_RANK];
  char *at = data + offset(p, from, strides);
  memcpy(index, from, sizeof *index * (size_t)p->ndim);
  while (n > 0) {
    int64_t m = p->shape[inner] - index[inner];
    if (m > n) m = n;
    if (gather) copy(room, item, at, strides[inner], m);
    else copy(at, strides[inner], room, item, m);
    room += m * item, n -= m;
    at += m * strides[inner], index[inner] += m;
    for (int e = inner; e > 0 && index[e] == p->shape[e]; e--) {
      at += strides[e - 1] - index[e] * strides[e];
      index[e] = 0, index[e - 1]++;
    }
  }
}

static char *room_of(worker *w, const qn_block_value *v) {
  return w->room + v->room * w->p->room_size;
}

static void place_inputs(worker *w, int64_t begin, int64_t n) {
  const qn_blocks *p = w->p;
  if (w->next == begin) { /* one after the other: what lies in memory goes on, by the length of the last block */
    for (int k = 0; k < p->n_values; k++)
      if (p->values[k].kind == QN_BLOCK_INPUT && !p->picks) w->ptr[k] += w->went * w->step[k];
    if (p->n_outs && p->outs[0].direct) w->ptr[p->outs[0].value] += w->went * w->step[p->outs[0].value];
    w->index[0] = begin, w->went = n, w->next = begin + n;
    return;
  }
  w->next = p->ndim == 1 ? begin + n : -1, w->went = n;
  if (p->picks) w->pick = qn_picks_find(p->picks, begin);
  find_index(p, begin, w->index);
  for (int k = 0; k < p->n_values; k++) {
    const qn_block_value *v = &p->values[k];
    if (v->kind == QN_BLOCK_CONST) {
      w->ptr[k] = (char *)(uintptr_t)v->slot, w->step[k] = 0;
    } else if (v->room >= 0) {
      w->ptr[k] = room_of(w, v), w->step[k] = qn_dtypes[v->dtype].size;
    } else if (v->kind == QN_BLOCK_INPUT) {
      w->step[k] = v->strides[p->ndim - 1];
      w->ptr[k] = v->data + (p->ndim == 1 || v->flat ? begin * w->step[k] : offset(p, w->index, v->strides));
    }
  }
  const qn_block_out *o = &p->outs[0];
  if (!p->n_outs || !o->direct) return;
  w->step[o->value] = o->strides[p->ndim - 1];
  w->ptr[o->value] = o->data + (o->flat ? begin * w->step[o->value] : offset(p, w->index, o->strides));
}

static void choose(char *const *a, const int64_t *s, int64_t n, int64_t item) {
  if (qn_choose(a, s, n, item)) return;
  for (int64_t i = 0; i < n; i++) memcpy(a[3] + i * s[3], a[0][i * s[0]] ? a[1] + i * s[1] : a[2] + i * s[2], (size_t)item);
}

static void gather_for(worker *w, int s, int64_t n) {
  const qn_blocks *p = w->p;
  for (int k = 0; k < p->n_values; k++) {
    const qn_block_value *v = &p->values[k];
    if (v->first == s && gathered(p, v)) move(p, w->index, v->data, v->strides, w->ptr[k], v->dtype, n, true);
  }
}

/* What is picked of all inputs, n elements of each. */
static void pick_for(worker *w, int64_t n) {
  const qn_blocks *p = w->p;
  const qn_pick_at at = w->pick;
  for (int k = 0; k < p->n_values; k++) {
    const qn_block_value *v = &p->values[k];
    if (v->kind == QN_BLOCK_INPUT && v->room >= 0) w->pick = qn_picks_gather(p->picks, at, v->data, qn_dtypes[v->dtype].size, n, w->ptr[k], w->ptr[k] + p->room_size);
  }
}

static inline void run_step(const worker *w, const qn_block_step *s, int64_t n, char **a, int64_t *steps) {
  for (int i = 0; i < s->nin; i++) a[i] = w->ptr[s->in[i]], steps[i] = w->step[s->in[i]];
  a[s->nin] = w->ptr[s->out], steps[s->nin] = w->step[s->out];
  if (s->loop) s->loop(a, n, steps);
  else if (s->cast) s->cast(a[1], steps[1], a[0], steps[0], n);
  else choose(a, steps, n, (int64_t)qn_dtypes[w->p->values[s->out].dtype].size);
}

static void run_steps(worker *w, int64_t n) {
  const qn_blocks *p = w->p;
  const bool gathers = p->ndim > 1 && !p->runs;
  char *a[4];
  int64_t steps[4];
  if (qn_fp_flags()) qn_fp_clear(); /* of folds, which compare nans */
  if (w->again && !gathers) {
    for (int k = 0; k < p->n_steps; k++) {
      const qn_block_step *s = &p->steps[k];
      run_step(w, s, n, a, steps);
      if (s->fault >= QN_FAULT_VALUES) w->faults[k] |= qn_fault_values(s->fault, s->id, s->dtype, a, n, steps);
    }
    if (!qn_fp_flags()) return;
    qn_fp_clear(); /* some step, from now on by itself */
    w->again = false;
  }
  for (int k = 0; k < p->n_steps; k++) {
    const qn_block_step *s = &p->steps[k];
    if (gathers) gather_for(w, k, n);
    run_step(w, s, n, a, steps);
    if (s->fault >= QN_FAULT_VALUES) w->faults[k] |= qn_fault_values(s->fault, s->id, s->dtype, a, n, steps);
    int flags = qn_fp_flags();
    if (!flags) continue;
    if (s->fault == QN_FAULT_FLAGS) w->faults[k] |= flags;
    qn_fp_clear();
  }
  if (gathers) gather_for(w, p->n_steps, n);
}

static void write_outs(const worker *w, int64_t begin, int64_t n) {
  const qn_blocks *p = w->p;
  for (int k = 0; k < p->n_outs; k++) {
    const qn_block_out *o = &p->outs[k];
    const qn_dtype d = p->values[o->value].dtype;
    const int64_t item = qn_dtypes[d].size, step = o->strides[p->ndim - 1];
    if (o->direct) continue;
    if (o->bits) {
      uint64_t *to = (uint64_t *)(void *)o->data + begin / 64;
      uint8_t same[64];
      const char *from = w->ptr[o->value];
      if (w->step[o->value] == 1) {
        qn_picks_pack(to, (const uint8_t *)from, n);
        continue;
      }
      memset(same, *from != 0, sizeof same); /* one value for all */
      for (int64_t i = 0; i < n; i += 64) qn_picks_pack(to + i / 64, same, n - i < 64 ? n - i : 64);
      continue;
    }
    if (!o->flat && !p->runs) {
      _Alignas(16) char room[CHUNK * 16];
      const char *from = w->ptr[o->value];
      if (w->step[o->value] == item) {
        move(p, w->index, o->data, o->strides, w->ptr[o->value], d, n, false);
        continue;
      }
      int64_t index[QN_MAX_RANK]; /* an input or a number, as it is */
      for (int64_t i = 0, m; i < n; i += m, from += m * w->step[o->value]) {
        m = n - i < CHUNK ? n - i : CHUNK;
        find_index(p, begin + i, index);
        qn_cast_find(d, d)(room, item, from, w->step[o->value], m);
        move(p, index, o->data, o->strides, room, d, m, false);
      }
      continue;
    }
    char *to = o->data + (o->flat ? begin * step : offset(p, w->index, o->strides));
    if (o->stream && step == item && w->step[o->value] == item) qn_stream_copy(to, w->ptr[o->value], n * item);
    else qn_cast_find(d, d)(to, step, w->ptr[o->value], w->step[o->value], n);
  }
}

/* The next block of [begin, end): its length. */
static int64_t block(worker *w, int64_t begin, int64_t end) {
  const qn_blocks *p = w->p;
  int64_t n = end - begin < p->tile ? end - begin : p->tile;
  place_inputs(w, begin, n);
  if (p->picks) pick_for(w, n);
  if (p->runs && p->shape[p->ndim - 1] - w->index[p->ndim - 1] < n) n = p->shape[p->ndim - 1] - w->index[p->ndim - 1];
  run_steps(w, n);
  return n;
}

static void outs_body(void *frame, int64_t begin, int64_t end) {
  qn_blocks *p = frame;
  worker w;
  worker_init(&w, p);
  end = end * p->tile < p->size ? end * p->tile : p->size;
  for (int64_t i = begin * p->tile, n; i < end; i += n) {
    n = block(&w, i, end);
    write_outs(&w, i, n);
  }
  worker_done(&w, p);
  qn_stream_end();
}

/* --- folds ---------------------------------------------------------------------------------------------------------------- */
typedef struct part { /* of one fold over one block of the sum's grid */
  double lane[LANES], first;
  qn_sum_state sum;
  int64_t i;
  bool nan;
} part;

typedef struct fold_job {
  qn_blocks *p;
  part *parts;      /* by fold and block */
  int nb;
} fold_job;

#define LANES_OF(fn, OP)                                                                              \
  QN_CLONES static bool fn(double *lane, const double *x, int64_t n) { /* n: a multiple of 32 */      \
    double r[LANES];                                                                           \
    int64_t bad[LANES] = {0}, any = 0;                                                         \
    memcpy(r, lane, sizeof r);                                                                        \
    for (int64_t i = 0; i < n; i += LANES)                                                     \
      for (int l = 0; l < LANES; l++) {                                                        \
        double v = x[i + l];                                                                          \
        r[l] = v OP r[l] ? v : r[l];                                                                  \
        bad[l] |= v != v;                                                                             \
      }                                                                                               \
    memcpy(lane, r, sizeof r);                                                                        \
    for (int l = 0; l < LANES; l++) any |= bad[l];                                             \
    return any != 0;                                                                                  \
  }                                                                                                   \
  QN_CLONES static int64_t fn##_i(int64_t r, const int64_t *x, int64_t n) {                           \
    for (int64_t i = 0; i < n; i++) r = x[i] OP r ? x[i] : r;                                         \
    return r;                                                                                         \
  }
LANES_OF(least, <)
LANES_OF(most, >)

QN_CLONES static int64_t sum_i(int64_t r, const int64_t *x, int64_t n) {
  uint64_t s = (uint64_t)r;
  for (int64_t i = 0; i < n; i++) s += (uint64_t)x[i];
  return (int64_t)s;
}

/* Extrema with the lanes of fold.c, which decide between zeros of both signs: element 0 in all, then lane (at - 1) mod 32, the
 * rest that fills no round in lane 0. */
static void extreme(part *t, bool max, int64_t at, const double *x, int64_t n, int64_t all) {
  int64_t i = 0, whole = ((all - 1) & ~(int64_t)(LANES - 1)) + 1;
  for (; i < n;) {
    int64_t pos = at + i, lane = pos < whole ? (pos - 1) & (LANES - 1) : 0;
    if (pos > 0 && lane == 0 && pos < whole && n - i >= LANES) {
      int64_t m = (whole - pos < n - i ? whole - pos : n - i) & ~(int64_t)(LANES - 1);
      t->nan |= (max ? most : least)(t->lane, x + i, m);
      i += m;
      continue;
    }
    double v = x[i++];
    t->nan |= v != v;
    if (pos == 0) t->first = v;
    else if (max ? v > t->lane[lane] : v < t->lane[lane]) t->lane[lane] = v;
  }
}

static void fold_chunk(const qn_blocks *p, int k, part *t, int64_t at, const char *x, int64_t n) {
  const qn_block_fold *f = &p->folds[k];
  bool floats = p->values[f->value].dtype == QN_D_FLOAT64;
  const double *fx = (const double *)(const void *)x;
  const int64_t *ix = (const int64_t *)(const void *)x;
  switch (f->op) {
    case QN_BLOCK_COUNT: t->i += qn_mask_count(x, 1, n); break;
    case QN_BLOCK_SUM:
      if (floats) qn_sum_add(&t->sum, fx, n);
      else t->i = sum_i(t->i, ix, n);
      break;
    case QN_BLOCK_MIN:
    case QN_BLOCK_MAX:
      if (floats) extreme(t, f->op == QN_BLOCK_MAX, at, fx, n, p->size);
      else t->i = (f->op == QN_BLOCK_MAX ? most_i : least_i)(t->i, ix, n);
      break;
  }
}

/* n elements of the block at `in`, of which the first is number `at` of those picked, to the parts of block b. */
static void fold_all(const fold_job *j, const worker *w, int64_t skip, int64_t n, int64_t at, int b) {
  const qn_blocks *p = j->p;
  for (int k = 0; k < p->n_folds; k++) {
    const int v = p->folds[k].value;
    const qn_dtype d = p->values[v].dtype;
    const int64_t item = qn_dtypes[d].size, step = w->step[v];
    part *t = &j->parts[k * j->nb + b];
    if (step == item) {
      fold_chunk(p, k, t, at, w->ptr[v] + skip * item, n);
      continue;
    }
    _Alignas(16) char room[CHUNK * 8];
    for (int64_t i = 0; i < n; i += CHUNK) {
      int64_t m = n - i < CHUNK ? n - i : CHUNK;
      qn_cast_find(d, d)(room, item, w->ptr[v] + (skip + i) * step, step, m);
      fold_chunk(p, k, t, at + i, room, m);
    }
  }
}

static int64_t block_start(const fold_job *j, int64_t b) { return qn_sum_block_at(j->p->size, j->nb, b); }

static void fold_body(void *frame, int64_t begin, int64_t end) {
  fold_job *j = frame;
  worker w;
  worker_init(&w, j->p);
  for (int64_t b = begin; b < end; b++) {
    int64_t start = block_start(j, b), stop = block_start(j, b + 1);
    for (int64_t i = start, n; i < stop; i += n) {
      n = block(&w, i, stop);
      fold_all(j, &w, 0, n, i, (int)b);
      write_outs(&w, i, n);
    }
  }
  worker_done(&w, j->p);
  qn_stream_end();
}

static void finish_fold(const fold_job *j, int k) {
  qn_block_fold *f = &j->p->folds[k];
  part *t = &j->parts[k * j->nb];
  bool floats = j->p->values[f->value].dtype == QN_D_FLOAT64, max = f->op == QN_BLOCK_MAX;
  double sums[QN_SUM_BLOCKS], lane[LANES];
  bool nan = false;
  f->i = 0, f->f = f->op == QN_BLOCK_SUM || f->op == QN_BLOCK_COUNT ? 0 : NAN;
  if (j->p->size == 0) return;
  if (f->op == QN_BLOCK_SUM && floats) {
    for (int b = 0; b < j->nb; b++) sums[b] = qn_sum_end(&t[b].sum);
    f->f = qn_tree_sum(sums, j->nb) + 0.0;
  } else if (f->op == QN_BLOCK_SUM || f->op == QN_BLOCK_COUNT) {
    for (int b = 0; b < j->nb; b++) f->i = sum_i(f->i, &t[b].i, 1);
  } else if (!floats) {
    f->i = t[0].i;
    for (int b = 1; b < j->nb; b++) f->i = (max ? most_i : least_i)(f->i, &t[b].i, 1);
  } else {
    for (int l = 0; l < LANES; l++) lane[l] = t[0].first;
    for (int b = 0; b < j->nb; b++) {
      nan |= t[b].nan;
      for (int l = 0; l < LANES; l++)
        if (max ? t[b].lane[l] > lane[l] : t[b].lane[l] < lane[l]) lane[l] = t[b].lane[l];
    }
    for (int n = LANES / 2; n; n /= 2)
      for (int l = 0; l < n; l++)
        if (max ? lane[l + n] > lane[l] : lane[l + n] < lane[l]) lane[l] = lane[l + n];
    f->f = nan ? NAN : lane[0];
  }
}

static void start_parts(const fold_job *j) {
  for (int k = 0; k < j->p->n_folds; k++) {
    const qn_block_fold *f = &j->p->folds[k];
    bool max = f->op == QN_BLOCK_MAX, extremum = max || f->op == QN_BLOCK_MIN;
    for (int b = 0; b < j->nb; b++) {
      part *t = &j->parts[k * j->nb + b];
      for (int l = 0; extremum && l < LANES; l++) t->lane[l] = max ? -INFINITY : INFINITY;
      if (!extremum) qn_sum_begin(&t->sum, qn_sum_block_at(j->p->size, j->nb, b + 1) - qn_sum_block_at(j->p->size, j->nb, b));
      t->first = 0, t->nan = false;
      t->i = !extremum ? 0 : max ? INT64_MIN : INT64_MAX;
    }
  }
}

/* --- the door ------------------------------------------------------------------------------------------------------------- */
static void run_over(qn_rt *rt, const qn_blocks *p, void (*body)(void *, int64_t, int64_t), void *frame, int64_t n) {
  int64_t each = 300;
  for (int k = 0; k < p->n_steps; k++) each += p->steps[k].fault >= QN_FAULT_VALUES ? 4000 : 300;
  if (p->size >= PARALLEL_MIN && n > 1 && rt && rt->hooks.parallel) rt->hooks.parallel(rt, body, frame, n, p->size / n * each);
  else body(frame, 0, n);
}

static int run_folds(qn_blocks *p, qn_rt *rt) {
  fold_job j = {.p = p};
  size_t room;
  j.nb = qn_sum_blocks(p->size);
  room = sizeof *j.parts * (size_t)j.nb * (size_t)p->n_folds;
  j.parts = qn_alloc(p->alloc, room);
  if (j.parts) {
    start_parts(&j);
    if (p->size) run_over(rt, p, fold_body, &j, j.nb);
    for (int k = 0; k < p->n_folds; k++) finish_fold(&j, k);
  }
  qn_free(p->alloc, j.parts, room);
  return j.parts ? 0 : -1;
}

int qn_blocks_run(qn_blocks *p, qn_rt *rt) {
  plan_walk(p);
  plan_direct(p);
  plan_rooms(p);
  if (p->n_outs && !p->n_folds && p->size) run_over(rt, p, outs_body, p, (p->size + p->tile - 1) / p->tile);
  return p->n_folds ? run_folds(p, rt) : 0;
}
