// The shapes of STS, as the SDK's client types them.
export type * from '@aws-sdk/client-sts';
