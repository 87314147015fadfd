import type { hostErrors } from '../../errors/host.ts';
import type { ErrorText } from '../catalogue.ts';

export const hostErrorTexts: Readonly<Record<keyof typeof hostErrors, ErrorText>> = {
  'host/unreachable': {
    message: '{host} cannot be reached: {reason}',
    next: 'Check the address, the cable and that sshd runs there. After failed logins, sshd may refuse for up to ten minutes.',
  },
  'host/key-unknown': {
    message: '{host} shows the key {fingerprint}, which known_hosts does not hold. Nothing was sent.',
    next: 'Compare the fingerprint at the console of the host (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then add this line to known_hosts: {line}',
  },
  'host/key-changed': {
    message: '{host} shows the key {fingerprint}, but known_hosts holds another. Nothing was sent.',
    next: 'Stop. Find out at the console whether the host was set up anew; only then replace the line in known_hosts.',
  },
  'host/key-revoked': {
    message: '{host} shows the key {fingerprint}, which known_hosts marks as revoked. Nothing was sent.',
    next: 'Stop. Somebody may hold a stolen key. Give the host a new key at its console.',
  },
  'host/authority-unsupported': {
    message:
      '{host} shows the key {fingerprint}. known_hosts names a certificate authority for it, which cannot be checked here. Nothing was sent.',
    next: 'Compare the fingerprint at the console of the host, then add this line to known_hosts: {line}',
  },
  'host/login-refused': {
    message: '{host} refused the login of {user}.',
    next: 'Check the key or agent and authorized_keys. Repeated failures make sshd refuse for a while.',
  },
  'host/link-lost': {
    message: 'The link to {host} was lost: {reason}',
    next: 'Run it again: what arrived is kept, and an installation that began goes on by itself.',
  },
  'host/watch-stopped': {
    message: 'Watching was stopped. What {host} began goes on there by itself: {text}',
    next: 'Nothing is known of its end yet. See `host status` in a minute.',
  },
  'host/outcome-unknown': {
    message: '{host} does not say how it ended: {text}',
    next: 'It may have lost power. Look with `host status`, then run it again.',
  },
  'host/no-space': {
    message: '{host} has not enough space: {text}',
    next: 'Free space there or remove old releases; what serves there was not touched.',
  },
  'host/release-unknown': {
    message: '{host} holds no such release: {text}',
    next: 'Stage the kit first; `host status` lists the releases.',
  },
  'host/nothing-to-roll-back': {
    message: '{host} has no earlier healthy release to go back to: {text}',
    next: 'Install a kit that is known to work.',
  },
  'host/rollback-unsafe': {
    message: '{host} does not go back from its release: {text}',
    next: 'Make sure that the release before it can use what this one has written; then say --older with a reason, which is recorded.',
  },
  'host/tool-missing': {
    message: '{host} lacks a program that the installation needs: {text}',
    next: 'Install it there and run it again.',
  },
  'host/library-missing': {
    message: '{host} lacks shared libraries that the release needs: {text}',
    next: 'Install them there, let them travel along, or say where they lie (service.libraries in voidferry.yaml). Nothing was switched.',
  },
  'host/rolled-back': {
    message: 'The new release was not healthy on {host}: {text}. The release before it serves again and is healthy.',
    next: 'Read the log with `host logs`, mend the cause, and build a new kit.',
  },
  'host/rolled-back-unhealthy': {
    message: 'The new release was not healthy on {host}, and the one before it is not either: {text}',
    next: 'Go to the host now: the service is down or unwell. Start with `host status` and `host logs`.',
  },
  'host/not-rolled-back': {
    message: 'The new release is not healthy on {host}, and nothing went back from it: {text}',
    next: 'Go to the host now; start with `host logs`. Bring a release that mends it, or go back with `host rollback --older` and a reason.',
  },
  'host/first-install-failed': {
    message: 'The first installation on {host} was not healthy and was taken down: {text}',
    next: 'Read the log with `host logs`, mend the cause, and build a new kit.',
  },
  'host/locked': {
    message: 'Another installation is running on {host}.',
    next: 'Wait for it to end, then run it again.',
  },
  'host/not-enrolled': {
    message: '{host} has no trusted signers: {text}',
    next: 'Bring them with `host enrol`, or install from the stick by the card. Nothing wrong was found.',
  },
  'host/not-permitted': {
    message: '{host} did not permit it: {text}',
    next: 'Log in as a user who may, or as root.',
  },
  'host/prefix-unsafe': {
    message: 'The prefix cannot be trusted on {host}: {text}',
    next: 'As root, choose a prefix whose parent directories all belong to root and are not writable by others.',
  },
  'host/older-serial': {
    message: '{host} already accepted a newer kit: {text}',
    next: 'If going back is meant, say so with --older and a reason; it is recorded.',
  },
  'host/wrong-audience': {
    message: 'The kit is not meant for {host}: {text}',
    next: 'Bring the kit to the host it was made for, or build one for this host.',
  },
  'host/wrong-architecture': {
    message: 'The kit holds nothing for the architecture of {host}: {text}',
    next: 'Build the kit again with that target.',
  },
  'host/bad-configuration': {
    message: 'The configuration of {host} or of the kit is wrong: {text}',
    next: 'Correct it and run it again; nothing was switched.',
  },
};
