import type { Finding } from './finding.ts';
import { runTool } from './run-tool.ts';

/** The types of every floor that the root tsconfig.json names. */
export async function checkTypes(root: string): Promise<Finding[]> {
  const { code, stdout } = await runTool(root, 'typescript/bin/tsc', ['-b', '--pretty', 'false'], [1, 2]);
  return typeFindings(code, stdout);
}

/** What the compiler printed, one finding an error; a failure without a readable error is a finding too. */
export function typeFindings(code: number, output: string): Finding[] {
  const findings: Finding[] = [];
  for (const line of output.split('\n')) {
    const [, file, at, problem] = /^(\S.*?)\((\d+),\d+\): error (TS.*)$/.exec(line) ?? [];
    const general = /^error (TS.*)$/.exec(line)?.[1];
    if (file && problem) findings.push({ file, line: Number(at), problem });
    else if (general) findings.push({ file: 'tsconfig.json', problem: general });
  }
  if (code !== 0 && findings.length === 0) findings.push({ file: 'tsconfig.json', problem: `tsc failed: ${output}` });
  return findings;
}
