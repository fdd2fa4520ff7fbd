import { useCallback, useState } from 'react';
import { type AccountTarget, type BuilderDetail, type BuilderError, type BuilderRow, runningSentence } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Answered } from '../../image/answered.tsx';
import { FactList } from '../../resource/fact-list.tsx';
import { useNow } from '../../runs/use-now.ts';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TabList } from '../../ui/tab-list.tsx';
import { BuilderButtons } from './builder-buttons.tsx';
import { builderFacts } from './builder-facts.ts';
import { BuilderSoftwareFace } from './builder-software.tsx';
import { BuilderTags } from './builder-tags.tsx';
import { billedSentence, builderMark } from './builder-words.ts';

interface BuilderDetailProps {
  readonly place: AccountTarget;
  readonly row: BuilderRow;
  /** It has a tab of its own, with the actions in it. */
  readonly own?: boolean;
}

const faces = [
  { id: 'overview', label: 'Overview' },
  { id: 'software', label: 'Software' },
  { id: 'tags', label: 'Tags' },
] as const;

/** One image builder: what it is, what ails it, its software and its tags. */
export function BuilderDetailView({ own = false, place, row }: BuilderDetailProps) {
  const [face, setFace] = useState<string>('overview');
  const now = useNow(30_000);
  const panelId = `builder-face-${row.name}`;
  return (
    <section className={own ? 'resource-tab' : 'builder-pane'} aria-label={`Image builder ${row.name}`}>
      <header className="resource-head">
        <h2>
          <Icon name="vm" />
          <span>{row.name}</span>
        </h2>
        <StateMark mark={builderMark(row.state)} />
        <p className="resource-fixed">
          {row.running ? `${runningSentence(row.running, now)} ` : ''}
          {billedSentence(row)}
        </p>
        {own && <BuilderButtons place={place} rows={[row]} without={['imageBuilder.show']} />}
      </header>
      <TabList label={`Parts of ${row.name}`} tabs={faces.map((one) => ({ ...one, panelId }))} active={face} onActivate={setFace} />
      <div id={panelId} role="tabpanel" aria-label={faces.find(({ id }) => id === face)?.label} className="resource-face">
        {face === 'overview' ? <Overview row={row} /> : <AskedFace key={row.state} place={place} row={row} face={face} />}
      </div>
    </section>
  );
}

function Overview({ row }: { readonly row: BuilderRow }) {
  return (
    <Scrollable className="resource-page" label={`Overview of ${row.name}`}>
      {row.errors.length > 0 && <Errors errors={row.errors} />}
      <FactList facts={builderFacts(row)} />
    </Scrollable>
  );
}

/** AWS's words, then what is likely behind them and what to do. */
function Errors({ errors }: { readonly errors: readonly BuilderError[] }) {
  return (
    <section className="builder-errors" aria-label="What is wrong">
      <h3>What is wrong</h3>
      <ul>
        {errors.map(({ at, cause, code, message, remedy }) => (
          <li key={`${code} ${at}`}>
            <Icon name="error" />
            <div>
              <p>
                {message || 'AWS gives no words for it.'} {code !== '' && <code>{code}</code>}
              </p>
              <p>
                <strong>Likely cause:</strong> {cause}
              </p>
              <p>
                <strong>What to do:</strong> {remedy}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What has to be asked for: tags and software. They are asked again when the state changes. */
function AskedFace({ face, place, row }: BuilderDetailProps & { readonly face: string }) {
  const { client } = useWorkbench().connection;
  const { name } = row;
  const question = useCallback(
    (signal: AbortSignal): Promise<BuilderDetail> => client.imageBuilders.detail({ ...place, name }, { signal }),
    [client, place, name],
  );
  return (
    <Answered question={question} reading={`Reading ${name}…`} failed={`${name} cannot be read`}>
      {(detail, again) =>
        face === 'tags' ? (
          <BuilderTags key={JSON.stringify(detail.tags)} place={place} name={name} tags={detail.tags} again={again} />
        ) : (
          <BuilderSoftwareFace place={place} row={row} software={detail.software} again={again} />
        )
      }
    </Answered>
  );
}
