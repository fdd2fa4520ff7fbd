import type { StackAttribute } from '../protocol/appstream-shapes.ts';
import type { StackRecord } from './records.ts';

type Settings = StackRecord['settings'];

/** Which setting an attribute that can be taken away stands for; of the connectors of storage each is one of a list. */
const settingOf: Readonly<Partial<Record<StackAttribute, string>>> = {
  ACCESS_ENDPOINTS: 'AccessEndpoints',
  AGENT_ACCESS_CONFIG: 'AgentAccessConfig',
  CONTENT_REDIRECTION: 'ContentRedirection',
  EMBED_HOST_DOMAINS: 'EmbedHostDomains',
  FEEDBACK_URL: 'FeedbackURL',
  REDIRECT_URL: 'RedirectURL',
  STORAGE_CONNECTORS: 'StorageConnectors',
  STREAMING_EXPERIENCE_SETTINGS: 'StreamingExperienceSettings',
  USER_SETTINGS: 'UserSettings',
};

const connectorOf: Readonly<Partial<Record<StackAttribute, string>>> = {
  STORAGE_CONNECTOR_GOOGLE_DRIVE: 'GOOGLE_DRIVE',
  STORAGE_CONNECTOR_HOMEFOLDERS: 'HOMEFOLDERS',
  STORAGE_CONNECTOR_ONE_DRIVE: 'ONE_DRIVE',
};

interface Connector {
  readonly ConnectorType: string;
}

/** A stack's settings without these. A theme and a role are none that this account knows. */
export function withoutAttributes(settings: Settings, attributes: readonly StackAttribute[]): Settings {
  const gone = new Set(attributes.flatMap((attribute) => settingOf[attribute] ?? []));
  const left = Object.fromEntries(Object.entries(settings).filter(([name]) => !gone.has(name)));
  const unplugged = new Set(attributes.flatMap((attribute) => connectorOf[attribute] ?? []));
  const connectors = left.StorageConnectors as readonly Connector[] | undefined;
  if (!connectors || unplugged.size === 0) return left;
  return { ...left, StorageConnectors: connectors.filter(({ ConnectorType }) => !unplugged.has(ConnectorType)) };
}
