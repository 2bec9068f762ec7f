/* unicode.h - code points: UTF-8 both ways, and the few properties that Python's syntax and repr() need, by Unicode 14
 * (the version of Python 3.11). Tables: tools/gen_unicode.py. */
#ifndef QN_BASE_UNICODE_H
#define QN_BASE_UNICODE_H

#include "runtime/base/base.h"

enum { QN_UTF8_BAD = 0x110000 };

/* Reads one code point at *p < end and moves *p behind it; QN_UTF8_BAD for a malformed byte (moves by one). Lone
 * surrogates written as three bytes (WTF-8) are read as themselves. */
uint32_t qn_utf8_next(const char **p, const char *end);
/* Writes c, surrogates too; returns 1 to 4. */
size_t qn_utf8_put(uint32_t c, char out[4]);
void qn_buf_utf8(qn_buf *b, uint32_t c);
/* Strict UTF-8 (no surrogates)? *bad is the offset of the first malformed byte. */
bool qn_utf8_valid(qn_sv s, size_t *bad);
/* How many bytes from the malformed one at `at` CPython's decoder reports (and replaces) as one, and its words for why. */
size_t qn_utf8_fault(qn_sv s, size_t at, const char **why);
size_t qn_utf8_count(qn_sv s); /* code points of well-formed text */

bool qn_uc_printable(uint32_t c);   /* str.isprintable */
bool qn_uc_id_start(uint32_t c);    /* may begin an identifier */
bool qn_uc_id_continue(uint32_t c); /* may stand in one */
/* The character of a Unicode name, as "\N{name}" has it: any case, aliases too. */
bool qn_uc_by_name(qn_sv name, uint32_t *c);

#endif
