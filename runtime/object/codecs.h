/* codecs.h - encodings besides UTF-8, ASCII and Latin-1: those of one byte a character, by tables that the C library's iconv fills, UTF-16 and
 * UTF-32 with and without a mark, UTF-8 with one, unicode_escape. */
#ifndef QN_OBJECT_CODECS_H
#define QN_OBJECT_CODECS_H

#include "runtime/object/object.h"

enum { QN_CHARMAP_NONE = UINT32_MAX };

/* A name without case, dashes, underlines and blanks, as Python compares names of encodings. */
void qn_encoding_plain(const char *name, char plain[32]);
/* An encoding of one byte a character: its number, -1 of another name; its characters, QN_CHARMAP_NONE where it has none. */
int qn_charmap_find(const char *name);
bool qn_charmap_table(int map, uint32_t table[256]);
int qn_charmap_encode(qn_rt *rt, int map, qn_sv s, const char *errors, qn_buf *out);

int qn_decode_other(qn_rt *rt, qn_sv s, const char *name, const char *errors, qn_value *out); /* LookupError of an unknown name */
int qn_encode_other(qn_rt *rt, qn_sv s, const char *name, const char *errors, qn_value *out);
#endif
