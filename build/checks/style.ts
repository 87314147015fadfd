import type { Finding } from './finding.ts';
import { runTool } from './run-tool.ts';

interface BiomeReport {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly category: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly start?: { readonly line: number } };
  }[];
}

/** Lint and format, by biome; warnings are findings too. */
export async function checkStyle(root: string): Promise<Finding[]> {
  const args = ['ci', '--reporter=json', '--colors=off', '--max-diagnostics=none', '--error-on-warnings'];
  const { code, stdout, stderr } = await runTool(root, '@biomejs/biome/bin/biome', args, [1]);
  const findings = styleFindings(stdout);
  return code === 0 || findings.length > 0 ? findings : [{ file: 'biome.json', problem: `biome failed: ${stderr}` }];
}

function styleFindings(json: string): Finding[] {
  const { diagnostics } = JSON.parse(json) as BiomeReport;
  return diagnostics
    .filter(({ severity }) => severity !== 'information')
    .map(({ message, category, location: { path, start } }) => ({
      file: path,
      ...(start ? { line: start.line } : {}),
      problem: `${message} (${category})`,
    }));
}
