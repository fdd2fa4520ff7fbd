import { resolve } from 'node:path';
import { scriptOf } from '../../appstream/code/declared-file.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import { print } from './printing.ts';
import { verb } from './verb.ts';
import { workspaceFile } from './workspace-file.ts';

export const script = verb({
  summary: 'the script that makes a declared image on its builder: PowerShell for Windows, bash for Linux',
  words: ['FILE'],
  options: { out: { type: 'string', value: 'PATH', tells: 'write it there instead of printing it' } },
  offline: true,
  async run(request) {
    const { io, json, options, words } = request;
    const [path = ''] = words;
    const made = await scriptOf(await workspaceFile(path, io));
    for (const note of json ? [] : made.notes) io.stderr.write(`${note}\n`);
    if (options.out === undefined) {
      if (json) print(request, made, []);
      else io.stdout.write(made.text);
      return;
    }
    const out = resolve(io.cwd, options.out);
    await writeAtomically(out, made.text, made.language === 'shell' ? 0o755 : undefined);
    print(request, { fileName: made.fileName, language: made.language, path: out }, [`wrote ${options.out}`]);
  },
});
