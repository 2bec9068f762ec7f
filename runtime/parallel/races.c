/* races.c - the shadow of arrays: by address of an element, who wrote it last and which two iterations read it. */
#include "runtime/parallel/races.h"

#include "runtime/parallel/parallel.h"

enum { KEPT = 64 };
typedef struct mark {
  int64_t iteration;
  int32_t line; /* 0: none */
} mark;
typedef struct shadow {
  uintptr_t address; /* 0: free */
  mark write, read[2]; /* two different iterations are enough: one of them is another one's */
} shadow;
struct qn_races {
  const qn_allocator *alloc;
  shadow *table;
  uint64_t cap, used;
  int32_t depth, line;
  int64_t iteration;
  bool counting, failed; /* inside an iteration; out of memory: nothing more is found */
  qn_race kept[KEPT];
  uint32_t n, taken;
};

qn_races *qn_races_new(const qn_allocator *alloc) {
  qn_races *r = qn_alloc(alloc, sizeof *r);
  if (!r) return NULL;
  memset(r, 0, sizeof *r);
  r->alloc = alloc;
  return r;
}

void qn_races_free(qn_races *r) {
  if (!r) return;
  qn_free(r->alloc, r->table, r->cap * sizeof *r->table);
  qn_free(r->alloc, r, sizeof *r);
}

uint32_t qn_races_take(qn_races *r, const qn_race **out) {
  uint32_t n = r->n - r->taken;
  *out = r->kept + r->taken;
  r->taken = r->n;
  return n;
}

void qn_races_reset(qn_races *r) {
  r->depth = 0;
  r->counting = false;
}

static uint64_t slot_of(const qn_races *r, uintptr_t address) {
  uint64_t at = ((uint64_t)address * UINT64_C(0x9e3779b97f4a7c15)) >> 20 & (r->cap - 1);
  while (r->table[at].address && r->table[at].address != address) at = (at + 1) & (r->cap - 1);
  return at;
}

static bool grow(qn_races *r) {
  qn_races bigger = *r;
  bigger.cap = r->cap ? r->cap * 2 : 1 << 12;
  bigger.table = qn_alloc(r->alloc, bigger.cap * sizeof *bigger.table);
  if (!bigger.table) return r->failed = true, false;
  memset(bigger.table, 0, bigger.cap * sizeof *bigger.table);
  for (uint64_t i = 0; i < r->cap; i++)
    if (r->table[i].address) bigger.table[slot_of(&bigger, r->table[i].address)] = r->table[i];
  qn_free(r->alloc, r->table, r->cap * sizeof *r->table);
  r->table = bigger.table;
  r->cap = bigger.cap;
  return true;
}

static shadow *shadow_of(qn_races *r, uintptr_t address) {
  if (r->used * 2 >= r->cap && !grow(r)) return NULL;
  shadow *s = &r->table[slot_of(r, address)];
  if (!s->address) s->address = address, r->used++;
  return s;
}

static void found(qn_races *r, bool write, int32_t line, bool other_write, const mark *other) {
  for (uint32_t i = 0; i < r->n; i++) {
    const qn_race *k = &r->kept[i];
    if (k->loop == r->line && k->line == line && k->other == other->line && k->write == write && k->other_write == other_write) return;
  }
  if (r->n < KEPT) r->kept[r->n++] = (qn_race){r->line, line, other->line, write, other_write, r->iteration, other->iteration};
}

static qn_races *races_of(qn_kctx *ctx) {
  while (ctx->parent) ctx = ctx->parent;
  const qn_par_options *o = ctx->par;
  return o ? o->races : NULL;
}

int32_t qn_race_loop(qn_kctx *ctx, int32_t what, int64_t iteration, int32_t line) {
  qn_races *r = races_of(ctx);
  if (!r) return 0;
  if (what == QN_RACE_BEGIN) {
    if (r->depth++ == 0) {
      if (r->cap) memset(r->table, 0, r->cap * sizeof *r->table);
      r->used = 0;
      r->line = line;
    }
  } else if (what == QN_RACE_END) {
    if (r->depth > 0 && --r->depth == 0) r->counting = false;
  } else if (r->depth == 1) {
    r->counting = true;
    r->iteration = iteration;
  }
  return 0;
}

int32_t qn_race_access(qn_kctx *ctx, int32_t write, int32_t line, const qn_view *array, int64_t offset) {
  qn_races *r = races_of(ctx);
  if (!r || !r->counting || r->failed) return 0;
  shadow *s = shadow_of(r, (uintptr_t)array->data + (uintptr_t)offset);
  if (!s) return 0;
  const mark now = {r->iteration, line};
  if (s->write.line && s->write.iteration != r->iteration) found(r, write != 0, line, true, &s->write);
  if (write) {
    for (int i = 0; i < 2; i++)
      if (s->read[i].line && s->read[i].iteration != r->iteration) found(r, true, line, false, &s->read[i]);
    s->write = now;
    return 0;
  }
  if (!s->read[0].line || s->read[0].iteration == r->iteration) s->read[0] = now;
  else s->read[1] = now;
  return 0;
}

int32_t qn_race_fresh(qn_kctx *ctx, const qn_view *array) {
  qn_races *r = races_of(ctx);
  if (!r || !r->counting || !r->cap) return 0;
  int64_t bytes = qn_dtypes[array->dtype].size;
  for (int d = 0; d < array->ndim; d++) bytes *= array->shape[d];
  uintptr_t lo = (uintptr_t)array->data, hi = lo + (uintptr_t)bytes;
  int64_t step = qn_dtypes[array->dtype].size;
  if ((uint64_t)(bytes / step) < r->cap) { /* elements of other sizes keep their old marks only where they begin elsewhere */
    for (uintptr_t p = lo; p < hi; p++) {
      shadow *s = &r->table[slot_of(r, p)];
      if (s->address) s->write.line = s->read[0].line = s->read[1].line = 0;
    }
    return 0;
  }
  for (uint64_t i = 0; i < r->cap; i++)
    if (r->table[i].address >= lo && r->table[i].address < hi) r->table[i].write.line = r->table[i].read[0].line = r->table[i].read[1].line = 0;
  return 0;
}
