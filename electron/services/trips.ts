import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Trip, tripSchema } from '../shared/trip.ts';
import { writeDurably } from './durable-file.ts';
import { fileError } from './file-error.ts';
import { makePrivateDirectory } from './private-directory.ts';
import { readIfThere } from './read-file.ts';

/** The trips of this workstation on disk: choices and job ids, never secrets and never verdicts. */
export interface Trips {
  /** Newest change first; `changedAt` is ISO 8601, UTC. A file that is no trip is left out. */
  list(): Promise<{ readonly trip: Trip; readonly changedAt: string }[]>;
  /** Null when there is none, or its file is no trip. */
  load(id: string): Promise<Trip | null>;
  save(trip: Trip): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Keeps each trip in `<dataDir>/trips/<id>.json`. Its functions throw VoidferryError `job/not-permitted` | `job/no-space`. */
export function createTrips(dataDir: string): Trips {
  const dir = join(dataDir, 'trips');
  const pathOf = (id: string) => join(dir, `${id}.json`);
  const load = async (id: string) => {
    const bytes = await readIfThere(pathOf(id));
    return bytes === null ? null : parseTrip(bytes.toString('utf8'));
  };
  return {
    load,
    async list() {
      const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw fileError(error, dir);
      });
      const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
      const found = await Promise.all(
        ids.map(async (id) => {
          const trip = await load(id);
          const changed = await stat(pathOf(id)).catch(() => null);
          return trip === null || changed === null ? [] : [{ trip, changedAt: changed.mtime.toISOString() }];
        }),
      );
      return found.flat().sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
    },
    async save(trip) {
      await makePrivateDirectory(dir);
      await writeDurably(pathOf(trip.id), `${JSON.stringify(trip, null, 2)}\n`, 0o600);
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

function parseTrip(text: string): Trip | null {
  try {
    return tripSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
