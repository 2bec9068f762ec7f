# What Quern is built with: LLVM's C API (22 preferred, 19 works), OpenMP, libcsv, utf8proc, libtommath, zlib, PCRE2, xxHash, OpenBLAS,
# Threads. Optional: bzip2, xz, zstd, lz4, and cairo (runtime/plot).
find_package(Threads REQUIRED)
find_package(OpenMP REQUIRED COMPONENTS C)

find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
add_library(quern_csv_dep INTERFACE)
target_include_directories(quern_csv_dep SYSTEM INTERFACE ${CSV_INCLUDE_DIR})
target_link_libraries(quern_csv_dep INTERFACE ${CSV_LIBRARY})

find_path(UTF8PROC_INCLUDE_DIR utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)
add_library(quern_utf8proc_dep INTERFACE)
target_include_directories(quern_utf8proc_dep SYSTEM INTERFACE ${UTF8PROC_INCLUDE_DIR})
target_link_libraries(quern_utf8proc_dep INTERFACE ${UTF8PROC_LIBRARY})

find_path(TOMMATH_INCLUDE_DIR tommath.h REQUIRED)
find_library(TOMMATH_LIBRARY tommath REQUIRED)
add_library(quern_tommath_dep INTERFACE)
target_include_directories(quern_tommath_dep SYSTEM INTERFACE ${TOMMATH_INCLUDE_DIR})
target_link_libraries(quern_tommath_dep INTERFACE ${TOMMATH_LIBRARY})

find_path(ZLIB_INCLUDE_DIR zlib.h REQUIRED)
find_library(ZLIB_LIBRARY z REQUIRED)
add_library(quern_zlib_dep INTERFACE)
target_include_directories(quern_zlib_dep SYSTEM INTERFACE ${ZLIB_INCLUDE_DIR})
target_link_libraries(quern_zlib_dep INTERFACE ${ZLIB_LIBRARY})

find_path(PCRE2_INCLUDE_DIR pcre2.h REQUIRED)
find_library(PCRE2_LIBRARY pcre2-8 REQUIRED)
add_library(quern_pcre2_dep INTERFACE)
target_include_directories(quern_pcre2_dep SYSTEM INTERFACE ${PCRE2_INCLUDE_DIR})
target_link_libraries(quern_pcre2_dep INTERFACE ${PCRE2_LIBRARY})

# What compressed files need; each may be absent, and such files are then refused by name.
foreach(lib "bz2 BZ2 bzlib.h bz2" "lzma LZMA lzma.h lzma" "zstd ZSTD zstd.h zstd" "lz4 LZ4 lz4frame.h lz4")
  separate_arguments(lib)
  list(GET lib 0 low)
  list(GET lib 1 up)
  list(GET lib 2 header)
  list(GET lib 3 so)
  if(NOT TARGET quern_${low}_dep)
    add_library(quern_${low}_dep INTERFACE)
    find_path(${up}_INCLUDE_DIR ${header})
    find_library(${up}_LIBRARY ${so})
    if(${up}_INCLUDE_DIR AND ${up}_LIBRARY)
      target_compile_definitions(quern_${low}_dep INTERFACE QUERN_HAVE_${up})
      target_include_directories(quern_${low}_dep SYSTEM INTERFACE ${${up}_INCLUDE_DIR})
      target_link_libraries(quern_${low}_dep INTERFACE ${${up}_LIBRARY})
    endif()
  endif()
endforeach()

find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)

# OpenBLAS, which has LAPACK inside. The OpenMP build, so that the process keeps its one OpenMP runtime; only quern-linalg.so links it.
find_library(OPENBLAS_LIBRARY openblas PATH_SUFFIXES openblas-openmp REQUIRED)
add_library(quern_blas_dep INTERFACE)
target_link_libraries(quern_blas_dep INTERFACE ${OPENBLAS_LIBRARY})

# LLVM through llvm-config. libLLVM is linked by its full path: the folder it lies in may hold a libgomp.so that
# is really LLVM's OpenMP runtime, and the process must have exactly one (GNU libgomp).
if(NOT LLVM_CONFIG)
  find_program(LLVM_CONFIG NAMES llvm-config-22 llvm-config-21 llvm-config-20 llvm-config-19 REQUIRED)
