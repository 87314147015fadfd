/**
 * One word as every login shell reads it (dash, bash, zsh, busybox, fish): single quotes keep all but two characters as they are.
 * A backslash stands outside the quotes too, because fish reads `\'` and `\\` inside them.
 * @throws TypeError for a NUL, which no argument can hold.
 */
export function quoteWord(word: string): string {
  if (word.includes('\0')) throw new TypeError('an argument cannot hold NUL');
  return `'${word.replace(/['\\]/g, (special) => `'\\${special}'`)}'`;
}

/** The one shape of every command line that is sent to a host: quoted words, and nothing for the login shell to expand. */
export function quoteCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}
