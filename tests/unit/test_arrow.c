/* test_arrow.c - the C data and stream interfaces against arrays made by hand: offsets, missing and misaligned buffers, counts
 * of -1, moved structs, releases on another thread, streams that fail. */
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "quern/arrow.h"
#include "runtime/arrow/arrow_io.h"

static const qn_allocator *const A = &qn_malloc_allocator;

/* --- a producer that counts its releases ------------------------------------------------------------------------------- */
typedef struct made {
  struct ArrowArray array;
  struct ArrowSchema schema;
  const void *buffers[3];
  int released;
} made;

static void count_release(struct ArrowArray *a) {
  ++*(int *)a->private_data;
  a->release = NULL;
}

static made *column(made *m, const char *format, int64_t n, int64_t offset, int64_t nulls, int nbuffers, const void *b0, const void *b1, const void *b2) {
  *m = (made){.buffers = {b0, b1, b2}};
  m->array = (struct ArrowArray){.length = n, .null_count = nulls, .offset = offset, .n_buffers = nbuffers, .buffers = m->buffers, .release = count_release,
                                 .private_data = &m->released};
  m->schema = (struct ArrowSchema){.format = format, .name = "x", .flags = ARROW_FLAG_NULLABLE};
  return m;
}

static qn_column *import(made *m, int64_t offset, int64_t n, bool normal, qn_error *err) {
  *err = (qn_error){0};
  struct ArrowArray moved = m->array; /* a consumer moves structs */
  m->array.release = NULL;
  qn_arrow_hold *h = qn_arrow_hold_new(A, &moved);
  assert_null(moved.release);
  qn_column *c = qn_arrow_import(A, &m->schema, qn_arrow_held(h), offset, n, h, normal, err);
  qn_arrow_hold_drop(h);
  return c;
}

static const int64_t ints[] = {10, 11, 12, 13, 14, 15, 16, 17};
static const uint8_t bits[] = {0xB5, 0xFF}; /* rows 1, 3, 6 are null */

static void test_in_place(void **state) {
  (void)state;
  made m;
  qn_error err;
  qn_column *c = import(column(&m, "l", 5, 2, 0, 2, NULL, ints, NULL), 1, 3, true, &err);
  assert_non_null(c);
  assert_int_equal(c->length, 3);
  assert_ptr_equal(qn_column_data(c), ints + 3);
  assert_int_equal(m.released, 0);
  qn_column_drop(c);
  assert_int_equal(m.released, 1);
}

static void test_nulls_and_offset(void **state) {
  (void)state;
  for (int normal = 0; normal < 2; normal++)
    for (int64_t count = -1; count < 4; count += 4) { /* -1: not counted */
      made m;
      qn_error err;
      qn_column *c = import(column(&m, "l", 6, 1, count, 2, bits, ints, NULL), 0, 6, normal, &err);
      assert_int_equal(c->null_count, 3);
      assert_true(qn_column_is_null(c, 0) && !qn_column_is_null(c, 1) && qn_column_is_null(c, 2) && qn_column_is_null(c, 5));
      assert_int_equal(((int64_t *)qn_column_data(c))[1], 12);
      if (normal) assert_int_equal(((int64_t *)qn_column_data(c))[2], 0);
      qn_column_drop(c);
      assert_int_equal(m.released, 1);
    }
}

