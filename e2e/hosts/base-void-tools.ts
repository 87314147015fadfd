/**
 * The programs of a base Void system that the machine can lend (names as in /usr/bin there).
 * What base Void lacks (curl, python3, perl, xz, zstd, bzip2, rsync, jq, lsof, strace, readelf, gcc, go, git) stays out,
 * so that a script that wants it fails here as it would fail there.
 */
export const baseVoidTools = [
  // dash, bash
  ...['dash', 'bash'],
  // coreutils
  ...['[', 'b2sum', 'base32', 'base64', 'basename', 'cat', 'chgrp', 'chmod', 'chown', 'cksum', 'comm', 'cp', 'csplit'],
  ...['cut', 'date', 'dd', 'df', 'dirname', 'du', 'echo', 'env', 'expand', 'expr', 'false', 'fold', 'head', 'id'],
  ...[
    'install',
    'join',
    'link',
    'ln',
    'ls',
    'md5sum',
    'mkdir',
    'mkfifo',
    'mknod',
    'mktemp',
    'mv',
    'nice',
    'nl',
    'nohup',
  ],
  ...['nproc', 'od', 'paste', 'printf', 'pwd', 'readlink', 'realpath', 'rm', 'rmdir', 'seq', 'sha1sum', 'sha256sum'],
  ...['sha512sum', 'shuf', 'sleep', 'sort', 'split', 'stat', 'stdbuf', 'stty', 'sum', 'sync', 'tac', 'tail', 'tee'],
  ...['test', 'timeout', 'touch', 'tr', 'true', 'truncate', 'tsort', 'tty', 'uname', 'uniq', 'unlink', 'wc', 'who'],
  ...['whoami', 'yes'],
  // findutils, diffutils, grep, sed, tar, gzip, file, which, less
  ...[
    'find',
    'xargs',
    'cmp',
    'diff',
    'grep',
    'egrep',
    'fgrep',
    'sed',
    'tar',
    'gzip',
    'gunzip',
    'zcat',
    'file',
    'which',
  ],
  ...['less', 'more'],
  // util-linux, procps, iproute2, libc
  ...['flock', 'setsid', 'setpriv', 'prlimit', 'findmnt', 'lsblk', 'mount', 'umount', 'unshare', 'logger', 'getopt'],
  ...['ps', 'pgrep', 'pkill', 'kill', 'free', 'uptime', 'pidof', 'sysctl', 'ip', 'ss', 'getent', 'getconf', 'ldd'],
  // shadow, sudo
  ...['su', 'useradd', 'userdel', 'usermod', 'groupadd', 'groupdel', 'groupmod', 'passwd', 'nologin', 'sudo'],
  // openssl, OpenSSH, libcap, runit
  ...['openssl', 'ssh', 'ssh-keygen', 'sshd', 'setcap', 'getcap'],
  ...['runsvdir', 'runsv', 'sv', 'chpst', 'svlogd', 'utmpset'],
] as const;

/** Without these the host is no host: a machine that lacks one cannot run the tests. */
export const neededTools = ['dash', 'flock', 'setsid', 'setpriv', 'runsvdir', 'sv', 'chpst', 'svlogd', 'sshd'] as const;
