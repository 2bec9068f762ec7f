/* list.c - lists: growth, insertion and removal, slices, whole-list operations. Sorting is in sort.c. */
#include "runtime/kernel/internal.h"

static size_t item_bytes(const qn_kobj *l) { return 8 * (size_t)l->nslots; }
static uint64_t *item_at(const qn_kobj *l, int64_t k) { return l->items + k * l->nslots; }

static uint64_t low_bits(uint64_t v, unsigned n) { return n >= 64 ? v : v & ((UINT64_C(1) << n) - 1); }

static int32_t grow_to(qn_kctx *ctx, qn_kobj *l, int64_t cap) {
  int64_t bytes;
  if (cap <= l->cap) return 0;
  if (__builtin_mul_overflow(cap, (int64_t)item_bytes(l), &bytes)) return qn_k_error(ctx, "MemoryError", "list is too long");
  int64_t more = bytes - l->cap * (int64_t)item_bytes(l);
  if (!qn_kobj_charge(ctx, l, more)) return 1;
  uint64_t *p = realloc(l->items, bytes ? (size_t)bytes : 1);
  if (!p) {
    qn_kobj_charge(ctx, l, -more);
    return qn_k_error(ctx, "MemoryError", "unable to allocate %lld bytes", (long long)bytes);
  }
  l->items = p;
  l->cap = cap;
  return 0;
}

static int32_t room_for(qn_kctx *ctx, qn_kobj *l, int64_t n) {
  int64_t want;
  if (__builtin_add_overflow(l->len, n, &want)) return qn_k_error(ctx, "MemoryError", "list is too long");
  if (want <= l->cap) return 0;
  int64_t cap = l->cap + l->cap / 2 + 4;
  return grow_to(ctx, l, cap > want ? cap : want);
}

int32_t qn_k_list_new(qn_kctx *ctx, int64_t shape, int64_t refs, int64_t kinds, int64_t cap, qn_kobj **out) {
  qn_kobj *l = qn_kobj_new(ctx, QN_KO_LIST, sizeof *l);
  if (!l) return 1;
  l->nslots = (uint16_t)shape;
  l->refs = low_bits((uint64_t)refs, l->nslots);
  l->kinds = (uint64_t)kinds;
  if (cap > 0 && grow_to(ctx, l, cap)) return 1;
  *out = l;
  return 0;
}

int32_t qn_k_list_reserve(qn_kctx *ctx, qn_kobj *l, int64_t cap) { return grow_to(ctx, l, cap); }

int32_t qn_k_list_push(qn_kctx *ctx, qn_kobj *l, uint64_t **slots) {
  if (l->len == l->cap && room_for(ctx, l, 1)) return 1;
  *slots = item_at(l, l->len++);
  memset(*slots, 0, item_bytes(l));
  return 0;
}

int32_t qn_k_list_insert(qn_kctx *ctx, qn_kobj *l, int64_t at, uint64_t **slots) {
  if (at < 0) at = at + l->len < 0 ? 0 : at + l->len;
  if (at > l->len) at = l->len;
  if (room_for(ctx, l, 1)) return 1;
  memmove(item_at(l, at + 1), item_at(l, at), item_bytes(l) * (size_t)(l->len - at));
  l->len++;
  *slots = item_at(l, at);
  memset(*slots, 0, item_bytes(l));
  return 0;
}

/* Copies n items of `from` behind l's; there is room. */
static void append_items(qn_kctx *ctx, qn_kobj *l, const uint64_t *from, int64_t n, int64_t step) {
  uint64_t *to = item_at(l, l->len);
  if (!l->refs && step == 1) {
    if (n) memcpy(to, from, item_bytes(l) * (size_t)n);
  } else {
    for (int64_t k = 0; k < n; k++)
      qn_kslots_store(ctx, l, to + k * l->nslots, from + k * step * l->nslots, l->refs, l->nslots);
  }
  l->len += n;
}

int32_t qn_k_list_extend(qn_kctx *ctx, qn_kobj *l, const qn_kobj *other) {
  int64_t n = other->len;
  if (room_for(ctx, l, n)) return 1;
  append_items(ctx, l, other->items, n, 1);
  return 0;
}

/* Drops items [from, to) after taking them out: what is dropped may be the last holder of anything but l. */
static void remove_range(qn_kctx *ctx, qn_kobj *l, int64_t from, int64_t to) {
  int64_t n = to - from;
  if (n <= 0) return;
  if (l->refs)
    for (int64_t k = from; k < to; k++) qn_kslots_drop(ctx, item_at(l, k), l->refs, l->nslots);
  memmove(item_at(l, from), item_at(l, to), item_bytes(l) * (size_t)(l->len - to));
  l->len -= n;
}

