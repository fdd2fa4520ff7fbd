import type { BuildEstimate, EstimateLine } from '../../contract/index.ts';

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

const amountOf = ({ usd, per }: EstimateLine) =>
  usd === undefined ? 'unknown' : `${dollars.format(usd)}${per === 'month' ? ' a month' : ''}`;

/** All that one build costs, as far as it is known; undefined when some of it is not. */
function total(cost: readonly EstimateLine[]): number | undefined {
  const once = cost.filter(({ per }) => per === 'build');
  return once.some(({ usd }) => usd === undefined) ? undefined : once.reduce((sum, { usd = 0 }) => sum + usd, 0);
}

function timeOf({ minutes, builds }: BuildEstimate['duration']): string {
  const words = `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return builds === 0 ? `${words}, assumed` : `${words}, from ${builds} earlier ${builds === 1 ? 'build' : 'builds'}`;
}

/** What a build will take, and what was assumed for that. */
export function EstimateView({ estimate: { assumptions, cost, duration } }: { readonly estimate: BuildEstimate }) {
  const once = total(cost);
  return (
    <section className="estimate" aria-label="Estimate">
      <h3>Estimate</h3>
      <p>
        {timeOf(duration)}
        {cost.length === 0 ? '.' : once === undefined ? '; what it costs is not known in full.' : `; about ${dollars.format(once)}.`}
      </p>
      {cost.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Cost</th>
              <th scope="col">How it was reckoned</th>
            </tr>
          </thead>
          <tbody>
            {cost.map((line) => (
              <tr key={line.what}>
                <th scope="row">{line.what}</th>
                <td>{amountOf(line)}</td>
                <td className="muted">{line.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className="estimate-assumptions muted" aria-label="Assumptions">
        {assumptions.map((assumption) => (
          <li key={assumption}>{assumption}</li>
        ))}
      </ul>
    </section>
  );
}
