/* ipc_write.c - struct arrays as Arrow IPC: encapsulated messages of a stream, and around them the frame of a file. */
#include "runtime/arrow/arrow_impl.h"

static qn_status put(qn_ipc_writer *w, const void *p, size_t n, qn_error *err) {
  if (n && !w->put(w->user, p, n)) return err && err->status != QN_OK ? err->status : qn_error_set(err, QN_EIO, "cannot write the Arrow data");
  w->at += (int64_t)n;
  return QN_OK;
}

static qn_status pad(qn_ipc_writer *w, int64_t n, qn_error *err) {
  static const char zeros[64] = {0};
  return n ? put(w, zeros, (size_t)n, err) : QN_OK;
}

/* The marker, the metadata padded to 8 bytes. *length: as a block of the footer counts it. */
static qn_status put_message(qn_ipc_writer *w, qn_fbw *f, int64_t *length, qn_error *err) {
  if (f->b.oom) return qn_error_set(err, QN_ENOMEM, "out of memory");
  uint32_t head[2] = {UINT32_MAX, (uint32_t)(f->b.n + 7) & ~7u};
  qn_status status = put(w, head, 8, err);
  if (status == QN_OK) status = put(w, f->b.p, f->b.n, err);
  if (status == QN_OK) status = pad(w, (int64_t)head[1] - (int64_t)f->b.n, err);
  *length = 8 + (int64_t)head[1];
  return status;
}

/* --- schema --------------------------------------------------------------------------------------------------------------- */
static uint32_t type_table(qn_fbw *w, const char *format, uint8_t *which) {
  static const char ints[] = "cCsSiIlL", units[] = "smun";
  const char *at;
  uint32_t t;
  if (strlen(format) == 1 && (at = strchr(ints, format[0])) != NULL) {
    *which = FB_TYPE_INT;
    t = qn_fbw_table(w, 2, (const uint8_t[]){4, 1});
    qn_fbw_set(w, t, 0, 8 << (at - ints) / 2);
    qn_fbw_set(w, t, 1, (at - ints) % 2 == 0);
  } else if (strcmp(format, "f") == 0 || strcmp(format, "g") == 0) {
    *which = FB_TYPE_FLOAT;
    t = qn_fbw_table(w, 1, (const uint8_t[]){2});
    qn_fbw_set(w, t, 0, format[0] == 'f' ? 1 : 2);
  } else if (format[0] == 't' && format[1] == 's') {
    *which = FB_TYPE_TIMESTAMP;
    t = qn_fbw_table(w, 2, format[4] ? (const uint8_t[]){2, 4} : (const uint8_t[]){2, 0});
    qn_fbw_set(w, t, 0, strchr(units, format[2]) - units);
    if (format[4]) qn_fbw_link(w, t, 1, qn_fbw_text(w, format + 4));
  } else if (format[0] == 't' && format[1] == 'D') {
    *which = FB_TYPE_DURATION;
    t = qn_fbw_table(w, 1, (const uint8_t[]){2});
    qn_fbw_set(w, t, 0, strchr(units, format[2]) - units);
  } else if (strcmp(format, "tdD") == 0) {
    *which = FB_TYPE_DATE;
    t = qn_fbw_table(w, 1, (const uint8_t[]){2});
    qn_fbw_set(w, t, 0, 0);
  } else {
    *which = format[0] == 'b' ? FB_TYPE_BOOL : FB_TYPE_LARGE_UTF8;
    t = qn_fbw_table(w, 0, (const uint8_t[]){0});
  }
  return t;
}

static uint32_t field_table(qn_fbw *w, const struct ArrowSchema *s) {
  uint32_t f = qn_fbw_table(w, 6, (const uint8_t[]){4, 1, 1, 4, 0, 4});
  uint8_t which = 0;
  qn_fbw_set(w, f, FB_FIELD_NULLABLE, 1);
  qn_fbw_link(w, f, FB_FIELD_NAME, qn_fbw_text(w, s->name ? s->name : ""));
  qn_fbw_link(w, f, FB_FIELD_TYPE, type_table(w, s->format, &which));
  qn_fbw_set(w, f, FB_FIELD_TYPE_TYPE, which);
  qn_fbw_link(w, f, FB_FIELD_CHILDREN, qn_fbw_vector(w, 0, 4, 4));
  return f;
}

