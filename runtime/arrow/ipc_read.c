/* ipc_read.c - Arrow IPC as a C stream: messages in order, of files (whose footer is not needed) and of streams.
 *
 * Everything that comes from the bytes is checked before an array is made: the metadata by flat.c, each buffer against the
 * body and against the number of rows. Arrays own the memory of their body. */
#include "runtime/arrow/arrow_impl.h"

enum { DEEPEST = 32 };

typedef struct node { /* a field of the schema */
  char format[QN_ARROW_FORMAT];
  char *name;
  struct node **children;
  uint32_t n;
  uint8_t type;
  int64_t dictionary; /* its id, -1: none */
  char index[2];      /* format of the indices */
  struct ArrowSchema schema, values; /* values: of a dictionary */
  struct ArrowSchema **child_schemas;
} node;

typedef struct dictionary {
  int64_t id;
  node *of;
  struct ArrowArray array; /* release NULL: not there yet */
} dictionary;

typedef struct reader {
  const qn_allocator *a;
  qn_ipc_get get;
  void (*close)(void *user);
  void *user;
  qn_arena arena; /* the schema */
  node top;
  dictionary *dictionaries;
  uint32_t ndictionaries, dictionaries_cap;
  qn_error error;
  bool ended;
} reader;

typedef struct message {
  uint8_t *meta;
  uint32_t meta_n;
  uint8_t *body;
  int64_t body_n;
  qn_fbr fb;
  uint32_t table, header;
  uint8_t type;
} message;

static qn_status corrupt(reader *r, const char *what) { return qn_error_set(&r->error, QN_EIO, "the Arrow data are damaged: %s", what); }
static qn_status no_memory(reader *r) { return qn_error_set(&r->error, QN_ENOMEM, "out of memory"); }

/* --- messages -------------------------------------------------------------------------------------------------------------- */
static qn_status read_exactly(reader *r, void *to, int64_t n) {
  int64_t got = r->get(r->user, to, n, &r->error);
  if (got < 0) return r->error.status ? r->error.status : corrupt(r, "unreadable");
  return got == n ? QN_OK : corrupt(r, "they end too early");
}

static void message_free(reader *r, message *m) {
  qn_free(r->a, m->meta, m->meta_n);
  qn_free(r->a, m->body, (size_t)m->body_n + 64);
  m->meta = m->body = NULL;
}

/* m->table 0: the end. */
static qn_status next_message(reader *r, message *m) {
  uint32_t size = 0;
  *m = (message){0};
  int64_t got = r->get(r->user, &size, 4, &r->error);
  if (got < 0) return r->error.status ? r->error.status : corrupt(r, "unreadable");
  if (got == 0) return QN_OK; /* a stream may just stop */
  if (got != 4) return corrupt(r, "they end too early");
  qn_status status = QN_OK;
  if (size == UINT32_MAX) status = read_exactly(r, &size, 4);
  if (status != QN_OK || size == 0) return status;
  if (size > 1u << 30) return corrupt(r, "a message has impossible metadata");
  if (!(m->meta = qn_alloc(r->a, size))) return no_memory(r);
  m->meta_n = size;
  if ((status = read_exactly(r, m->meta, size)) != QN_OK) return status;
  m->fb = (qn_fbr){m->meta, size, false};
  m->table = qn_fbr_root(&m->fb);
  m->type = (uint8_t)qn_fbr_int(&m->fb, m->table, FB_MESSAGE_TYPE, 1, 0);
  m->header = qn_fbr_table(&m->fb, m->table, FB_MESSAGE_HEADER);
  int64_t body = qn_fbr_int(&m->fb, m->table, FB_MESSAGE_BODY, 8, 0);
  if (m->fb.bad || !m->header || body < 0 || body > INT64_MAX / 4) return corrupt(r, "a message has impossible metadata");
  if (!(m->body = qn_alloc(r->a, (size_t)body + 64))) return m->body_n = 0, no_memory(r);
  m->body_n = body;
  return body ? read_exactly(r, m->body, body) : QN_OK;
}

