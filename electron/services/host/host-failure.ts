import { failureFacts, parseFailure } from '../../core/host/failure.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { ExecResult } from './ssh-transport.ts';

/** What a command that failed on a host means: the code that a script of ours named, else what the system's words show. */
export function hostFailure(host: string, command: string, { code, stderr }: ExecResult): VoidferryError {
  const named = parseFailure(stderr);
  if (named !== null) return new VoidferryError(named.code, failureFacts(named, host));
  const text = stderr.trim().split('\n').at(-1) ?? '';
  if (/No space left|quota exceeded/i.test(stderr)) return new VoidferryError('host/no-space', { host, text });
  if (/Permission denied|Read-only file system/i.test(stderr))
    return new VoidferryError('host/not-permitted', { host, text });
  return new VoidferryError('job/tool-failed', {
    command: `${host}: ${command}`,
    exitCode: code,
    stderr: stderr.trim(),
  });
}