static void test_misaligned_and_missing(void **state) {
  (void)state;
  made m;
  qn_error err;
  char room[72];
  memcpy(room + 3, ints, 64);
  qn_column *c = import(column(&m, "g", 8, 0, 0, 2, NULL, room + 3, NULL), 0, 8, true, &err);
  assert_int_equal((uintptr_t)qn_column_data(c) % 8, 0);
  assert_memory_equal(qn_column_data(c), ints, 64);
  assert_int_equal(m.released, 1); /* it was copied */
  qn_column_drop(c);
  c = import(column(&m, "l", 0, 0, 0, 2, NULL, NULL, NULL), 0, 0, true, &err);
  assert_int_equal(c->length, 0);
  qn_column_drop(c);
  c = import(column(&m, "U", 0, 0, 0, 3, NULL, NULL, NULL), 0, 0, true, &err);
  assert_int_equal(c->length, 0);
  qn_column_drop(c);
  assert_null(import(column(&m, "l", 3, 0, 0, 2, NULL, NULL, NULL), 0, 3, true, &err));
  assert_int_equal(err.status, QN_EINVAL);
  assert_int_equal(m.released, 1);
  assert_null(import(column(&m, "l", 3, 0, 0, 2, NULL, ints, NULL), 2, 2, true, &err)); /* longer than the array */
  assert_null(import(column(&m, "l", -1, 0, 0, 2, NULL, ints, NULL), 0, 0, true, &err));
}

static void test_text(void **state) {
  (void)state;
  static const int32_t at[] = {0, 3, 3, 7, 9}, back[] = {0, 3, 2}, minus[] = {-4, 0};
  made m;
  qn_error err;
  qn_column *c = import(column(&m, "u", 3, 1, -1, 3, bits, at, "onefourgo"), 0, 3, true, &err);
  assert_true(qn_column_is_null(c, 0) && qn_column_is_null(c, 2));
  assert_true(qn_sv_is(qn_column_str(c, 1), "four"));
  assert_int_equal(m.released, 0); /* the text is theirs */
  qn_column_drop(c);
  assert_int_equal(m.released, 1);
  assert_null(import(column(&m, "u", 2, 0, 0, 3, NULL, back, "abc"), 0, 2, true, &err));
  assert_non_null(strstr(err.message, "offsets that go back"));
  assert_null(import(column(&m, "u", 1, 0, 0, 3, NULL, minus, "abc"), 0, 1, true, &err));
}

static void test_bools_dates_halves(void **state) {
  (void)state;
  static const int32_t days[] = {-1, 0, 19000};
  static const uint16_t halves[] = {0x3C00, 0xC000, 0x7C00, 0x0001, 0x7E00};
  made m;
  qn_error err;
  qn_column *c = import(column(&m, "b", 6, 2, 0, 2, NULL, bits, NULL), 0, 6, true, &err);
  static const uint8_t want[] = {1, 0, 1, 1, 0, 1};
  assert_memory_equal(qn_column_data(c), want, 6);
  qn_column_drop(c);
  c = import(column(&m, "tdD", 3, 0, -1, 2, bits, days, NULL), 0, 3, true, &err);
  assert_int_equal(c->type, QN_D_DATETIME64_D);
  assert_true(((int64_t *)qn_column_data(c))[0] == -1 && ((int64_t *)qn_column_data(c))[1] == QN_NAT && ((int64_t *)qn_column_data(c))[2] == 19000);
  qn_column_drop(c);
  c = import(column(&m, "e", 5, 0, 0, 2, NULL, halves, NULL), 0, 5, true, &err);
  const float *f = qn_column_data(c);
  assert_true(f[0] == 1.0f && f[1] == -2.0f && isinf(f[2]) && f[3] == 0x1p-24f && isnan(f[4]));
  qn_column_drop(c);
  assert_null(import(column(&m, "z", 0, 0, 0, 3, NULL, NULL, NULL), 0, 0, true, &err));
  assert_non_null(strstr(err.message, "binary"));
}

