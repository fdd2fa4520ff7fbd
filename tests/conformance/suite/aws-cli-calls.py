"""The AWS CLI's own entry point, in one process for many commands: a start of Python for each would take most of the time.

Reads [service, operation, parameters] as lines of JSON; writes what the command printed as a line of JSON.
"""
import contextlib
import io
import json
import re
import sys

from awscli.clidriver import create_clidriver

try:
    from botocore import xform_name
except ImportError:  # version 2 carries a botocore of its own
    from awscli.botocore import xform_name

driver = create_clidriver()
refusal = re.compile(r"An error occurred \((\w+)\) when calling the (\w+) operation(?: \([^)]*\))?: (.*)", re.DOTALL)
# An operation, or a member of one, that is younger than this CLI.
newer = re.compile(r"invalid choice|Unknown parameter in input", re.IGNORECASE)


def run(service, operation, parameters):
    command = [service, xform_name(operation, "-")]
    options = ["--cli-input-json", json.dumps(parameters), "--output", "json", "--no-paginate"]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = driver.main(command + options)
        except SystemExit as end:
            status = end.code
    refused = refusal.search(err.getvalue())
    if refused:
        return {"error": {"code": refused[1], "operation": refused[2], "message": refused[3].strip()}}
    if status != 0:
        return {"unknown": True} if newer.search(err.getvalue()) else {"broken": err.getvalue()}
    return {"answer": json.loads(out.getvalue() or "{}")}


for line in sys.stdin:
    print(json.dumps(run(*json.loads(line))), flush=True)
