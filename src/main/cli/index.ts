#!/usr/bin/env node
import * as modules from 'node:module';
import { join } from 'node:path';
import { kilnPaths } from '../paths.ts';
import type { Command, CommandIo } from './command.ts';

/** A command is loaded only when it is called: `kiln lint` must not pay for the AWS SDK. */
const commands: Readonly<Record<string, { summary: string; load(): Promise<Command> }>> = {
  lint: { summary: 'Find mistakes in documents', load: async () => (await import('./lint.ts')).lint },
  rules: { summary: 'List and explain the rules of the linter', load: async () => (await import('./rules.ts')).rules },
  schema: { summary: 'Print the JSON Schema of a kind of document', load: async () => (await import('./schema.ts')).schema },
  rehearse: { summary: 'Run a component document in a disposable sandbox', load: async () => (await import('./rehearse.ts')).rehearse },
  build: { summary: 'Build the image of a recipe or pipeline file', load: async () => (await import('./build.ts')).build },
  import: { summary: 'Make files of resources of an account', load: async () => (await import('./import.ts')).importResources },
  export: {
    summary: 'Write a resource file as AWS CLI commands, CloudFormation or Terraform',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  connect: { summary: 'Add connections to AWS accounts, and sign in', load: async () => (await import('./connect.ts')).connect },
  preflight: {
    summary: 'Look whether a build can succeed, and what it will take',
    load: async () => (await import('./preflight.ts')).preflight,
  },
  runs: { summary: 'List, show, follow, export and open runs', load: async () => (await import('./runs.ts')).runs },
  images: {
    summary: 'List, show and compare images, and find what nothing uses',
    load: async () => (await import('./images.ts')).images,
  },
  publish: { summary: 'Make an account have what files say', load: async () => (await import('./publish.ts')).publish },
  appstream: {
    summary: 'Image builders, images, fleets and stacks of AppStream',
    load: async () => (await import('./appstream/index.ts')).appstream,
  },
  'image-assistant': {
    summary: 'Do on a local image builder what Image Assistant does',
    load: async () => (await import('./image-assistant/index.ts')).imageAssistant,
  },
  lsp: { summary: 'Answer editors by the language server protocol', load: async () => (await import('./lsp.ts')).lsp },
  'local-account': {
    summary: 'Serve the local AWS account, and add further accounts',
    load: async () => (await import('./local-account.ts')).localAccount,
  },
};

function help(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: kiln COMMAND [OPTIONS]\n\n${rows.join('\n')}\n\n'kiln COMMAND --help' tells more.\n`;
}

async function main(args: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    io.stdout.write(`${(await import('../version.ts')).version}\n`);
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    io.stderr.write(`kiln: there is no command '${name}'\n\n${help()}`);
    return 2;
  }
  const command = await entry.load();
  const usage = async () => (await command.usageFor?.(rest)) ?? command.usage;
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout.write(`${command.usageFor ? '' : `${command.summary}\n\n`}${await usage()}\n`);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof Error && error.name === 'UsageError') {
      io.stderr.write(`kiln ${name}: ${error.message}\n\n${await usage()}\n`);
      return 2;
    }
    throw error;
  }
}

// Compiling a command's code takes longer than linting a file does. Node before 22 cannot keep it.
modules.enableCompileCache?.(join(kilnPaths().cache, 'compiled'));

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort(name));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // the reader of a pipe went away: `kiln lint | head`
  throw error;
});
process.exitCode = await main(process.argv.slice(2), {
  get stdin() {
    return process.stdin; // opening it takes its time, and few commands read it
  },
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  signal: stop.signal,
});
