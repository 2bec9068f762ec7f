/* unicode.c - UTF-8 and the property tables. */
#include "runtime/base/unicode.h"

#include "runtime/base/unicode_ranges.inc"

static const uint64_t name_table[] = {
#include "runtime/base/unicode_names.inc"
};

/* --- UTF-8 ------------------------------------------------------------------------------------------------------- */
static bool is_trail(unsigned char c) { return (c & 0xC0) == 0x80; }

uint32_t qn_utf8_next(const char **p, const char *end) {
  const unsigned char *s = (const unsigned char *)*p;
  size_t n = (size_t)(end - *p);
  uint32_t c = s[0];
  if (c < 0x80) {
    *p += 1;
    return c;
  }
  if (c >= 0xC2 && c < 0xE0 && n >= 2 && is_trail(s[1])) {
    *p += 2;
    return (c & 0x1F) << 6 | (s[1] & 0x3Fu);
  }
  if (c >= 0xE0 && c < 0xF0 && n >= 3 && is_trail(s[1]) && is_trail(s[2])) {
    c = (c & 0x0F) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    if (c >= 0x800) {
      *p += 3;
      return c;
    }
  } else if (c >= 0xF0 && c < 0xF5 && n >= 4 && is_trail(s[1]) && is_trail(s[2]) && is_trail(s[3])) {
    c = (c & 0x07) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
    if (c >= 0x10000 && c < 0x110000) {
      *p += 4;
      return c;
    }
  }
  *p += 1;
  return QN_UTF8_BAD;
}

size_t qn_utf8_put(uint32_t c, char out[4]) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3F));
  out[2] = (char)(0x80 | (c >> 6 & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

void qn_buf_utf8(qn_buf *b, uint32_t c) {
  char bytes[4];
  qn_buf_add(b, bytes, qn_utf8_put(c, bytes));
}

bool qn_utf8_valid(qn_sv s, size_t *bad) {
  const char *p = s.p, *end = s.p + s.n;
  while (p < end) {
    if ((unsigned char)*p < 0x80) {
      p++;
      continue;
    }
    const char *start = p;
    uint32_t c = qn_utf8_next(&p, end);
    if (c == QN_UTF8_BAD || (c >= 0xD800 && c < 0xE000)) {
      *bad = (size_t)(start - s.p);
      return false;
    }
  }
  return true;
}

size_t qn_utf8_fault(qn_sv s, size_t at, const char **why) {
  uint8_t c = (uint8_t)s.p[at];
  size_t want = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
  *why = "invalid start byte";
  for (size_t k = 1; k < want; k++) {
    *why = "unexpected end of data";
    if (at + k >= s.n) return k;
    uint8_t d = (uint8_t)s.p[at + k];
    uint8_t lo = k == 1 && c == 0xE0 ? 0xA0 : k == 1 && c == 0xF0 ? 0x90 : 0x80;
    uint8_t hi = k == 1 && c == 0xED ? 0x9F : k == 1 && c == 0xF4 ? 0x8F : 0xBF;
    *why = "invalid continuation byte";
    if (d < lo || d > hi) return k;
  }
  return 1;
}

size_t qn_utf8_count(qn_sv s) {
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++) n += !is_trail((unsigned char)s.p[i]);
  return n;
}

/* --- properties -------------------------------------------------------------------------------------------------- */
static bool in_ranges(const uint32_t (*ranges)[2], size_t n, uint32_t c) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (c > ranges[mid][1])
      low = mid + 1;
    else
      high = mid;
  }
  return low < n && c >= ranges[low][0];
}

bool qn_uc_printable(uint32_t c) {
  if (c < 0x7F) return c >= 0x20;
  return in_ranges(printable_ranges, QN_COUNT(printable_ranges), c);
}
bool qn_uc_id_start(uint32_t c) { return in_ranges(id_start_ranges, QN_COUNT(id_start_ranges), c); }
bool qn_uc_id_continue(uint32_t c) { return in_ranges(id_continue_ranges, QN_COUNT(id_continue_ranges), c); }

/* --- names ------------------------------------------------------------------------------------------------------- */
enum { NAME_MAX_LENGTH = 256 };

/* CJK UNIFIED IDEOGRAPH-4E00: four or five hexadecimal digits of an assigned ideograph. */
static bool by_ideograph(qn_sv digits, uint32_t *c) {
  static const uint32_t ranges[][2] = {{0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B738},
                                       {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A}};
  if (digits.n != 4 && digits.n != 5) return false;
  uint32_t v = 0;
  for (size_t i = 0; i < digits.n; i++) {
    char d = digits.p[i];
    if (!(d >= '0' && d <= '9') && !(d >= 'A' && d <= 'F')) return false;
    v = v * 16 + (uint32_t)(d <= '9' ? d - '0' : d - 'A' + 10);
  }
  *c = v;
  return in_ranges(ranges, QN_COUNT(ranges), v);
}

/* The longest of the jamo names that rest begins with; its index, and *rest moves behind it. */
static int longest_jamo(const char *const *jamo, int n, qn_sv *rest) {
  int best = -1;
  size_t best_n = 0;
  for (int i = 0; i < n; i++) {
    size_t k = strlen(jamo[i]);
    if (k <= rest->n && memcmp(jamo[i], rest->p, k) == 0 && (best < 0 || k > best_n)) {
      best = i;
      best_n = k;
    }
  }
  if (best >= 0) *rest = (qn_sv){rest->p + best_n, rest->n - best_n};
  return best;
}

static bool by_syllable(qn_sv rest, uint32_t *c) {
  static const char *const leads[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                      "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
  static const char *const vowels[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                       "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
  static const char *const tails[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D",  "L", "LG", "LM", "LB", "LS", "LT",
                                      "LP", "LH", "M",  "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"};
  int l = longest_jamo(leads, QN_COUNT(leads), &rest);
  int v = longest_jamo(vowels, QN_COUNT(vowels), &rest);
  int t = longest_jamo(tails, QN_COUNT(tails), &rest);
  if (l < 0 || v < 0 || t < 0 || rest.n) return false;
  *c = (uint32_t)(0xAC00 + (l * 21 + v) * 28 + t);
  return true;
}

bool qn_uc_by_name(qn_sv name, uint32_t *c) {
  char upper[NAME_MAX_LENGTH];
  if (name.n == 0 || name.n > sizeof upper) return false;
  uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a, as tools/gen_unicode.py has it */
  for (size_t i = 0; i < name.n; i++) {
    char ch = name.p[i];
    upper[i] = ch >= 'a' && ch <= 'z' ? (char)(ch - 32) : ch;
    hash = (hash ^ (unsigned char)upper[i]) * UINT64_C(0x100000001b3);
  }
  qn_sv cjk = QN_SV("CJK UNIFIED IDEOGRAPH-"), hangul = QN_SV("HANGUL SYLLABLE ");
  if (name.n > cjk.n && memcmp(upper, cjk.p, cjk.n) == 0)
    return by_ideograph((qn_sv){upper + cjk.n, name.n - cjk.n}, c);
  if (name.n > hangul.n && memcmp(upper, hangul.p, hangul.n) == 0)
    return by_syllable((qn_sv){upper + hangul.n, name.n - hangul.n}, c);
  size_t low = 0, high = QN_COUNT(name_table);
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (name_table[mid] >> 21 < hash >> 21)
      low = mid + 1;
    else
      high = mid;
  }
  if (low == QN_COUNT(name_table) || name_table[low] >> 21 != hash >> 21) return false;
  *c = (uint32_t)(name_table[low] & 0x1FFFFF);
  return true;
}
