import type { jobErrors } from '../../errors/job.ts';
import type { ErrorText } from '../catalogue.ts';

export const jobErrorTexts: Readonly<Record<keyof typeof jobErrors, ErrorText>> = {
  'job/bug': {
    message: 'Voidferry ran into a fault of its own: {text}',
    next: 'Save the report and tell us; nothing after this point was proven.',
  },
  'job/usage': {
    message: 'The command is not understood: {text}',
    next: 'Run it with --help to see how it is used.',
  },
  'job/request-refused': {
    message: 'The window asked for something that is not allowed: {request}: {reason}',
    next: 'This is a fault of Voidferry or an attack on it. Nothing was done; close the window and tell us.',
  },
  'job/interrupted': {
    message: 'The process that ran this job ended before the job did. Nothing of it counts as proven.',
    next: 'Run it again. What was begun on a medium or a host is not complete; a host finishes by itself what it began: ask for its status.',
  },
  'job/worker-died': {
    message: 'The process that does the work ended unexpectedly while it was asked: {request}',
    next: 'Ask again; a new process answers. Jobs that ran are shown as interrupted.',
  },
  'job/no-space': {
    message: 'Not enough space at {path}: {needed} bytes needed, {free} bytes free.',
    next: 'Free some space or choose another place, then run it again.',
  },
  'job/not-permitted': {
    message: 'Permission denied for {path}.',
    next: 'Check who owns it, or choose another place.',
  },
  'job/file-missing': {
    message: '{path} does not exist.',
    next: 'Check the path.',
  },
  'job/file-unusable': {
    message: '{path} cannot be used as a file: {errno}',
    next: 'Check that the path names a file and not a directory or a link.',
  },
  'job/tool-missing': {
    message: 'The program {tool} is not on this machine.',
    next: 'Install {tool} and run it again; `doctor` lists what is missing.',
  },
  'job/tool-failed': {
    message: '{command} ended with exit code {exitCode}: {stderr}',
    next: 'Read the message above; the command can be run by hand to see more.',
  },
  'job/tool-timeout': {
    message: '{command} did not end within its time limit: {stderr}',
    next: 'Check whether the machine is overloaded or the device hangs, then run it again.',
  },
};
