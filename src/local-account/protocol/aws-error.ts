/** An error as AWS words it: the code that clients decide by, the HTTP status, and a message for people. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number = statusOf(code)) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

/** Statuses of Image Builder's error shapes; every other client error is a 400. */
const statuses: Readonly<Record<string, number>> = {
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  ForbiddenException: 403,
  ResourceNotFoundException: 404,
  DryRunOperationException: 412,
  ServiceException: 500,
  InternalFailure: 500,
};

function statusOf(code: string): number {
  return statuses[code] ?? 400;
}
