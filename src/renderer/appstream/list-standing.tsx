import { formatAge } from '../runs/duration.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { FollowedList } from './use-live-list.ts';

interface ListStandingProps {
  readonly list: Pick<FollowedList<unknown>, 'status' | 'error' | 'rows'>;
  /** What there is, in the plural, where the page does not say it. */
  readonly what?: string;
  readonly count: { readonly found: number; readonly all: number };
  readonly onRetry: () => void;
}

/** How many there are and how old that is; what went wrong while something is shown all the same. */
export function ListStanding({ count: { all, found }, list: { error, rows, status }, onRetry, what }: ListStandingProps) {
  const failure = error ?? status?.failure?.message;
  const reading = status === undefined || (!status.whole && failure === undefined);
  const age = status?.asOf === undefined ? '' : `, ${formatAge(status.asOf, Date.now())}`;
  const unread = failure !== undefined ? 'Not read' : reading ? 'Reading…' : undefined;
  return (
    <>
      <span role="status">
        {reading && <Icon name="loading" spin />}
        {all === 0 && unread !== undefined
          ? unread
          : `${[found === all ? all : `${found} of ${all}`, what].filter((part) => part !== undefined).join(' ')}${age}`}
      </span>
      {failure !== undefined && rows.size > 0 && (
        <div className="table-failure" role="alert">
          <Icon name="warning" />
          <span>{retryWords(failure, status?.failure?.retryAt)}</span>
          <Button onClick={onRetry}>Try again</Button>
        </div>
      )}
    </>
  );
}

const retryWords = (failure: string, retryAt: string | undefined): string =>
  retryAt === undefined ? failure : `${failure} It is tried again at ${new Date(retryAt).toLocaleTimeString()}.`;
