import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { recordEvents } from '../jobs/record-events.ts';
import { exitCodeOf, type JobContext, type JobEnd, runJob } from '../jobs/run-job.ts';
import { type Custody, createCustody } from '../services/custody/ledger.ts';
import { dataDirOf } from '../services/data-dir.ts';
import { createJournal } from '../services/journal.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import type { JobKind, PhaseMode } from '../shared/job.ts';
import type { Json } from '../shared/json.ts';
import { VERSION } from '../shared/version.ts';
import { withoutCut } from './interrupt.ts';
import { printableJson } from './printable.ts';
import { cancelledLine, createJobView, errorLines, evidenceLines, type Output, writeLine } from './terminal.ts';

export interface AppOptions {
  readonly language: Language;
  /** One JSON value a line on standard output, and nothing else there. */
  readonly json: boolean;
  /** Aborted by SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  readonly dataDir?: string;
  /** Standard output unless given. */
  readonly out?: Output;
}

/** What every command is given. */
export interface App {
  readonly dataDir: string;
  /** Where `resources/` lies: host scripts, probe and sample. */
  readonly resourcesDir: string;
  readonly language: Language;
  readonly json: boolean;
  readonly signal: AbortSignal;
  readonly custody: Custody;
  /** A line for a person; nothing with `--json`. What others wrote in it cannot steer the terminal. */
  print(line: string): void;
  /** A result: each value as JSON on one line with `--json`, the lines without. */
  show(values: readonly unknown[], lines: () => readonly string[]): void;
  /** Runs a job, shows it, files its receipt, and sets the exit code of this process. */
  runJob<O extends Json>(job: JobKind, body: (context: JobContext) => Promise<O>): Promise<JobEnd<O>>;
}

export async function createApp(options: AppOptions): Promise<App> {
  const { language, json, signal, out = process.stdout } = options;
  const dataDir = options.dataDir ?? dataDirOf(process.env);
  const custody = createCustody({ dataDir, now: Date.now });
  const print = (line: string) => {
    if (!json) writeLine(out, line);
  };
  const show: App['show'] = (values, lines) => {
    if (json) for (const value of values) out.write(`${printableJson(value)}\n`);
    else for (const line of lines()) print(line);
  };
  return {
    dataDir,
    resourcesDir: fileURLToPath(new URL('../../resources', import.meta.url)),
    language,
    json,
    signal,
    custody,
    print,
    show,
    async runJob(job, body) {
      const jobId = randomUUID();
      const view = createJobView(jobId, job, language, process.stderr);
      const record = recordEvents(createJournal(dataDir));
      let mode: PhaseMode | null = null;
      const end = await withoutCut(() =>
        runJob(job, body, signal, {
          now: Date.now,
          newId: () => jobId,
          emit(event) {
            if (event.kind === 'phase') mode = event.mode;
            if (json) show([event], () => []);
            else view(event);
            record(event);
          },
          file: (receipt) => custody.file(receipt),
          toolVersion: VERSION,
        }),
      );
      process.exitCode = exitCodeOf(end);
      for (const line of evidenceLines(end.evidence, language)) print(line);
      if (!json) for (const line of endLines(end, language, mode)) writeLine(process.stderr, line);
      return end;
    },
  };
}

function endLines(end: JobEnd<Json>, language: Language, mode: PhaseMode | null): string[] {
  if (end.state === 'done') return [];
  return end.state === 'failed' ? errorLines(end.error.toData(), language) : [cancelledLine(language, mode)];
}
