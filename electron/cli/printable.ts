/** Control characters, and those that change the direction or the shape of what stands around them. */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A line of text in which others may have written, such as the name of a file on a stick: it cannot steer the terminal, and a
 * line end in it cannot begin a line that looks like ours.
 */
export function printable(line: string): string {
  return line
    .split(/\r?\n/)
    .map((part) => part.replaceAll('\t', '  ').replace(STEERING, '?'))
    .join('\n  │ ');
}

/** A value as JSON on one line, equal to what JSON.stringify gives but for spelling, with nothing in it that steers a terminal. */
export function printableJson(value: unknown): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(STEERING, (character) => character.split('').map(escaped).join(''));
}
