const COLUMNS = 70;

/** Bytes between BEGIN and END lines, base64 in lines of 70 characters, as OpenSSH writes its keys and signatures. */
export function armor(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(new RegExp(`.{1,${COLUMNS}}`, 'g')) ?? [];
  return `${[`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')}\n`;
}
