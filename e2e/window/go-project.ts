import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { press } from './job-done.ts';
import { giveToWindow } from './unprivileged.ts';

/** A Go service of one file in `dir`, which the window's user owns: it stays after `body`, and is healthy after a second. Made again, it is changed. @returns its directory */
export async function makeProject(dir: string, body: string, imports = ''): Promise<string> {
  const project = join(dir, 'tide');
  await mkdir(project, { recursive: true });
  await writeFile(join(project, 'go.mod'), 'module example.com/tide\n\ngo 1.21\n');
  await writeFile(
    join(project, 'main.go'),
    `package main\n\nimport "time"\n\n${imports}func main() {\n\t${body}\n\ttime.Sleep(time.Hour)\n}\n`,
  );
  await writeFile(join(project, 'voidferry.yaml'), 'service: { health: { settleSeconds: 1 } }\n');
  await giveToWindow(dir);
  return project;
}

/** From Home to what the project is. */
export async function beginTrip(page: Page, project: string): Promise<void> {
  await press(page, 'Prepare a trip');
  await page.getByRole('textbox', { name: 'Directory of the Go module' }).fill(project);
  await press(page, 'Read the project');
}
