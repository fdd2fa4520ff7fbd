import { useWorkbench } from '../app/use-workbench.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { closeTab } from './close-tab.ts';
import { restoreDeleted, settleDiskChange } from './disk-changes.ts';

interface DiskBarProps {
  readonly id: string;
  readonly disk: 'changed' | 'deleted';
}

/** Asks what to do with a text whose file went its own way. */
export function DiskBar({ id, disk }: DiskBarProps) {
  const workbench = useWorkbench();
  const document = workbench.documents.get(id);
  if (!document) return undefined;
  const settle = (answer: 'mine' | 'disk' | 'compare') => void settleDiskChange(workbench, document, answer);
  return (
    <div className="disk-bar" role="alert">
      <Icon name="warning" />
      {disk === 'changed' ? (
        <>
          <span>The file changed on disk, and you have changes that are not saved.</span>
          <Button onClick={() => settle('compare')}>Compare</Button>
          <Button onClick={() => settle('disk')}>Take the one on disk</Button>
          <Button onClick={() => settle('mine')}>Keep mine</Button>
        </>
      ) : (
        <>
          <span>The file was deleted on disk. Its text is still here.</span>
          <Button onClick={() => void restoreDeleted(workbench, document)}>Write it again</Button>
          <Button onClick={() => void closeTab(workbench, id)}>Close tab</Button>
        </>
      )}
    </div>
  );
}