static uint32_t schema_table(qn_fbw *w, const struct ArrowSchema *s) {
  uint32_t t = qn_fbw_table(w, 2, (const uint8_t[]){2, 4}), fields;
  qn_fbw_link(w, t, FB_SCHEMA_FIELDS, fields = qn_fbw_vector(w, (uint32_t)s->n_children, 4, 4));
  for (int64_t i = 0; i < s->n_children; i++) qn_fbw_element(w, fields, (uint32_t)i, field_table(w, s->children[i]));
  return t;
}

static uint32_t message_table(qn_fbw *w, uint8_t header, int64_t body) {
  uint32_t m = qn_fbw_table(w, 4, (const uint8_t[]){2, 1, 4, 8});
  qn_fbw_set(w, m, FB_MESSAGE_VERSION, FB_VERSION_5);
  qn_fbw_set(w, m, FB_MESSAGE_TYPE, header);
  qn_fbw_set(w, m, FB_MESSAGE_BODY, body);
  return m;
}

qn_status qn_ipc_begin(qn_ipc_writer *w, const struct ArrowSchema *schema, qn_error *err) {
  if (!qn_acodec_there(w->codec)) return qn_error_set(err, QN_EINVAL, "this build has no library for the compression asked for");
  qn_fbw f;
  int64_t length;
  qn_status status = w->file ? put(w, "ARROW1\0\0", 8, err) : QN_OK;
  qn_fbw_init(&f, w->alloc);
  uint32_t m = message_table(&f, FB_HEADER_SCHEMA, 0);
  qn_fbw_link(&f, m, FB_MESSAGE_HEADER, schema_table(&f, schema));
  if (status == QN_OK) status = put_message(w, &f, &length, err);
  qn_buf_deinit(&f.b);
  return status;
}

/* --- batches ------------------------------------------------------------------------------------------------------------------ */
typedef struct piece { /* of the body */
  const void *p;
  int64_t n;      /* bytes as they are written, without padding */
  int64_t plain;  /* before compression; -1: not compressed */
  void *owned;
  int64_t owned_n;
} piece;

typedef struct body {
  const qn_allocator *alloc;
  piece *pieces;
  int64_t n, cap, bytes;
  bool oom;
} body;

static void add_piece(body *b, const void *p, int64_t n, void *owned, int64_t owned_n) {
  if (b->n == b->cap) {
    b->oom = true; /* room was made for all */
    return;
  }
  b->pieces[b->n++] = (piece){p, n, -1, owned, owned_n};
}

/* Bits from an offset on, as a buffer that begins with them. */
static void add_bits(body *b, const uint8_t *bits, int64_t offset, int64_t n) {
  if ((offset & 7) == 0) {
    add_piece(b, bits + offset / 8, (n + 7) / 8, NULL, 0);
    return;
  }
  int64_t bytes = (n + 7) / 8;
  uint8_t *own = qn_alloc(b->alloc, (size_t)bytes + 1);
  if (!own) {
    b->oom = true;
    return;
  }
  memset(own, 0, (size_t)bytes + 1);
  for (int64_t i = 0; i < n; i++)
    if (bits[(offset + i) >> 3] >> ((offset + i) & 7) & 1) qn_bit_set(own, i);
  add_piece(b, own, bytes, own, bytes + 1);
}

