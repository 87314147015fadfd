#!/bin/sh
# install.sh: the first installation on a host, from the stick. Afterwards the host's own voidferry-host does it.
# Nothing of the kit runs before the copy on this host's disk was found to be what an accepted signer signed.
set -eu

usage() {
  cat <<'END'
usage: sh install.sh [--accept SHA256:FINGERPRINT] [--prefix DIR] [--older REASON]
  --accept   the fingerprint of the signer, as a person read it to you (not from the stick); the host trusts it from then on.
             Without it, only signers that this host trusts already count.
  --prefix   install below DIR, without root; DIR stands for / in every path
  --older    why an older kit than the one before is installed
exit: 0 healthy, 65 not what was signed, 70 rolled back, 72 not healthy and taken down, 76 signer unknown or none, 77 not permitted
example: sh install.sh --accept SHA256:XnN3d1tXyA5m0Qq8u5nqJ2Ck3l2nq0Zt9cQJpQvVn1E
END
}

end() { # EXIT CODE TEXT
  printf 'voidferry: %s %s\n' "$2" "$3" >&2
  exit "$1"
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --help) usage; exit 0 ;;
      --accept | --prefix | --older) [ -n "${2-}" ] || end 64 job/usage "$1 wants a value" ;;
      *) end 64 job/usage "install.sh does not know $1; --help says more" ;;
    esac
    case $1 in
      --accept) accepted=$2 ;;
      --prefix) prefix=${2%/} ;;
      --older) older=$2 ;;
    esac
    shift 2
  done
}

# On the disk, in a directory of this user alone: the stick may change or vanish from here on.
copy_kit() {
  find "$temp" -maxdepth 1 -name 'voidferry-install.*' -user "$(id -u)" -mmin +120 -exec rm -rf {} +
  need=$(du -sk "$kit" | cut -f1)
  free=$(df -Pk "$temp" | awk 'NR == 2 { print $4 }')
  [ "$free" -gt "$need" ] || end 28 host/no-space "$temp has $free KiB free, the kit needs $need; TMPDIR names another place"
  work=$(mktemp -d "$temp/voidferry-install.XXXXXX") || end 77 host/not-permitted "$temp cannot be written to; TMPDIR names another place"
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM HUP
  cp -R "$kit" "$work/kit" || end 65 kit/incomplete "the kit cannot be read"
  # A link would lead back to the stick: what is checked and what runs could differ.
  [ -z "$(find "$work/kit" ! -type d ! -type f)" ] || end 65 kit/extra-files "the kit holds what is no regular file"
}

# The Ed25519 key inside a signature: its wire form begins 14 bytes in and is 51 bytes long.
key_of() { printf 'ssh-ed25519 %s\n' "$(sed '/^-/d' "$1" | base64 -d 2>/dev/null | head -c 65 | tail -c 51 | base64 -w 0)"; }

# Writes the signer that was accepted, or those that the host has, to $work/signers.
choose_signers() {
  if [ -z "$accepted" ]; then
    [ -s "$prefix/etc/voidferry/allowed_signers" ] || end 76 host/not-enrolled "nobody is trusted here yet: --accept wants the signer's fingerprint"
    cp "$prefix/etc/voidferry/allowed_signers" "$work/signers"
    return
  fi
  shown=
  for sig in "$work"/kit/SHA256SUMS*.sig; do
    [ -f "$sig" ] || end 76 kit/unsigned "the kit carries no signature"
    key_of "$sig" >"$work/key"
    shown=$(ssh-keygen -lf "$work/key" 2>/dev/null | cut -d' ' -f2)
    if [ "$shown" = "$accepted" ]; then
      echo "accepted-on-$(uname -n) $(cat "$work/key")" >"$work/signers"
      return
    fi
  done
  end 76 kit/signer-unknown "the kit is signed by ${shown:-no Ed25519 key}, not by $accepted"
}

# The program that checks all else must first itself be what was signed.
check_program() {
  revoked=$prefix/etc/voidferry/revoked
  cd "$work/kit"
  for sig in SHA256SUMS*.sig; do
    who=$(ssh-keygen -Y find-principals -s "$sig" -f "$work/signers" 2>/dev/null | head -n 1)
    if [ -n "$who" ] && ssh-keygen -Y verify -f "$work/signers" -I "$who" -n kit@voidferry -s "$sig" <SHA256SUMS >/dev/null 2>&1; then
      if [ -e "$revoked" ]; then
        ssh-keygen -Y verify -f "$work/signers" -I "$who" -n kit@voidferry -s "$sig" -r "$revoked" <SHA256SUMS >/dev/null 2>&1 \
          || end 65 kit/signature-bad "the signer $who is revoked on this host"
      fi
      grep '^[0-9a-f]\{64\}  voidferry-host$' SHA256SUMS | sha256sum -c --status --strict \
        || end 65 kit/checksum-mismatch "voidferry-host is not what was signed"
      return
    fi
    ssh-keygen -Y check-novalidate -n kit@voidferry -s "$sig" <SHA256SUMS >/dev/null 2>&1 \
      || end 65 kit/signature-bad "$sig does not fit SHA256SUMS"
  done
  end 76 kit/signer-unknown "no trusted signer signed this kit"
}

# A host that trusts the signer already has a program of its own, which an old kit must not replace.
choose_program() {
  program=$prefix/usr/local/sbin/voidferry-host
  if [ -n "$accepted" ] || [ ! -f "$program" ]; then program=$work/kit/voidferry-host; fi
}

host_program() { sh "$program" --prefix "${prefix:-/}" "$@"; }

main() {
  LC_ALL=C PATH=/usr/bin:/bin:/usr/sbin:/sbin
  export LC_ALL PATH
  unset CDPATH
  umask 022
  accepted='' prefix='' older='' temp=${TMPDIR:-/var/tmp}
  kit=$(cd "$(dirname "$0")" && pwd -P)
  read_options "$@"
  case $prefix in '' | /*) ;; *) prefix=$(pwd -P)/$prefix ;; esac
  [ -f "$kit/SHA256SUMS" ] || end 64 kit/not-a-kit "$kit holds no SHA256SUMS"
  [ -n "$prefix" ] || [ "$(id -u)" -eq 0 ] || end 77 host/not-permitted "this needs root, or --prefix DIR"
  for tool in base64 cp df du find mktemp sed sha256sum ssh-keygen; do
    command -v "$tool" >/dev/null || end 69 host/tool-missing "$tool is not on this host"
  done
  copy_kit
  choose_signers
  check_program
  choose_program
  host_program verify --kit "$work/kit" --signers "$work/signers"
  host_program enrol --signers "$work/signers"
  host_program install --kit "$work/kit" ${older:+--older "$older"}
}

main "$@"
