import type { PreflightTarget } from '../../contract/index.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { CheckItem } from './check-item.tsx';
import { EstimateView } from './estimate-view.tsx';
import { summaryOf } from './preflight-state.ts';
import { usePreflight } from './use-preflight.ts';

/** Whether a build of this file or resource can succeed, and what it will take. Looks as soon as it is shown; changes nothing. */
export function PreflightSection({ target }: { readonly target: PreflightTarget }) {
  const { state, again, stop } = usePreflight(target);
  const { error, estimate, phase, rows } = state;
  const live = phase === 'starting' || phase === 'checking';
  return (
    <section className="preflight" aria-label="Preflight" aria-busy={live}>
      <header className="preflight-head">
        <h3>Preflight</h3>
        <p role="status">{phase === 'failed' ? 'The checks could not be made.' : summaryOf(state)}</p>
        {live ? (
          <Button icon="debug-stop" onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button icon="refresh" onClick={again}>
            Check again
          </Button>
        )}
      </header>
      {error !== undefined && (
        <EmptyState icon="error" title="The checks could not be made">
          <p role="alert">{error}</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className="checks" aria-label="Checks">
          {rows.map((row) => (
            <CheckItem key={row.id} row={row} live={live} />
          ))}
        </ul>
      )}
      {estimate && <EstimateView estimate={estimate} />}
    </section>
  );
}
