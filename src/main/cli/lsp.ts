import { parseArgs } from 'node:util';
import { type Command, UsageError } from './command.ts';

const usage = `Usage: kiln lsp [--stdio]

Speaks the language server protocol on standard input and output, for editors that take one
(Neovim, Helix, Emacs, VS Code by an extension). --stdio is accepted because many clients add it.

It reads the documents of the folders that the client opens and runs nothing of them.`;

export const lsp: Command = {
  name: 'lsp',
  summary: 'Answer editors by the language server protocol',
  usage,
  async run(args, io) {
    readArguments(args);
    const { serveLanguage } = await import('../lsp/server.ts');
    serveLanguage(io.stdin, io.stdout);
    await new Promise((resolve) => io.signal.addEventListener('abort', resolve, { once: true }));
    io.stdin.destroy(); // as if the client had gone
    return 0;
  },
};

function readArguments(args: readonly string[]): void {
  try {
    parseArgs({ args: [...args], options: { stdio: { type: 'boolean' } } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