/* --- the schema ------------------------------------------------------------------------------------------------------------ */
static void text_into(char *to, size_t room, const char *head, qn_sv s) { snprintf(to, room, "%s%.*s", head, (int)(s.n < 64 ? s.n : 64), s.p); }

static bool int_format(qn_fbr *f, uint32_t t, char out[2]) {
  static const char letters[] = "CcSsIiLl";
  int64_t bits = qn_fbr_int(f, t, 0, 4, 0);
  bool is_signed = qn_fbr_int(f, t, 1, 1, 0) != 0;
  int k = bits == 8 ? 0 : bits == 16 ? 1 : bits == 32 ? 2 : bits == 64 ? 3 : -1;
  if (k < 0) return false;
  out[0] = letters[2 * k + is_signed];
  out[1] = 0;
  return true;
}

static bool type_format(qn_fbr *f, uint32_t field, node *n) {
  static const char units[] = "smun";
  uint32_t t = qn_fbr_table(f, field, FB_FIELD_TYPE);
  int64_t unit;
  n->type = (uint8_t)qn_fbr_int(f, field, FB_FIELD_TYPE_TYPE, 1, 0);
  switch (n->type) {
    case FB_TYPE_NULL: strcpy(n->format, "n"); break;
    case FB_TYPE_INT: return int_format(f, t, n->format);
    case FB_TYPE_FLOAT:
      unit = qn_fbr_int(f, t, 0, 2, 0);
      strcpy(n->format, unit == 0 ? "e" : unit == 1 ? "f" : "g");
      break;
    case FB_TYPE_BINARY: strcpy(n->format, "z"); break;
    case FB_TYPE_UTF8: strcpy(n->format, "u"); break;
    case FB_TYPE_BOOL: strcpy(n->format, "b"); break;
    case FB_TYPE_DECIMAL: strcpy(n->format, "d:"); break;
    case FB_TYPE_DATE: strcpy(n->format, qn_fbr_int(f, t, 0, 2, 1) == 0 ? "tdD" : "tdm"); break;
    case FB_TYPE_TIME:
    case FB_TYPE_DURATION:
      unit = qn_fbr_int(f, t, 0, 2, 1);
      if (unit < 0 || unit > 3) return false;
      snprintf(n->format, sizeof n->format, "t%c%c", n->type == FB_TYPE_TIME ? 't' : 'D', units[unit]);
      break;
    case FB_TYPE_TIMESTAMP:
      unit = qn_fbr_int(f, t, 0, 2, 0);
      if (unit < 0 || unit > 3) return false;
      text_into(n->format, sizeof n->format, (const char[]){'t', 's', units[unit], ':', 0}, qn_fbr_text(f, t, 1));
      break;
    case FB_TYPE_INTERVAL: strcpy(n->format, "tiM"); break;
    case FB_TYPE_LIST: strcpy(n->format, "+l"); break;
    case FB_TYPE_STRUCT: strcpy(n->format, "+s"); break;
    case FB_TYPE_UNION: strcpy(n->format, qn_fbr_int(f, t, 0, 2, 0) ? "+ud:" : "+us:"); break;
    case FB_TYPE_FIXED_BINARY: strcpy(n->format, "w:"); break;
    case FB_TYPE_FIXED_LIST: strcpy(n->format, "+w:"); break;
    case FB_TYPE_MAP: strcpy(n->format, "+m"); break;
    case FB_TYPE_LARGE_BINARY: strcpy(n->format, "Z"); break;
    case FB_TYPE_LARGE_UTF8: strcpy(n->format, "U"); break;
    case FB_TYPE_LARGE_LIST: strcpy(n->format, "+L"); break;
    case FB_TYPE_RUN_END: strcpy(n->format, "+r"); break;
    case FB_TYPE_BINARY_VIEW: strcpy(n->format, "vz"); break;
    case FB_TYPE_UTF8_VIEW: strcpy(n->format, "vu"); break;
    default: strcpy(n->format, "+?"); return n->type > FB_TYPE_UTF8_VIEW; /* list views: their buffers are counted below */
  }
  return true;
}

