"""Times calls of the AWS SDK for Python: `boto-calls.py COUNT ENDPOINT=ACCESS_KEY=SECRET …`, the endpoints in turns.

Writes a line of JSON an endpoint: the median milliseconds of each kind of call.
"""
import json
import statistics
import sys
import time

import botocore.session

GROUP, STREAM = "bench", "stream"


def client(endpoint, key, secret):
    session = botocore.session.get_session()
    return session.create_client(
        "logs", region_name="us-east-1", endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret
    )


def calls(logs):
    now = int(time.time() * 1000)
    events = [{"timestamp": now, "message": "line %d of a hundred" % index} for index in range(100)]
    return {
        "get": lambda: logs.get_log_events(logGroupName=GROUP, logStreamName=STREAM, limit=10),
        "list": lambda: logs.describe_log_groups(limit=50),
        "put": lambda: logs.put_log_events(logGroupName=GROUP, logStreamName="written", logEvents=events),
    }


count = int(sys.argv[1])
contestants = [calls(client(*argument.rsplit("=", 2))) for argument in sys.argv[2:]]
times = [{kind: [] for kind in own} for own in contestants]
for round in range(count):
    for own, measured in zip(contestants, times):
        for kind, call in own.items():
            start = time.perf_counter()
            call()
            if round >= count // 10:
                measured[kind].append((time.perf_counter() - start) * 1000)
for measured in times:
    print(json.dumps({kind: statistics.median(values) for kind, values in measured.items()}))
