import type { Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import { run } from '../../electron/services/process.ts';
import { mediumOf } from '../media/bench.ts';
import type { LoopMedium } from '../media/loop-medium.ts';
import { giveToWindow } from './unprivileged.ts';

/** A medium that the window proposes and may write: mounted where sticks are. The test is skipped with the reason where there can be none. */
export async function loopStick(context: TestContext, bytes: number): Promise<LoopMedium> {
  const medium = await mediumOf(context, 'ext4', bytes, '/mnt');
  await giveToWindow(medium.root);
  return medium;
}

/** One that is so slow that a job on it can be caught in the middle. */
export async function slowStick(context: TestContext, bytes: number, bytesPerSecond: number): Promise<LoopMedium> {
  const medium = await loopStick(context, bytes);
  const why = await medium.slowDown(bytesPerSecond);
  if (why !== null) context.skip(why);
  return medium;
}

/** What the system is left with when a medium goes: nothing is mounted there any more. */
export async function pull(medium: LoopMedium): Promise<void> {
  await run('umount', ['-l', medium.root]);
}

/** Chooses a medium from the list, as a person does. */
export async function chooseStick(page: Page, medium: LoopMedium): Promise<void> {
  await page.getByRole('radiogroup').getByText(medium.root).click();
}
