import { VoidferryError } from '../../shared/error.ts';

/** One line of an allowed_signers file; the key is not decoded yet. */
export interface AllowedSigner {
  readonly line: number;
  readonly principals: readonly string[];
  /** The namespaces the key may sign in; null: any. */
  readonly namespaces: readonly string[] | null;
  readonly keyType: string;
  readonly base64: string;
}

/** One line of a plain list of public keys, as `ssh-keygen -r` reads it. */
export interface ListedKey {
  readonly line: number;
  readonly keyType: string;
  readonly base64: string;
}

const KEY_TYPE = /^(ssh|sk-ssh|ecdsa|sk-ecdsa)-/;
const NAME = /^[^\s"*?!,]+$/;

/**
 * Reads an allowed_signers file (ssh-keygen(1), ALLOWED SIGNERS), more strictly than ssh-keygen: exact principals and
 * namespaces only, no certificate authorities, no validity times (a host's clock may be wrong).
 * @throws VoidferryError `custody/trust-invalid` naming the line; one bad line makes the whole file unusable
 */
export function parseAllowedSigners(text: string, file: string): AllowedSigner[] {
  return contentLines(text).map(({ line, content }) => {
    const fail = (problem: string) => new VoidferryError('custody/trust-invalid', { file, line, problem });
    const [principalField = '', ...rest] = fieldsOf(content);
    const principals = names(principalField, fail, 'principal');
    const hasOptions = rest[0] !== undefined && !KEY_TYPE.test(rest[0]);
    const namespaces = hasOptions ? namespacesOf(rest[0] ?? '', fail) : null;
    const [keyType, base64] = hasOptions ? rest.slice(1) : rest;
    if (keyType === undefined || base64 === undefined) throw fail('principals, options, key type and key are expected');
    if (keyType !== 'ssh-ed25519') throw fail(`keys of the type ${keyType} are not supported, only ssh-ed25519`);
    return { line, principals, namespaces, keyType, base64 };
  });
}

/**
 * Reads a plain list of revoked keys, one public key a line.
 * @throws VoidferryError `custody/trust-invalid` naming the line, also for a binary KRL
 */
export function parseKeyList(text: string, file: string): ListedKey[] {
  if (text.startsWith('SSHKRL'))
    throw new VoidferryError('custody/trust-invalid', {
      file,
      line: 1,
      problem: 'binary revocation lists are not supported; write one public key a line',
    });
  return contentLines(text).map(({ line, content }) => {
    const [keyType = '', base64] = fieldsOf(content);
    if (base64 === undefined)
      throw new VoidferryError('custody/trust-invalid', { file, line, problem: 'a public key is expected' });
    return { line, keyType, base64 };
  });
}

function contentLines(text: string): { line: number; content: string }[] {
  return text
    .split('\n')
    .map((content, index) => ({ line: index + 1, content: content.trim() }))
    .filter(({ content }) => content !== '' && !content.startsWith('#'));
}

/** Splits at blanks outside double quotes. */
function fieldsOf(content: string): string[] {
  return content.match(/(?:"[^"]*"|[^\s"]|")+/g) ?? [];
}

function namespacesOf(options: string, fail: (problem: string) => VoidferryError): readonly string[] | null {
  let namespaces: readonly string[] | null = null;
  for (const option of options.match(/(?:"[^"]*"|[^,"]|")+/g) ?? []) {
    const [, key = '', value] = /^([^=]+)(?:=(.*))?$/.exec(option) ?? [];
    switch (key.toLowerCase()) {
      case 'namespaces': {
        const list = /^"([^"]+)"$/.exec(value ?? '')?.[1];
        if (list === undefined) throw fail('namespaces must be given in double quotes');
        if (namespaces !== null) throw fail('namespaces are given twice');
        namespaces = names(list, fail, 'namespace');
        break;
      }
      case 'cert-authority':
        throw fail('certificate authorities are not supported; list each key');
      case 'valid-after':
      case 'valid-before':
        throw fail(`${key} is not supported: clocks behind an air gap may be wrong; remove or revoke the key instead`);
      default:
        throw fail(`the option ${option} is not known`);
    }
  }
  return namespaces;
}

function names(list: string, fail: (problem: string) => VoidferryError, what: string): readonly string[] {
  const found = list.split(',');
  const wrong = found.find((name) => !NAME.test(name));
  if (wrong !== undefined) throw fail(`${what} "${wrong}": exact names only, no wildcards, no negation`);
  return found;
}
