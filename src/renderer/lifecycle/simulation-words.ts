import type { SimulatedImage } from '../../contract/index.ts';
import type { ChoiceRow } from '../dialogs/dialogs.ts';
import type { Mark } from '../runs/run-words.ts';

export const OUTCOME_MARK: Readonly<Record<SimulatedImage['outcome'], Mark>> = {
  DELETE: { icon: 'trash', word: 'Deleted', tone: 'bad' },
  DISABLE: { icon: 'circle-slash', word: 'Disabled', tone: 'warn' },
  DEPRECATE: { icon: 'warning', word: 'Deprecated', tone: 'warn' },
  spared: { icon: 'shield', word: 'Saved', tone: 'good' },
  none: { icon: 'circle-outline', word: 'Untouched', tone: 'quiet' },
};

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** What would become of all images, in a sentence. */
export function simulationSummary(images: readonly SimulatedImage[]): string {
  const of = (outcome: SimulatedImage['outcome']) => images.filter((image) => image.outcome === outcome);
  const deleted = of('DELETE');
  const amis = deleted.flatMap((image) => image.amis);
  const snapshots = amis.flatMap((ami) => ami.snapshots);
  const size = snapshots.reduce((sum, { sizeGiB }) => sum + sizeGiB, 0);
  const along = amis.length > 0 ? `, with ${count(amis.length, 'AMI')} and ${count(snapshots.length, 'snapshot')} (${size} GiB)` : '';
  const parts = [
    ...(deleted.length > 0 ? [`${count(deleted.length, 'image')} would be deleted${along}`] : []),
    ...(of('DISABLE').length > 0 ? [`${count(of('DISABLE').length, 'image')} would be disabled`] : []),
    ...(of('DEPRECATE').length > 0 ? [`${count(of('DEPRECATE').length, 'image')} would be deprecated`] : []),
    ...(of('spared').length > 0 ? [`${count(of('spared').length, 'image')} would be saved`] : []),
  ];
  if (images.length === 0) return 'The policy selects no image of this account and Region.';
  return parts.length === 0 ? `None of the ${images.length} images that it selects would change.` : `${parts.join('; ')}.`;
}

/** What would change, one line an image. */
export function outcomeRows(images: readonly SimulatedImage[]): readonly ChoiceRow[] {
  return images
    .filter(({ outcome }) => outcome !== 'none' && outcome !== 'spared')
    .map(({ amis, image, outcome, rule, why }) => ({
      icon: OUTCOME_MARK[outcome].icon,
      text: `${image.name} ${image.version}: ${OUTCOME_MARK[outcome].word.toLowerCase()}`,
      detail: [`Rule ${rule}: ${why}`, ...amis.map(({ id, spared }) => `${id}${spared === undefined ? '' : ` stays: ${spared}`}`)].join(
        ' ',
      ),
    }));
}
