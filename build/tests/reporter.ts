import { stripVTControlCharacters } from 'node:util';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { emptyOutcome } from './outcome.ts';

type UserConsoleLog = Parameters<NonNullable<Reporter['onUserConsoleLog']>>[0];
type FailureOf = Parameters<NonNullable<Reporter['onTestRunEnd']>>[1][number];

/** Prints each file as it ends, with the messages of what failed in it, and counts what the run came to. */
export class TestReporter implements Reporter {
  readonly outcome = emptyOutcome();
  readonly #print: (line: string) => void;
  /** A run of tests chosen by name leaves the others out; those are not skipped. */
  readonly #isFiltered: boolean;
  /** What tests printed, by test: it is shown of those that fail. */
  readonly #logs = new Map<string, string>();

  constructor(print: (line: string) => void, isFiltered: boolean) {
    this.#print = print;
    this.#isFiltered = isFiltered;
  }

  onUserConsoleLog({ content, taskId = '' }: UserConsoleLog): void {
    this.#logs.set(taskId, (this.#logs.get(taskId) ?? '') + content);
  }

  onTestModuleEnd(module: TestModule): void {
    const failedBefore = this.outcome.failed.length;
    const file = module.relativeModuleId;
    const details = [
      ...this.#fail(file, module.errors()),
      ...[...module.children.allSuites()].flatMap((suite) => this.#fail(`${file} > ${suite.fullName}`, suite.errors())),
      ...[...module.children.allTests()].flatMap((test) => this.#count(`${file} > ${test.fullName}`, test)),
    ];
    const mark = this.outcome.failed.length === failedBefore ? '✓' : '✗';
    this.#print(`${mark} ${file} (${(module.diagnostic().duration / 1000).toFixed(1)} s)`);
    for (const line of details) this.#print(line);
  }

  /** Errors outside of every test: a worker that crashed, a promise that nobody awaited. */
  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly FailureOf[]): void {
    for (const line of this.#fail('outside of a test', unhandled)) this.#print(line);
  }

  #count(name: string, test: TestCase): string[] {
    const result = test.result();
    const diagnostic = test.diagnostic();
    if (diagnostic?.slow) this.outcome.slow.push({ name, ms: diagnostic.duration });
    switch (result.state) {
      case 'passed':
        this.outcome.passed++;
        return [];
      case 'failed':
        return [...this.#fail(name, result.errors), ...printedLines(this.#logs.get(test.id))];
      case 'pending':
        return this.#fail(name, [{ message: 'did not end: its process ended before it' }]);
      case 'skipped':
        if (result.note !== undefined || !this.#isFiltered) {
          this.outcome.skipped.push({ name, reason: result.note ?? 'no reason given' });
        }
        return [];
    }
  }

  #fail(name: string, errors: readonly FailureOf[]): string[] {
    if (errors.length === 0) return [];
    this.outcome.failed.push(name);
    return [`  ✗ ${name}`, ...errors.flatMap(errorLines)];
  }
}

function printedLines(printed: string | undefined): string[] {
  if (printed === undefined) return [];
  const lines = stripVTControlCharacters(printed).trimEnd().split('\n');
  return ['      printed', ...lines.map((line) => `      | ${line}`)];
}

function errorLines({ name, message, diff, stacks, cause }: FailureOf & { diff?: string }): string[] {
  const where = stacks?.[0];
  const lines = [
    name && !message.startsWith(name) ? `${name}: ${message}` : message,
    ...(diff ? [diff] : []),
    ...(where ? [`at ${where.file}:${where.line}`] : []),
  ];
  const text = stripVTControlCharacters(lines.join('\n')).split('\n');
  return [...text.map((line) => `      ${line}`), ...(cause ? ['      caused by', ...errorLines(cause)] : [])];
}
