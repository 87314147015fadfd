import { quoteWord } from '../../host/quote.ts';

/** A command that looks the modules of a kit up again, in the copy of the database that is on this workstation by then. */
export function vulnerabilityRecheck(kitDir: string): string {
  return `voidferry kit vulnerabilities ${quoteWord(kitDir)}`;
}
