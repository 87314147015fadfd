/** What the window and the terminal say besides errors, phases and claims. */
export const uiTexts = {
  'level.L0': 'copied',
  'level.L1': 'flushed',
  'level.L2': 'read back',
  'level.L3': 'read back after unplugging',
  'level.L4': 'checked on the host',
  'mode.reversible': 'safe to stop now',
  'mode.resumable': 'safe to stop now; the next run goes on from here',
  'mode.irreversible': 'do not interrupt',
  'cli.next': 'Next:',
  'cli.recheck': 'Check again:',
  'cli.cancelled': 'Cancelled. Nothing half-done was left behind.',
} as const;
