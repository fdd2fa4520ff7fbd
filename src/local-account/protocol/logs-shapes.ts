// The shapes of CloudWatch Logs, as the SDK's client types them.
export type * from '@aws-sdk/client-cloudwatch-logs';
