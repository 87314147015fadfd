import type { Command } from 'commander';

/** The group of commands of this name, made the first time: several rooms add to `kit`. */
export function commandGroup(program: Command, name: string, description: string): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name).description(description);
}