static void test_dictionary(void **state) {
  (void)state;
  static const int8_t index[] = {1, 0, 1, 7}, wrong[] = {1, -1};
  static const int64_t at[] = {0, 1, 3};
  made d, m;
  qn_error err;
  column(&d, "U", 2, 0, 0, 3, NULL, at, "abb");
  column(&m, "c", 3, 0, 0, 2, NULL, index, NULL);
  m.array.dictionary = &d.array;
  m.schema.dictionary = &d.schema;
  qn_column *c = import(&m, 0, 3, true, &err);
  assert_true(qn_sv_is(qn_column_str(c, 0), "bb") && qn_sv_is(qn_column_str(c, 1), "a"));
  qn_column_drop(c);
  for (int k = 0; k < 2; k++) {
    column(&m, "c", k ? 2 : 4, 0, 0, 2, NULL, k ? wrong : index, NULL);
    m.array.dictionary = &d.array;
    m.schema.dictionary = &d.schema;
    assert_null(import(&m, 0, k ? 2 : 4, true, &err));
    assert_non_null(strstr(err.message, "beyond its dictionary"));
  }
}

/* --- export -------------------------------------------------------------------------------------------------------------- */
static void *release_there(void *array) {
  ((struct ArrowArray *)array)->release(array);
  return NULL;
}

static void test_export(void **state) {
  (void)state;
  qn_error err;
  qn_strbuild b;
  qn_strbuild_init(&b, A);
  for (int i = 0; i < 9; i++) i % 3 == 1 ? qn_strbuild_null(&b) : qn_strbuild_add(&b, i % 2 ? QN_SV("odd") : QN_SV(""));
  qn_column *whole = qn_strbuild_finish(&b), *part = qn_column_slice(whole, 2, 5), *own = qn_column_new(A, QN_D_FLOAT64, 5), *none = qn_column_new(A, QN_COL_STR, 0);
  void *memory = own->values->data;
  qn_column *cols[] = {part, own};
  struct ArrowArray a, e;
  assert_int_equal(qn_arrow_export(A, cols, 2, 5, (qn_akeep){0}, &a, &err), QN_OK);
  assert_ptr_equal(a.children[1]->buffers[1], memory); /* nobody else had it */
  assert_int_equal(a.children[0]->null_count, 1);
  assert_int_equal(a.children[0]->n_buffers, 3);
  const int64_t *o = (const int64_t *)a.children[0]->buffers[1] + a.children[0]->offset;
  assert_int_equal(o[2] - o[1], 3);
  assert_int_equal(qn_arrow_export(A, &none, 1, 0, (qn_akeep){0}, &e, &err), QN_OK);
  assert_true(e.children[0]->buffers[1] && e.children[0]->buffers[2]); /* a dummy, never NULL */
  qn_column_drop(part);
  qn_column_drop(whole);
  qn_column_drop(own);
  qn_column_drop(none);
  e.release(&e);
  assert_null(e.release);
  struct ArrowArray child = *a.children[1]; /* a child may be moved out, and outlives the rest */
  a.children[1]->release = NULL;
  pthread_t thread;
  assert_int_equal(pthread_create(&thread, NULL, release_there, &a), 0);
  pthread_join(thread, NULL);
  assert_null(a.release);
  assert_true(((const double *)child.buffers[1])[4] == 0.0);
  child.release(&child);
}

/* --- streams through the public API ------------------------------------------------------------------------------------------ */
typedef struct source {
  int left, fail_at, released;
  made columns[2];
  struct ArrowArray *children[2], top;
  struct ArrowSchema *fields[2];
} source;

static void done(struct ArrowArray *a) { a->release = NULL; }
static void done_schema(struct ArrowSchema *s) { s->release = NULL; }

static int source_schema(struct ArrowArrayStream *s, struct ArrowSchema *out) {
  source *x = s->private_data;
  for (int i = 0; i < 2; i++) x->fields[i] = &x->columns[i].schema;
  *out = (struct ArrowSchema){.format = "+s", .name = "", .n_children = 2, .children = x->fields, .release = done_schema};
  return 0;
}

static int source_next(struct ArrowArrayStream *s, struct ArrowArray *out) {
  source *x = s->private_data;
  static const void *no_buffers[1] = {NULL};
  memset(out, 0, sizeof *out);
  if (x->left == x->fail_at) return 5;
  if (x->left-- == 0) return 0;
  for (int i = 0; i < 2; i++) x->children[i] = &x->columns[i].array;
  *out = (struct ArrowArray){.length = 4, .offset = 1, .n_buffers = 1, .n_children = 2, .buffers = no_buffers, .children = x->children, .release = done};
  return 0;
}

