import { useCallback } from 'react';
import type { FleetSession } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Answered } from '../../image/answered.tsx';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import type { PageProps } from '../page.ts';

/** Who streams from a fleet; sessions go on after its image was taken away, until their users leave. */
export function FleetSessionsPage({ place, subject = '' }: PageProps) {
  const { client } = useWorkbench().connection;
  const question = useCallback(
    (signal: AbortSignal) => client.fleets.sessions({ ...place, name: subject }, { signal }),
    [client, place, subject],
  );
  return (
    <section className="pipeline-tab" aria-label={`Sessions on ${subject}`}>
      <Answered question={question} reading="Reading the sessions…" failed="The sessions cannot be read">
        {(sessions, again) => <Sessions place={place} fleet={subject} sessions={sessions} again={again} />}
      </Answered>
    </section>
  );
}

interface SessionsProps extends Pick<PageProps, 'place'> {
  readonly fleet: string;
  readonly sessions: readonly FleetSession[];
  readonly again: () => void;
}

function Sessions({ again, fleet, place, sessions }: SessionsProps) {
  const workbench = useWorkbench();
  const end = async ({ id, user }: FleetSession) => {
    const { connection, dialogs, tasks } = workbench;
    const answer = await dialogs.ask({
      ...{ kind: 'choice', icon: 'person', title: `End the session of ${user}?` },
      message: 'It ends at once, and what was not saved is lost.',
      choices: [{ id: 'end', label: 'End session', kind: 'danger' }],
    });
    if (answer !== 'end') return;
    await tasks.run(`Ending the session of ${user}`, (signal) =>
      connection.client.fleets.endSession({ ...place, name: fleet, session: id }, { signal }),
    );
    again();
  };
  return (
    <>
      <header className="pipeline-head">
        <h2>
          <Icon name="person" />
          <span>{`Sessions on ${fleet}`}</span>
        </h2>
        <div className="button-row">
          <Button icon="refresh" onClick={again}>
            Refresh
          </Button>
        </div>
      </header>
      {sessions.length === 0 ? (
        <EmptyState icon="person" title={`Nobody streams from ${fleet}`} />
      ) : (
        <Scrollable className="pipeline-form" label="Who streams">
          <SessionTable sessions={sessions} onEnd={(session) => void end(session).catch((error) => notifyFailure(workbench, error))} />
        </Scrollable>
      )}
    </>
  );
}

interface SessionTableProps {
  readonly sessions: readonly FleetSession[];
  readonly onEnd: (session: FleetSession) => void;
}

const SessionTable = ({ onEnd, sessions }: SessionTableProps) => (
  <table className="fact-table" aria-label="Sessions">
    <thead>
      <tr>
        <th scope="col">User</th>
        <th scope="col">Stack</th>
        <th scope="col">State</th>
        <th scope="col">Since</th>
        <th scope="col">
          <span className="visually-hidden">End</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {sessions.map((session) => (
        <tr key={session.id}>
          <th scope="row">{session.user}</th>
          <td>{session.stack}</td>
          <td>{session.state === 'ACTIVE' && !session.connected ? 'ACTIVE, not connected' : session.state}</td>
          <td>{session.started === '' ? '' : new Date(session.started).toLocaleString()}</td>
          <td>
            {session.state !== 'EXPIRED' && (
              <Button onClick={() => onEnd(session)}>
                End
                <span className="visually-hidden">{` the session of ${session.user}`}</span>
              </Button>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
