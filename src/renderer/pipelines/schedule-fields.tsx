import { useId } from 'react';
import { startConditions } from '../../contract/index.ts';
import { useNow } from '../runs/use-now.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { type CronFields, cronFields, previewOf, rateUnits, type ScheduleForm, schedulePresets, timeZones } from './schedule-form.ts';
import { type FormPart, Section } from './section.tsx';

const MODES: readonly { readonly value: ScheduleForm['mode']; readonly label: string }[] = [
  { value: 'none', label: 'By hand only' },
  { value: 'cron', label: 'At certain times (cron)' },
  { value: 'rate', label: 'At an interval (rate)' },
  { value: 'text', label: 'As an expression' },
];

const CONDITIONS = {
  EXPRESSION_MATCH_ONLY: 'Build every time',
  EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE: 'Build only when the base image or a component has something new',
} as const;

const UNITS = { minute: 'minutes', hour: 'hours', day: 'days' } as const;

/** When the pipeline runs by itself, with what that means in words and in times. */
export function ScheduleFields({ form, edit }: FormPart) {
  const { schedule } = form;
  const change = (part: Partial<ScheduleForm>) => edit({ schedule: { ...schedule, ...part } });
  const usePreset = (label: string) => {
    const preset = schedulePresets.find((one) => one.label === label);
    if (preset) change(preset.schedule);
  };
  return (
    <Section title="Schedule">
      <div className="form-columns">
        <SelectField label="Runs" value={schedule.mode} options={MODES} onChange={(mode) => change({ mode })} />
        <SelectField
          label="Preset"
          value=""
          options={[{ value: '', label: 'Choose one to begin with' }, ...schedulePresets.map(({ label }) => ({ value: label, label }))]}
          onChange={usePreset}
        />
      </div>
      {schedule.mode === 'cron' && <CronInputs cron={schedule.cron} onChange={(cron) => change({ cron })} />}
      {schedule.mode === 'rate' && (
        <div className="form-columns">
          <TextField label="Every" value={schedule.rateValue} onChange={(rateValue) => change({ rateValue })} />
          <SelectField
            label="Unit"
            value={schedule.rateUnit}
            options={rateUnits.map((value) => ({ value, label: UNITS[value] }))}
            onChange={(rateUnit) => change({ rateUnit })}
          />
        </div>
      )}
      {schedule.mode === 'text' && (
        <TextField
          label="Expression"
          note="cron(…) with six fields, or rate(…)"
          value={schedule.text}
          onChange={(text) => change({ text })}
        />
      )}
      {schedule.mode !== 'none' && <WhenRunning schedule={schedule} change={change} />}
    </Section>
  );
}

function CronInputs({ cron, onChange }: { readonly cron: CronFields; readonly onChange: (cron: CronFields) => void }) {
  const set = (at: number, value: string) => onChange(cron.map((field, index) => (index === at ? value : field)) as unknown as CronFields);
  return (
    <div className="cron-fields">
      {cronFields.map((label, index) => (
        <TextField key={label} label={label} value={cron[index] ?? ''} onChange={(value) => set(index, value)} />
      ))}
      <p className="modal-note">
        One of the two days is ?, the other says which: 1-15, mon-fri, 3#2 for the second Tuesday, L for the last. Days of the week count
        from Sunday, 1.
      </p>
    </div>
  );
}

interface WhenRunningProps {
  readonly schedule: ScheduleForm;
  readonly change: (part: Partial<ScheduleForm>) => void;
}

function WhenRunning({ schedule, change }: WhenRunningProps) {
  return (
    <>
      <div className="form-columns">
        <TimeZoneField value={schedule.timezone} onChange={(timezone) => change({ timezone })} />
        <SelectField
          label="Disable after failed scheduled runs"
          value={schedule.failureCount}
          options={[
            { value: '', label: 'As AWS does: 5 in a row' },
            ...Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) })),
          ]}
          onChange={(failureCount) => change({ failureCount })}
        />
      </div>
      <SelectField
        label="When it is time"
        value={schedule.condition}
        options={startConditions.map((value) => ({ value, label: CONDITIONS[value] }))}
        onChange={(condition) => change({ condition })}
      />
      <Preview schedule={schedule} />
    </>
  );
}

function TimeZoneField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        Time zone
      </label>
      <input
        id={id}
        className="field"
        list={`${id}-zones`}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}-zones`}>
        {timeZones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}

/** Read out as it changes: what was typed, in words, and the times it means. */
function Preview({ schedule }: { readonly schedule: ScheduleForm }) {
  const now = useNow(60_000);
  const preview = previewOf(schedule, new Date(now));
  if ('fault' in preview) {
    return (
      <p className="field-fault" role="status">
        {preview.fault}
      </p>
    );
  }
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: schedule.timezone, dateStyle: 'full', timeStyle: 'short' });
  return (
    <div className="schedule-preview">
      <p role="status">{`Runs ${preview.words}${schedule.mode === 'rate' ? '' : ` (${schedule.timezone})`}`}</p>
      {preview.runs.length === 0 ? (
        <p className="muted">It never does again.</p>
      ) : (
        <ol aria-label={`Next ${preview.runs.length} times`}>
          {preview.runs.map((run) => (
            <li key={run.toISOString()}>{format.format(run)}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
