import type { ReactNode } from 'react';
import type { RunStep } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { formatDuration } from './duration.ts';
import { FIDELITY } from './fidelity.ts';
import { openSource } from './open-source.ts';
import { STEP_MARK } from './run-words.ts';

/** All that is known of one step: how it ended, what went in and what came out. */
export function StepDetails({ step }: { readonly step: RunStep }) {
  const workbench = useWorkbench();
  const { durationMs, exitCode, fidelity, inputs, message, outputs = {}, source } = step;
  return (
    <Scrollable className="step-details" label={`Step ${step.name}`}>
      <dl>
        <Fact name="Step">{step.name}</Fact>
        {step.action !== undefined && <Fact name="Action">{step.action}</Fact>}
        <Fact name="Result">
          <StateMark mark={STEP_MARK[step.state]} />
        </Fact>
        {message !== undefined && <Fact name="Message">{message}</Fact>}
        {durationMs !== undefined && <Fact name="Duration">{formatDuration(durationMs)}</Fact>}
        {exitCode != null && <Fact name="Exit code">{exitCode}</Fact>}
        {step.attempt > 1 && <Fact name="Attempt">{step.attempt}</Fact>}
        {fidelity && (
          <Fact name="Fidelity">{`${FIDELITY[fidelity.level].word}. ${fidelity.reason ?? FIDELITY[fidelity.level].meaning}`}</Fact>
        )}
        {source && (
          <Fact name="Source">
            <button type="button" className="link" onClick={() => openSource(workbench, source)}>
              {`${source.path}:${source.range.start.line + 1}`}
            </button>
          </Fact>
        )}
      </dl>
      <h3>Inputs</h3>
      {inputs === undefined ? (
        <p className="muted">The step takes no inputs, or they are not known yet.</p>
      ) : (
        <pre>{JSON.stringify(inputs, null, 2)}</pre>
      )}
      <h3>Outputs</h3>
      {Object.keys(outputs).length === 0 ? (
        <p className="muted">No outputs.</p>
      ) : (
        <dl>
          {Object.entries(outputs).map(([name, value]) => (
            <Fact key={name} name={name}>
              <code>{value}</code>
            </Fact>
          ))}
        </dl>
      )}
    </Scrollable>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
