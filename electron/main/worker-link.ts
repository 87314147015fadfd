import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { Answer, EngineEvent, EngineRequestName } from '../shared/contract/contract.ts';
import type { MainMessage, WorkerMessage } from '../shared/contract/worker.ts';
import { VoidferryError } from '../shared/error.ts';
import { isEnd } from '../shared/job.ts';

/** The process that does the work. It is started when first asked, and again after it died. */
export interface WorkerLink {
  /** @throws VoidferryError what the worker answers; `job/worker-died` when it ended without an answer. */
  request(name: EngineRequestName, input: unknown): Promise<unknown>;
  /** The ids of jobs that began and did not end. */
  running(): ReadonlySet<string>;
  /** Has it cancel its jobs and end; resolves when it is gone. */
  stop(): Promise<void>;
}

/** What a child needs of the environment: nothing that could change how Node or Electron behave. */
const FORBIDDEN = /^(NODE_|ELECTRON_|LD_PRELOAD$|LD_LIBRARY_PATH$)/;

export function createWorkerLink(options: {
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly tell: (event: EngineEvent) => void;
}): WorkerLink {
  const { dataDir, resourcesDir, tell } = options;
  const waiting = new Map<number, { name: string; settle: (answer: Answer<unknown>) => void }>();
  const running = new Set<string>();
  let worker: UtilityProcess | null = null;
  let isStopping = false;
  let lastId = 0;

  const post = (message: MainMessage) => open().postMessage(message);

  function open(): UtilityProcess {
    if (worker !== null) return worker;
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FORBIDDEN.test(name)));
    const child = utilityProcess.fork(join(import.meta.dirname, 'worker.js'), [], {
      serviceName: 'voidferry-worker',
      env,
    });
    worker = child;
    child.on('message', (message: WorkerMessage) => {
      if (message.kind === 'events') hear(message);
      else {
        waiting.get(message.id)?.settle(message.answer);
        waiting.delete(message.id);
      }
    });
    child.on('exit', () => {
      worker = null;
      running.clear();
      for (const [id, { name, settle }] of waiting) {
        waiting.delete(id);
        settle({ ok: false, error: new VoidferryError('job/worker-died', { request: name }).toData() });
      }
      if (!isStopping) tell({ kind: 'worker-died' });
    });
    child.postMessage({ kind: 'begin', dataDir, resourcesDir } satisfies MainMessage);
    return child;
  }

  function hear({ events }: Extract<WorkerMessage, { kind: 'events' }>): void {
    for (const event of events) {
      if (event.kind === 'begin') running.add(event.jobId);
      else if (isEnd(event)) running.delete(event.jobId);
    }
    tell({ kind: 'job-events', events });
  }

  return {
    async request(name, input) {
      const id = ++lastId;
      const answered = new Promise<Answer<unknown>>((settle) => waiting.set(id, { name, settle }));
      post({ kind: 'request', id, name, input });
      const answer = await answered;
      if (answer.ok) return answer.data;
      throw new VoidferryError(answer.error.code, answer.error.data);
    },
    running: () => running,
    async stop() {
      const child = worker;
      if (child === null) return;
      isStopping = true;
      const gone = new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
      });
      post({ kind: 'stop' });
      await gone;
    },
  };
}
