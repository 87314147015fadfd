import type { JobEvent } from '../job.ts';
import type { Answer, EngineRequestName } from './contract.ts';

/** What the main process tells the worker. `begin` comes first, once; inputs were parsed by the contract. */
export type MainMessage =
  | { readonly kind: 'begin'; readonly dataDir: string; readonly resourcesDir: string }
  | { readonly kind: 'request'; readonly id: number; readonly name: EngineRequestName; readonly input: unknown }
  | { readonly kind: 'stop' };

/** What the worker tells the main process. */
export type WorkerMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  | { readonly kind: 'events'; readonly events: readonly JobEvent[] };
