import { type EngineRequestName, engineRequests, type Handlers } from '../shared/contract/contract.ts';
import type { WorkerLink } from './worker-link.ts';

/** Passes every engine request on to the worker. */
export function engineHandlers(worker: WorkerLink): Handlers<EngineRequestName> {
  const names = Object.keys(engineRequests) as EngineRequestName[];
  const forwards = names.map((name) => [name, (input: unknown) => worker.request(name, input)] as const);
  return Object.fromEntries(forwards) as Handlers<EngineRequestName>;
}
