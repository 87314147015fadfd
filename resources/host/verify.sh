#!/bin/sh
# verify.sh: is this kit what was signed, and by whom? Changes nothing and runs nothing of the kit.
# A copy of this script that came with the kit cannot vouch for the kit: use the host's own, or the commands in README.txt.
# sh reads a script while it runs it: nothing happens before the last line.

usage() {
  cat <<'END'
usage: sh verify.sh [--kit DIR] [--signers FILE]
  --kit DIR       the kit; by default the folder of this script
  --signers FILE  whom to trust, an OpenSSH allowed_signers file that is not from the kit;
                  by default /etc/voidferry/allowed_signers
exit: 0 proven, 65 not what was signed, 76 whole but nobody trusted vouches for it, 64 usage, 69 a tool is missing, 77 not permitted
example: sh verify.sh --kit /mnt/stick/tidegauge-1.0.0 --signers /root/allowed_signers
END
}

# The verdict: exit code, stable code, sentence. It is the last line on standard output.
end() {
  printf '%s [%s]\n' "$3" "$2"
  exit "$1"
}

say() {
  printf '%s\n' "$*"
}

# The first names of a list on standard input, on one line.
some_of() {
  awk 'NR <= 5 { printf "%s%s", (NR > 1 ? ", " : ""), $0 } END { if (NR > 5) printf " and %d more", NR - 5 }'
}

need_tools() {
  for tool in awk base64 cat cp find grep head mktemp rm sed sha256sum tail tr; do
    command -v "$tool" >/dev/null 2>&1 || end 69 host/tool-missing "The program $tool is not on this machine; nothing was checked."
  done
}

