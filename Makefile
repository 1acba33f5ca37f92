# jiesu - see README.md. The targets that a user needs:
#
#   make                build the programs into build/fast/bin
#   make demo           the whole job on a sample (fetches what it needs)
#   make check          every proof, under gcc, clang and sanitizers
#   make install        PREFIX=/usr/local, DESTDIR as usual; and uninstall
#   make help           this text
#
# and a developer: check-quick (one mode, no sanitizers), lint, bench, torture,
# bench-huge, golden, cov, fuzz-NAME, dist, deps, deps-check, clean.
#
# MODE = fast | san | cov | fuzz; the modes live side by side in $(BUILD).
# WERROR=1 turns warnings into errors. CC, CFLAGS, CPPFLAGS, LDFLAGS, LDLIBS
# are the user's, also in config.mk, which git ignores. Sources are found by
# wildcard: a new file in a room, a verb, a test needs no line here.

-include config.mk

BUILD ?= build
# One spelling, or the header dependencies would not match.
override BUILD := $(patsubst $(CURDIR)/%,%,$(BUILD))
MODE ?= fast
JOBS ?= 2
ifeq ($(origin CC),default)
CC = gcc
endif

PREFIX ?= /usr/local
prefix ?= $(PREFIX)
bindir ?= $(prefix)/bin
datadir ?= $(prefix)/share
mandir ?= $(datadir)/man

OUT := $(BUILD)/$(MODE)
VERSION := $(shell cat VERSION)
COMMANDS := intake dispatch revisit audit report forecast
PACKAGES := sqlite3 jansson libcrypto

# Debian's names of what is needed, to build and to check.
DEPS := gcc libc6-dev pkg-config libsqlite3-dev libjansson-dev libssl-dev
DEPS_OPTIONAL := libxlsxwriter-dev zlib1g-dev
DEPS_CHECK := clang jq sqlite3 mandoc groff-base shellcheck
DEPS_PAGES := chromium fonts-noto-cjk poppler-utils
DEPS_FUZZ := clang libclang-rt-14-dev

# --- flags -----------------------------------------------------------------

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla -Wformat=2 -Wundef \
	-Wswitch-enum -Wimplicit-fallthrough

# Flags which not every compiler or machine knows: those that work.
AUTO_ZERO := -ftrivial-auto-var-init=zero
CLANG_ZERO := $(AUTO_ZERO) -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang
works = $(shell $(CC) -Werror $(1) -x c -S -o /dev/null /dev/null \
	>/dev/null 2>&1 && echo "$(1)")

HARDEN_fast = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 \
	-fstack-protector-strong -fPIE -fno-strict-overflow \
	-fno-delete-null-pointer-checks $(PROBED)
PROBED := $(if $(filter fast,$(MODE)),\
	$(call works,-fstack-clash-protection) \
	$(call works,-fcf-protection=full) \
	$(or $(call works,$(AUTO_ZERO)),$(call works,$(CLANG_ZERO))))
HARDEN_san = -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
HARDEN_cov = -O0 --coverage
HARDEN_fuzz = -O1 -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all

LINK_fast = -pie -Wl,-z,relro,-z,now,-z,noexecstack
LINK_san = -fsanitize=address,undefined
LINK_cov = --coverage
LINK_fuzz = -fsanitize=address,undefined

CFLAGS ?= -O2 -g
# Workbooks (-f xlsx) where the library is there, with all that it wants to be
# linked with; built anew when it comes.
XLSX_LIBS := $(shell libs=$$(pkg-config --libs xlsxwriter 2>/dev/null) && \
	echo 'int main(void) { return 0; }' | \
	$(CC) -x c -o /dev/null - -Wl,--no-as-needed $$libs 2>/dev/null && \
	echo "$$libs")
XLSX_CFLAGS := $(if $(XLSX_LIBS),-DHAVE_XLSXWRITER \
	$(shell pkg-config --cflags xlsxwriter 2>/dev/null))

PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)

COMPILE = $(CC) -std=c17 -D_GNU_SOURCE -Ilib -Icmd $(CPPFLAGS) $(PKG_CFLAGS) \
	$(XLSX_CFLAGS) \
	$(WARN) $(CFLAGS) $(HARDEN_$(MODE)) -ffile-prefix-map=$(CURDIR)=. \
	-pthread
