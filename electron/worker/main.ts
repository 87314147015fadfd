import { failureOf } from '../jobs/run-job.ts';
import type { EngineRequestName, Handlers } from '../shared/contract/contract.ts';
import type { MainMessage, WorkerMessage } from '../shared/contract/worker.ts';
import { createBatch } from './batch-events.ts';
import { createEngine, type RunningEngine } from './engine.ts';

/** The port to the main process, as Electron gives it to a utility process (`process.parentPort`). */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: MainMessage }) => void): void;
  postMessage(message: WorkerMessage): void;
}

const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
let engine: RunningEngine | null = null;

parentPort.on('message', ({ data }) => {
  if (data.kind === 'begin') {
    const emit = createBatch((events) => parentPort.postMessage({ kind: 'events', events }));
    engine = createEngine({ dataDir: data.dataDir, resourcesDir: data.resourcesDir, emit });
  } else if (data.kind === 'stop') {
    (engine?.stop() ?? Promise.resolve()).finally(() => process.exit(0));
  } else if (engine !== null) {
    answer(engine.handlers, data.name, data.input).then((reply) =>
      parentPort.postMessage({ kind: 'answer', id: data.id, answer: reply }),
    );
  }
});

/** Never rejects: what goes wrong is part of the answer. The input was parsed by the main process. */
async function answer(handlers: Handlers<EngineRequestName>, name: EngineRequestName, input: unknown) {
  try {
    return { ok: true, data: await (handlers[name] as (value: unknown) => Promise<unknown>)(input) } as const;
  } catch (error) {
    return { ok: false, error: failureOf(error).toData() } as const;
  }
}
