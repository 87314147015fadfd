#!/bin/sh
# rehearse.sh KIT ROOT SIGNERS FINGERPRINT NAME: the installation of a kit, before the trip. Verifies the kit, installs it below ROOT, looks
# which plugins the service loaded, and stops it. Standard output: `stage=` before each stage, then what was found.
set -eu

# The program that a process runs, and the files that it has mapped.
files_of() { # PID
  readlink "/proc/$1/exe" 2>/dev/null || :
  sed -n 's,^[^/]*\(/.*\)$,\1,p' "/proc/$1/maps" 2>/dev/null || :
}

running_below() { # DIR: a line for each file of DIR that a process runs or has mapped
  for process in /proc/[0-9]*; do files_of "${process#/proc/}"; done | sort -u | while read -r file; do
    case $file in "$1"/*) printf '%s\n' "${file#"$1/"}" ;; esac
  done
}

show_log() { tail -n 20 "$ROOT/var/log/$NAME/current" >&2 2>/dev/null || :; }

main() {
  KIT=$1 ROOT=$2 SIGNERS=$3 FINGERPRINT=$4 NAME=$5
  echo stage=verify
  sh "$KIT/verify.sh" --kit "$KIT" --signers "$SIGNERS" >&2
  echo stage=install
  sh "$KIT/install.sh" --accept "$FINGERPRINT" --prefix "$ROOT" >&2 || { code=$?; show_log; exit "$code"; }
  release=$(cd "$ROOT/opt/$NAME/current" && pwd -P)
  echo stage=plugins
  running_below "$release/plugins" | sed 's,^,loaded=plugins/,'
  echo stage=stop
  "$ROOT/opt/$NAME/service" stop
  running_below "$release" | sed 's,^,left=,'
  echo stage=done
}

main "$@"
