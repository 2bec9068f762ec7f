/* keys.c - rows of key columns as bytes, and a table from them to numbers.
 *
 * The key of a row: for each column a byte (0 null, 1 there), then the value: 8 bytes of a number, length (u32) and bytes of a
 * text. Equal keys have equal bytes: -0.0 is 0.0, ints of every width are 64 bits. */
#include "runtime/query/query_impl.h"

void qn_key_bytes(const qn_column *const *cols, int32_t n, int64_t i, qn_buf *b, bool *null) {
  *null = false;
  for (int32_t k = 0; k < n; k++) {
    const qn_column *c = cols[k];
    if (qn_qnull(c, i)) {
      *null = true;
      qn_buf_c(b, 0);
      continue;
    }
    char room[16] = {1};
    if (c->type == QN_COL_STR) {
      qn_sv s = qn_column_str(c, i);
      uint32_t len = (uint32_t)s.n;
      memcpy(room + 1, &len, 4);
      qn_buf_add(b, room, 5);
      qn_buf_sv(b, s);
      continue;
    }
    int64_t v;
    if (qn_coltype_is_float(c->type)) {
      double d = qn_qdouble(c, i) + 0.0;
      memcpy(&v, &d, 8);
    } else {
      v = qn_qint(c, i);
    }
    memcpy(room + 1, &v, 8);
    qn_buf_add(b, room, 9);
  }
}

void qn_keytable_init(qn_keytable *t, const qn_allocator *a) { *t = (qn_keytable){.alloc = a}; }

void qn_keytable_deinit(qn_keytable *t) {
  qn_free(t->alloc, t->slots, t->slots ? (size_t)(t->mask + 1) * sizeof *t->slots : 0);
  qn_free(t->alloc, t->text, t->text_cap);
  qn_free(t->alloc, t->at, (size_t)t->cap * sizeof *t->at);
  *t = (qn_keytable){.alloc = t->alloc};
}

qn_sv qn_keytable_key(const qn_keytable *t, int64_t group) {
  const char *p = t->text + t->at[group];
  uint32_t n;
  memcpy(&n, p, 4);
  return (qn_sv){p + 4, n};
}

int64_t qn_keytable_find(const qn_keytable *t, uint64_t hash, qn_sv key) {
  if (!t->slots) return -1;
  uint32_t h = (uint32_t)(hash >> 32);
  for (uint64_t at = hash & t->mask; t->slots[at].group; at = (at + 1) & t->mask) {
    if (t->slots[at].hash != h) continue;
    const char *p = t->text + t->at[t->slots[at].group - 1];
    uint32_t n;
    memcpy(&n, p, 4);
    if (n == key.n && memcmp(p + 4, key.p, n) == 0) return (int64_t)t->slots[at].group - 1;
  }
  return -1;
}

static bool more_slots(qn_keytable *t) {
  uint64_t mask = t->slots ? t->mask * 2 + 1 : 1023;
  struct qn_keyslot *slots = qn_alloc(t->alloc, (size_t)(mask + 1) * sizeof *slots);
  if (!slots) return false;
  memset(slots, 0, (size_t)(mask + 1) * sizeof *slots);
  for (int64_t g = 0; g < t->n; g++) {
    qn_sv key = qn_keytable_key(t, g);
    uint64_t hash = qn_hash_bytes(key.p, key.n), at = hash & mask;
    while (slots[at].group) at = (at + 1) & mask;
    slots[at] = (struct qn_keyslot){(uint32_t)(hash >> 32), (uint32_t)g + 1};
  }
  qn_free(t->alloc, t->slots, t->slots ? (size_t)(t->mask + 1) * sizeof *slots : 0);
  t->slots = slots;
  t->mask = mask;
  return true;
}

static uint64_t wider(uint64_t cap, uint64_t need) {
  uint64_t c = cap + cap / 2;
  return c > need ? c : need;
}

int64_t qn_keytable_growth(const qn_keytable *t, size_t key_n) {
  int64_t grow = 0;
  if (!t->slots || (uint64_t)t->n * 3 >= t->mask * 2) grow += t->slots ? (int64_t)((t->mask + 1) * 2 * sizeof *t->slots) : 8192;
  if (t->text_n + key_n + 4 > t->text_cap) grow += (int64_t)wider(t->text_cap, t->text_n + key_n + 65536);
  if (t->n == t->cap) grow += (int64_t)wider((uint64_t)t->cap, 1024) * 8;
  return grow;
}