static void keep_schema(struct ArrowSchema *s) { s->release = NULL; }

static qn_status read_field(reader *r, qn_fbr *f, uint32_t field, node *n, int depth) {
  if (depth > DEEPEST || !type_format(f, field, n) || f->bad) return corrupt(r, "a field of the schema has no type that is known");
  qn_sv name = qn_fbr_text(f, field, FB_FIELD_NAME);
  n->name = qn_arena_strndup(&r->arena, name.p, name.n);
  n->dictionary = -1;
  uint32_t dict = qn_fbr_table(f, field, FB_FIELD_DICTIONARY), count, at;
  if (dict) {
    uint32_t index = qn_fbr_table(f, dict, FB_DICTIONARY_INDEX);
    n->dictionary = qn_fbr_int(f, dict, FB_DICTIONARY_ID, 8, 0);
    strcpy(n->index, "i");
    if (n->dictionary < 0 || (index && !int_format(f, index, n->index))) return corrupt(r, "a dictionary has no index type");
    bool known = false;
    for (uint32_t i = 0; i < r->ndictionaries; i++) known = known || r->dictionaries[i].id == n->dictionary;
    if (!known) {
      if (r->ndictionaries == r->dictionaries_cap) {
        uint32_t cap = r->dictionaries_cap ? r->dictionaries_cap * 2 : 8;
        dictionary *d = QN_NEW_N(&r->arena, dictionary, cap);
        if (r->ndictionaries) memcpy(d, r->dictionaries, r->ndictionaries * sizeof *d);
        r->dictionaries = d;
        r->dictionaries_cap = cap;
      }
      r->dictionaries[r->ndictionaries++] = (dictionary){.id = n->dictionary, .of = n};
    }
  }
  at = qn_fbr_vector(f, field, FB_FIELD_CHILDREN, 4, &count);
  if (f->bad) return corrupt(r, "a field of the schema");
  n->n = count;
  n->children = QN_NEW_N(&r->arena, node *, count + 1);
  n->child_schemas = QN_NEW_N(&r->arena, struct ArrowSchema *, count + 1);
  for (uint32_t i = 0; i < count; i++) {
    n->children[i] = QN_NEW(&r->arena, node);
    qn_status status = read_field(r, f, qn_fbr_follow(f, at + 4 * i), n->children[i], depth + 1);
    if (status != QN_OK) return status;
    n->child_schemas[i] = &n->children[i]->schema;
  }
  n->schema = (struct ArrowSchema){.format = n->format, .name = n->name, .flags = ARROW_FLAG_NULLABLE, .n_children = count,
                                   .children = n->child_schemas, .release = keep_schema};
  if (dict) {
    n->values = n->schema;
    n->schema.format = n->index;
    n->schema.n_children = 0;
    n->schema.dictionary = &n->values;
  }
  return QN_OK;
}

