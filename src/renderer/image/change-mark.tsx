import { Icon } from '../ui/icon.tsx';

const MARKS = {
  added: { icon: 'diff-added', word: 'added', tone: 'good' },
  removed: { icon: 'diff-removed', word: 'removed', tone: 'bad' },
  deleted: { icon: 'diff-removed', word: 'deleted', tone: 'bad' },
  changed: { icon: 'diff-modified', word: 'changed', tone: 'warn' },
  upgraded: { icon: 'arrow-up', word: 'upgraded', tone: 'good' },
  downgraded: { icon: 'arrow-down', word: 'downgraded', tone: 'warn' },
  gone: { icon: 'pass', word: 'gone', tone: 'good' },
} as const;

/** What became of something, as shape, word and colour. */
export function ChangeMark({ kind }: { readonly kind: keyof typeof MARKS }) {
  const { icon, tone, word } = MARKS[kind];
  return (
    <span className={`change-kind tone-${tone}`}>
      <Icon name={icon} />
      <span>{word}</span>
    </span>
  );
}