/* The buffers of a column of the formats that export.c makes. */
static void add_column(body *b, const struct ArrowSchema *s, const struct ArrowArray *c) {
  int64_t n = c->length;
  if (c->buffers[0] && c->null_count) add_bits(b, c->buffers[0], c->offset, n);
  else add_piece(b, "", 0, NULL, 0);
  if (s->format[0] == 'U') {
    const int64_t *o = (const int64_t *)c->buffers[1] + c->offset;
    if (n && o[0]) {
      int64_t *own = qn_alloc(b->alloc, ((size_t)n + 1) * 8);
      if (!own) {
        b->oom = true;
        return;
      }
      for (int64_t i = 0; i <= n; i++) own[i] = o[i] - o[0];
      add_piece(b, own, (n + 1) * 8, own, (n + 1) * 8);
    } else {
      add_piece(b, o, (n + 1) * 8, NULL, 0);
    }
    add_piece(b, (const char *)c->buffers[2] + o[0], n ? o[n] - o[0] : 0, NULL, 0);
  } else if (s->format[0] == 'b') {
    add_bits(b, c->buffers[1], c->offset, n);
  } else {
    static const char sizes[] = "c1C1s2S2i4I4f4l8L8g8t8";
    int64_t size = strcmp(s->format, "tdD") == 0 ? 4 : strchr(sizes, s->format[0])[1] - '0';
    add_piece(b, (const char *)c->buffers[1] + c->offset * size, n * size, NULL, 0);
  }
}

static void compress(body *b, qn_acodec codec) {
  for (int64_t i = 0; i < b->n && !b->oom; i++) {
    piece *p = &b->pieces[i];
    if (p->n == 0) continue;
    int64_t room = qn_acodec_bound(codec, p->n) + 8, whole = p->n, got;
    char *out = qn_alloc(b->alloc, (size_t)room);
    if (!out) {
      b->oom = true;
      return;
    }
    got = qn_acodec_pack(codec, p->p, p->n, out + 8, room - 8);
    if (got < 0 || got >= p->n) { /* no gain: as it is, and said so */
      int64_t bigger = p->n + 8;
      char *more = bigger > room ? qn_realloc(b->alloc, out, (size_t)room, (size_t)bigger) : out;
      if (!more) {
        qn_free(b->alloc, out, (size_t)room);
        b->oom = true;
        return;
      }
      if (bigger > room) room = bigger;
      out = more;
      memcpy(out + 8, p->p, (size_t)p->n);
      got = p->n;
      whole = -1;
    }
    memcpy(out, &whole, 8);
    qn_free(b->alloc, p->owned, (size_t)p->owned_n);
    *p = (piece){out, got + 8, whole, out, room};
  }
}

static qn_status write_batch(qn_ipc_writer *w, const struct ArrowSchema *schema, const struct ArrowArray *batch, body *b, qn_error *err) {
  uint32_t n = (uint32_t)schema->n_children;
  for (uint32_t i = 0; i < n; i++) add_column(b, schema->children[i], batch->children[i]);
  if (w->codec != QN_ACODEC_NONE) compress(b, w->codec);
  for (int64_t i = 0; i < b->n; i++) b->bytes += (b->pieces[i].n + 7) & ~(int64_t)7;
  if (b->oom) return qn_error_set(err, QN_ENOMEM, "out of memory");
  qn_fbw f;
  qn_fbw_init(&f, w->alloc);
  uint32_t m = message_table(&f, FB_HEADER_BATCH, b->bytes);
  uint32_t t = qn_fbw_table(&f, 4, w->codec == QN_ACODEC_NONE ? (const uint8_t[]){8, 4, 4, 0} : (const uint8_t[]){8, 4, 4, 4}), v;
  qn_fbw_link(&f, m, FB_MESSAGE_HEADER, t);
  qn_fbw_set(&f, t, FB_BATCH_LENGTH, batch->length);
  qn_fbw_link(&f, t, FB_BATCH_NODES, v = qn_fbw_vector(&f, n, 16, 8));
  for (uint32_t i = 0; i < n; i++) {
    int64_t node[2] = {batch->length, batch->children[i]->buffers[0] ? batch->children[i]->null_count : 0};
    qn_fbw_put(&f, v + 4 + 16 * i, node, 16);
  }
  qn_fbw_link(&f, t, FB_BATCH_BUFFERS, v = qn_fbw_vector(&f, (uint32_t)b->n, 16, 8));
  int64_t at = 0;
  for (int64_t i = 0; i < b->n; i++) {
    int64_t place[2] = {at, b->pieces[i].n};
    qn_fbw_put(&f, v + 4 + 16 * (uint32_t)i, place, 16);
    at += (b->pieces[i].n + 7) & ~(int64_t)7;
  }
  if (w->codec != QN_ACODEC_NONE) {
    uint32_t c = qn_fbw_table(&f, 2, (const uint8_t[]){1, 1});
    qn_fbw_link(&f, t, FB_BATCH_COMPRESSION, c);
    qn_fbw_set(&f, c, 0, w->codec);
  }
  int64_t block[3] = {w->at, 0, b->bytes};
  qn_status status = put_message(w, &f, &block[1], err);
  qn_buf_deinit(&f.b);
  for (int64_t i = 0; i < b->n && status == QN_OK; i++) {
    status = put(w, b->pieces[i].p, (size_t)b->pieces[i].n, err);
    if (status == QN_OK) status = pad(w, -b->pieces[i].n & 7, err);
  }
  if (status != QN_OK || !w->file) return status;
  if (w->nblocks == w->cap) {
    int64_t cap = w->cap ? w->cap * 2 : 64, *blocks = qn_realloc(w->alloc, w->blocks, (size_t)w->cap * 24, (size_t)cap * 24);
    if (!blocks) return qn_error_set(err, QN_ENOMEM, "out of memory");
    w->blocks = blocks;
    w->cap = cap;
  }
  memcpy(w->blocks + 3 * w->nblocks++, block, sizeof block);
  return QN_OK;
}