static qn_status read_schema(reader *r, message *m) {
  uint32_t n, at;
  if (m->type != FB_HEADER_SCHEMA) return corrupt(r, "they do not begin with a schema");
  if (qn_fbr_int(&m->fb, m->header, FB_SCHEMA_ENDIANNESS, 2, 0) != 0) return qn_error_set(&r->error, QN_EINVAL, "the Arrow data are big-endian, which is not read");
  at = qn_fbr_vector(&m->fb, m->header, FB_SCHEMA_FIELDS, 4, &n);
  if (m->fb.bad) return corrupt(r, "the schema");
  r->top.n = n;
  r->top.type = FB_TYPE_STRUCT;
  r->top.dictionary = -1;
  r->top.children = QN_NEW_N(&r->arena, node *, n + 1);
  r->top.child_schemas = QN_NEW_N(&r->arena, struct ArrowSchema *, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    r->top.children[i] = QN_NEW(&r->arena, node);
    qn_status status = read_field(r, &m->fb, qn_fbr_follow(&m->fb, at + 4 * i), r->top.children[i], 0);
    if (status != QN_OK) return status;
    r->top.child_schemas[i] = &r->top.children[i]->schema;
  }
  r->top.schema = (struct ArrowSchema){.format = "+s", .name = "", .n_children = n, .children = r->top.child_schemas, .release = keep_schema};
  return QN_OK;
}

/* --- batches -------------------------------------------------------------------------------------------------------------------- */
typedef struct batch { /* what an array of ours owns */
  const qn_allocator *a;
  uint8_t *body;
  int64_t body_n;
  struct { void *p; size_t n; } *parts; /* decompressed buffers, and the arrays themselves */
  uint32_t nparts, cap;
} batch;

static void release_batch(struct ArrowArray *array) {
  batch *b = array->private_data;
  const qn_allocator *a = b->a;
  for (uint32_t i = 0; i < b->nparts; i++) qn_free(a, b->parts[i].p, b->parts[i].n);
  qn_free(a, b->parts, b->cap * sizeof *b->parts);
  qn_free(a, b->body, (size_t)b->body_n + 64);
  qn_free(a, b, sizeof *b);
  array->release = NULL;
}

static void keep_array(struct ArrowArray *a) { a->release = NULL; } /* of a child: the whole has the memory */

static void *part(batch *b, size_t n) { /* zeroed */
  if (b->nparts == b->cap) {
    uint32_t cap = b->cap ? b->cap * 2 : 32;
    void *p = qn_realloc(b->a, b->parts, b->cap * sizeof *b->parts, cap * sizeof *b->parts);
    if (!p) return NULL;
    b->parts = p;
    b->cap = cap;
  }
  void *p = qn_alloc(b->a, n + 8);
  if (!p) return NULL;
  memset(p, 0, n + 8);
  b->parts[b->nparts].p = p;
  b->parts[b->nparts++].n = n + 8;
  return p;
}

typedef struct cursor { /* through a batch's nodes and buffers */
  reader *r;
  message *m;
  batch *b;
  uint32_t nodes, nnodes, buffers, nbuffers, variadic, nvariadic, node, buffer, view;
  int codec; /* -1: none */
} cursor;

static qn_status take_buffer(cursor *c, const void **p, int64_t *n) {
  if (c->buffer >= c->nbuffers) return corrupt(c->r, "a batch has too few buffers");
  uint32_t at = c->buffers + 16 * c->buffer++;
  int64_t off = qn_fbr_i64(&c->m->fb, at), len = qn_fbr_i64(&c->m->fb, at + 8), whole;
  if (off < 0 || len < 0 || off > c->m->body_n || len > c->m->body_n - off) return corrupt(c->r, "a buffer lies outside of its batch");
  *p = len ? c->m->body + off : NULL;
  *n = len;
  if (len == 0 || c->codec < 0) return QN_OK;
  if (len < 8) return corrupt(c->r, "a compressed buffer");
  memcpy(&whole, *p, 8);
  *p = c->m->body + off + 8;
  *n = len - 8;
  if (whole == -1) return QN_OK;
  if (whole < 0 || whole > (len - 8) * 4096 + 4096) return corrupt(c->r, "a compressed buffer");
  void *to = part(c->b, (size_t)whole);
  if (!to) return no_memory(c->r);
  if (whole && !qn_acodec_unpack((qn_acodec)c->codec, *p, len - 8, to, whole)) return corrupt(c->r, "a compressed buffer");
  *p = to;
  *n = whole;
  return QN_OK;
}

