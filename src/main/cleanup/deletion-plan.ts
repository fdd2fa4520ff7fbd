import type { CleanupItem, CleanupStep } from '../../contract/index.ts';

const words: Readonly<Record<CleanupItem['kind'], string>> = {
  image: 'The image is deleted from Image Builder.',
  ami: 'The AMI is deregistered: no new instances can be launched from it.',
  snapshot: 'The snapshot is deleted: what is on it is lost.',
};

/** Images first, then AMIs, then the snapshots that these stood on: a snapshot cannot go before its AMI. */
export function deletionPlan(items: readonly CleanupItem[], chosen: ReadonlySet<string>): readonly CleanupStep[] {
  const wanted = items.filter(({ id, unreferenced }) => unreferenced && chosen.has(id));
  const of = (kind: CleanupItem['kind']) => wanted.filter((item) => item.kind === kind);
  const freed = of('ami').flatMap(({ name, snapshots }) => snapshots.map(({ id }) => step('snapshot', id, `of the AMI ${name}`)));
  const loose = of('snapshot').map(({ id, name }) => step('snapshot', id, name));
  const snapshots = [...new Map([...freed, ...loose].map((one) => [one.id, one])).values()];
  return [
    ...of('image').map(({ id, name }) => step('image', id, name)),
    ...of('ami').map(({ id, name }) => step('ami', id, name)),
    ...snapshots,
  ];
}

const step = (kind: CleanupItem['kind'], id: string, name: string): CleanupStep => ({ kind, id, name, does: words[kind] });