qn_status qn_ipc_batch(qn_ipc_writer *w, const struct ArrowSchema *schema, const struct ArrowArray *batch, qn_error *err) {
  body b = {.alloc = w->alloc, .cap = 3 * schema->n_children + 1};
  b.pieces = qn_alloc(w->alloc, (size_t)b.cap * sizeof *b.pieces);
  if (!b.pieces) return qn_error_set(err, QN_ENOMEM, "out of memory");
  qn_status status = write_batch(w, schema, batch, &b, err);
  for (int64_t i = 0; i < b.n; i++) qn_free(w->alloc, b.pieces[i].owned, (size_t)b.pieces[i].owned_n);
  qn_free(w->alloc, b.pieces, (size_t)b.cap * sizeof *b.pieces);
  return status;
}

/* --- the end ------------------------------------------------------------------------------------------------------------------- */
qn_status qn_ipc_end(qn_ipc_writer *w, const struct ArrowSchema *schema, qn_error *err) {
  const uint32_t last[2] = {UINT32_MAX, 0};
  qn_status status = put(w, last, 8, err);
  if (!w->file || status != QN_OK) return status;
  qn_fbw f;
  qn_fbw_init(&f, w->alloc);
  uint32_t t = qn_fbw_table(&f, 4, (const uint8_t[]){2, 4, 4, 4}), v;
  qn_fbw_set(&f, t, FB_FOOTER_VERSION, FB_VERSION_5);
  qn_fbw_link(&f, t, FB_FOOTER_SCHEMA, schema_table(&f, schema));
  qn_fbw_link(&f, t, FB_FOOTER_DICTIONARIES, qn_fbw_vector(&f, 0, 24, 8));
  qn_fbw_link(&f, t, FB_FOOTER_BATCHES, v = qn_fbw_vector(&f, (uint32_t)w->nblocks, 24, 8));
  for (int64_t i = 0; i < w->nblocks; i++) {
    struct {
      int64_t offset;
      int32_t metadata, gap;
      int64_t body;
    } block = {w->blocks[3 * i], (int32_t)w->blocks[3 * i + 1], 0, w->blocks[3 * i + 2]};
    qn_fbw_put(&f, v + 4 + 24 * (uint32_t)i, &block, 24);
  }
  uint32_t n = (uint32_t)f.b.n;
  status = f.b.oom ? qn_error_set(err, QN_ENOMEM, "out of memory") : put(w, f.b.p, f.b.n, err);
  qn_buf_deinit(&f.b);
  if (status == QN_OK) status = put(w, &n, 4, err);
  return status == QN_OK ? put(w, "ARROW1", 6, err) : status;
}

void qn_ipc_writer_deinit(qn_ipc_writer *w) {
  qn_free(w->alloc, w->blocks, (size_t)w->cap * 24);
  w->blocks = NULL;
}
