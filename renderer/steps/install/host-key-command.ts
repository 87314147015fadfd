/** What prints the fingerprint of a host's key at its console. @param line its line of known_hosts, which names the kind of key */
export function hostKeyCommand(line: string): string {
  const kind = /\b(?:ssh-(ed25519|rsa)|(ecdsa)-sha2-\S+)\s/.exec(line);
  const name = kind?.[1] ?? kind?.[2] ?? '*';
  return `ssh-keygen -lf /etc/ssh/ssh_host_${name}_key.pub`;
}