# sha256sum skips the lines that it cannot read, so every line must be one that it can.
check_list() {
  list=$work/SHA256SUMS
  [ -s "$list" ] || end 65 kit/malformed "SHA256SUMS is empty."
  name='[A-Za-z0-9][A-Za-z0-9._+-]*'
  line=$(grep -a -n -v -E "^[0-9a-f]{64}  $name(/$name)*\$" "$list" | head -n 1 | cut_number)
  [ -z "$line" ] || end 65 kit/malformed "SHA256SUMS, line $line: not \"<64 hex digits>  <path>\"."
  [ -z "$(tail -c 1 "$list")" ] || end 65 kit/malformed "SHA256SUMS: the last line has no line end."
  line=$(grep -n -E '\.(/|$)' "$list" | head -n 1 | cut_number)
  [ -z "$line" ] || end 65 kit/malformed "SHA256SUMS, line $line: a name ends with a dot."
  problem=$(awk '
    function clash(key, spelling) {
      if (key in known && known[key] != spelling) { print "line " NR ": " spelling " and " known[key] " clash"; exit }
      known[key] = spelling
    }
    {
      path = substr($0, 67)
      if (NR > 1 && path <= before) { print "line " NR ": " path " is not in order or listed twice"; exit }
      before = path
      count = split(path, parts, "/")
      directory = ""
      for (i = 1; i < count; i++) { directory = directory parts[i] "/"; clash(tolower(directory), directory) }
      clash(tolower(path), path)
      if ((tolower(path) "/") in known) { print "line " NR ": " path " is a file and a folder"; exit }
      for (i = 1; i < count; i++) {
        parent = (i == 1 ? parts[1] : parent "/" parts[i])
        if (tolower(parent) in known) { print "line " NR ": " parent " is a file and a folder"; exit }
      }
    }' "$list")
  [ -z "$problem" ] || end 65 kit/malformed "SHA256SUMS, $problem."
  count=$(grep -c '' "$list")
  say "SHA256SUMS: $count lines, all well formed"
}

# The number that grep -n put before a line.
cut_number() {
  sed 's/:.*//'
}

# Names and types; no content is read.
check_tree() {
  if ! { find . ! -type f ! -type d >"$work/irregular" && find . -name '*[!A-Za-z0-9._+-]*' >"$work/oddnames" && find . -type f >"$work/found"; }; then
    end 77 job/not-permitted "A folder of the kit cannot be read; nothing was proven."
  fi
  [ ! -s "$work/irregular" ] ||
    end 65 kit/extra-files "Links or devices lie in the kit: $(tr -dc ' -~\n' <"$work/irregular" | some_of)."
  [ ! -s "$work/oddnames" ] ||
    end 65 kit/extra-files "Names that no kit has lie in it: $(tr -dc ' -~\n' <"$work/oddnames" | some_of)."
  grep -v -E '^\./(SHA256SUMS(\.sig|\.[0-9a-f]{8}\.sig)?|attestations/(sumdb\.tar|[a-z]+-[0-9]+\.json)(\.sig)?)$' "$work/found" >"$work/covered"
  awk 'NR == FNR { listed[substr($0, 67)] = 1; next }
       { path = substr($0, 3); if (path in listed) delete listed[path]; else print "extra " path }
       END { for (path in listed) print "missing " path }' "$list" "$work/covered" >"$work/differences"
  extra=$(sed -n 's/^extra //p' "$work/differences" | some_of)
  [ -z "$extra" ] || end 65 kit/extra-files "Files that do not belong to the kit: $extra."
  missing=$(sed -n 's/^missing //p' "$work/differences" | some_of)
  [ -z "$missing" ] || end 65 kit/incomplete "Files are missing: $missing."
  say "names: nothing extra, nothing missing, no links"
}

check_sums() {
  sha256sum -c "$list" >"$work/sums" 2>/dev/null
  code=$?
  changed=$(grep -v ': OK$' "$work/sums" | some_of)
  [ -z "$changed" ] || end 65 kit/checksum-mismatch "Files differ from what SHA256SUMS says: $changed."
  [ "$code" -eq 0 ] || end 65 kit/checksum-mismatch "sha256sum failed."
  [ "$(grep -c ': OK$' "$work/sums")" -eq "$count" ] || end 65 kit/checksum-mismatch "sha256sum did not confirm every file."
  say "sums: $count files are what SHA256SUMS says"
  digest=$(sha256sum <"$list" | head -c 64)
  say "kit digest: $digest"
  say "check code: $(say "$digest" | head -c 32 | sed 's/..../& /g; s/ $//')"
}

# The stock check: SIGNERS PRINCIPAL [-r REVOKED]
verify_as() {
  trusted=$1
  name=$2
  shift 2
  ssh-keygen -Y verify -f "$trusted" -I "$name" -n kit@voidferry -s "$work/signature" "$@" <"$list" >/dev/null 2>&1
}

# Whether the key of the signature is revoked, known or not: asked with a list that trusts exactly that key.
is_revoked() {
  [ -e "$revoked" ] || return 1
  [ -r "$revoked" ] || end 77 job/not-permitted "$revoked cannot be read; the signature was not checked."
  key=$(sed '1d;$d' "$work/signature" | base64 -d 2>/dev/null | head -c 65 | tail -c 51 | base64 | tr -d '\n')
  say "signer ssh-ed25519 $key" >"$work/only"
  verify_as "$work/only" signer && ! verify_as "$work/only" signer -r "$revoked"
}

# One signature: a line of what it is worth; ends the run when it is bad or revoked.
check_signature() {
  cp "$1" "$work/signature" || end 77 job/not-permitted "$1 cannot be read."
  good=$(ssh-keygen -Y check-novalidate -n kit@voidferry -s "$work/signature" <"$list" 2>/dev/null) ||
    end 65 kit/signature-bad "The signature $1 does not fit SHA256SUMS."
  fingerprint=$(say "$good" | sed -n 's/.* key \(SHA256:[A-Za-z0-9+/]*\).*/\1/p')
  ! is_revoked || end 65 kit/signature-bad "The signature $1 is by a revoked key, $fingerprint."
  principal=$(ssh-keygen -Y find-principals -f "$signers" -s "$work/signature" 2>/dev/null | grep -v '[*?!]' | head -n 1)
  if [ -n "$principal" ] && verify_as "$signers" "$principal"; then
    # is_revoked reads Ed25519 keys alone; a trusted one may be of another type.
    [ ! -e "$revoked" ] || verify_as "$signers" "$principal" -r "$revoked" ||
      end 65 kit/signature-bad "The signature $1 is by a revoked key, $fingerprint."
    say "signature $1: trusted, $principal, $fingerprint"
    say "$principal $fingerprint" >>"$work/trusted"
  else
    say "signature $1: valid, by a key that is not trusted here, $fingerprint"
    stranger=$fingerprint
  fi
}

check_signatures() {
  : >"$work/trusted"
  stranger=
  whole="Every file is what SHA256SUMS says, but that alone proves no origin"
  set -- SHA256SUMS.sig SHA256SUMS.????????.sig
  [ -e "$1" ] || shift
  [ -e "$1" ] || end 76 kit/unsigned "$whole: the kit carries no signature."
  command -v ssh-keygen >/dev/null 2>&1 || end 76 kit/signer-unknown "$whole: ssh-keygen is not on this machine."
  [ -r "$signers" ] || end 76 host/not-enrolled "$whole: there are no trusted signers ($signers)."
  for file in "$@"; do
    [ ! -e "$file" ] || check_signature "$file"
  done
  who=$(awk '!seen[$NF]++' "$work/trusted" | some_of)
  [ -n "$who" ] || end 76 kit/signer-unknown "$whole: signed by $stranger, which is not trusted here."
}

main() {
  LC_ALL=C
  export LC_ALL
  unset CDPATH
  umask 077
  case $0 in
    */*) kit=${0%/*}/ ;;
    *) kit=. ;;
  esac
  signers=/etc/voidferry/allowed_signers
  revoked=/etc/voidferry/revoked
  while [ $# -gt 0 ]; do
    case $1 in
      --help) usage; exit 0 ;;
      --kit | --signers) [ -n "${2-}" ] || end 64 job/usage "$1 needs a value; --help says more." ;;
      *) end 64 job/usage "$1 is not understood; --help says more." ;;
    esac
    case $1 in
      --kit) kit=$2 ;;
      --signers) signers=$2; [ -r "$2" ] || end 64 job/usage "$2 cannot be read." ;;
    esac
    shift 2
  done
  need_tools
  case $signers in
    /*) ;;
    *) signers=$(pwd -P)/$signers ;;
  esac
  cd -- "$kit" 2>/dev/null || end 64 kit/not-a-kit "$kit cannot be entered."
  case $(cd -- "${signers%/*}/" 2>/dev/null && pwd -P)/ in
    "$(pwd -P)"/*) end 64 job/usage "Trusted signers must not come from the kit." ;;
  esac
  [ -f SHA256SUMS ] || end 64 kit/not-a-kit "$kit holds no SHA256SUMS."
  work=$(mktemp -d) || end 69 host/tool-missing "There is no place for temporary files; set TMPDIR."
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' HUP INT TERM
  cat SHA256SUMS >"$work/SHA256SUMS" || end 77 job/not-permitted "SHA256SUMS cannot be read."
  check_list
  check_tree
  check_sums
  check_signatures
  end 0 kit/proven "Proven: $count files are what was signed by $who."
}

main "$@"
