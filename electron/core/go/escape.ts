/** A module path or version as file proxies spell it: `!a` for `A` (https://go.dev/ref/mod#goproxy-protocol), safe where case is lost. */
export function escapeModule(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

/** The reverse of `escapeModule`. */
export function unescapeModule(text: string): string {
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a version stands for a commit without a tag (https://go.dev/ref/mod#pseudo-versions): a proxy's `list` leaves those out. */
export function isPseudoVersion(version: string): boolean {
  return /^v\d+\.(0\.0-|\d+\.\d+-([^+]*\.)?0\.)\d{14}-[A-Za-z0-9]{12}(\+|$)/.test(version);
}