static int64_t value_bytes(const char *format) {
  switch (format[0]) {
    case 'c': case 'C': return 1;
    case 's': case 'S': case 'e': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': case 'g': return 8;
    case 't': return format[1] == 'd' ? (format[2] == 'D' ? 4 : 8) : format[1] == 't' || format[1] == 'i' ? 0 : 8;
    default: return 0;
  }
}

/* Do the buffers hold n rows? Types that are refused later are not looked at. */
static bool buffers_hold(const char *format, const void *const *p, const int64_t *size, int64_t n) {
  if (n == 0) return true;
  if (size[0] && size[0] < (n + 7) / 8) return false;
  int64_t bytes = value_bytes(format);
  if (bytes) return size[1] >= n * bytes;
  if (format[0] == 'b') return size[1] >= (n + 7) / 8;
  if (strcmp(format, "vu") == 0) return size[1] >= n * 16;
  if (strcmp(format, "u") == 0) {
    int32_t last;
    if (size[1] < (n + 1) * 4) return false;
    memcpy(&last, (const char *)p[1] + n * 4, 4);
    return last >= 0 && last <= size[2];
  }
  if (strcmp(format, "U") == 0) {
    int64_t last;
    if (size[1] < (n + 1) * 8) return false;
    memcpy(&last, (const char *)p[1] + n * 8, 8);
    return last >= 0 && last <= size[2];
  }
  return true;
}

static int buffers_of(const node *n) {
  switch (n->dictionary >= 0 ? FB_TYPE_INT : n->type) {
    case FB_TYPE_NULL: case FB_TYPE_RUN_END: return 0;
    case FB_TYPE_STRUCT: case FB_TYPE_FIXED_LIST: return 1;
    case FB_TYPE_UNION: return n->format[2] == 'd' ? 2 : 1;
    case FB_TYPE_BINARY: case FB_TYPE_UTF8: case FB_TYPE_LARGE_BINARY: case FB_TYPE_LARGE_UTF8: return 3;
    default: return n->type > FB_TYPE_UTF8_VIEW ? 3 : 2;
  }
}

static qn_status read_array(cursor *c, const node *n, bool values, struct ArrowArray *out) {
  bool dict = n->dictionary >= 0 && !values;
  node plain = *n;
  if (values) plain.dictionary = -1;
  if (c->node >= c->nnodes) return corrupt(c->r, "a batch has too few nodes");
  int64_t length = qn_fbr_i64(&c->m->fb, c->nodes + 16 * c->node), nulls = qn_fbr_i64(&c->m->fb, c->nodes + 16 * c->node + 8);
  c->node++;
  if (length < 0 || nulls < 0 || nulls > length || length > INT64_MAX / 64) return corrupt(c->r, "a node has an impossible length");
  int count = buffers_of(&plain), extra = 0;
  if (!dict && (n->type == FB_TYPE_UTF8_VIEW || n->type == FB_TYPE_BINARY_VIEW)) {
    if (c->view >= c->nvariadic) return corrupt(c->r, "a batch of views without their buffers");
    int64_t v = qn_fbr_i64(&c->m->fb, c->variadic + 8 * c->view++);
    if (v < 0 || v > c->nbuffers) return corrupt(c->r, "a batch of views without their buffers");
    extra = (int)v + 1;
  }
  const void **p = part(c->b, ((size_t)count + (size_t)extra + 3) * sizeof *p);
  int64_t *size = part(c->b, ((size_t)count + (size_t)extra + 3) * sizeof *size);
  struct ArrowArray *items = part(c->b, (size_t)(n->n + 1) * sizeof *items), **children = part(c->b, (size_t)(n->n + 1) * sizeof *children);
  if (!p || !size || !items || !children) return no_memory(c->r);
  for (int i = 0; i < count + extra - (extra != 0); i++) {
    qn_status status = take_buffer(c, &p[i], &size[i]);
    if (status != QN_OK) return status;
  }
  if (extra) p[count + extra - 1] = size + 2; /* the sizes of the text buffers */
  if (!buffers_hold(dict ? n->index : n->format, p, size, length)) return corrupt(c->r, "a buffer is shorter than its column");
  *out = (struct ArrowArray){.length = length, .null_count = size[0] ? nulls : 0, .n_buffers = count + extra, .n_children = dict ? 0 : n->n,
                             .buffers = p, .children = children, .release = keep_array};
  if (count == 0) out->null_count = nulls;
  for (uint32_t i = 0; !dict && i < n->n; i++) {
    children[i] = &items[i];
    qn_status status = read_array(c, n->children[i], false, &items[i]);
    if (status != QN_OK) return status;
  }
  for (uint32_t i = 0; dict && i < c->r->ndictionaries; i++)
    if (c->r->dictionaries[i].id == n->dictionary) out->dictionary = &c->r->dictionaries[i].array;
  if (dict && (!out->dictionary || !out->dictionary->release)) return corrupt(c->r, "a column comes before its dictionary");
  return QN_OK;
}

