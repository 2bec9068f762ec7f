/* csv_module.c - _csv: a row of text into its fields and back, for the dialects that most files have. What is None is left to csv.py:
 * rows that go on in the next line, and what is an error. */
#include "runtime/object/internal.h"

#define FUNCTION(name) static int m_##name(qn_rt *rt, QN_UNUSED qn_value self, const qn_args *args, qn_value *out)

static bool is_text(qn_value v) { return qn_is(v, QN_K_STR); }

static char one(qn_value v) { /* of ASCII; 0: none */
  const qn_sv s = is_text(v) ? qn_str_sv(v) : QN_SV("");
  return s.n == 1 ? s.p[0] : 0;
}

/* The text of one field without its quotes, from *at on, which is left behind it: at the delimiter, at the line's end or beyond the
 * text. False: the quotes are not closed. */
static bool field_of(qn_sv s, size_t *at, char delimiter, char quote, bool twice, qn_buf *b) {
  size_t i = *at;
  if (quote && i < s.n && s.p[i] == quote)
    for (i++;; i++) {
      const char *end = memchr(s.p + i, quote, s.n - i);
      if (!end) return false;
      qn_buf_sv(b, (qn_sv){s.p + i, (size_t)(end - s.p) - i});
      i = (size_t)(end - s.p) + 1;
      if (!twice || i >= s.n || s.p[i] != quote) break;
      qn_buf_sv(b, (qn_sv){&quote, 1});
    }
  const size_t from = i;
  while (i < s.n && s.p[i] != delimiter && s.p[i] != '\n' && s.p[i] != '\r') i++;
  qn_buf_sv(b, (qn_sv){s.p + from, i - from});
  *at = i;
  return true;
}

static bool line_end(qn_sv s, size_t i) { /* nothing but the end of a line from here on */
  while (i < s.n && (s.p[i] == '\n' || s.p[i] == '\r')) i++;
  return i == s.n;
}

/* split(line, (delimiter, quote, doublequote, skipinitialspace), limit): its fields, of a line that is no longer than limit; quote "":
 * none. */
FUNCTION(split) {
  qn_value v[3], item;
  int64_t limit;
  if (qn_args_parse(rt, args, "split", "line form limit", v) || qn_as_index(rt, v[2], &limit)) return -1;
  *out = qn_none();
  if (!is_text(v[0]) || !qn_is(v[1], QN_K_TUPLE) || ((qn_tuple *)v[1].o)->n != 4) return 0;
  const qn_value *form = ((qn_tuple *)v[1].o)->items;
  const char delimiter = one(form[0]), quote = one(form[1]);
  const qn_sv s = qn_str_sv(v[0]);
  if (!delimiter || limit < 0 || s.n > (size_t)limit) return 0;
  const bool twice = qn_truth(rt, form[2]) > 0, skip = qn_truth(rt, form[3]) > 0 && quote != ' ';
  qn_value row;
  if (qn_new_list_cap(rt, 8, &row)) return -1;
  int bad = 0;
  bool whole = true;
  qn_buf b;
  qn_buf_init(&b, rt->alloc);
  for (size_t i = 0; !bad && !(i == 0 && line_end(s, 0)); i++) {
    b.n = 0;
    while (skip && i < s.n && s.p[i] == ' ') i++;
    whole = field_of(s, &i, delimiter, quote, twice, &b) && (line_end(s, i) || s.p[i] == delimiter);
    if (!whole) break;
    bad = b.oom ? qn_raise_memory(rt) : qn_new_str(rt, qn_buf_view(&b), &item);
    if (!bad) bad = qn_list_append(rt, row, item), qn_release(rt, item);
    if (line_end(s, i) && !(i < s.n && s.p[i] == delimiter)) break;
  }
  qn_buf_deinit(&b);
  if (bad || !whole) return qn_release(rt, row), bad;
  return *out = row, 0;
}

/* Writes one field; quoted where it must be, and where it is empty and alone. */
static int put_field(qn_rt *rt, qn_value v, bool quoted, bool alone, const char *special, char quote, qn_buf *text, qn_buf *room) {
  room->n = 0;
  qn_sv s = QN_SV("");
  if (is_text(v)) {
    s = qn_str_sv(v);
  } else if (v.tag != QN_NONE) {
    if (qn_str(rt, v, room)) return -1;
    s = qn_buf_view(room);
  }
  quoted = quoted || (alone && s.n == 0);
  for (size_t i = 0; !quoted && i < s.n; i++) quoted = s.p[i] && strchr(special, s.p[i]);
  if (!quoted) return qn_buf_sv(text, s), 0;
  qn_buf_sv(text, (qn_sv){&quote, 1});
  for (size_t from = 0; from < s.n;) {
    const char *end = memchr(s.p + from, quote, s.n - from);
    const size_t n = end ? (size_t)(end - s.p) + 1 - from : s.n - from;
    qn_buf_sv(text, (qn_sv){s.p + from, n});
    if (end) qn_buf_sv(text, (qn_sv){&quote, 1});
    from += n;
  }
  return qn_buf_sv(text, (qn_sv){&quote, 1}), 0;
}

/* join(row, delimiter, quote, every, terminator): the line of a list or tuple; every field is quoted, or those that must be. */
FUNCTION(join) {
  qn_value v[5], *items;
  int64_t n;
  if (qn_args_parse(rt, args, "join", "row delimiter quote every terminator", v)) return -1;
  *out = qn_none();
  const char delimiter = one(v[1]), quote = one(v[2]);
  const qn_sv end = is_text(v[4]) ? qn_str_sv(v[4]) : QN_SV("");
  char special[16] = {delimiter, quote};
  if (!delimiter || !quote || end.n > 8 || !(qn_is(v[0], QN_K_LIST) || qn_is(v[0], QN_K_TUPLE))) return 0;
  memcpy(special + 2, end.p, end.n);
  if (qn_items_of(rt, v[0], &items, &n)) return -1;
  qn_buf text, room;
  qn_buf_init(&text, rt->alloc);
  qn_buf_init(&room, rt->alloc);
  const bool every = qn_truth(rt, v[3]) > 0;
  int bad = 0;
  for (int64_t k = 0; !bad && k < n; k++) {
    if (k) qn_buf_sv(&text, (qn_sv){&delimiter, 1});
    bad = put_field(rt, items[k], every, n == 1, special, quote, &text, &room);
  }
  qn_buf_sv(&text, end);
  qn_items_free(rt, items, n);
  if (!bad) bad = room.oom ? qn_raise_memory(rt) : qn_new_str_buf(rt, &text, out);
  qn_buf_deinit(&text);
  qn_buf_deinit(&room);
  return bad;
}

static const qn_method functions[] = {{.name = "split", .fn = m_split}, {.name = "join", .fn = m_join}, {.name = NULL}};
const qn_module_def qn__csv_module = {.name = "_csv", .functions = functions};
