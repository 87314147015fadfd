import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { exitCodeOf, type JobContext, type JobEnd, runJob } from '../jobs/run-job.ts';
import { type Custody, createCustody } from '../services/custody/ledger.ts';
import { dataDirOf } from '../services/data-dir.ts';
import { createJournal } from '../services/journal.ts';
import type { Language } from '../shared/i18n/catalogue.ts';
import { catalogues } from '../shared/i18n/catalogues.ts';
import type { JobKind } from '../shared/job.ts';
import type { Json } from '../shared/json.ts';
import { VERSION } from '../shared/version.ts';
import { createJobView, errorLines, evidenceLines } from './terminal.ts';

export interface AppOptions {
  readonly language: Language;
  /** One job event a line on standard output instead of text. */
  readonly json: boolean;
  /** Aborted by SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  readonly dataDir?: string;
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
  print(line: string): void;
  /** Runs a job, shows it, files its receipt, and sets the exit code of this process. */
  runJob<O extends Json>(job: JobKind, body: (context: JobContext) => Promise<O>): Promise<JobEnd<O>>;
}

export async function createApp(options: AppOptions): Promise<App> {
  const { language, json, signal } = options;
  const dataDir = options.dataDir ?? dataDirOf(process.env);
  const custody = createCustody({ dataDir, now: Date.now });
  const journal = createJournal(dataDir);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  return {
    dataDir,
    resourcesDir: fileURLToPath(new URL('../../resources', import.meta.url)),
    language,
    json,
    signal,
    custody,
    print,
    async runJob(job, body) {
      const jobId = randomUUID();
      const view = createJobView(jobId, job, language, process.stderr);
      const end = await runJob(job, body, signal, {
        now: Date.now,
        newId: () => jobId,
        emit(event) {
          journal.append(event);
          if (json) print(JSON.stringify(event));
          else view(event);
        },
        file: (receipt) => custody.file(receipt),
        toolVersion: VERSION,
      });
      process.exitCode = exitCodeOf(end);
      if (!json) for (const text of endLines(end, language)) print(text);
      return end;
    },
  };
}

function endLines(end: JobEnd<Json>, language: Language): string[] {
  const proven = evidenceLines(end.evidence, language);
  if (end.state === 'done') return proven;
  if (end.state === 'failed') return [...proven, ...errorLines(end.error.toData(), language)];
  return [...proven, catalogues[language].ui['cli.cancelled']];
}
