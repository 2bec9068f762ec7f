/* fuzz_csv.c - any bytes through the CSV reader: four bytes choose options and how the file is cut, the rest is the file. It is read
 * serially through the table alone, with libcsv, and in pieces; the answers must be equal, errors too. Built as fuzz_parse.c. */
#include "tests/csv/dump.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void choose(qn_csv_options *o, const uint8_t *b) {
  static const char seps[] = ",;\t| .", quotes[] = "\"\"\"'", rare[] = {0, 0, 0, '#', '\\', ';', 'a', '1'};
  o->sep = seps[b[0] % 6];
  o->whitespace_sep = b[0] / 6 % 8 == 1;
  o->quote = quotes[b[0] / 64];
  o->comment = rare[b[1] % 8];
  o->escape = rare[b[1] / 8 % 8];
  if (o->escape == o->comment) o->escape = 0;
  o->no_quotes = b[1] / 64 == 3;
  o->no_ints = b[1] / 64 == 2;
  o->single_quotes = b[2] & 1;
  o->skip_initial_space = (b[2] & 6) == 6;
  o->keep_blank_lines = (b[2] & 8) != 0;
  o->no_default_na = (b[2] & 0x30) == 0x30;
  o->skip_bad_lines = (b[2] & 0x40) != 0;
  o->header = b[2] & 0x80 ? (b[3] & 3) - 1 : -2;
  if (b[3] & 4) o->nrows = b[3] / 8 % 4;
  o->skip_first = (b[3] & 0x60) == 0x60 ? 1 : 0;
  o->index_false = (b[3] & 0x80) != 0;
  if (b[2] & 4 && !o->skip_initial_space) o->thousands = '.', o->decimal = ',';
}

/* Reads goes-on pieces of three rows: all of the file must come, or an error. */
static void go_on(qn_sv bytes, qn_csv_options o) {
  qn_csv_place place = {0};
  o.nrows = 3;
  for (int64_t n = 0; n <= (int64_t)bytes.n; n++) {
    qn_csv_table t;
    qn_csv_error err;
    if (!qn_csv_read(&qn_malloc_allocator, bytes, &o, &t, &err)) return;
    bool more = t.more;
    if (more && o.from && t.nrows > 0 && t.next.pos < place.pos) abort();
    place = t.next;
    o.from = &place;
    qn_csv_table_deinit(&t);
    if (!more) return;
  }
  abort(); /* it never ends */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 4) return 0;
  qn_csv_options o;
  qn_csv_options_init(&o);
  choose(&o, data);
  qn_sv bytes = {(const char *)data + 4, size - 4};
  qn_buf want, have;
  qn_buf_init(&want, &qn_malloc_allocator);
  qn_buf_init(&have, &qn_malloc_allocator);
  for (int way = 0; way < 5; way++) {
    qn_csv_options w = o;
    w.serial = way < 2;
    w.no_libcsv = way == 0;
    w.piece = way < 2 ? 0 : way == 2 ? 1 : way == 3 ? 7 : 64;
    qn_buf_reset(&have);
    dump_csv(&qn_malloc_allocator, bytes, &w, way ? &have : &want);
    if (way && !qn_sv_eq(qn_buf_view(&want), qn_buf_view(&have))) {
      fprintf(stderr, "way %d\n--- table\n%s--- this way\n%s", way, want.p, have.p);
      abort();
    }
  }
  go_on(bytes, o);
  qn_buf_deinit(&want);
  qn_buf_deinit(&have);
  return 0;
}
