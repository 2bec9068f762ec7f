/* numpy_native.h - natives of the module _numpy, which numpy's parts in Python call. */
#ifndef QN_NUMPY_NATIVE_H
#define QN_NUMPY_NATIVE_H

#include "runtime/vm/modules/numpy.h"

#define NUMPY_NATIVE(name) int qn_np_##name(qn_rt *rt, qn_value self, const qn_args *args, qn_value *out)
NUMPY_NATIVE(fft_plan);
NUMPY_NATIVE(fft_lines);
NUMPY_NATIVE(einsum);      /* numpy_einsum.c */
NUMPY_NATIVE(product_in_order);
NUMPY_NATIVE(raw_bytes);   /* numpy_file.c */
NUMPY_NATIVE(from_raw);
NUMPY_NATIVE(record_places); /* numpy_rec.c */
NUMPY_NATIVE(records_at);
NUMPY_NATIVE(file_read);
NUMPY_NATIVE(file_write);
NUMPY_NATIVE(file_map);
NUMPY_NATIVE(parse_floats);
NUMPY_NATIVE(deflate);     /* numpy_zip.c */
NUMPY_NATIVE(inflate);
NUMPY_NATIVE(crc32);
NUMPY_NATIVE(seed_words);  /* numpy_random.c */
NUMPY_NATIVE(new_generator);
NUMPY_NATIVE(system_words);
NUMPY_NATIVE(stream_seed);
NUMPY_NATIVE(global_state);
NUMPY_NATIVE(stream_get);  /* numpy_random_bits.c */
NUMPY_NATIVE(stream_set);
NUMPY_NATIVE(stream_raw);
NUMPY_NATIVE(map_flush);   /* a method of memmap */
extern qn_class qn_memmap_class;
#endif
