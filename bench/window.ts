import { compete, type Sample } from './measure.ts';
import { atMostTimesAsLong, table } from './report.ts';
import { type Script, withScript } from './script.ts';
import type { Section } from './section.ts';

const START = new URL('../e2e/bench/window-start.ts', import.meta.url);
const ROWS = new URL('../e2e/bench/window-rows.ts', import.meta.url);
const FRAME_LIMIT_MS = 50;

interface Started {
  readonly shown: number;
  readonly painted: number;
}

/** The window against a bare one of the same Electron, until it is shown; until its first text is painted too, held to nothing. */
export const windowStart: Section = async ({ dir, quick }) =>
  withScript(START, [dir], async (script) => {
    const { electron } = (await script.next()) as { electron: string };
    const painted: { name: string; milliseconds: number }[] = [];
    const contestant = (name: string, question: string) => ({
      name,
      async run(): Promise<Sample> {
        const started = (await script.next(question)) as Started;
        painted.push({ name, milliseconds: started.painted });
        return { milliseconds: started.shown, peakKiB: null };
      },
    });
    // What a start finds in caches, the one before has left there.
    for (const question of ['voidferry', 'bare']) await script.next(question);
    const measured = await compete(
      [contestant('voidferry', 'voidferry'), contestant('a bare window', 'bare')],
      quick ? 3 : 11,
    );
    const [window, bare] = measured;
    if (!window || !bare) throw new Error('nothing was measured');
    const text = 'from the start of the program until the window is shown';
    const fastest = measured.map(({ name }) => {
      const times = painted.filter((one) => one.name === name).map(({ milliseconds }) => milliseconds);
      return `${name} ${(Math.min(...times) / 1000).toFixed(2)} s`;
    });
    return {
      lines: [
        ...table(`${text} (${electron})`, null, measured),
        `  first text painted, at the earliest: ${fastest.join(', ')}`,
      ],
      engine: null,
      bars: [atMostTimesAsLong(text, window, bare, 1.3)],
    };
  });

interface Streamed {
  readonly idle: number;
  readonly longest: number;
  readonly milliseconds: number;
}

/** How smoothly the window draws while the list of a verification grows in it. */
export const windowRows: Section = async ({ quick }) =>
  withScript(ROWS, [], async (script) => {
    const { rows } = (await script.next()) as { rows: number };
    const rounds = await roundsOf(script, quick ? 1 : 5);
    const text = `${rows} rows stream into the list of a verification: no frame over ${FRAME_LIMIT_MS} ms`;
    const longest = Math.max(...rounds.map((round) => round.longest));
    return {
      lines: [
        text,
        ...rounds.map(
          (round) =>
            `  longest frame ${round.longest.toFixed(0)} ms in ${(round.milliseconds / 1000).toFixed(1)} s; before it began, ${round.idle.toFixed(0)} ms`,
        ),
      ],
      engine: null,
      bars: [{ text, measured: `${longest.toFixed(0)} ms at most`, holds: longest <= FRAME_LIMIT_MS }],
    };
  });

async function roundsOf(script: Script, count: number): Promise<Streamed[]> {
  const rounds: Streamed[] = [];
  for (let round = 0; round < count; round++) rounds.push((await script.next('verify')) as Streamed);
  return rounds;
}
