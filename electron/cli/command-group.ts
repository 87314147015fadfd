import type { Command } from 'commander';

/** What a group is for, and one of its commands as an example. */
const GROUPS = {
  toolchain: ['Go toolchains of this machine', 'toolchain list'],
  project: ['Go projects', 'project scan ./tidegauge'],
  plugin: ['native Go plugins and the programs that load them', 'plugin check --host ./app ./filter.so'],
  vulndb: ['the copy of the Go vulnerability database that builds are held against', 'vulndb import ./vulndb.zip'],
  kit: ['kits: build, sign, look into', 'kit show ./tidegauge-1.0.0'],
  media: ['sticks and disks: list, write a kit, verify one', 'media verify /run/media/me/STICK'],
  host: ['Void hosts over SSH', 'host facts root@gauge'],
  custody: ['receipts and their ledger', 'custody verify'],
} as const;

/** The group of commands of this name, made the first time: several rooms add to `kit`. */
export function commandGroup(program: Command, name: keyof typeof GROUPS): Command {
  const [description, example] = GROUPS[name];
  return (
    program.commands.find((command) => command.name() === name) ??
    program.command(name).description(description).addHelpText('after', exampleText(example))
  );
}

/** The last lines of a command's help. */
export function exampleText(example: string): string {
  return `\nExample:\n  voidferry ${example}`;
}
