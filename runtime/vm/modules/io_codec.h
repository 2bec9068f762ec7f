/* io_codec.h - bytes of files to text and back: utf-8, ascii, latin-1, encodings of one byte a character, with Python's error handlers and error texts. */
#ifndef QN_IO_CODEC_H
#define QN_IO_CODEC_H

#include "runtime/vm/vm_int.h"

typedef enum qn_codec { QN_CODEC_UTF8, QN_CODEC_UTF8_SIG, QN_CODEC_ASCII, QN_CODEC_LATIN1, QN_CODEC_CHARMAP /* + the number of a charmap */ } qn_codec;
typedef enum qn_codec_errors { QN_CODEC_STRICT, QN_CODEC_IGNORE, QN_CODEC_REPLACE, QN_CODEC_BACKSLASH } qn_codec_errors;

bool qn_codec_find(const char *name, qn_codec *out);
bool qn_codec_errors_find(const char *name, qn_codec_errors *out);
/* Appends the text of bytes as UTF-8. final: an unfinished sequence at the end is an error; else *used stops before it.
 * base: what position 0 is called in messages. -1: UnicodeDecodeError. */
int qn_codec_decode(qn_rt *rt, qn_codec codec, qn_codec_errors errors, qn_sv bytes, size_t base, bool final, qn_buf *out, size_t *used);
int qn_codec_encode(qn_rt *rt, qn_codec codec, qn_codec_errors errors, qn_sv text, qn_buf *out);
/* Is it well-formed UTF-8? *used: all of it, or up to an unfinished sequence at the end. -1: UnicodeDecodeError. */
int qn_codec_check_utf8(qn_rt *rt, qn_sv bytes, size_t base, bool final, size_t *used);

/* OSError of an errno, with a file name (QN_UNSET: none); always -1. */
int qn_raise_os(qn_rt *rt, int code, qn_value file);
int qn_raise_os2(qn_rt *rt, int code, qn_value file, qn_value file2);
/* What open() and os take for a path: str, bytes, or an object with __fspath__. *out: a str, owned. */
int qn_fspath(qn_rt *rt, qn_value v, qn_value *out);

#endif
