import type { NoteId } from '../../note.ts';

export const noteTexts: Readonly<Record<NoteId, string>> = {
  'host.goes-on': 'The host works by itself from here on; stopping to watch does not stop it.',
  'host.logging-in-again': 'The link was lost ({reason}); logging in again.',
  'host.key-shared': 'known_hosts lists the same key for {hosts} too.',
  'host.upload-begun': '{bytes} bytes are on the host from an earlier push.',
  'prepare.unclear':
    'Nothing wrong was found in these files, and not everything about them could be told: {files}. reports/targets.json says why.',
  'prepare.scan-incomplete':
    '{n} packages could not be read whole, such as {packages}: reports/dependencies.json says why.',
  'prepare.not-run': 'Nothing here runs these, so that they were not tried: {files}',
};
