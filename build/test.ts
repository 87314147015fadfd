import { parseCLI, startVitest } from 'vitest/node';
import { runGoTests } from './tests/go-tests.ts';
import { emptyOutcome, isSuccess, joinOutcomes, type Outcome, summaryLines } from './tests/outcome.ts';
import { TestReporter } from './tests/reporter.ts';
import { allTools, installTools } from './tools/install-tools.ts';

const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '');
const args = process.argv.slice(2);

/** Runs vitest in this process with the arguments of the command line: files to run, `-t NAME`, and its other options. */
async function runVitest(): Promise<Outcome> {
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const reporter = new TestReporter(console.log, options.testNamePattern !== undefined);
  try {
    const vitest = await startVitest(filter, { root, ...options, watch: false, reporters: [reporter] });
    await vitest.close();
    return reporter.outcome;
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return joinOutcomes([reporter.outcome, { ...emptyOutcome(), failed: ['vitest itself'] }]);
  }
}

const { missing, reason } = await installTools(allTools);
if (missing.length > 0)
  console.log(`Not on this machine (${reason}): ${missing.join(', ')}. Tests that need them are skipped.`);

const outcomes = [await runVitest()];
// Whoever names the tests to run wants those alone.
if (args.length === 0) outcomes.push(await runGoTests(root, console.log));

const outcome = joinOutcomes(outcomes);
console.log(summaryLines(outcome).join('\n'));
// A handle that a test left open must not keep the command from ending.
process.exit(isSuccess(outcome) ? 0 : 1);
