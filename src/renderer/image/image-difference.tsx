import { useCallback, useState } from 'react';
import {
  type FileDifference,
  type FindingsDifference,
  type ImageDifference,
  type ImageFinding,
  type ImageTarget,
  imageDifferenceText,
  type PackageDifference,
} from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { formatSize } from '../runs/duration.ts';
import { notify } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { FilteredList } from '../ui/filtered-list.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { Answered, KnownView } from './answered.tsx';
import { ChangeMark } from './change-mark.tsx';
import { FindingRow } from './image-findings.tsx';

interface Sides {
  readonly before: ImageTarget;
  readonly after: ImageTarget;
}

/** Packages, findings and files that differ between two images. */
export function ImageDifferenceView({ before: { connection: earlierFrom, arn: earlier }, after }: Sides) {
  const { connection, tasks } = useWorkbench();
  const question = useCallback(
    (hidden: AbortSignal) =>
      tasks.run('Comparing images', (signal) =>
        connection.client.images.compare(
          { before: { connection: earlierFrom, arn: earlier }, after },
          { signal: AbortSignal.any([signal, hidden]) },
        ),
      ),
    [earlierFrom, earlier, after, connection, tasks],
  );
  return (
    <Answered question={question} reading="Comparing packages, findings and files…" failed="The images cannot be compared">
      {(difference) => <Difference difference={difference} />}
    </Answered>
  );
}

const PARTS = ['packages', 'findings', 'files'] as const;

function Difference({ difference }: { readonly difference: ImageDifference }) {
  const [part, setPart] = useState<string>('packages');
  const { findings, files, packages } = difference;
  const count = {
    packages: packages.known ? packages.value.length : undefined,
    findings: findings.known ? findings.value.added.length + findings.value.gone.length : undefined,
    files: files.known ? files.value.files.length : undefined,
  };
  const label = { packages: 'Packages', findings: 'Findings', files: 'Files' };
  const tabs = PARTS.map((id) => ({ id, label: `${label[id]} (${count[id] ?? 'not known'})`, panelId: 'difference' }));
  return (
    <>
      <div className="difference-bar">
        <TabList label="Differences" tabs={tabs} active={part} onActivate={setPart} />
        <CopyButtons difference={difference} />
      </div>
      <div id="difference" role="tabpanel" className="image-difference" aria-label={tabs.find(({ id }) => id === part)?.label}>
        {part === 'packages' && (
          <KnownView answer={packages} title="The packages cannot be compared">
            {(changes) => <PackageChanges changes={changes} />}
          </KnownView>
        )}
        {part === 'findings' && (
          <KnownView answer={findings} title="The findings cannot be compared">
            {(changes) => <FindingChanges changes={changes} />}
          </KnownView>
        )}
        {part === 'files' && (
          <KnownView answer={files} title="The files cannot be compared">
            {({ files: changes, limits }) => <FileChanges changes={changes} limits={limits} />}
          </KnownView>
        )}
      </div>
    </>
  );
}

function CopyButtons({ difference }: { readonly difference: ImageDifference }) {
  const workbench = useWorkbench();
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    notify(workbench, 'info', 'The difference is in the clipboard.');
  };
  return (
    <div className="button-row">
      <Button icon="copy" onClick={() => void copy(imageDifferenceText(difference))}>
        Copy as text
      </Button>
      <Button icon="json" onClick={() => void copy(JSON.stringify(difference, undefined, 2))}>
        Copy as JSON
      </Button>
    </div>
  );
}

const packageText = ({ kind, name }: PackageDifference) => `${kind} ${name}`;

function PackageChanges({ changes }: { readonly changes: readonly PackageDifference[] }) {
  return (
    <FilteredList label="Packages that differ" items={changes} textOf={packageText} nothing="Both images have the same packages.">
      {({ from, kind, name, to }) => (
        <>
          <ChangeMark kind={kind} />
          <span className="mono grow">{name}</span>
          <span className="mono muted">{[from, to].filter((version) => version !== undefined).join(' → ')}</span>
        </>
      )}
    </FilteredList>
  );
}

type FindingChange = ImageFinding & { readonly kind: 'added' | 'gone' };
const findingText = ({ id, kind, package: name, severity }: FindingChange) => `${kind} ${id} ${severity} ${name}`;

function FindingChanges({ changes: { added, gone, stayed } }: { readonly changes: FindingsDifference }) {
  const rows: readonly FindingChange[] = [
    ...added.map((finding) => ({ ...finding, kind: 'added' as const })),
    ...gone.map((finding) => ({ ...finding, kind: 'gone' as const })),
  ];
  return (
    <FilteredList label="Findings that differ" items={rows} textOf={findingText} nothing={`Both images have the same ${stayed} findings.`}>
      {({ kind, ...finding }) => (
        <>
          <ChangeMark kind={kind} />
          <FindingRow {...finding} />
        </>
      )}
    </FilteredList>
  );
}

const fileText = ({ kind, path }: FileDifference) => `${kind} ${path}`;
const sizeText = (size: number | undefined) => (size === undefined ? '?' : formatSize(size));

function FileChanges({ changes, limits }: { readonly changes: readonly FileDifference[]; readonly limits: string }) {
  return (
    <div className="image-list">
      <p className="image-note">{limits}</p>
      <FilteredList label="Files that differ" items={changes} textOf={fileText} nothing="Both images have the same files.">
        {({ after, before, kind, path, type }) => (
          <>
            <ChangeMark kind={kind} />
            <span className="mono grow" title={path}>
              {path}
            </span>
            <span className="muted">
              {type !== 'file' ? type : kind === 'changed' ? `${sizeText(before)} → ${sizeText(after)}` : sizeText(after ?? before)}
            </span>
          </>
        )}
      </FilteredList>
    </div>
  );
}