int64_t qn_keytable_add(qn_keytable *t, uint64_t hash, qn_sv key) {
  if (t->n >= UINT32_MAX - 1) return -1;
  if ((!t->slots || (uint64_t)t->n * 3 >= t->mask * 2) && !more_slots(t)) return -1;
  if (t->text_n + key.n + 4 > t->text_cap) {
    uint64_t cap = wider(t->text_cap, t->text_n + key.n + 65536);
    char *p = qn_realloc(t->alloc, t->text, t->text_cap, cap);
    if (!p) return -1;
    t->text = p;
    t->text_cap = cap;
  }
  if (t->n == t->cap) {
    int64_t cap = (int64_t)wider((uint64_t)t->cap, 1024);
    uint64_t *p = qn_realloc(t->alloc, t->at, (size_t)t->cap * sizeof *p, (size_t)cap * sizeof *p);
    if (!p) return -1;
    t->at = p;
    t->cap = cap;
  }
  uint64_t at = hash & t->mask;
  while (t->slots[at].group) at = (at + 1) & t->mask;
  t->at[t->n] = t->text_n;
  uint32_t n = (uint32_t)key.n;
  memcpy(t->text + t->text_n, &n, 4);
  if (n) memcpy(t->text + t->text_n + 4, key.p, n);
  t->text_n += n + 4;
  t->slots[at] = (struct qn_keyslot){(uint32_t)(hash >> 32), (uint32_t)++t->n};
  return t->n - 1;
}

/* --- keys back to columns ---------------------------------------------------------------------------------------------------- */
static void store_int(qn_column *c, int64_t i, int64_t v) {
  char *p = (char *)c->values->data + (size_t)i * qn_dtypes[c->type].size;
  if (c->type == QN_D_FLOAT32) {
    double d;
    memcpy(&d, &v, 8);
    float f = (float)d;
    memcpy(p, &f, 4);
  } else {
    memcpy(p, &v, qn_dtypes[c->type].size); /* little-endian: the low bytes */
  }
}

/* The part of key column k. *p moves on; NULL: a null. */
static const char *key_part(const char **p, uint8_t type, uint32_t *n) {
  const char *at = *p;
  *n = 8;
  if (*at++ == 0) return *p = at, NULL;
  if (type == QN_COL_STR) {
    memcpy(n, at, 4);
    at += 4;
  }
  *p = at + *n;
  return at;
}

static qn_column *key_column(qn_q *q, const qn_keytable *t, int64_t from, int64_t n, const qn_qschema *schema, int32_t k) {
  uint8_t type = schema->fields[k].type;
  qn_strbuild text;
  qn_strbuild_init(&text, q->alloc);
  qn_column *nulls = NULL, *c = type == QN_COL_STR ? NULL : qn_column_new(q->alloc, type, n);
  bool ok = type == QN_COL_STR || c;
  for (int64_t i = 0; ok && i < n; i++) {
    const char *p = qn_keytable_key(t, from + i).p, *v = NULL;
    uint32_t len = 0;
    for (int32_t j = 0; j <= k; j++) v = key_part(&p, schema->fields[j].type, &len);
    if (type == QN_COL_STR) {
      if (v) qn_strbuild_add(&text, (qn_sv){v, len});
      else qn_strbuild_null(&text);
      continue;
    }
    if (v) {
      int64_t x;
      memcpy(&x, v, 8);
      store_int(c, i, x);
      continue;
    }
    if (!nulls) ok = (nulls = qn_column_nulls(q->alloc, type, 1)) != NULL;
    if (!ok) break;
    memcpy((char *)c->values->data + (size_t)i * qn_dtypes[type].size, nulls->values->data, qn_dtypes[type].size);
    if (nulls->validity && !c->validity) {
      ok = (c->validity = qn_colbuf_new(q->alloc, (size_t)(n + 7) / 8)) != NULL;
      if (ok) memset(c->validity->data, 0xff, c->validity->size);
    }
    if (ok && c->validity) {
      qn_bit_clear(c->validity->data, i);
      c->null_count++;
    }
  }
  qn_column_drop(nulls);
  if (ok && type == QN_COL_STR) c = qn_strbuild_finish(&text);
  else qn_strbuild_deinit(&text);
  if (ok && c) return c;
  qn_column_drop(c);
  return NULL;
}

int qn_keys_columns(qn_q *q, const qn_keytable *t, int64_t from, int64_t n, const qn_qschema *schema, int32_t nkeys, qn_column **out) {
  for (int32_t k = 0; k < nkeys; k++)
    if (!(out[k] = key_column(q, t, from, n, schema, k))) return qn_q_memory(q);
  return 0;
}
