import { argsFor, type PluginStart } from '../../shared/plugin-life.ts';
import type { PluginReport } from '../../shared/plugin-report.ts';
import { quoteWord } from '../host/quote.ts';

const UNPACK = 'T=$(mktemp -d)';

/** A command that shows what each compiled file of a kit needs: machine, loader, libraries and their versions. */
export function artefactsRecheck(kitDir: string): string {
  const show = 'find "$T" -type f -perm /111 -print -exec readelf -hldV {} \\;';
  return `cd ${quoteWord(kitDir)} && for a in targets/*/*.tar.gz; do ${UNPACK} && tar -xzf "$a" -C "$T" && echo "$a" && ${show}; done`;
}

/** A command that prints every package whose fingerprint differs between a host program and its plugins: nothing, when none does. */
export function pluginsRecheck(kitDir: string, target: string, { host, plugins }: PluginReport): string {
  const bytes =
    'objdump -s --start-address=0x$a --stop-address=$((0x$a+8)) "$1" | sed -n \'s/^ [0-9a-f]* \\([0-9a-f]*\\) \\([0-9a-f]*\\) .*/\\1\\2/p\'';
  const table = `H() { nm -D "$1" | sed -n 's/^0*\\([0-9a-f]*\\) . go:link\\.pkghashbytes\\./\\1 /p' | while read -r a p; do echo "$p $(${bytes})"; done | LC_ALL=C sort; }`;
  const compare = plugins
    .map(({ file }) => `H "$T"/${quoteWord(file)} | LC_ALL=C join - "$T/h" | awk '$2 != $3'`)
    .join(' && ');
  return `cd ${quoteWord(kitDir)} && ${UNPACK} && tar -xzf targets/${target}/*.tar.gz -C "$T" && ${table} && H "$T"/${quoteWord(host.file)} >"$T/h" && ${compare}`;
}

/** A command that starts a plugin of a kit as its host program does: it prints its handshake, `1|<version>|unix|<socket>|grpc|`. */
export function pluginStartRecheck(kitDir: string, target: string, path: string, start: PluginStart): string {
  const unpack = `cd ${quoteWord(kitDir)} && ${UNPACK} && tar -xzf targets/${target}/*.tar.gz -C "$T"`;
  if (start.kind === 'http') {
    const args = argsFor(start, '127.0.0.1:18080').map(quoteWord).join(' ');
    return `${unpack} && { timeout 5 "$T"/${quoteWord(path)} ${args} & sleep 2; curl -fsS http://127.0.0.1:18080${start.health}; }`;
  }
  const cookie = start.handshake === null ? '' : `${start.handshake.key}=${quoteWord(start.handshake.value)} `;
  return `${unpack} && env ${cookie}PLUGIN_UNIX_SOCKET_DIR="$T" timeout 5 "$T"/${quoteWord(path)} | grep '^1|'`;
}
