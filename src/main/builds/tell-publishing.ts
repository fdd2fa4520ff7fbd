import type { Publishing } from '../publish/publishing.ts';

/** Tells each step as it begins, and what is worth knowing beside the steps, each once. */
export async function tellPublishing(publishing: Publishing, say: (text: string) => void): Promise<void> {
  const begun = new Set<string>();
  let noticed = 0;
  for await (const { notices, steps } of publishing.events(new AbortController().signal)) {
    for (const { key, action, kind, name, version, state } of steps) {
      if (state === 'waiting' || begun.has(key)) continue;
      begun.add(key);
      say(`${action} ${kind} ${name}${version === undefined ? '' : ` ${version}`}`);
    }
    for (const notice of notices.slice(noticed)) say(notice);
    noticed = notices.length;
  }
}
