import { mostAccessEndpoints, mostSecurityGroups, type NamedChoice } from '../../../contract/index.ts';
import { Section } from '../../pipelines/section.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { TextField } from '../../ui/field.tsx';
import type { LaunchPart } from './launch-part.ts';
import { PickOrTypeField } from './pick-field.tsx';

/** Where the builder stands in the network, and how one gets to it. */
export function NetworkFields({ choices, edit, form }: LaunchPart) {
  const { endpoints, securityGroups, subnets } = choices;
  const subnet = subnets.items.find(({ id }) => id === form.subnet);
  const groups = securityGroups.items.filter(({ vpc }) => subnet === undefined || vpc === subnet.vpc);
  const needsPublic = form.defaultInternet && subnet !== undefined && !subnet.isPublic;
  return (
    <Section title="Network">
      <PickOrTypeField
        label="Subnet"
        form="subnet-0123456789abcdef0"
        obstacle={subnets.obstacle}
        value={form.subnet}
        options={[
          { value: '', label: subnets.items.length === 0 ? 'There is none in this Region' : 'Choose the subnet of the network interface' },
          ...subnets.items.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(id) => edit({ subnet: id, securityGroups: groupsFor(id, choices, form.securityGroups) })}
      />
      <Several
        legend={`Security groups, at most ${mostSecurityGroups}`}
        note="Without one it gets the default group of the VPC."
        form="sg-0123456789abcdef0"
        most={mostSecurityGroups}
        items={groups}
        obstacle={securityGroups.obstacle}
        chosen={form.securityGroups}
        onChange={(next) => edit({ securityGroups: next })}
      />
      <CheckBox
        label="Default internet access"
        note={`AppStream gives the builder a public address. The subnet must be public${needsPublic ? ', and this one gives its machines no public addresses' : ''}.`}
        checked={form.defaultInternet}
        onChange={(defaultInternet) => edit({ defaultInternet })}
      />
      <Several
        legend={`VPC endpoints to stream through, at most ${mostAccessEndpoints}`}
        note="Without one sessions go through the internet."
        form="vpce-0123456789abcdef0"
        most={mostAccessEndpoints}
        items={endpoints.items}
        obstacle={endpoints.obstacle}
        chosen={form.endpoints}
        onChange={(next) => edit({ endpoints: next })}
      />
    </Section>
  );
}

/** Groups of another VPC than the subnet's cannot be used with it. */
function groupsFor(subnetId: string, { securityGroups, subnets }: LaunchPart['choices'], chosen: readonly string[]): readonly string[] {
  const vpc = subnets.items.find(({ id }) => id === subnetId)?.vpc;
  return chosen.filter((id) => {
    const group = securityGroups.items.find((one) => one.id === id);
    return group === undefined || vpc === undefined || group.vpc === vpc;
  });
}

interface SeveralProps {
  readonly legend: string;
  readonly note: string;
  /** As what one is typed. */
  readonly form: string;
  readonly most: number;
  readonly items: readonly NamedChoice[];
  readonly obstacle: string | undefined;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Some of a list, each with a box; where there is no list they are typed. */
export function Several({ chosen, form, items, legend, most, note, obstacle, onChange }: SeveralProps) {
  if (obstacle !== undefined)
    return (
      <TextField
        label={legend}
        note={`With commas between, each as ${form}. They cannot be chosen from a list: ${obstacle}`}
        value={chosen.join(', ')}
        onChange={(text) =>
          onChange(
            text
              .split(',')
              .map((id) => id.trim())
              .filter((id, at, all) => id !== '' || at < all.length - 1),
          )
        }
      />
    );
  const gone = chosen.filter((id) => !items.some((item) => item.id === id));
  const shown = [...items, ...gone.map((id) => ({ id, label: `${id}, which is not in this account and Region` }))];
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className="launch-several">
      <legend>{legend}</legend>
      {shown.length === 0 && <p className="muted">There is none to choose.</p>}
      {shown.map(({ id, label }) => (
        <CheckBox key={id} label={label} checked={chosen.includes(id)} onChange={(on) => toggle(id, on)} />
      ))}
      <p className={chosen.length > most ? 'field-fault' : 'modal-note'}>
        {chosen.length > most ? `${chosen.length} are chosen; ${most} are allowed.` : note}
      </p>
    </fieldset>
  );
}
