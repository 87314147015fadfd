/**
 * The login that a netrc (https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html) has for a host; null without one.
 * Macros and `default` are left out, as `go` does.
 */
export function netrcLogin(text: string, host: string): { readonly login: string; readonly password: string } | null {
  const words = text
    .split('\n')
    .filter((line) => !/^\s*(#|macdef\b)/.test(line))
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== 'machine' || words[at + 1] !== host) continue;
    const end = words.findIndex((word, index) => index > at && (word === 'machine' || word === 'default'));
    const entry = words.slice(at + 2, end < 0 ? words.length : end);
    const value = (name: string) => {
      const index = entry.indexOf(name);
      return index < 0 ? undefined : entry[index + 1];
    };
    const [login, password] = [value('login'), value('password')];
    if (login !== undefined && password !== undefined) return { login, password };
  }
  return null;
}
