/* io_file.h - file objects, for the modules that make them. */
#ifndef QN_IO_FILE_H
#define QN_IO_FILE_H

#include "runtime/vm/vm_int.h"

extern qn_class qn_io_text_class, qn_io_reader_class, qn_io_writer_class, qn_io_random_class;
int qn_io_open(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out); /* the builtin open */
int qn_io_line_end(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out);
int qn_io_unsupported(qn_rt *rt, const char *what); /* raises io.UnsupportedOperation; -1 */
int qn_io_stdin(qn_rt *rt, bool text, qn_value *out); /* sys.stdin, or its bytes */

#endif
