/* io_bytes.h - the bytes under a file object: io_bytes.c moves them, io_file.c is what programs see. */
#ifndef QN_IO_BYTES_H
#define QN_IO_BYTES_H

#include "runtime/vm/modules/io_codec.h"
#include "runtime/vm/vm_int.h"

typedef enum qn_newline { QN_NL_UNIVERSAL, QN_NL_KEEP, QN_NL_LF, QN_NL_CR, QN_NL_CRLF } qn_newline;

typedef struct qn_file {
  qn_obj obj;
  int fd;
  bool text, readable, writable, closed, close_fd, line_buffered, unbuffered, is_stdin;
  bool iterating; /* text: tell() is off between next() and the end */
  bool at_once;   /* read() of everything is on */
  bool fresh;     /* nothing read yet: a byte order mark may come */
  qn_codec codec;
  qn_codec_errors errors;
  qn_newline newline;
  uint8_t seen; /* newlines met: 1 \n, 2 \r, 4 \r\n */
  qn_value name;
  char mode[8], encoding[32], errors_name[24];
  qn_buf raw, out;
  size_t pos;     /* raw[pos..] is unread */
  size_t checked; /* raw[..checked] is well-formed */
} qn_file;

static inline size_t qn_io_unread(const qn_file *f) { return f->raw.n - f->pos; }
int qn_io_write_out(qn_file *f); /* what waits; an errno, what could not be written stays */
int qn_io_flush(qn_rt *rt, qn_file *f);
int qn_io_put(qn_rt *rt, qn_file *f, qn_sv bytes);
int qn_io_read_line(qn_rt *rt, qn_file *f, int64_t limit, qn_value *out);  /* limit < 0: none */
int qn_io_read_count(qn_rt *rt, qn_file *f, int64_t count, qn_value *out); /* characters of text, bytes; < 0: all */

#endif
