/**
 * Where the window words an error otherwise than the terminal: it has buttons for what the terminal has commands for, and shows what a tool
 * said below the error.
 */
export const windowErrorTexts = {
  'go/module-unreadable': { message: 'Go cannot read the module at {path}.' },
  'go/modules-unavailable': { message: 'Modules could not be fetched.' },
  'go/module-mismatch': { message: 'A module is not what its checksum says.' },
  'go/does-not-compile': {
    message: 'The project does not compile for {target}.',
    next: 'Mend what the compiler names below, then build again; nothing was packed.',
  },
  'job/tool-missing': { next: 'Install {tool} and try it again; Home lists what is missing.' },
  'job/tool-failed': {
    message: '{command} ended with exit code {exitCode}.',
    next: 'Read below what it said; the command can be run by hand to see more.',
  },
  'job/tool-timeout': { message: '{command} did not end within its time limit.' },
  'media/not-found': { next: 'Plug it in and mount it; then it is in the list of media.' },
  'host/link-lost': {
    next: 'Ask the host again and install again: what arrived is kept, and an installation that began goes on by itself.',
  },
  'host/watch-stopped': { next: 'Nothing is known of its end yet. Ask the host for its status in a minute.' },
  'host/outcome-unknown': { next: 'It may have lost power. Ask the host for its status before you install again.' },
  'host/release-unknown': { next: 'Stage the kit first; the status of the host lists its releases.' },
  'host/rolled-back': { next: 'Read the log of the service, mend the cause, and build a new kit.' },
  'host/rolled-back-unhealthy': {
    next: 'Go to the host now: the service is down or unwell. Its status and the log of the service tell more.',
  },
  'host/first-install-failed': { next: 'Read the log of the service, mend the cause, and build a new kit.' },
  'host/not-enrolled': {
    message: '{host} has no trusted signers yet.',
    next: 'Enrol it, or install from the stick by the card. Nothing wrong was found.',
  },
  'host/not-rolled-back': {
    next: 'Go to the host now. Read the log of the service; bring a release that mends it, or roll back with a reason.',
  },
  'host/rollback-unsafe': {
    next: 'Make sure that the release before it can use what this one has written; then tick the leave and give the reason.',
  },
  'host/older-serial': {
    next: 'If going back is meant, ask the host again, tick “Accept an older kit” and give the reason; it is recorded.',
  },
} as const;
