# Writes OUT: `#define QUERN_BUILD_ID` with a hash over the files listed in the file LIST, relative to ROOT. They decide what
# the compiler makes of an IR text, so the object cache of one build is never read by another.
file(STRINGS ${LIST} sources)
set(sums "")
foreach(source ${sources})
  file(SHA256 ${ROOT}/${source} sum)
  string(APPEND sums "${source} ${sum}\n")
endforeach()
string(SHA256 id "${sums}")
string(SUBSTRING ${id} 0 32 id)
file(WRITE ${OUT} "#define QUERN_BUILD_ID \"${id}\"\n")