void qn_k_list_remove_at(qn_kctx *ctx, qn_kobj *l, int64_t at) { remove_range(ctx, l, at, at + 1); }
void qn_k_list_clear(qn_kctx *ctx, qn_kobj *l) { remove_range(ctx, l, 0, l->len); }

void qn_k_list_reverse(qn_kobj *l) {
  unsigned n = l->nslots;
  for (int64_t a = 0, b = l->len - 1; a < b; a++, b--)
    for (unsigned k = 0; k < n; k++) {
      uint64_t t = item_at(l, a)[k];
      item_at(l, a)[k] = item_at(l, b)[k];
      item_at(l, b)[k] = t;
    }
}

/* --- slices -------------------------------------------------------------------------------------------------------- */
typedef struct range {
  int64_t start, step, n;
} range;

static int64_t clamp(int64_t v, int64_t lo, int64_t hi) { return v < lo ? lo : v > hi ? hi : v; }

static int32_t range_of(qn_kctx *ctx, int64_t len, int64_t start, int64_t stop, int64_t step, int64_t given, range *r) {
  if (!(given & 4)) step = 1;
  if (step == 0) return qn_k_error(ctx, "ValueError", "slice step cannot be zero");
  if (step < -INT64_MAX) step = -INT64_MAX;
  int64_t lo = step > 0 ? 0 : -1, hi = step > 0 ? len : len - 1;
  if (!(given & 1)) start = step > 0 ? 0 : len - 1;
  else start = clamp(start < 0 ? start + len : start, lo, hi);
  if (!(given & 2)) stop = step > 0 ? len : -1;
  else stop = clamp(stop < 0 ? stop + len : stop, lo, hi);
  r->start = start;
  r->step = step;
  r->n = step > 0 ? (stop > start ? (stop - start - 1) / step + 1 : 0) : (stop < start ? (start - stop - 1) / -step + 1 : 0);
  return 0;
}

static int32_t new_like(qn_kctx *ctx, const qn_kobj *l, int64_t cap, qn_kobj **out) {
  return qn_k_list_new(ctx, l->nslots, (int64_t)l->refs, (int64_t)l->kinds, cap, out);
}

int32_t qn_k_list_slice(qn_kctx *ctx, const qn_kobj *l, int64_t start, int64_t stop, int64_t step, int64_t given, qn_kobj **out) {
  range r = {0};
  if (range_of(ctx, l->len, start, stop, step, given, &r) || new_like(ctx, l, r.n, out)) return 1;
  if (r.n) append_items(ctx, *out, item_at(l, r.start), r.n, r.step);
  return 0;
}

int32_t qn_k_list_copy(qn_kctx *ctx, const qn_kobj *l, qn_kobj **out) {
  return qn_k_list_slice(ctx, l, 0, 0, 0, 0, out);
}

static int32_t set_stepped(qn_kctx *ctx, qn_kobj *l, range r, const qn_kobj *from, bool numba) {
  if (from->len != r.n && numba) return qn_k_error(ctx, "ValueError", "cannot resize extended list slice with step != 1");
  if (from->len != r.n)
    return qn_k_error(ctx, "ValueError", "cannot resize extended list slice with step != 1");
  for (int64_t k = 0; k < r.n; k++) {
    uint64_t *to = item_at(l, r.start + k * r.step), old[64];
    unsigned n = l->nslots < 64 ? l->nslots : 64; /* objects lie in the first 64 */
    memcpy(old, to, 8 * (size_t)n);
    qn_kslots_store(ctx, l, to, item_at(from, k), l->refs, l->nslots);
    qn_kslots_drop(ctx, old, l->refs, n);
  }
  return 0;
}

int32_t qn_k_list_set_slice(qn_kctx *ctx, qn_kobj *l, int64_t start, int64_t stop, int64_t step, int64_t given,
                            const qn_kobj *other) {
  range r = {0};
  qn_kobj *copy = NULL;
  if (range_of(ctx, l->len, start, stop, step, given, &r)) return 1;
  if (other == l) {
    if (qn_k_list_copy(ctx, l, &copy)) return 1;
    other = copy;
  }
  int32_t status = 0;
  if (r.step != 1) {
    status = set_stepped(ctx, l, r, other, (given & 8) != 0);
  } else if (room_for(ctx, l, other->len > r.n ? other->len - r.n : 0)) {
    status = 1;
  } else if (l->items) { /* the new items go behind, then between: the old ones are dropped when the list is whole again */
    remove_range(ctx, l, r.start, r.start + r.n);
    memmove(item_at(l, r.start + other->len), item_at(l, r.start), item_bytes(l) * (size_t)(l->len - r.start));
    for (int64_t k = 0; k < other->len; k++)
      qn_kslots_store(ctx, l, item_at(l, r.start + k), item_at(other, k), l->refs, l->nslots);
    l->len += other->len;
  }
  if (copy) qn_k_unref(ctx, copy);
  return status;
}

