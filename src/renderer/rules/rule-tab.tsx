import { type ReactNode, useMemo } from 'react';
import { type Rule, ruleById, rules, type Severity } from '../../documents/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { notifyFailure } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilteredList } from '../ui/filtered-list.tsx';
import { Icon } from '../ui/icon.tsx';
import { Prose } from '../ui/prose.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { openRule } from './open-rule.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Hint' };

/** The page of one rule, or the list of all. */
export function RuleTab({ rule: id }: { readonly rule: string | undefined }) {
  if (id === undefined) return <RuleList />;
  const rule = ruleById(id);
  return rule ? <RulePage rule={rule} /> : <UnknownRule id={id} />;
}

function RuleList() {
  const workbench = useWorkbench();
  const sorted = useMemo(() => [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)), []);
  return (
    <section className="rule-list" aria-label="Lint rules">
      <FilteredList label="Lint rules" items={sorted} textOf={textOf} nothing="There are no rules">
        {(rule) => (
          <button type="button" className="rule-row" onClick={() => openRule(workbench, rule.id)}>
            <SeverityMark severity={rule.severity} />
            <code>{rule.id}</code>
            <span className="muted">{rule.summary}</span>
          </button>
        )}
      </FilteredList>
    </section>
  );
}

const textOf = ({ id, summary, category }: Rule) => `${id} ${summary} ${category}`;

function UnknownRule({ id }: { readonly id: string }) {
  const workbench = useWorkbench();
  return (
    <EmptyState icon="info" title={`${id} is no rule of Kiln`}>
      <p>Findings of other tools, such as ShellCheck, are explained on their own pages.</p>
      <Button onClick={() => openRule(workbench)}>All rules</Button>
    </EmptyState>
  );
}

function RulePage({ rule }: { readonly rule: Rule }) {
  const workbench = useWorkbench();
  const open = (url: string) =>
    void workbench.connection.client.app.openExternal({ url }).catch((error: unknown) => notifyFailure(workbench, error));
  return (
    <Scrollable className="rule-page" label={`Rule ${rule.id}`}>
      <article>
        <header>
          <h2>{rule.id}</h2>
          <p className="rule-facts">
            <SeverityMark severity={rule.severity} />
            {`${SEVERITY[rule.severity]} · ${rule.category} · since Kiln ${rule.since}`}
          </p>
          <p>{rule.summary}</p>
        </header>
        <Prose text={rule.explanation} onLink={open} />
        <Example title="Found here" text={rule.bad} />
        <Example title="Fine" text={rule.good} />
        <Section title="Source">
          <Prose text={rule.source} onLink={open} />
        </Section>
        <Section title="To silence it">
          <Prose
            text={`Write \`# kiln-ignore ${rule.id}: reason\` above the line, or set its severity under \`rules\` in \`kiln.config.yaml\`.`}
            onLink={open}
          />
        </Section>
        <Button onClick={() => openRule(workbench)}>All rules</Button>
      </article>
    </Scrollable>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Examples that are hundreds of lines long only show a size; their beginning is enough. */
const SHOWN_LINES = 40;

function Example({ title, text }: { readonly title: string; readonly text: string }) {
  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, SHOWN_LINES).map((line) => (line.length > 200 ? `${line.slice(0, 200)}…` : line));
  return (
    <Section title={title}>
      <pre className="rule-example">{[...shown, ...(lines.length > SHOWN_LINES ? ['…'] : [])].join('\n')}</pre>
    </Section>
  );
}

function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className={`severity-${severity}`}>
      <Icon name={severity} />
      <span className="visually-hidden">{SEVERITY[severity]}</span>
    </span>
  );
}
