import type { Finding } from './finding.ts';
import { runTool } from './run-tool.ts';

type Issue = { readonly file: string } & Readonly<Record<string, unknown>>;

/** Files, exports and dependencies that nothing uses, by knip. */
export async function checkUnused(root: string): Promise<Finding[]> {
  const { code, stdout, stderr } = await runTool(
    root,
    'knip/bin/knip.js',
    ['--reporter=json', '--no-progress'],
    [1, 2],
  );
  if (code === 2) return [{ file: 'knip.json', problem: `knip failed: ${stderr}` }];
  const { issues } = JSON.parse(stdout) as { readonly issues: readonly Issue[] };
  return issues.flatMap(issueFindings);
}

function issueFindings({ file, ...kinds }: Issue): Finding[] {
  return Object.entries(kinds).flatMap(([kind, entries]) =>
    Array.isArray(entries)
      ? (entries as { name: string; line?: number }[]).map((entry) => finding(file, kind, entry))
      : [],
  );
}

function finding(file: string, kind: string, { name, line }: { name: string; line?: number }): Finding {
  return { file, ...(line === undefined ? {} : { line }), problem: `${kind}: ${name}` };
}
