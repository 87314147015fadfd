/** What a checksum database answers to a lookup (https://go.dev/ref/mod#checksum-database). */
export interface LookupAnswer {
  /** The record's number in the tree. */
  readonly id: number;
  /** The record as it is hashed: lines of go.sum. */
  readonly record: string;
  /** The signed tree head that follows. */
  readonly note: string;
}

/** Reads the answer to a lookup; null for what is none. */
export function parseLookup(text: string): LookupAnswer | null {
  const [, id, record, note] = /^(0|[1-9][0-9]{0,14})\n((?:[^\n]+\n)+)\n([\s\S]+)$/.exec(text) ?? [];
  return id === undefined || record === undefined || note === undefined ? null : { id: Number(id), record, note };
}

/** A tree head: how many records, and the root over them. */
export interface TreeHead {
  readonly size: number;
  /** 32 bytes, base64. */
  readonly root: string;
}

/** Reads the text of a tree head's note (https://pkg.go.dev/golang.org/x/mod/sumdb/tlog#ParseTree); null for what is none. */
export function parseTreeHead(text: string): TreeHead | null {
  const [, size, root] = /^go\.sum database tree\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\n/.exec(text) ?? [];
  return size === undefined || root === undefined ? null : { size: Number(size), root };
}

/** The `h1:` sum that a record has for a module's zip; null when it is about another. */
export function sumOfRecord(record: string, modulePath: string, version: string): string | null {
  const line = record.split('\n').find((candidate) => candidate.startsWith(`${modulePath} ${version} h1:`));
  return line?.split(' ')[2] ?? null;
}

/** A signed note (https://pkg.go.dev/golang.org/x/mod/sumdb/note): its text, the last line end included, and who signed it. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly base64: string }[];
}

/** Reads a signed note; null for what is none. */
export function parseNote(note: string): SignedNote | null {
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return null;
  const lines = note.slice(split + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) return null;
  const signatures = lines.map((line) => /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/.exec(line));
  if (signatures.some((match) => match === null)) return null;
  return {
    text: note.slice(0, split + 1),
    signatures: signatures.map((match) => ({ name: match?.[1] ?? '', base64: match?.[2] ?? '' })),
  };
}

/** A verifier key as GOSUMDB holds it, `<name>+<hash>+<key>`: what it is called, the four bytes of its hash, and its type and key. */
export interface VerifierKey {
  readonly name: string;
  /** Eight hex digits. */
  readonly hash: string;
  /** The type, one byte, and the public key; base64. */
  readonly key: string;
}

/** Reads a verifier key; null for what is none. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [, name, hash, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  return name === undefined || hash === undefined || key === undefined ? null : { name, hash, key };
}
