import type { hostErrors } from '../../errors/host.ts';
import type { ErrorText } from '../catalogue.ts';

export const hostErrorTexts: Readonly<Record<keyof typeof hostErrors, ErrorText>> = {
  'host/unreachable': {
    message: '{host} cannot be reached: {reason}',
    next: 'Check the address, the cable and that sshd runs there. After failed logins, sshd may refuse for up to ten minutes.',
  },
  'host/key-unknown': {
    message: '{host} shows the key {fingerprint}, which known_hosts does not hold. Nothing was sent.',
    next: 'Compare the fingerprint at the console of the host (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then add it to known_hosts.',
  },
  'host/key-changed': {
    message: '{host} shows the key {fingerprint}, but known_hosts holds another. Nothing was sent.',
    next: 'Stop. Find out at the console whether the host was set up anew; only then replace the line in known_hosts.',
  },
  'host/login-refused': {
    message: '{host} refused the login of {user}.',
    next: 'Check the key or agent and authorized_keys. Repeated failures make sshd refuse for a while.',
  },
  'host/link-lost': {
    message: 'The link to {host} was lost: {reason}',
    next: 'Run it again: what arrived is kept, and an installation that began goes on by itself.',
  },
};