endif()
execute_process(COMMAND ${LLVM_CONFIG} --version OUTPUT_VARIABLE QUERN_LLVM_VERSION OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND ${LLVM_CONFIG} --includedir OUTPUT_VARIABLE QUERN_LLVM_INCLUDE OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND ${LLVM_CONFIG} --libdir OUTPUT_VARIABLE QUERN_LLVM_LIBDIR OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REGEX MATCH "^[0-9]+" QUERN_LLVM_MAJOR "${QUERN_LLVM_VERSION}")
if(QUERN_LLVM_MAJOR LESS 19)
  message(FATAL_ERROR "LLVM 19 to 22 is needed, ${LLVM_CONFIG} is ${QUERN_LLVM_VERSION}")
endif()
add_library(quern_llvm_dep INTERFACE)
target_include_directories(quern_llvm_dep SYSTEM INTERFACE ${QUERN_LLVM_INCLUDE})

# Its archives where they are there: opening the shared library, with every target and 180,000 relocations, costs 12 ms at the first compile,
# opening a module that has what Quern uses inside 2. No LLVM symbol is then seen by the host either.
option(QUERN_LLVM_STATIC "Link LLVM's archives into quern-llvm.so where they are installed" ON)
set(QUERN_LLVM_HOW "shared")
if(QUERN_LLVM_STATIC)
  execute_process(COMMAND ${LLVM_CONFIG} --link-static --libfiles passes native nativecodegen target analysis core
                  OUTPUT_VARIABLE llvm_archives OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE llvm_config_failed)
  separate_arguments(llvm_archives)
  foreach(lib IN ITEMS z zstd)
    find_library(QUERN_LLVM_NEEDS_${lib} ${lib})
    if(QUERN_LLVM_NEEDS_${lib})
      list(APPEND llvm_archives ${QUERN_LLVM_NEEDS_${lib}})
    endif()
  endforeach()
  list(APPEND llvm_archives -Wl,--gc-sections -Wl,-Bsymbolic -Wl,--exclude-libs,ALL -Wl,-z,nodelete stdc++ m dl Threads::Threads)
  if(NOT llvm_config_failed AND NOT DEFINED QUERN_LLVM_STATIC_WORKS)
    file(WRITE ${CMAKE_BINARY_DIR}/llvm_static.c "#include <llvm-c/Target.h>\n#include <llvm-c/Transforms/PassBuilder.h>\n"
         "int main(void) { LLVMInitializeNativeTarget(); LLVMInitializeNativeAsmPrinter(); return LLVMRunPasses(0, \"\", 0, 0) != 0; }\n")
    try_compile(works ${CMAKE_BINARY_DIR}/llvm_static ${CMAKE_BINARY_DIR}/llvm_static.c
                CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${QUERN_LLVM_INCLUDE}" LINK_LIBRARIES ${llvm_archives} OUTPUT_VARIABLE llvm_static_output)
    set(QUERN_LLVM_STATIC_WORKS ${works} CACHE INTERNAL "LLVM's archives can be linked")
  endif()
  if(QUERN_LLVM_STATIC_WORKS)
    set(QUERN_LLVM_HOW "linked into the module")
    target_link_libraries(quern_llvm_dep INTERFACE ${llvm_archives})
  endif()
endif()
if(NOT QUERN_LLVM_STATIC_WORKS OR NOT QUERN_LLVM_STATIC)
  find_library(QUERN_LLVM_LIBRARY NAMES LLVM-${QUERN_LLVM_MAJOR} LLVM PATHS ${QUERN_LLVM_LIBDIR} NO_DEFAULT_PATH REQUIRED)
  target_link_libraries(quern_llvm_dep INTERFACE ${QUERN_LLVM_LIBRARY})
endif()
message(STATUS "LLVM ${QUERN_LLVM_VERSION} in ${QUERN_LLVM_LIBDIR}, ${QUERN_LLVM_HOW}")
