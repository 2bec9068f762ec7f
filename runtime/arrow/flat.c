/* flat.c - flatbuffers without their compiler: tables of fields behind offsets, little-endian. */
#include "runtime/arrow/arrow_impl.h"

/* --- reading ----------------------------------------------------------------------------------------------------------- */
static bool inside(qn_fbr *r, uint64_t at, uint64_t n) {
  if (at + n <= r->size) return true;
  r->bad = true;
  return false;
}

static uint32_t u32(qn_fbr *r, uint32_t at) {
  uint32_t v = 0;
  if (inside(r, at, 4)) memcpy(&v, r->p + at, 4);
  return v;
}

static uint16_t u16(qn_fbr *r, uint32_t at) {
  uint16_t v = 0;
  if (inside(r, at, 2)) memcpy(&v, r->p + at, 2);
  return v;
}

int64_t qn_fbr_i64(qn_fbr *r, uint32_t at) {
  int64_t v = 0;
  if (inside(r, at, 8)) memcpy(&v, r->p + at, 8);
  return v;
}

uint32_t qn_fbr_follow(qn_fbr *r, uint32_t at) {
  uint32_t off = u32(r, at);
  if (off == 0 || (uint64_t)at + off + 4 > r->size) return r->bad = true, 0;
  return at + off;
}

uint32_t qn_fbr_root(qn_fbr *r) { return qn_fbr_follow(r, 0); }

uint32_t qn_fbr_at(qn_fbr *r, uint32_t table, int field, uint32_t size) {
  if (!table) return 0;
  int64_t vtable = (int64_t)table - (int32_t)u32(r, table);
  if (vtable < 0 || vtable + 4 > r->size) return r->bad = true, 0;
  uint32_t slot = 4 + 2 * (uint32_t)field;
  if (slot + 2 > u16(r, (uint32_t)vtable)) return 0;
  uint32_t off = u16(r, (uint32_t)vtable + slot);
  if (off == 0 || !inside(r, (uint64_t)table + off, size)) return 0;
  return table + off;
}

int64_t qn_fbr_int(qn_fbr *r, uint32_t table, int field, uint32_t size, int64_t absent) {
  uint32_t at = qn_fbr_at(r, table, field, size);
  if (!at) return absent;
  if (size == 8) return qn_fbr_i64(r, at);
  if (size == 4) return (int32_t)u32(r, at);
  return size == 2 ? (int16_t)u16(r, at) : r->p[at];
}

uint32_t qn_fbr_table(qn_fbr *r, uint32_t table, int field) {
  uint32_t at = qn_fbr_at(r, table, field, 4);
  return at ? qn_fbr_follow(r, at) : 0;
}

uint32_t qn_fbr_vector(qn_fbr *r, uint32_t table, int field, uint32_t elem, uint32_t *n) {
  uint32_t at = qn_fbr_table(r, table, field);
  *n = 0;
  if (!at) return 0;
  uint32_t count = u32(r, at);
  if (!inside(r, (uint64_t)at + 4, (uint64_t)count * elem)) return 0;
  *n = count;
  return at + 4;
}

qn_sv qn_fbr_text(qn_fbr *r, uint32_t table, int field) {
  uint32_t n, at = qn_fbr_vector(r, table, field, 1, &n);
  return at ? (qn_sv){(const char *)r->p + at, n} : (qn_sv){"", 0};
}

/* --- writing ------------------------------------------------------------------------------------------------------------ */
void qn_fbw_init(qn_fbw *w, const qn_allocator *a) {
  qn_buf_init(&w->b, a);
  qn_buf_fill(&w->b, 0, 4); /* where the root is: told by the caller's first table */
}

static void align(qn_fbw *w, uint32_t to, uint32_t rest) { qn_buf_fill(&w->b, 0, (to - (w->b.n + to - rest) % to) % to); }

void qn_fbw_put(qn_fbw *w, uint32_t at, const void *p, uint32_t n) {
  if (!w->b.oom) memcpy(w->b.p + at, p, n);
}

/* The table's start is 4 beyond a multiple of 8, so that its first, widest field lies on one. */
uint32_t qn_fbw_table(qn_fbw *w, int n, const uint8_t *sizes) {
  uint16_t vtable[16] = {(uint16_t)(4 + 2 * n)}, at = 4;
  for (unsigned size = 8; size; size /= 2)
    for (int i = 0; i < n; i++)
      if (sizes[i] == size) vtable[2 + i] = at, at = (uint16_t)(at + size);
  vtable[1] = at;
  align(w, 8, (4 + 8 * 8 - vtable[0]) % 8);
  uint32_t v = (uint32_t)w->b.n;
  qn_buf_add(&w->b, (const char *)vtable, vtable[0]);
  uint32_t table = (uint32_t)w->b.n, back = table - v;
  qn_buf_add(&w->b, (const char *)&back, 4);
  qn_buf_fill(&w->b, 0, at - 4u);
  uint32_t root;
  if (!w->b.oom && (memcpy(&root, w->b.p, 4), root == 0)) qn_fbw_put(w, 0, &table, 4);
  return table;
}

static uint32_t field_at(const qn_fbw *w, uint32_t table, int field) {
  uint32_t back;
  uint16_t off;
  memcpy(&back, w->b.p + table, 4);
  memcpy(&off, w->b.p + table - back + 4 + 2 * field, 2);
  return table + off;
}

void qn_fbw_set(qn_fbw *w, uint32_t table, int field, int64_t v) {
  if (w->b.oom) return;
  uint32_t back, at = field_at(w, table, field), next = UINT32_MAX;
  uint16_t vtable[2], off;
  memcpy(&back, w->b.p + table, 4);
  memcpy(vtable, w->b.p + table - back, 4);
  for (uint32_t k = 4; k < vtable[0]; k += 2) { /* its size: up to the next field, or the end */
    memcpy(&off, w->b.p + table - back + k, 2);
    if (off && table + off > at && table + off < next) next = table + off;
  }
  if (next == UINT32_MAX) next = table + vtable[1];
  memcpy(w->b.p + at, &v, next - at > 8 ? 8 : next - at);
}

void qn_fbw_link(qn_fbw *w, uint32_t table, int field, uint32_t target) {
  if (w->b.oom) return;
  uint32_t at = field_at(w, table, field), off = target - at;
  memcpy(w->b.p + at, &off, 4);
}

uint32_t qn_fbw_vector(qn_fbw *w, uint32_t n, uint32_t elem, uint32_t to) {
  align(w, to < 4 ? 4 : to, to > 4 ? to - 4 : 0);
  uint32_t at = (uint32_t)w->b.n;
  qn_buf_add(&w->b, (const char *)&n, 4);
  qn_buf_fill(&w->b, 0, (size_t)n * elem);
  return at;
}

void qn_fbw_element(qn_fbw *w, uint32_t vector, uint32_t i, uint32_t target) {
  uint32_t at = vector + 4 + 4 * i, off = target - at;
  qn_fbw_put(w, at, &off, 4);
}

uint32_t qn_fbw_text(qn_fbw *w, const char *s) {
  uint32_t n = (uint32_t)strlen(s), at = qn_fbw_vector(w, n, 1, 4);
  qn_fbw_put(w, at + 4, s, n);
  qn_buf_c(&w->b, 0);
  align(w, 4, 0);
  return at;
}
