# Engines in C made from descriptions of machines while a project is built:
#
#   find_package(vmgen REQUIRED)      # with -Dvmgen_DIR=.../vmgen/scripts
#   vmgen_generate(TARGET calc SPEC calc.vmg)
#
# vmgen_generate(TARGET target SPEC file
#                [ENGINES engine...]       c-direct
#                [PREFIX prefix]           of files and symbols, instead of the machine's name
#                [OPTIONS NAME=VALUE...]   options of the description
#                [ARGUMENTS argument...]   further ones for `vmgen generate`, such as --unchecked
#                [DRIVER])                 with the driver's main function
#
# adds the engine's files to a target with the options that they are meant to be compiled with, and the folder of its
# headers. They are generated again when the description changes or a file that it includes. After the target is linked
# its machine code is checked: dispatches not merged, calls at the ends of bodies jumps. With several engines, PREFIX is
# needed, and the names of each start with it and the engine's name without "c-": calcdirect, calctail.
#
# VMGEN_EXECUTABLE names the command; without, it is the one beside this file, or on the path.

cmake_minimum_required(VERSION 3.20)

find_program(VMGEN_EXECUTABLE vmgen
  HINTS "${CMAKE_CURRENT_LIST_DIR}/.." "${CMAKE_CURRENT_LIST_DIR}/../../../bin"
  DOC "the command vmgen")
if(NOT VMGEN_EXECUTABLE)
  set(vmgen_FOUND FALSE)
  set(vmgen_NOT_FOUND_MESSAGE "the command vmgen is not found: say where by -DVMGEN_EXECUTABLE=FILE")
  return()
endif()
set(vmgen_FOUND TRUE)

# Runs the command while the project is configured; its lines into a list.
function(vmgen_lines variable)
  execute_process(COMMAND "${VMGEN_EXECUTABLE}" ${ARGN}
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE message
    OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "vmgen: ${output}${message}")
  endif()
  string(REPLACE "\n" ";" lines "${output}")
  set(${variable} "${lines}" PARENT_SCOPE)
endfunction()

function(vmgen_generate)
  cmake_parse_arguments(PARSE_ARGV 0 arg "DRIVER" "TARGET;SPEC;PREFIX" "ENGINES;OPTIONS;ARGUMENTS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "vmgen_generate: unknown: ${arg_UNPARSED_ARGUMENTS}")
  elseif(NOT arg_TARGET OR NOT arg_SPEC)
    message(FATAL_ERROR "vmgen_generate: TARGET and SPEC are needed")
  elseif(NOT TARGET "${arg_TARGET}")
    message(FATAL_ERROR "vmgen_generate: there is no target ${arg_TARGET}")
  endif()
  if(NOT arg_ENGINES)
    set(arg_ENGINES c-direct)
  endif()
  list(LENGTH arg_ENGINES count)
  if(count GREATER 1 AND NOT arg_PREFIX)
    message(FATAL_ERROR "vmgen_generate: several engines need PREFIX, since their names must differ")
  endif()
  cmake_path(ABSOLUTE_PATH arg_SPEC BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE OUTPUT_VARIABLE spec)
  cmake_path(GET spec PARENT_PATH spec_folder)
  foreach(engine IN LISTS arg_ENGINES)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/vmgen/${arg_TARGET}/${engine}")
    set(arguments generate "${spec}" --engine "${engine}" -o "${folder}" ${arg_ARGUMENTS})
    foreach(option IN LISTS arg_OPTIONS)
      list(APPEND arguments "-D${option}")
    endforeach()
    if(arg_PREFIX)
      set(prefix "${arg_PREFIX}")
      if(count GREATER 1)
        string(REGEX REPLACE "^c-" "" name "${engine}")
        string(APPEND prefix "${name}")
      endif()
      list(APPEND arguments --prefix "${prefix}")
    endif()

    vmgen_lines(files ${arguments} --list-outputs)
    vmgen_lines(flags ${arguments} --list-flags "${CMAKE_C_COMPILER}")
    set(sources ${files})
    list(FILTER sources INCLUDE REGEX "\\.[ch]$")
    if(NOT arg_DRIVER)
      list(FILTER sources EXCLUDE REGEX "_(main|driver)\\.[ch]$")
    endif()
    set(check ${files})
    list(FILTER check INCLUDE REGEX "_check\\.sh$")

    set(stamp "${folder}.stamp")
    add_custom_command(OUTPUT "${stamp}" BYPRODUCTS ${files}
      COMMAND "${VMGEN_EXECUTABLE}" ${arguments} --stamp "${stamp}" --depfile "${folder}.d"
      DEPENDS "${spec}" DEPFILE "${folder}.d"
      COMMENT "Generating ${engine} from ${arg_SPEC}" VERBATIM)
    set_source_files_properties(${sources} PROPERTIES GENERATED TRUE COMPILE_OPTIONS "${flags}")
    # A target of its own, so that files are there before any other is compiled that includes them.
    string(MAKE_C_IDENTIFIER "${arg_TARGET}_${engine}_vmgen" generation)
    add_custom_target("${generation}" DEPENDS "${stamp}")
    add_dependencies("${arg_TARGET}" "${generation}")
    target_sources("${arg_TARGET}" PRIVATE ${sources})
    target_include_directories("${arg_TARGET}" PUBLIC "$<BUILD_INTERFACE:${folder}>" "$<BUILD_INTERFACE:${spec_folder}>")

    get_target_property(type "${arg_TARGET}" TYPE)
    if(check AND UNIX AND NOT type STREQUAL "OBJECT_LIBRARY")
      # 3: nothing can be said on this computer.
      add_custom_command(TARGET "${arg_TARGET}" POST_BUILD
        COMMAND sh -c "sh \"$0\" \"$1\" >/dev/null || test $? -eq 3" "${check}" "$<TARGET_FILE:${arg_TARGET}>"
        VERBATIM)
    endif()
  endforeach()
endfunction()
