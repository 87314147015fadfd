import type { Command } from 'commander';
import { kitVulnerabilities } from '../../jobs/kit-vulnerabilities.ts';
import { importVulndb, vulndbFacts } from '../../jobs/vulndb.ts';
import { VoidferryError } from '../../shared/error.ts';
import type { App } from '../app.ts';
import { commandGroup, exampleText } from '../command-group.ts';
import { vulndbLines, vulnerabilityLines } from '../vulnerability-text.ts';

/** `vulndb import`, `vulndb show` and `kit vulnerabilities`. */
export function addVulnerabilityCommands(program: Command, app: () => Promise<App>): void {
  const vulndb = commandGroup(program, 'vulndb');
  vulndb
    .command('import')
    .argument('<path>', 'folder or zip of a Go vulnerability database: index/db.json, index/modules.json, ID/*.json')
    .description('copy a vulnerability database to this workstation; builds hold their modules against it')
    .addHelpText('after', exampleText('vulndb import ./vulndb.zip'))
    .action(async (path: string) => {
      const { dataDir, language, show, signal } = await app();
      const facts = await importVulndb(path, dataDir, signal);
      show([facts], () => vulndbLines(facts, language));
    });
  vulndb
    .command('show')
    .description('the copy of the vulnerability database that is here, and how old it is')
    .addHelpText('after', exampleText('vulndb show'))
    .action(async () => {
      const { dataDir, language, show } = await app();
      const facts = await vulndbFacts(dataDir);
      if (facts === null) throw new VoidferryError('go/vulndb-missing', {});
      show([facts], () => vulndbLines(facts, language));
    });

  commandGroup(program, 'kit')
    .command('vulnerabilities')
    .argument('<kit>', 'folder of the kit')
    .description('what the database that is here now knows of the modules in a kit')
    .addHelpText('after', exampleText('kit vulnerabilities ./tidegauge-1.0.0'))
    .action(async (kitDir: string) => {
      const { dataDir, language, show } = await app();
      const report = await kitVulnerabilities(kitDir, dataDir);
      show([report], () => vulnerabilityLines(report, language));
    });
}
