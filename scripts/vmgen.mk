# Engines in C made from descriptions of machines while a project is built, for GNU make:
#
#   include .../vmgen/scripts/vmgen.mk
#   $(eval $(call vmgen_generate,calc,calc.vmg,c-direct,--unchecked))
#
#   calc: main.o $(calc_OBJECTS)
#   	$(CC) -o $@ $^
#   	$(calc_CHECK) $@
#
# vmgen_generate takes a name, a description, an engine and further arguments of `vmgen generate`, such as -DNAME=VALUE
# or --prefix P. It defines, for the name calc,
#
#   calc_FOLDER    where the engine's files go: $(VMGEN_FOLDER)/calc, which is build/vmgen/calc
#   calc_OBJECTS   its object files but for the driver, compiled by rules of their own
#   calc_DRIVER    the object files of the driver, with its main function
#   calc_HEADERS   a file that is new whenever the engine is: what includes its headers depends on it
#   calc_FLAGS     the options that it is meant to be compiled with
#   calc_CHECK     a command that looks into the machine code of a program, and fails if the compiler has spoilt it
#
# The engine is generated again when the description changes or a file that it includes.
# VMGEN names the command; without, it is the one beside this file, or on the path.

VMGEN_SCRIPTS := $(dir $(lastword $(MAKEFILE_LIST)))
VMGEN ?= $(firstword $(wildcard $(VMGEN_SCRIPTS)../vmgen) vmgen)
VMGEN_FOLDER ?= build/vmgen

# The first argument of every call below is the name.
define vmgen_generate
$(1)_FOLDER := $(VMGEN_FOLDER)/$(1)
$(1)_ARGUMENTS := generate $(2) --engine $(3) -o $(VMGEN_FOLDER)/$(1) $(4)
$$(eval $$(call vmgen_rules,$(1),$(2)))
endef

define vmgen_rules
$(1)_FILES := $$(shell $$(VMGEN) $$($(1)_ARGUMENTS) --list-outputs)
$(1)_FLAGS := $$(shell $$(VMGEN) $$($(1)_ARGUMENTS) --list-flags "$$(CC)")
ifeq ($$($(1)_FILES),)
$$(error vmgen can make nothing of $(2))
endif
$(1)_ALL := $$(patsubst %.c,%.o,$$(filter %.c,$$($(1)_FILES)))
$(1)_DRIVER := $$(filter %_main.o %_driver.o,$$($(1)_ALL))
$(1)_OBJECTS := $$(filter-out $$($(1)_DRIVER),$$($(1)_ALL))
$(1)_HEADERS := $$($(1)_FOLDER).stamp
$(1)_SCRIPT := $$(filter %_check.sh,$$($(1)_FILES))
$(1)_CHECK = @vmgen_check() { sh "$$($(1)_SCRIPT)" "$$$$1" >/dev/null || test $$$$? -eq 3; }; $$(if $$($(1)_SCRIPT),vmgen_check,true)

$$($(1)_HEADERS): $(2)
	$$(VMGEN) $$($(1)_ARGUMENTS) --stamp $$@ --depfile $$($(1)_FOLDER).d

# Files that did not change keep their time, and are not compiled again.
$$(filter %.c %.h,$$($(1)_FILES)): $$($(1)_HEADERS) ;

$$($(1)_ALL): %.o: %.c
	$$(CC) $$($(1)_FLAGS) $$(CPPFLAGS) -MMD -MP -I$$($(1)_FOLDER) -I$$(dir $(2)) -c -o $$@ $$<

-include $$($(1)_FOLDER).d $$($(1)_ALL:.o=.d)
endef