/* The record batch in table t; of: its columns, or (values) the one that a dictionary has. Takes the message's body. */
static qn_status read_batch(reader *r, message *m, uint32_t t, const node *of, bool values, struct ArrowArray *out) {
  cursor c = {.r = r, .m = m, .codec = -1};
  int64_t length = qn_fbr_int(&m->fb, t, FB_BATCH_LENGTH, 8, 0);
  c.nodes = qn_fbr_vector(&m->fb, t, FB_BATCH_NODES, 16, &c.nnodes);
  c.buffers = qn_fbr_vector(&m->fb, t, FB_BATCH_BUFFERS, 16, &c.nbuffers);
  c.variadic = qn_fbr_vector(&m->fb, t, FB_BATCH_VARIADIC, 8, &c.nvariadic);
  uint32_t compression = qn_fbr_table(&m->fb, t, FB_BATCH_COMPRESSION);
  if (compression) c.codec = (int)qn_fbr_int(&m->fb, compression, 0, 1, 0);
  if (m->fb.bad || length < 0) return corrupt(r, "a batch");
  if (compression && !qn_acodec_there((qn_acodec)c.codec)) return qn_error_set(&r->error, QN_EINVAL, "the Arrow data are compressed in a way that this build does not read");
  batch *b = c.b = qn_alloc(r->a, sizeof *b);
  if (!b) return no_memory(r);
  *b = (batch){.a = r->a};
  struct ArrowArray array = {.length = length, .n_buffers = 1, .release = release_batch, .private_data = b};
  qn_status status = QN_OK;
  if (values) {
    status = read_array(&c, of, true, &array);
    array.release = release_batch;
    array.private_data = b;
  } else {
    struct ArrowArray *items = part(b, (size_t)(of->n + 1) * sizeof *items), **children = part(b, (size_t)(of->n + 1) * sizeof *children);
    array.buffers = part(b, 8);
    if (!items || !children || !array.buffers) status = no_memory(r);
    for (uint32_t i = 0; i < of->n && status == QN_OK; i++) {
      children[i] = &items[i];
      status = read_array(&c, of->children[i], false, &items[i]);
      if (status == QN_OK && items[i].length != length) status = corrupt(r, "a column is not as long as its batch");
    }
    array.n_children = of->n;
    array.children = children;
  }
  if (status != QN_OK) return release_batch(&array), status;
  b->body = m->body;
  b->body_n = m->body_n;
  m->body = NULL;
  *out = array;
  return QN_OK;
}