int32_t qn_k_list_del_slice(qn_kctx *ctx, qn_kobj *l, int64_t start, int64_t stop, int64_t step, int64_t given) {
  range r = {0};
  if (range_of(ctx, l->len, start, stop, step, given, &r)) return 1;
  if (r.n == 0) return 0;
  if (r.step < 0) {
    r.start += (r.n - 1) * r.step;
    r.step = -r.step;
  }
  if (r.step == 1) {
    remove_range(ctx, l, r.start, r.start + r.n);
    return 0;
  }
  int64_t to = r.start, left = r.n;
  for (int64_t k = r.start; k < l->len; k++) {
    if (left && (k - r.start) % r.step == 0) {
      qn_kslots_drop(ctx, item_at(l, k), l->refs, l->nslots);
      left--;
    } else {
      memmove(item_at(l, to++), item_at(l, k), item_bytes(l));
    }
  }
  l->len = to;
  return 0;
}

/* --- whole lists ------------------------------------------------------------------------------------------------------ */
int32_t qn_k_list_concat(qn_kctx *ctx, const qn_kobj *a, const qn_kobj *b, qn_kobj **out) {
  int64_t n;
  if (__builtin_add_overflow(a->len, b->len, &n)) return qn_k_error(ctx, "MemoryError", "list is too long");
  if (new_like(ctx, a, n, out)) return 1;
  append_items(ctx, *out, a->items, a->len, 1);
  append_items(ctx, *out, b->items, b->len, 1);
  return 0;
}

int32_t qn_k_list_repeat(qn_kctx *ctx, const qn_kobj *l, int64_t times, qn_kobj **out) {
  int64_t n;
  if (times < 0) times = 0;
  if (__builtin_mul_overflow(l->len, times, &n)) return qn_k_error(ctx, "MemoryError", "list is too long");
  if (new_like(ctx, l, n, out)) return 1;
  qn_kobj *r = *out;
  if (l->nslots == 1 && l->len == 1 && !l->refs) { /* [x] * n */
    uint64_t v = l->items[0];
    for (int64_t k = 0; k < n; k++) r->items[k] = v;
    r->len = n;
    return 0;
  }
  for (int64_t k = 0; k < times && n; k++) append_items(ctx, r, l->items, l->len, 1);
  return 0;
}

int32_t qn_k_list_repeat_self(qn_kctx *ctx, qn_kobj *l, int64_t times) {
  int64_t n = l->len, total;
  if (times <= 0) {
    qn_k_list_clear(ctx, l);
    return 0;
  }
  if (__builtin_mul_overflow(n, times, &total)) return qn_k_error(ctx, "MemoryError", "list is too long");
  if (room_for(ctx, l, total - n)) return 1;
  for (int64_t k = 1; k < times && n; k++) append_items(ctx, l, l->items, n, 1);
  return 0;
}

int64_t qn_k_list_find(const qn_kobj *l, const uint64_t *item, int64_t from, int64_t to) {
  if (from < 0) from = from + l->len < 0 ? 0 : from + l->len;
  if (to < 0) to += l->len;
  if (to > l->len) to = l->len;
  qn_kslot kind = qn_kslot_of(l->kinds, 0);
  if (l->nslots == 1 && (kind == QN_KS_INT || kind == QN_KS_UINT || kind == QN_KS_BITS)) {
    for (int64_t k = from; k < to; k++)
      if (l->items[k] == item[0]) return k;
    return -1;
  }
  for (int64_t k = from; k < to; k++)
    if (qn_kslots_eq(item_at(l, k), l->kinds, item, l->kinds, l->nslots)) return k;
  return -1;
}

int64_t qn_k_list_count(const qn_kobj *l, const uint64_t *item) {
  int64_t n = 0;
  for (int64_t k = 0; k < l->len; k++) n += qn_kslots_eq(item_at(l, k), l->kinds, item, l->kinds, l->nslots);
  return n;
}

int32_t qn_k_list_compare(const qn_kobj *a, const qn_kobj *b) {
  int64_t n = a->len < b->len ? a->len : b->len;
  for (int64_t k = 0; a->nslots == b->nslots && k < n; k++) {
    int32_t c = qn_kslots_compare(item_at(a, k), a->kinds, item_at(b, k), b->kinds, a->nslots);
    if (c) return c;
  }
  return a->len < b->len ? -1 : a->len > b->len;
}
