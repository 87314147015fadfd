import { goEnv } from '../services/go/go-env.ts';
import { readRetractions } from '../services/go/read-retractions.ts';
import type { PrepareWork } from './prepare-work.ts';

/**
 * Says which required versions were retracted, and where that could not be asked. It is no part of the kit: what authors retract later
 * would change the digest.
 */
export async function tellRetracted({ plan, goWork, context, settings, tmpDir }: PrepareWork): Promise<void> {
  const { goroot } = plan.toolchain.chosen;
  const { dir } = plan.project;
  const answer = await readRetractions(dir, goroot, goEnv({ goroot, settings, tmpDir, goWork }), context.signal);
  if (answer === null) context.note('prepare.retractions-unasked');
  const { retracted = [], unchecked = [] } = answer ?? {};
  if (retracted.length > 0) context.note('prepare.retracted', { versions: [...retracted] });
  if (unchecked.length > 0) context.note('prepare.retractions-unchecked', { modules: [...unchecked] });
  context.about({ retracted: answer === null || unchecked.length > 0 ? 'unchecked' : 'none', ...named(retracted) });
}

/** What was found outweighs what could not be asked. */
function named(retracted: readonly string[]): { readonly retracted?: string } {
  return retracted.length === 0 ? {} : { retracted: retracted.join('; ') };
}
