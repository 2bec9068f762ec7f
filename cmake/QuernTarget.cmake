# quern_library(name DEPS a b ...): a static part of libquern made of every .c in the current folder (and in
# the folders named after SUBDIRS), with the project's warnings. Parts are linked whole into libquern.
set(QUERN_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wstrict-prototypes
  -Wmissing-prototypes -Wswitch-enum -Wundef -Wvla -Wformat=2 -Wimplicit-fallthrough)

function(quern_options target)
  # Not with sanitizers: gcc then loses the ranges of what it instruments and warns of conversions that cannot happen.
  if(QUERN_WERROR AND NOT QUERN_SANITIZE)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  target_compile_options(${target} PRIVATE ${QUERN_WARNINGS}
    -ffp-contract=off -fno-math-errno -fno-strict-aliasing)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/include)
  target_compile_definitions(${target} PRIVATE _GNU_SOURCE)
  if(QUERN_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${QUERN_SANITIZE} -fno-omit-frame-pointer
      -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=${QUERN_SANITIZE})
  endif()
endfunction()

function(quern_library name)
  cmake_parse_arguments(arg "" "" "DEPS;SUBDIRS" ${ARGN})
  set(globs *.c)
  foreach(dir ${arg_SUBDIRS})
    list(APPEND globs ${dir}/*.c)
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${globs})
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${arg_DEPS})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  quern_options(${name})
  target_link_libraries(${name} PUBLIC ${arg_DEPS})
endfunction()
