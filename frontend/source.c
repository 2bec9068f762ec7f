/* source.c - bytes to text: byte order mark, PEP 263 cookie, conversion to UTF-8, line ends and the line table.
 *
 * Python's encoding names are wider than iconv's; normalise() maps the common spellings. An encoding that neither knows
 * is an error at the line of the cookie. */
#include "frontend/source.h"

#include <errno.h>
#include <iconv.h>

#include "frontend/diag.h"
#include "runtime/base/unicode.h"

enum { SOURCE_MAX = 0x7FFFFFF0, ENCODING_MAX = 40 };

/* --- the cookie -------------------------------------------------------------------------------------------------- */
static bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/* Finds `coding[:=]\s*name` in a line that holds nothing but a comment; *only_comment says whether it does. */
static qn_sv cookie_of_line(qn_sv line, bool *only_comment) {
  size_t i = 0;
  while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t' || line.p[i] == '\f')) i++;
  *only_comment = i == line.n || line.p[i] == '#';
  if (!*only_comment) return (qn_sv){0};
  for (; i + 6 < line.n; i++) {
    if (memcmp(line.p + i, "coding", 6) != 0 || (line.p[i + 6] != ':' && line.p[i + 6] != '=')) continue;
    size_t from = i + 7;
    while (from < line.n && (line.p[from] == ' ' || line.p[from] == '\t')) from++;
    size_t to = from;
    while (to < line.n && is_name_char(line.p[to])) to++;
    if (to > from) return (qn_sv){line.p + from, to - from};
  }
  return (qn_sv){0};
}

/* The cookie in the first two lines (the second counts only after a blank or comment line). */
static qn_sv find_cookie(qn_sv bytes, uint32_t *line_number) {
  size_t at = 0;
  for (uint32_t line = 1; line <= 2 && at < bytes.n; line++) {
    size_t end = at;
    while (end < bytes.n && bytes.p[end] != '\n' && bytes.p[end] != '\r') end++;
    bool only_comment;
    qn_sv found = cookie_of_line((qn_sv){bytes.p + at, end - at}, &only_comment);
    *line_number = line;
    if (found.n || !only_comment) return found;
    at = end + (end + 1 < bytes.n && bytes.p[end] == '\r' && bytes.p[end + 1] == '\n' ? 2 : 1);
  }
  return (qn_sv){0};
}

