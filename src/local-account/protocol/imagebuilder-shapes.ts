// The shapes of Image Builder's requests, answers and resources, as the SDK's client types them.
export type * from '@aws-sdk/client-imagebuilder';
