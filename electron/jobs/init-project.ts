import { proposeProjectFile } from '../core/go/propose-project-file.ts';
import { writeProjectFile } from '../services/go/write-project-file.ts';
import { dependenciesOf, targetToScan } from './scan-dependencies.ts';
import { type ScanInput, scanWithToolchain } from './scan-project.ts';

/**
 * Writes voidferry.yaml of a project from what its sources show; nothing of it is run.
 * @returns its path
 * @throws VoidferryError `go/project-file-exists`; those of a scan.
 */
export async function initProject(input: ScanInput, signal: AbortSignal): Promise<string> {
  const scan = await scanWithToolchain(input, signal);
  const report = await dependenciesOf(scan, signal);
  const { project } = scan;
  return writeProjectFile(project.dir, proposeProjectFile(project, report, targetToScan(project)));
}
