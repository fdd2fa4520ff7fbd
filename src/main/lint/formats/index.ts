import type { ReportFormat } from './format.ts';

/** The formats, each loaded when it is asked for. */
const formats: Readonly<Record<string, () => Promise<ReportFormat>>> = {
  stylish: async () => (await import('./stylish.ts')).stylish,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  junit: async () => (await import('./junit.ts')).junit,
};

export const formatNames: readonly string[] = Object.keys(formats);

/** Undefined for a name that is none of `formatNames`. */
export async function loadFormat(name: string): Promise<ReportFormat | undefined> {
  return Object.hasOwn(formats, name) ? formats[name]?.() : undefined;
}
