#!/bin/sh
# Shell scripts pass shellcheck. SC1090/1091: lib.sh is not followed; SC2154,
# SC2034: its variables are set there and read elsewhere.
. "$(dirname "$0")/../lib.sh"

command -v shellcheck >/dev/null || skip_all 'no shellcheck'
cd "$TOP" || exit 1
export LC_ALL=C.UTF-8
find tests .ci completions -type f | sort | while read -r file; do
	case $(head -n 1 "$file") in
	'#!/bin/sh'*|'#!/usr/bin/env bash'|'#!/bin/bash'*) echo "$file" ;;
	'# shellcheck shell='*) echo "$file" ;;
	esac
done >"$DIR/scripts"
xargs -r shellcheck -e SC1090,SC1091,SC2154,SC2034 <"$DIR/scripts" \
	>"$DIR/found" 2>&1
empty 'shellcheck finds nothing' "$DIR/found"
done_testing
