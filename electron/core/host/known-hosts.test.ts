import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { judgeHostKey, knownHostsLine, knownKeyTypes, parseKnownHosts } from './known-hosts.ts';

const hash = (salt: string, data: string) =>
  createHmac('sha1', Buffer.from(salt, 'base64')).update(data).digest('base64');
const gauge = { host: 'gauge', port: 22 };
const KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIK1';
const OTHER = 'AAAAC3NzaC1lZDI1NTE5AAAAIK2';

function judge(text: string, address = gauge, key = KEY) {
  return judgeHostKey(parseKnownHosts(text), address, key, hash).state;
}

test('known, changed and unknown', () => {
  expect(judge(`gauge ssh-ed25519 ${KEY} a comment\n`)).toBe('known');
  expect(judge(`gauge ssh-ed25519 ${OTHER}\n`)).toBe('changed');
  expect(judge(`gauge ssh-ed25519 ${OTHER}\ngauge ssh-ed25519 ${KEY}\n`)).toBe('known');
  expect(judge(`gauge ssh-rsa ${OTHER}\n`)).toBe('changed');
  expect(judge(`other ssh-ed25519 ${KEY}\n`)).toBe('unknown');
  expect(judge('')).toBe('unknown');
});

test('comments, tabs, CRLF and broken lines', () => {
  expect(judge(`# gauge ssh-ed25519 ${KEY}\n`)).toBe('unknown');
  expect(judge(`  gauge\tssh-ed25519\t${KEY}\r\n`)).toBe('known');
  expect(judge('gauge ssh-ed25519\ngauge\n')).toBe('unknown');
  expect(judge(`gauge ssh-ed25519 not*base64\n`)).toBe('unknown');
  expect(judge(`@other gauge ssh-ed25519 ${KEY}\n`)).toBe('unknown');
});

test('a port other than 22 is part of the name', () => {
  expect(judge(`[gauge]:2222 ssh-ed25519 ${KEY}\n`, { host: 'gauge', port: 2222 })).toBe('known');
  expect(judge(`[gauge]:2222 ssh-ed25519 ${KEY}\n`)).toBe('unknown');
  expect(judge(`gauge ssh-ed25519 ${KEY}\n`, { host: 'gauge', port: 2222 })).toBe('unknown');
});

test('patterns, lists and negation', () => {
  expect(judge(`a,gau*,b ssh-ed25519 ${KEY}\n`)).toBe('known');
  expect(judge(`ga?ge ssh-ed25519 ${KEY}\n`)).toBe('known');
  expect(judge(`GAUGE ssh-ed25519 ${KEY}\n`)).toBe('known');
  expect(judge(`*,!gauge ssh-ed25519 ${KEY}\n`)).toBe('unknown');
  expect(judge(`!gauge,* ssh-ed25519 ${KEY}\n`)).toBe('unknown');
  expect(judge(`gaug ssh-ed25519 ${KEY}\n`)).toBe('unknown');
  expect(judge(`gauge? ssh-ed25519 ${KEY}\n`)).toBe('unknown');
  expect(judge(`g.uge ssh-ed25519 ${KEY}\n`)).toBe('unknown');
  expect(judge(`${'*a'.repeat(40)} ssh-ed25519 ${KEY}\n`, { host: `${'a'.repeat(60)}b`, port: 22 })).toBe('unknown');
});

test('hashed names, as ssh-keygen -H writes them', () => {
  const salt = 'F1E1KeoE/eEWhi10WpGv4OdiO6Y=';
  const line = (name: string) => `|1|${salt}|${hash(salt, name)} ssh-ed25519 ${KEY}\n`;
  expect(judge(line('gauge'))).toBe('known');
  expect(judge(line('other'))).toBe('unknown');
  expect(judge(line('[gauge]:2222'), { host: 'gauge', port: 2222 })).toBe('known');
});

test('a revoked key is refused even where it is listed as good', () => {
  expect(judge(`@revoked * ssh-ed25519 ${KEY}\ngauge ssh-ed25519 ${KEY}\n`)).toBe('revoked');
  expect(judge(`@revoked * ssh-ed25519 ${OTHER}\ngauge ssh-ed25519 ${KEY}\n`)).toBe('known');
  expect(judge(`@revoked * ssh-ed25519 ${OTHER}\n`)).toBe('unknown');
});

test('a certificate authority makes no plain key known, and is reported', () => {
  const lines = parseKnownHosts(`@cert-authority gauge ssh-ed25519 ${KEY}\n`);
  expect(judgeHostKey(lines, gauge, KEY, hash)).toEqual({ state: 'unknown', authority: true, alsoOf: [] });
});

test('the same key on another host is reported', () => {
  const lines = parseKnownHosts(`gauge ssh-ed25519 ${KEY}\nberth,10.0.0.9 ssh-ed25519 ${KEY}\n`);
  expect(judgeHostKey(lines, gauge, KEY, hash).alsoOf).toEqual(['berth,10.0.0.9']);
});

test('known key types come from plain lines of the host', () => {
  const lines = parseKnownHosts(
    `gauge ssh-rsa ${KEY}\ngauge ssh-ed25519 ${KEY}\n@revoked gauge ecdsa-sha2-nistp256 ${KEY}\n`,
  );
  expect(knownKeyTypes(lines, gauge, hash)).toEqual(['ssh-rsa', 'ssh-ed25519']);
});

test('the line to add is one that makes the key known', () => {
  const address = { host: 'gauge', port: 2222 };
  expect(judge(knownHostsLine(address, { keyType: 'ssh-ed25519', key: KEY }), address)).toBe('known');
});
