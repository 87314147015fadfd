import { expect, test } from 'vitest';
import { cardCommands } from './card-commands.ts';

const signature = (file: string, fingerprint: string | null, namespace: string | null = 'kit@voidferry') => ({
  file,
  fingerprint,
  namespace,
});
const nobody = { trusted: [], revoked: [] };
const one = { dir: '/media/stick/tidegauge-1.0.0', signatures: [signature('SHA256SUMS.sig', 'SHA256:aaa')] };

test('the commands name the folder of the kit, its signature and its signer', () => {
  expect(cardCommands(one, nobody)).toEqual({
    copy: ['cp -R /mnt/tidegauge-1.0.0 /root/', 'cd /root/tidegauge-1.0.0'],
    list: ['sha256sum SHA256SUMS'],
    files: ['find . ! -type f ! -type d', 'sha256sum -c --quiet --strict SHA256SUMS && echo OK'],
    signatures: ['ssh-keygen -Y check-novalidate -n kit@voidferry -s SHA256SUMS.sig < SHA256SUMS'],
    install: 'sh install.sh --accept SHA256:aaa',
    enrolled: 'voidferry-host install --kit /mnt/tidegauge-1.0.0',
  });
});

test('of several signers, one that is trusted here is named; each signature is checked', () => {
  const two = { ...one, signatures: [...one.signatures, signature('SHA256SUMS.0123abcd.sig', 'SHA256:bbb')] };
  expect(cardCommands(two, { trusted: ['SHA256:bbb'], revoked: [] })?.install).toBe(
    'sh install.sh --accept SHA256:bbb',
  );
  expect(cardCommands(two, nobody)?.install).toBe('sh install.sh --accept SHA256:aaa');
  expect(cardCommands(two, nobody)?.signatures).toHaveLength(2);
});

test('what hosts would refuse is not named as a signer', () => {
  const signatures = [signature('SHA256SUMS.sig', 'SHA256:aaa', 'demo@voidferry'), signature('SHA256SUMS.x.sig', null)];
  expect(cardCommands({ ...one, signatures }, { trusted: ['SHA256:aaa'], revoked: [] })).toBeNull();
  expect(cardCommands(one, { trusted: ['SHA256:aaa'], revoked: ['SHA256:aaa'] })).toBeNull();
});

test('a folder with a name that a shell would take apart is quoted', () => {
  expect(cardCommands({ ...one, dir: "/x/my kit's" }, nobody)?.copy[1]).toBe("cd '/root/my kit'\\''s'");
});