static const char *source_error(struct ArrowArrayStream *s) { return (void)s, "the tape broke"; }
static void source_release(struct ArrowArrayStream *s) {
  ((source *)s->private_data)->released++;
  s->release = NULL;
}

static void make_source(source *x, struct ArrowArrayStream *s, int batches, int fail_at) {
  static const double floats[] = {0, 1, 2, 3, 4, 5, 6, 7};
  *x = (source){.left = batches, .fail_at = fail_at};
  column(&x->columns[0], "l", 7, 1, -1, 2, bits, ints, NULL);
  column(&x->columns[1], "g", 7, 1, 0, 2, NULL, floats, NULL);
  x->columns[1].schema.name = "y";
  *s = (struct ArrowArrayStream){source_schema, source_next, source_error, source_release, x};
}

static void test_streams(void **state) {
  (void)state;
  qn_session_config config = {.struct_size = sizeof config, .flags = QN_SESSION_NO_CACHE};
  qn_session *s;
  qn_error err;
  assert_int_equal(qn_session_create(&config, &s, &err), QN_OK);
  for (int batches = 0; batches < 4; batches++) {
    source x;
    struct ArrowArrayStream in, out, moved;
    struct ArrowSchema schema;
    struct ArrowArray a, last;
    make_source(&x, &in, batches, -2);
    qn_query_config q = {.struct_size = sizeof q, .text = "sum(x) as s, sum(y) as t, count() as n", .in = &in};
    assert_int_equal(qn_query_open(s, &q, &out, &err), QN_OK);
    assert_null(in.release);
    moved = out; /* streams may be moved */
    assert_int_equal(moved.get_schema(&moved, &schema), 0);
    assert_string_equal(schema.children[1]->format, "g");
    assert_int_equal(moved.get_next(&moved, &a), 0);
    assert_int_equal(((const int64_t *)a.children[0]->buffers[1])[a.children[0]->offset], batches * (12 + 14 + 15));
    assert_int_equal(((const int64_t *)a.children[2]->buffers[1])[a.children[2]->offset], batches * 4);
    assert_int_equal(moved.get_next(&moved, &last), 0);
    assert_null(last.release);
    moved.release(&moved);
    assert_int_equal(x.released, 1);
    a.release(&a);
    schema.release(&schema);
  }
  source x;
  struct ArrowArrayStream in, out;
  struct ArrowArray a;
  make_source(&x, &in, 3, 1); /* fails behind two batches */
  qn_query_config q = {.struct_size = sizeof q, .text = "y * 2 as z", .in = &in};
  assert_int_equal(qn_query_open(s, &q, &out, &err), QN_OK);
  for (int i = 0; i < 2; i++) {
    assert_int_equal(out.get_next(&out, &a), 0);
    assert_int_equal(a.length, 4);
    a.release(&a);
  }
  assert_int_not_equal(out.get_next(&out, &a), 0);
  assert_null(a.release);
  assert_non_null(strstr(out.get_last_error(&out), "the tape broke"));
  out.release(&out);
  make_source(&x, &in, 3, -2);
  q.text = "nothing + 1";
  assert_int_equal(qn_query_open(s, &q, &out, &err), QN_ENOTFOUND);
  assert_int_equal(x.released, 1); /* taken, and let go */
  qn_session_destroy(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_in_place), cmocka_unit_test(test_nulls_and_offset), cmocka_unit_test(test_misaligned_and_missing),
                                     cmocka_unit_test(test_text),     cmocka_unit_test(test_bools_dates_halves), cmocka_unit_test(test_dictionary),
                                     cmocka_unit_test(test_export),   cmocka_unit_test(test_streams)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
