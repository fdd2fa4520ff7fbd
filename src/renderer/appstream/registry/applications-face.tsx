import { useCallback } from 'react';
import type { ImageApplication } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { useAnswer } from '../../image/use-answer.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilteredList } from '../../ui/filtered-list.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ImageFaceProps } from './image-face.ts';

type Icons = Readonly<Record<string, string>>;

/** The applications that users of the image find. */
export function ApplicationsFace({ detail: { applications, image }, place: { connection } }: ImageFaceProps) {
  const { client } = useWorkbench().connection;
  const wanted = applications.some(({ hasIcon }) => hasIcon);
  const { arn } = image;
  const question = useCallback(
    async (signal: AbortSignal): Promise<Icons> => (wanted ? client.appstreamImages.icons({ connection, arn }, { signal }) : {}),
    [client, connection, arn, wanted],
  );
  const [answer] = useAnswer(question);
  const icons = answer.phase === 'ready' ? answer.value : {}; // an application is shown without its icon as well
  if (applications.length === 0)
    return (
      <EmptyState icon="window" title="No applications are told of">
        <p>Base images have none, and those of a dynamic catalog come from a service of their own.</p>
      </EmptyState>
    );
  return (
    <FilteredList label="Applications" items={applications} textOf={textOf} nothing="No applications">
      {(application) => <ApplicationRow application={application} icon={icons[application.name]} />}
    </FilteredList>
  );
}

const textOf = ({ displayName, launchPath, name }: ImageApplication): string => `${name} ${displayName} ${launchPath}`;

function ApplicationRow({ application, icon }: { readonly application: ImageApplication; readonly icon: string | undefined }) {
  const { displayName, enabled, launchParameters, launchPath, name, workingDirectory } = application;
  const details = [`Name: ${name}`, workingDirectory && `Working directory: ${workingDirectory}`].filter(Boolean).join('\n');
  return (
    <div className="application-row" title={details}>
      {icon === undefined ? <Icon name="window" /> : <img src={icon} alt="" width={16} height={16} />}
      <span>{displayName}</span>
      {!enabled && <span className="badge">Switched off</span>}
      <span className="mono muted grow">{[launchPath, launchParameters].filter(Boolean).join(' ')}</span>
    </div>
  );
}
