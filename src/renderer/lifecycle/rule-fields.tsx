import { useState } from 'react';
import type { LifecyclePolicySettings, LifecycleRule } from '../../contract/index.ts';
import { lifecycleRules } from '../resource/lifecycle-words.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { ExclusionFields, UnitField } from './exclusion-fields.tsx';
import { blankRule, withRule } from './policy-form.ts';
import { readTags, tagText } from './tag-text.ts';

const ACTIONS = [
  { type: 'DEPRECATE', verb: 'Deprecate' },
  { type: 'DISABLE', verb: 'Disable' },
  { type: 'DELETE', verb: 'Delete' },
] as const;

interface RuleFieldsProps {
  readonly settings: LifecyclePolicySettings;
  readonly onChange: (settings: LifecyclePolicySettings) => void;
}

/** The rules of a policy, at most one an action. */
export function RuleFields({ settings, onChange }: RuleFieldsProps) {
  const { policyDetails: rules, resourceType } = settings;
  const missing = ACTIONS.filter(
    ({ type }) => !rules.some(({ action }) => action.type === type) && (resourceType === 'AMI_IMAGE' || type === 'DELETE'),
  );
  return (
    <>
      {rules.map((rule, at) => (
        <Rule key={rule.action.type} rule={rule} number={at + 1} onChange={(changed) => onChange(withRule(settings, at, changed))} />
      ))}
      <div className="button-row">
        {missing.map(({ type, verb }) => (
          <Button key={type} icon="add" onClick={() => onChange({ ...settings, policyDetails: [...rules, blankRule(type, resourceType)] })}>
            {`Add a rule: ${verb.toLowerCase()}`}
          </Button>
        ))}
      </div>
    </>
  );
}

interface RuleProps {
  readonly rule: LifecycleRule;
  readonly number: number;
  /** undefined removes it. */
  readonly onChange: (rule: LifecycleRule | undefined) => void;
}

function Rule({ rule, number, onChange }: RuleProps) {
  const [words = ''] = lifecycleRules([rule]);
  return (
    <section className="policy-fields" aria-label={`Rule ${number}`}>
      <h3>{`Rule ${number}: ${words}`}</h3>
      <FilterFields rule={rule} onChange={onChange} />
      <IncludeFields rule={rule} onChange={onChange} />
      <RuleExclusions rule={rule} onChange={onChange} />
      <Button icon="trash" onClick={() => onChange(undefined)}>
        {`Remove rule ${number}`}
      </Button>
    </section>
  );
}

type PartProps = Omit<RuleProps, 'number'>;

/** Which images of those that are selected: the older ones, or all but the newest. */
function FilterFields({ rule, onChange }: PartProps) {
  const { action, filter } = rule;
  const set = (next: LifecycleRule['filter']) => onChange({ ...rule, filter: next });
  const number = (text: string) => (/^\d+$/.test(text) ? Number(text) : 0);
  return (
    <>
      {action.type === 'DELETE' && (
        <SelectField
          label="Which images"
          value={filter.type}
          options={[
            { value: 'COUNT', label: 'all but the newest' },
            { value: 'AGE', label: 'those that are older' },
          ]}
          onChange={(type) => set(type === 'COUNT' ? { type, value: filter.value } : { type, value: filter.value, unit: 'MONTHS' })}
        />
      )}
      <div className="field-pair">
        <TextField
          label={filter.type === 'COUNT' ? 'How many are kept' : 'Older than'}
          value={filter.value === 0 ? '' : String(filter.value)}
          onChange={(text) => set({ ...filter, value: number(text) })}
        />
        {filter.type === 'AGE' && <UnitField value={filter.unit ?? 'DAYS'} onChange={(unit) => set({ ...filter, unit })} />}
      </div>
      {filter.type === 'AGE' && action.type === 'DELETE' && (
        <TextField
          label="Keep at least (empty: none)"
          value={filter.retainAtLeast === undefined ? '' : String(filter.retainAtLeast)}
          onChange={(text) => {
            const { retainAtLeast: _, ...rest } = filter;
            set(text === '' ? rest : { ...rest, retainAtLeast: number(text) });
          }}
        />
      )}
    </>
  );
}

function IncludeFields({ rule, onChange }: PartProps) {
  const { type, includeResources = {} } = rule.action;
  const { amis = false, containers, snapshots = false } = includeResources;
  const set = (next: typeof includeResources) => {
    const { amis: _, ...others } = rule.exclusionRules ?? {}; // AMIs that are not touched need not be excluded
    const exclusionRules = next.amis ? rule.exclusionRules : others;
    onChange({ ...rule, action: { type, includeResources: next }, ...(exclusionRules ? { exclusionRules } : {}) });
  };
  if (containers !== undefined)
    return <CheckBox label="With the container images" checked={containers} onChange={(on) => set({ containers: on })} />;
  return (
    <>
      <CheckBox
        label="With their AMIs"
        checked={amis}
        onChange={(on) => set({ ...includeResources, amis: on, snapshots: on && snapshots })}
      />
      {type === 'DELETE' && amis && (
        <CheckBox label="With the AMIs’ snapshots" checked={snapshots} onChange={(on) => set({ ...includeResources, snapshots: on })} />
      )}
    </>
  );
}

function RuleExclusions({ rule, onChange }: PartProps) {
  const { exclusionRules = {} } = rule;
  const [tags, setTags] = useState(tagText(exclusionRules.tagMap));
  const set = (changes: NonNullable<LifecycleRule['exclusionRules']>) => {
    const entries = Object.entries({ ...exclusionRules, ...changes }).filter(([, value]) => value !== undefined);
    const { exclusionRules: _, ...rest } = rule;
    onChange(entries.length === 0 ? rest : { ...rest, exclusionRules: Object.fromEntries(entries) });
  };
  return (
    <>
      <TextField
        label="Images with one of these tags are let be"
        note="key=value, with commas between"
        value={tags}
        onChange={(text) => {
          setTags(text);
          set({ tagMap: readTags(text) });
        }}
      />
      {rule.action.includeResources?.amis && <ExclusionFields value={exclusionRules.amis} onChange={(amis) => set({ amis })} />}
    </>
  );
}