/* Python's spelling to iconv's, lower case: "latin_1" is "iso-8859-1", "utf-8-sig" is "utf-8". */
static void normalise(qn_sv name, char out[ENCODING_MAX]) {
  static const char *const known[][2] = {{"latin-1", "iso-8859-1"},
                                         {"iso-latin-1", "iso-8859-1"},
                                         {"latin1", "iso-8859-1"},
                                         {"l1", "iso-8859-1"},
                                         {"8859", "iso-8859-1"},
                                         {"iso8859", "iso-8859-1"},
                                         {"utf", "utf-8"},
                                         {"u8", "utf-8"},
                                         {"utf8", "utf-8"},
                                         {"utf-8-sig", "utf-8"},
                                         {"cp65001", "utf-8"},
                                         {"latin-9", "iso-8859-15"},
                                         {"us-ascii", "ascii"},
                                         {"646", "ascii"},
                                         {"mbcs", "?"},
                                         {"windows-1252", "cp1252"},
                                         {"utf8-ucs2", "?"},
                                         {"utf-16", "?"},
                                         {"utf-32", "?"},
                                         {"utf-7", "utf-7"}};
  size_t n = name.n < ENCODING_MAX - 1 ? name.n : ENCODING_MAX - 1;
  for (size_t i = 0; i < n; i++) {
    char c = name.p[i];
    out[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  out[n] = 0;
  if (strncmp(out, "utf-8-", 6) == 0) out[5] = 0;
  if (strncmp(out, "latin-1-", 8) == 0 || strncmp(out, "iso-8859-1-", 11) == 0) strcpy(out, "iso-8859-1");
  if (strncmp(out, "iso8859-", 8) == 0 && n + 2 < ENCODING_MAX) {
    memmove(out + 4, out + 3, n - 2);
    out[3] = '-';
  }
  for (size_t i = 0; i < QN_COUNT(known); i++)
    if (strcmp(out, known[i][0]) == 0) strcpy(out, known[i][1]);
}

/* --- conversion -------------------------------------------------------------------------------------------------- */
static qn_span at_line(uint32_t line) { return (qn_span){line, 0, line, 0}; }

static uint32_t line_of_offset(qn_sv bytes, size_t offset) {
  uint32_t line = 1;
  for (size_t i = 0; i < offset; i++) line += bytes.p[i] == '\n';
  return line;
}

/* All of bytes through iconv into the arena; false on a malformed byte (*bad). The handle is closed on every path out
 * of here, the arena's out-of-memory jump included: the room is taken before it is opened. */
static bool convert(qn_arena *a, const char *encoding, qn_sv bytes, qn_sv *out, size_t *bad, bool *known) {
  size_t room = bytes.n * 4 + 4;
  char *text = qn_arena_alloc(a, room);
  *known = true;
  iconv_t cd = iconv_open("UTF-8", encoding);
  if (cd == (iconv_t)-1) {
    *known = false;
    return false;
  }
  char *in = (char *)(uintptr_t)bytes.p, *to = text; /* iconv does not write to its input */
  size_t in_left = bytes.n, to_left = room;
  bool good = iconv(cd, &in, &in_left, &to, &to_left) != (size_t)-1 && in_left == 0;
  *bad = bytes.n - in_left;
  iconv_close(cd);
  *out = (qn_sv){text, (size_t)(to - text)};
  return good;
}

/* Decodes by cookie; an empty view after a diagnostic. */
static bool decode(qn_arena *a, const qn_source *s, qn_sv bytes, qn_diags *diags, qn_sv *out) {
  uint32_t line = 1;
  bool marked = bytes.n >= 3 && memcmp(bytes.p, "\xEF\xBB\xBF", 3) == 0;
  if (marked) bytes = (qn_sv){bytes.p + 3, bytes.n - 3};
  qn_sv cookie = find_cookie(bytes, &line);
  char encoding[ENCODING_MAX] = "utf-8";
  if (cookie.n) normalise(cookie, encoding);
  size_t bad = 0;
  bool other_name = cookie.n && (strcmp(encoding, "utf-8") != 0 || (cookie.n == 4 && !memchr(cookie.p, '-', 4)));
  if (marked && other_name) { /* "utf8" does not count as the mark's name, only "utf-8" does, as in CPython */
    qn_diag_add(diags, s, QN_DIAG_ENCODING, at_line(line), "encoding problem: %.*s with BOM", (int)cookie.n, cookie.p);
    return false;
  }
  if (strcmp(encoding, "utf-8") == 0) {
    *out = bytes;
    if (qn_utf8_valid(bytes, &bad)) return true;
    qn_diag_add(diags, s, QN_DIAG_ENCODING, at_line(line_of_offset(bytes, bad)),
                "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu", (unsigned char)bytes.p[bad],
                bad);
    return false;
  }
  bool known;
  if (convert(a, encoding, bytes, out, &bad, &known)) return true;
  if (!known)
    qn_diag_add(diags, s, QN_DIAG_ENCODING, at_line(line), "unknown encoding: %.*s", (int)cookie.n, cookie.p);
  else
    qn_diag_add(diags, s, QN_DIAG_ENCODING, at_line(line_of_offset(bytes, bad)),
                "'%s' codec can't decode byte 0x%02x in position %zu", encoding,
                bad < bytes.n ? (unsigned char)bytes.p[bad] : 0, bad);
  return false;
}

/* --- lines ------------------------------------------------------------------------------------------------------- */
static qn_sv unify_line_ends(qn_arena *a, qn_sv text) {
  char *to = qn_arena_alloc(a, text.n + 1);
  if (!memchr(text.p, '\r', text.n)) {
    if (text.n) memcpy(to, text.p, text.n);
    return (qn_sv){to, text.n};
  }
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    if (c == '\r') {
      if (i + 1 < text.n && text.p[i + 1] == '\n') i++;
      c = '\n';
    }
    to[n++] = c;
  }
  return (qn_sv){to, n};
}

static void index_lines(qn_arena *a, qn_source *s) {
  uint32_t n = 1;
  for (size_t i = 0; i < s->text.n; i++) n += s->text.p[i] == '\n';
  uint32_t *starts = QN_NEW_N(a, uint32_t, n + 1u);
  uint32_t line = 0;
  starts[line++] = 0;
  for (size_t i = 0; i < s->text.n; i++)
    if (s->text.p[i] == '\n') starts[line++] = (uint32_t)(i + 1);
  s->line_starts = starts;
  s->n_lines = n;
}

static qn_source *finish(qn_arena *a, qn_source *s, qn_sv text, qn_diags *diags) {
  const char *nul = text.n ? memchr(text.p, 0, text.n) : NULL;
  if (nul) {
    qn_diag_add(diags, s, QN_DIAG_NUL, at_line(line_of_offset(text, (size_t)(nul - text.p))),
                "source code string cannot contain null bytes");
    return NULL;
  }
  s->text = unify_line_ends(a, text);
  index_lines(a, s);
  return s;
}

static qn_source *begin(qn_arena *a, qn_sv name, size_t n, qn_diags *diags) {
  qn_source *s = QN_NEW(a, qn_source);
  s->name = qn_arena_sv(a, name);
  s->text = (qn_sv){"", 0};
  if (n <= SOURCE_MAX) return s;
  qn_diag_add(diags, s, QN_DIAG_TOO_LARGE, at_line(0), "source is larger than %d bytes", SOURCE_MAX);
  return NULL;
}

qn_source *qn_source_new(qn_arena *a, qn_sv name, qn_sv bytes, qn_diags *diags) {
  qn_source *s = begin(a, name, bytes.n, diags);
  qn_sv text = {0};
  if (!s || !decode(a, s, bytes, diags, &text)) return NULL;
  return finish(a, s, text, diags);
}

qn_source *qn_source_from_text(qn_arena *a, qn_sv name, qn_sv text, qn_diags *diags) {
  qn_source *s = begin(a, name, text.n, diags);
  size_t bad = 0;
  if (!s) return NULL;
  if (!qn_utf8_valid(text, &bad)) {
    qn_diag_add(diags, s, QN_DIAG_ENCODING, at_line(line_of_offset(text, bad)),
                "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu", (unsigned char)text.p[bad],
                bad);
    return NULL;
  }
  return finish(a, s, text, diags);
}

qn_sv qn_source_line(const qn_source *s, uint32_t line) {
  if (line == 0 || line > s->n_lines) return (qn_sv){"", 0};
  size_t from = s->line_starts[line - 1];
  size_t to = line < s->n_lines ? s->line_starts[line] - 1 : s->text.n;
  return (qn_sv){s->text.p + from, to - from};
}

static size_t offset_of(const qn_source *s, uint32_t line, uint32_t col) {
  if (line == 0 || line > s->n_lines) return s->text.n;
  size_t at = (size_t)s->line_starts[line - 1] + col;
  return at < s->text.n ? at : s->text.n;
}

qn_sv qn_source_span(const qn_source *s, qn_span span) {
  size_t from = offset_of(s, span.line, span.col), to = offset_of(s, span.end_line, span.end_col);
  return (qn_sv){s->text.p + from, to > from ? to - from : 0};
}
