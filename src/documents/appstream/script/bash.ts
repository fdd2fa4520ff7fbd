import type { DeclaredImage } from '../declared-image.ts';
import { type AssistantCall, addApplication, createImage } from './calls.ts';
import { manifestFolder, manifestOf } from './manifests.ts';
import type { ScriptSource } from './source.ts';

/** In single quotes everything stands for itself but the quote. */
export function quoteBash(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const call = (words: AssistantCall) => `assistant ${words.map(quoteBash).join(' ')}`;

const head = `set -euo pipefail

# Image Assistant's command line, unless the variable names another.
image_assistant=\${IMAGE_ASSISTANT:-/usr/local/appstream/image-assistant/AppStreamImageAssistant}
# With --unattended, steps for a person are shown and nobody is waited for.
unattended=\${1:-}
if [ -z "\${IMAGE_ASSISTANT:-}" ] && [ "$(id -u)" -ne 0 ]; then
  echo 'Run this script with sudo: Image Assistant wants an administrator.' >&2
  exit 1
fi

# Both must say success: the exit code, and the status in the answer.
answer=
assistant() {
  local code=0
  answer=$("$image_assistant" "$@") || code=$?
  if [ "$code" -ne 0 ] || ! grep -Eq '"status"[[:space:]]*:[[:space:]]*0([^0-9]|$)' <<<"$answer"; then
    printf 'image-assistant %s ended with exit code %s: %s\\n' "$1" "$code" "$answer" >&2
    exit 1
  fi
}

show_step() {
  printf '== %s\\n%s\\n' "$1" "$2"
  if [ "$unattended" != --unattended ]; then read -r -p 'Press Enter when it is done' </dev/tty; fi
}

`;

/** The script for an image of Linux. */
export function bashScript({ image, scripts, comment }: ScriptSource): string {
  const parts = [
    image.install.map((step, at) => {
      const name = quoteBash(step.name ?? `Step ${at + 1}`);
      if ('note' in step) return `show_step ${name} ${quoteBash(step.note)}`;
      return `echo == ${name}\n${inOwnShell('run' in step ? step.run : (scripts.get(step.script) ?? ''), at + 1)}`;
    }),
    manifests(image),
    applications(image),
    [
      "echo '== The image'",
      call(createImage(image, true)),
      call(createImage(image, false)),
      "echo 'The image is being created. The builder takes a snapshot of itself and stops: this session ends.'",
    ],
  ];
  const header = comment.map((line) => `# ${line}\n`).join('');
  return `#!/usr/bin/env bash\n${header}${head}${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')}`;
}

/** Commands run in a bash of their own, which ends at the first that fails; no line of theirs is the one that ends the text. */
function inOwnShell(commands: string, number: number): string {
  const lines = new Set(commands.split('\n'));
  let end = `KILN_STEP_${number}`;
  while (lines.has(end)) end += '_';
  return `bash -euo pipefail /dev/fd/3 3<<'${end}'\n${commands.replace(/\n$/, '')}\n${end}`;
}

function manifests(image: DeclaredImage): readonly string[] {
  const lines = image.applications.flatMap((application) => {
    const manifest = manifestOf(image, application, 'linux');
    if (manifest === undefined) return [];
    const files =
      manifest.folder === undefined
        ? `printf '%s\\n' ${manifest.files.map(quoteBash).join(' ')}`
        : `find ${quoteBash(manifest.folder)} -type f`;
    return [`${files} > ${quoteBash(manifest.path)}`];
  });
  if (lines.length === 0) return [];
  return ["echo '== Files that are read early'", `mkdir -p ${quoteBash(manifestFolder('linux'))}`, ...lines];
}

/** The catalogue becomes what the file says, also where an earlier try has left something. */
function applications(image: DeclaredImage): readonly string[] {
  return [
    'echo == Applications',
    'assistant list-applications',
    'names=$(grep -Eo \'"[Nn]ame"[[:space:]]*:[[:space:]]*"[^"]*"\' <<<"$answer" | sed -E \'s/^[^:]*:[[:space:]]*"(.*)"$/\\1/\') || true',
    'while IFS= read -r name; do',
    '  if [ -n "$name" ]; then assistant remove-application --name "$name"; fi',
    'done <<<"$names"',
    ...image.applications.map((application) =>
      call(addApplication(application, application.manifest ?? manifestOf(image, application, 'linux')?.path)),
    ),
  ];
}
