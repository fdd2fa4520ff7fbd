import { useCallback, useState } from 'react';
import type { ImageRow, ImageTarget } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilteredList } from '../ui/filtered-list.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { Answered } from './answered.tsx';
import type { FaceProps } from './face-props.ts';
import { ImageDifferenceView } from './image-difference.tsx';
import { imageMark } from './image-mark.ts';

/** What has changed since another image: the build before it, or whichever one chooses. */
export function ImageCompare({ image, of }: FaceProps) {
  const { connection } = useWorkbench();
  const question = useCallback(
    (signal: AbortSignal) => connection.client.images.list({ connection: of.connection, region: of.arn.split(':')[3] ?? '' }, { signal }),
    [of, connection],
  );
  return (
    <Answered question={question} reading="Looking for other images…" failed="The other images cannot be listed">
      {(rows) => <Comparison image={image} of={of} others={othersFirst(image, rows)} />}
    </Answered>
  );
}

/** Older builds of the same image first, for one of them is most likely meant. */
function othersFirst(image: ImageRow, rows: readonly ImageRow[]): readonly ImageRow[] {
  const others = rows.filter(({ arn }) => arn !== image.arn);
  const isEarlier = ({ name, dateCreated }: ImageRow) => name === image.name && dateCreated <= image.dateCreated;
  return [...others.filter(isEarlier), ...others.filter((row) => !isEarlier(row))];
}

interface ComparisonProps {
  readonly image: ImageRow;
  readonly of: ImageTarget;
  readonly others: readonly ImageRow[];
}

function Comparison({ image, of, others }: ComparisonProps) {
  const earlier = others.find(
    ({ name, dateCreated, state }) => name === image.name && dateCreated <= image.dateCreated && hasContents(state),
  );
  const [chosen, setChosen] = useState(earlier);
  if (others.length === 0) return <EmptyState icon="diff" title="There is no other image in this account and Region to compare with" />;
  if (!chosen) return <OtherImages others={others} onChoose={setChosen} />;
  return (
    <div className="image-list">
      <div className="list-bar compare-bar">
        <span>
          {`What has changed since `}
          <strong>{`${chosen.name} ${chosen.version}`}</strong>
        </span>
        <Button icon="arrow-swap" onClick={() => setChosen(undefined)}>
          Compare with another image
        </Button>
      </div>
      <ImageDifferenceView before={{ connection: of.connection, arn: chosen.arn }} after={of} />
    </div>
  );
}

const hasContents = (state: string) => ['AVAILABLE', 'DEPRECATED', 'DISABLED'].includes(state);
const textOf = ({ name, version, state }: ImageRow) => `${name} ${version} ${state}`;

function OtherImages({ others, onChoose }: { readonly others: readonly ImageRow[]; readonly onChoose: (image: ImageRow) => void }) {
  return (
    <FilteredList label="Images to compare with" items={others} textOf={textOf} nothing="There is no other image.">
      {(row) => (
        <button type="button" className="row-button" onClick={() => onChoose(row)}>
          <StateMark mark={imageMark(row.state)} wordless />
          <span className="grow">{`${row.name} ${row.version}`}</span>
          <time className="muted" dateTime={row.dateCreated}>
            {new Date(row.dateCreated).toLocaleString()}
          </time>
        </button>
      )}
    </FilteredList>
  );
}