static qn_status read_dictionary(reader *r, message *m) {
  int64_t id = qn_fbr_int(&m->fb, m->header, FB_DICTBATCH_ID, 8, 0);
  uint32_t data = qn_fbr_table(&m->fb, m->header, FB_DICTBATCH_DATA);
  if (qn_fbr_int(&m->fb, m->header, FB_DICTBATCH_DELTA, 1, 0)) return qn_error_set(&r->error, QN_EINVAL, "the Arrow data have a delta dictionary, which is not read");
  for (uint32_t i = 0; i < r->ndictionaries; i++) {
    dictionary *d = &r->dictionaries[i];
    struct ArrowArray array;
    if (d->id != id) continue;
    qn_status status = data ? read_batch(r, m, data, d->of, true, &array) : corrupt(r, "a dictionary without data");
    if (status != QN_OK) return status;
    if (d->array.release) d->array.release(&d->array);
    d->array = array;
    return QN_OK;
  }
  return corrupt(r, "a dictionary that no column has");
}

/* --- the stream --------------------------------------------------------------------------------------------------------------- */
static int code_of(qn_status s) { return s == QN_ENOMEM ? 12 : s == QN_EINVAL ? 22 : 5; } /* ENOMEM, EINVAL, EIO */

static int stream_schema(struct ArrowArrayStream *s, struct ArrowSchema *out) {
  reader *r = s->private_data;
  *out = r->top.schema;
  return 0;
}

static int stream_next(struct ArrowArrayStream *s, struct ArrowArray *out) {
  reader *r = s->private_data;
  memset(out, 0, sizeof *out);
  while (!r->ended) {
    message m;
    qn_status status = next_message(r, &m);
    bool done = status != QN_OK || !m.table;
    if (!done && m.type == FB_HEADER_DICTIONARY) status = read_dictionary(r, &m);
    else if (!done && m.type == FB_HEADER_BATCH) status = read_batch(r, &m, m.header, &r->top, false, out), done = true;
    else if (!done) status = corrupt(r, "an unknown message");
    if (!m.table && status == QN_OK) r->ended = true;
    message_free(r, &m);
    if (status != QN_OK) return r->ended = true, code_of(status);
    if (done) return 0;
  }
  return 0;
}

static const char *stream_error(struct ArrowArrayStream *s) {
  reader *r = s->private_data;
  return r->error.message[0] ? r->error.message : NULL;
}

static void stream_release(struct ArrowArrayStream *s) {
  reader *r = s->private_data;
  for (uint32_t i = 0; i < r->ndictionaries; i++)
    if (r->dictionaries[i].array.release) r->dictionaries[i].array.release(&r->dictionaries[i].array);
  if (r->close) r->close(r->user);
  qn_arena_deinit(&r->arena);
  qn_free(r->a, r, sizeof *r);
  s->release = NULL;
}

static qn_status begin(reader *r) {
  jmp_buf oom;
  message m = {0};
  r->arena.oom = &oom;
  if (setjmp(oom)) return no_memory(r); /* the message is lost with it: its memory is the query's */
  qn_status status = next_message(r, &m);
  if (status == QN_OK) status = m.table ? read_schema(r, &m) : corrupt(r, "there is no schema");
  r->arena.oom = NULL;
  message_free(r, &m);
  return status;
}

qn_status qn_ipc_open(const qn_allocator *a, qn_ipc_get get, void (*close)(void *user), void *user, struct ArrowArrayStream *out, qn_error *err) {
  reader *r = qn_alloc(a, sizeof *r);
  if (!r) return qn_error_set(err, QN_ENOMEM, "out of memory");
  *r = (reader){.a = a, .get = get, .close = close, .user = user};
  qn_arena_init(&r->arena, a);
  qn_status status = begin(r);
  if (status != QN_OK) {
    if (r->error.status) (void)qn_error_set(err, r->error.status, "%s", r->error.message);
    r->close = NULL; /* the caller's, still */
    stream_release(&(struct ArrowArrayStream){.private_data = r});
    return status;
  }
  *out = (struct ArrowArrayStream){stream_schema, stream_next, stream_error, stream_release, r};
  return QN_OK;
}