LINK = $(CC) $(CFLAGS) $(LINK_$(MODE)) $(LDFLAGS) -pthread
LIBS = $(PKG_LIBS) $(XLSX_LIBS) -lm $(LDLIBS)

# --- what there is ---------------------------------------------------------

LIB_OBJ := $(patsubst %.c,$(OUT)/obj/%.o,$(wildcard lib/*/*.c))
CMD_OBJ := $(patsubst %.c,$(OUT)/obj/%.o,$(wildcard cmd/*.c))
command_obj = $(patsubst %.c,$(OUT)/obj/%.o,$(wildcard cmd/$(1)/*.c))

NAMES := $(patsubst cmd/%/main.c,%,\
	$(wildcard $(COMMANDS:%=cmd/%/main.c)))
PROGRAMS := $(NAMES:%=$(OUT)/bin/js-%)

# Data lies beside the code that reads it and is found by the programs in
# ../share/jiesu, seen from where they lie: so here, and so when installed.
DATA := $(filter-out %.c %.h %.inc %.md %~ %.orig %.rej,$(wildcard lib/*/*.*))
SHARE := $(DATA:lib/%=$(OUT)/share/jiesu/%)

test_names = $(basename $(notdir $(wildcard $(1))))
UNITS := $(call test_names,tests/unit/test_*.c)
GEN_MAINS := $(shell grep -l '^main\>' tests/gen/*.c 2>/dev/null)
TOOLS := $(basename $(notdir $(GEN_MAINS)))
GEN_OBJ := $(patsubst %.c,$(OUT)/obj/%.o,\
	$(filter-out $(GEN_MAINS),$(wildcard tests/gen/*.c)))
SHIMS := $(call test_names,tests/fault/*.c)
FUZZ := $(call test_names,tests/fuzz/fuzz_*.c)
UNIT_PROGRAMS := $(addprefix $(OUT)/test/,$(UNITS) $(FUZZ))
TEST_PROGRAMS := $(UNIT_PROGRAMS) $(TOOLS:%=$(OUT)/test/%) \
	$(SHIMS:%=$(OUT)/test/%.so)

all: $(PROGRAMS) $(SHARE) $(if $(LIB_OBJ),$(OUT)/libjs.a)
tests: all $(TEST_PROGRAMS)
objects: $(LIB_OBJ) $(CMD_OBJ) $(foreach n,$(NAMES),$(call command_obj,$n)) \
	$(patsubst %,$(OUT)/obj/tests/unit/%.o,$(UNITS)) \
	$(patsubst %,$(OUT)/obj/tests/gen/%.o,$(TOOLS)) $(GEN_OBJ) \
	$(patsubst %,$(OUT)/obj/tests/fuzz/%.o,$(FUZZ))

# --- how it is made --------------------------------------------------------

# Written anew only when compiler or flags change; then all is built anew.
quoted = '$(subst ','\'',$(1))'
$(OUT)/flags: FORCE
	$(if $(PKG_LIBS),,$(error no $(PACKAGES) to link with: 'make deps' installs what is missing))
	@mkdir -p $(@D)
	@printf '%s\n' $(call quoted,$(COMPILE) / $(LINK) $(LIBS)) | \
		cmp -s - $@ || \
	 printf '%s\n' $(call quoted,$(COMPILE) / $(LINK) $(LIBS)) >$@

# WERROR is no change of flags, so that `make` and `make check` share objects;
# but an object that came with warnings is made anew under it.
ifdef WERROR
$(shell find $(OUT)/obj -name '*.warn' 2>/dev/null | sed 's/\.warn$$/.o/' | \
	xargs -r rm -f)
endif

say = $(if $(findstring s,$(firstword -$(MAKEFLAGS))),,echo '$(1)';)

$(OUT)/obj/%.o: %.c $(OUT)/flags
	@$(call say,cc $<) mkdir -p $(@D); \
	$(COMPILE) $(EXTRA) $(if $(WERROR),-Werror) -MMD -MP -c -o $@ $< \
		2>$(@:.o=.warn); status=$$?; \
	if [ -s $(@:.o=.warn) ]; then cat $(@:.o=.warn) >&2; \
	else rm -f $(@:.o=.warn); fi; exit $$status

$(OUT)/obj/cmd/cli.o: EXTRA = -DJS_VERSION='"$(VERSION)"'
$(OUT)/obj/cmd/cli.o: VERSION
$(OUT)/obj/tests/%.o: EXTRA = -Itests

$(OUT)/libjs.a: $(LIB_OBJ) $(OUT)/flags
	@$(call say,ar $@) rm -f $@; ar qcsD $@ $(LIB_OBJ)

define program
$(OUT)/bin/js-$(1): $(call command_obj,$(1)) $(CMD_OBJ) $(OUT)/libjs.a
	@$$(call say,ld $$@) mkdir -p $$(@D); $$(LINK) -o $$@ $$^ $$(LIBS)
endef
$(foreach n,$(NAMES),$(eval $(call program,$n)))

$(UNITS:%=$(OUT)/test/%): $(OUT)/test/%: $(OUT)/obj/tests/unit/%.o
# These two are about what the commands share.
$(OUT)/test/test_cli $(OUT)/test/test_stream: $(CMD_OBJ)
$(TOOLS:%=$(OUT)/test/%): $(OUT)/test/%: $(OUT)/obj/tests/gen/%.o $(GEN_OBJ)
$(FUZZ:%=$(OUT)/test/%): $(OUT)/test/%: $(OUT)/obj/tests/fuzz/%.o
ifeq ($(MODE),fuzz)
$(FUZZ:%=$(OUT)/test/%): LINK_fuzz += -fsanitize=fuzzer
else
$(FUZZ:%=$(OUT)/test/%): $(OUT)/obj/tests/fuzz/replay.o
endif
$(UNIT_PROGRAMS) $(TOOLS:%=$(OUT)/test/%): $(OUT)/libjs.a
	@$(call say,ld $@) mkdir -p $(@D); \
	$(LINK) -o $@ $(filter %.o,$^) $(OUT)/libjs.a $(LIBS)

$(OUT)/test/%.so: tests/fault/%.c $(OUT)/flags
	@$(call say,ld $@) mkdir -p $(@D); \
	$(CC) -std=c17 -D_GNU_SOURCE $(WARN) -O2 -g -fPIC -shared -o $@ $< -ldl

$(OUT)/share/jiesu/%: lib/%
	@mkdir -p $(@D); cp $< $@

# --- packages --------------------------------------------------------------

# Installs through apt-get what is missing, and does nothing otherwise.
deps:
	@tests/deps $(DEPS)
	@tests/deps $(DEPS_OPTIONAL) || \
		echo 'make: going on without $(DEPS_OPTIONAL)'
deps-check: deps
	@tests/deps $(DEPS_CHECK) || \
		echo 'make: going on; what needs a missing tool is skipped'
	@tests/deps $(DEPS_PAGES) || \
		echo 'make: going on without a browser'

# --- proofs ----------------------------------------------------------------

# What the scripts are told; the runner sets JS_BUILD again for each mode.
RUN = JS_BUILD='$(abspath $(OUT))' JS_ROOT='$(abspath $(BUILD))' CC='$(CC)' \
	JOBS='$(JOBS)'
BUILDS := tests/lint/builds.t
LINTS := $(filter-out $(BUILDS) tests/lint/clean.t,$(wildcard tests/lint/*.t))
SCRIPTS := $(wildcard tests/t/*.t)
unit_programs = $(addprefix $(BUILD)/$(1)/test/,$(UNITS) $(FUZZ))

check: deps-check
	@$(RUN) tests/run $(BUILDS) --then \
		--mode fast $(LINTS) $(call unit_programs,fast) $(SCRIPTS) \
		--mode san $(call unit_programs,san) $(SCRIPTS) \
		--then --mode fast tests/lint/clean.t

check-quick: tests
	@$(RUN) tests/run --mode $(MODE) $(UNIT_PROGRAMS) $(SCRIPTS) \
		$(if $(filter fast,$(MODE)),$(LINTS))

lint: tests
	@$(RUN) tests/run --mode $(MODE) $(LINTS)

demo: deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@$(RUN) PATH='$(abspath $(OUT))/bin:$(abspath $(OUT))/test':"$$PATH" \
		tests/demo.sh

bench: tests
	@for b in $(or $(wildcard tests/bench/run),$(wildcard tests/bench/*.sh)); \
	do $(RUN) "$$b" || exit; done

# On 10,000,000 cases: some minutes, 15 GiB in $JS_BENCH_DIR.
bench-huge: tests
	@$(RUN) tests/bench/run huge

torture: tests
	@$(RUN) tests/fault/torture.sh

golden: tests
	@$(RUN) tests/golden $(SCRIPTS)

cov:
	@find $(BUILD)/cov -name '*.gcda' -exec rm -f {} + 2>/dev/null || :
	@$(MAKE) --no-print-directory MODE=cov check-quick
	@find $(abspath $(BUILD))/cov/obj/lib $(abspath $(BUILD))/cov/obj/cmd \
		-name '*.gcda' -exec gcov -n {} + 2>/dev/null | tests/coverage

FUZZ_TIME ?= 60
fuzz-%:
	@tests/deps $(DEPS) $(DEPS_FUZZ)
	@$(MAKE) --no-print-directory -s MODE=fuzz CC=clang \
		$(BUILD)/fuzz/test/fuzz_$*
	@mkdir -p $(BUILD)/fuzz/corpus/$* tests/fuzz/corpus/$*
	cd $(BUILD)/fuzz && test/fuzz_$* -max_total_time=$(FUZZ_TIME) \
		-timeout=1 corpus/$* $(CURDIR)/tests/fuzz/corpus/$*

# --- installing ------------------------------------------------------------

# One line per file: "mode, source, target"; uninstall reads the same list.
BASH_DIR = $(datadir)/bash-completion/completions
INSTALLED = \
	$(foreach n,$(NAMES),755:$(OUT)/bin/js-$n:$(bindir)/js-$n) \
	$(foreach f,$(DATA),644:$f:$(datadir)/jiesu/$(f:lib/%=%)) \
	$(foreach s,1 5 7,$(foreach f,$(wildcard man/*.$s),\
		644:$f:$(mandir)/man$s/$(notdir $f))) \
	$(foreach f,$(wildcard completions/js.bash),\
		644:$f:$(BASH_DIR)/js-intake) \
	$(foreach f,$(wildcard completions/_js),\
		644:$f:$(datadir)/zsh/site-functions/_js) \
	$(foreach f,$(wildcard completions/*.fish),\
		644:$f:$(datadir)/fish/vendor_completions.d/$(notdir $f))
BASH_LINKS = $(patsubst %,$(BASH_DIR)/js-%,$(filter-out intake,$(COMMANDS)))

install: all
	@for line in $(INSTALLED); do \
		from=$${line#*:} to=$${line##*:}; \
		install -D -m "$${line%%:*}" "$${from%%:*}" \
			"$(DESTDIR)$$to" || exit; \
	done
	@for link in $(if $(wildcard completions/js.bash),$(BASH_LINKS)); do \
		ln -sf js-intake "$(DESTDIR)$$link" || exit; \
	done

uninstall:
	@for line in $(INSTALLED); do rm -f "$(DESTDIR)$${line##*:}"; done
	@for link in $(BASH_LINKS); do rm -f "$(DESTDIR)$$link"; done
	@[ ! -d "$(DESTDIR)$(datadir)/jiesu" ] || \
		find "$(DESTDIR)$(datadir)/jiesu" -depth -type d -empty -delete

dist:
	@mkdir -p $(BUILD)
	git archive --prefix=jiesu-$(VERSION)/ \
		-o $(BUILD)/jiesu-$(VERSION).tar.gz HEAD

# What stands at the head of this file.
help:
	@sed -n '/^#/!q; s/^# \{0,1\}//; s/^#//; p' Makefile

clean:
	rm -rf $(BUILD)

FORCE:
.DELETE_ON_ERROR:
.PHONY: all help tests objects deps deps-check check check-quick lint demo bench bench-huge \
	torture golden cov install uninstall dist clean FORCE

-include $(patsubst %.o,%.d,$(LIB_OBJ) $(CMD_OBJ) \
	$(foreach n,$(NAMES),$(call command_obj,$n))) \
	$(wildcard $(OUT)/obj/tests/*/*.d)
