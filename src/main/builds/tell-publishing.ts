import type { Publishing } from '../publish/publishing.ts';

export interface PublishingTale {
  say(text: string): void;
  /** What was done by now was told by an earlier process. */
  readonly isContinued: boolean;
}

/** Tells each step as it begins, and what is worth knowing beside the steps, each once. */
export async function tellPublishing(publishing: Publishing, { say, isContinued }: PublishingTale): Promise<void> {
  const before = isContinued ? publishing.journal() : { steps: [], notices: [] };
  const begun = new Set(before.steps.filter(({ state }) => state !== 'waiting').map(({ key }) => key));
  let noticed = before.notices.length;
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
