import { useCallback } from 'react';
import type { ImageFindings as Findings, ImageFinding } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { FilteredList } from '../ui/filtered-list.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { Answered, KnownView } from './answered.tsx';
import type { FaceProps } from './face-props.ts';
import { severityMark } from './severity-mark.ts';

const textOf = ({ id, package: name, severity, title }: ImageFinding) => `${id} ${name} ${severity} ${title}`;

/** What a scan has found in the image; or, plainly, that there was none. */
export function ImageFindings({ of }: FaceProps) {
  const { connection } = useWorkbench();
  const question = useCallback((signal: AbortSignal) => connection.client.images.findings(of, { signal }), [of, connection]);
  return (
    <Answered question={question} reading="Reading the findings…" failed="The findings cannot be read">
      {(answer) => (
        <KnownView answer={answer} title="No findings are known">
          {(findings) => <FindingsList {...findings} />}
        </KnownView>
      )}
    </Answered>
  );
}

function FindingsList({ counts, findings }: Findings) {
  return (
    <div className="image-list">
      {counts.length > 0 && (
        <ul className="severities" aria-label="Findings by severity">
          {counts.map(({ severity, count }) => (
            <li key={severity}>
              <StateMark mark={severityMark(severity)} /> <strong>{count}</strong>
            </li>
          ))}
        </ul>
      )}
      <FilteredList label="Findings" items={findings} textOf={textOf} nothing="The scan found nothing.">
        {(finding) => <FindingRow {...finding} />}
      </FilteredList>
    </div>
  );
}

/** One finding as a row: how bad, what, in which package, and whether a newer version mends it. */
export function FindingRow({ fixedIn, id, package: name, severity, title, version }: ImageFinding) {
  return (
    <>
      <StateMark mark={severityMark(severity)} />
      <span className="mono">{id}</span>
      <span className="grow" title={title}>
        {title === id ? '' : title}
      </span>
      <span className="mono">{`${name} ${version}`}</span>
      <span className="muted">{fixedIn === '' ? 'no fix' : `fixed in ${fixedIn}`}</span>
    </>
  );
}
