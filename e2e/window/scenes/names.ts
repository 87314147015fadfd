import { createHash } from 'node:crypto';

/** The names that all scenes share, so that one picture fits the next. */
export const DIGEST = sha256('tidegauge 1.4.2');
export const OTHER_DIGEST = sha256('tidegauge 1.4.3');
export const FINGERPRINT = fingerprintOf('anna');
export const OTHER_FINGERPRINT = fingerprintOf('somebody else');
export const SIGNER = 'release@tide.example';
export const PROJECT_DIR = '/home/anna/tidegauge';
export const KIT_DIR = '/home/anna/tidegauge-1.4.2';
export const MOUNT = '/media/anna/CARRIER';
export const MEDIUM_KIT = `${MOUNT}/tidegauge-1.4.2`;
export const HOST = 'root@gauge-7.tide.example:22';
export const RELEASE = `1.4.2-${sha256('release').slice(0, 12)}`;
export const RELEASE_BEFORE = `1.4.1-${sha256('release before').slice(0, 12)}`;

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** As `ssh-keygen -l` prints it. */
function fingerprintOf(text: string): string {
  return `SHA256:${createHash('sha256').update(text).digest('base64').replace(/=+$/, '')}`;
}
