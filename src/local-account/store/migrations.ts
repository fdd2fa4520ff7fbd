/**
 * The store's versions, oldest first: number n of this list leads from user_version n to n + 1. A shipped entry is never edited; a change
 * of the tables is a new entry.
 */
export const migrations: readonly string[] = [
  `
  -- One row a resource of Image Builder, at the level at which AWS creates it (components and images: a build).
  CREATE TABLE resource (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    arn TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    major INTEGER NOT NULL DEFAULT 0,
    minor INTEGER NOT NULL DEFAULT 0,
    patch INTEGER NOT NULL DEFAULT 0,
    build INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX resource_identity ON resource (kind, slug, major, minor, patch, build);
  CREATE INDEX resource_order ON resource (kind, sequence);

  -- Build numbers are never given twice, not even after the newest build was deleted.
  CREATE TABLE build_number (
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    version TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, slug, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tag (
    arn TEXT NOT NULL REFERENCES resource (arn) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (arn, key)
  ) STRICT, WITHOUT ROWID;

  -- What a resource names, spelled as it names it (wildcards stay wildcards).
  CREATE TABLE reference (
    source TEXT NOT NULL REFERENCES resource (arn) ON DELETE CASCADE,
    target TEXT NOT NULL,
    PRIMARY KEY (source, target)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reference_target ON reference (target);

  CREATE TABLE idempotency (
    operation TEXT NOT NULL,
    token TEXT NOT NULL,
    digest TEXT NOT NULL,
    output TEXT NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (operation, token)
  ) STRICT, WITHOUT ROWID;

  -- What moves about an image; the rest of it stands in resource.
  CREATE TABLE image (
    arn TEXT PRIMARY KEY REFERENCES resource (arn) ON DELETE CASCADE,
    status TEXT NOT NULL,
    reason TEXT,
    pipeline TEXT,
    os_version TEXT,
    output TEXT,
    job TEXT NOT NULL,
    log_group TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX image_status ON image (status);
  CREATE INDEX image_pipeline ON image (pipeline);

  CREATE TABLE workflow (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    image TEXT NOT NULL REFERENCES image (arn) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    message TEXT,
    steps INTEGER NOT NULL,
    started TEXT NOT NULL,
    ended TEXT
  ) STRICT;
  CREATE INDEX workflow_image ON workflow (image);

  CREATE TABLE step (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    workflow TEXT NOT NULL REFERENCES workflow (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    action TEXT NOT NULL,
    status TEXT NOT NULL,
    message TEXT,
    inputs TEXT,
    outputs TEXT,
    started TEXT NOT NULL,
    ended TEXT
  ) STRICT;
  CREATE INDEX step_workflow ON step (workflow);

  CREATE TABLE log_stream (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    log_group TEXT NOT NULL,
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    UNIQUE (log_group, name)
  ) STRICT;
  CREATE TABLE log_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    stream INTEGER NOT NULL REFERENCES log_stream (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_event_stream ON log_event (stream, id);
  `,
  `
  -- Groups live on their own from here on: they can be empty, and carry a retention in days (null: for ever) and tags as JSON.
  CREATE TABLE log_group (
    name TEXT PRIMARY KEY,
    created INTEGER NOT NULL,
    retention INTEGER,
    tags TEXT NOT NULL DEFAULT '{}'
  ) STRICT, WITHOUT ROWID;
  INSERT INTO log_group (name, created) SELECT log_group, min(created) FROM log_stream GROUP BY log_group;
  CREATE INDEX log_event_time ON log_event (stream, time, id);
  `,
  `
  -- What side services hold: small resources, each a kind, an id and a body of JSON. Global services have '' for a Region.
  CREATE TABLE record (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, account, region, id)
  ) STRICT;
  -- The AMIs of images that were built before AMIs were kept on their own.
  INSERT INTO record (kind, account, region, id, body)
    SELECT 'ami', ami.value ->> 'accountId', ami.value ->> 'region', ami.value ->> 'image', json_object(
      'name', ami.value ->> 'name', 'description', ami.value ->> 'description', 'created', resource.body ->> 'dateCreated',
      'imageArn', image.arn, 'architecture', 'x86_64', 'platform', resource.body ->> 'platform', 'permissions', json('[]'))
    FROM image JOIN resource USING (arn), json_each(image.output, '$.amis') AS ami
    WHERE ami.value ->> 'image' IS NOT NULL;
  `,
  `
  -- What is shared with other accounts, as the text that was put.
  CREATE TABLE policy (
    arn TEXT PRIMARY KEY REFERENCES resource (arn) ON DELETE CASCADE,
    document TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Runs of lifecycle policies, and updates of single images. What is planned is JSON; times are milliseconds.
  CREATE TABLE lifecycle_execution (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    policy TEXT,
    status TEXT NOT NULL,
    reason TEXT,
    plan TEXT NOT NULL,
    due INTEGER NOT NULL,
    started INTEGER,
    ended INTEGER
  ) STRICT;
  CREATE INDEX lifecycle_execution_policy ON lifecycle_execution (policy);
  CREATE INDEX lifecycle_execution_status ON lifecycle_execution (status);

  -- What an execution touched: images, and below an image (parent) its AMIs.
  CREATE TABLE lifecycle_resource (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    execution TEXT NOT NULL REFERENCES lifecycle_execution (id) ON DELETE CASCADE,
    parent TEXT,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    action TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    started INTEGER NOT NULL,
    ended INTEGER
  ) STRICT;
  CREATE INDEX lifecycle_resource_execution ON lifecycle_resource (execution);
  CREATE INDEX lifecycle_resource_id ON lifecycle_resource (id);
  `,
  `
  -- Workflows of one's own: where an execution comes from, how its steps were to run, and which wait for an answer (JSON, once it came).
  ALTER TABLE workflow ADD COLUMN arn TEXT;
  ALTER TABLE workflow ADD COLUMN parallel_group TEXT;
  ALTER TABLE step ADD COLUMN on_failure TEXT NOT NULL DEFAULT 'Abort';
  ALTER TABLE step ADD COLUMN timeout_seconds INTEGER;
  ALTER TABLE step ADD COLUMN rollback TEXT;
  ALTER TABLE step ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE step ADD COLUMN answer TEXT;
  CREATE INDEX step_waiting ON step (sequence) WHERE waiting = 1;
  `,
  `
  -- The snapshot that a lifecycle execution deleted with an AMI.
  ALTER TABLE lifecycle_resource ADD COLUMN snapshot TEXT;
  `,
  `
  -- Accounts and Regions: a name is given once in each account and Region. Until here there was one of both.
  ALTER TABLE resource ADD COLUMN account TEXT NOT NULL DEFAULT '';
  ALTER TABLE resource ADD COLUMN region TEXT NOT NULL DEFAULT '';
  -- arn:aws:imagebuilder:REGION:ACCOUNT:KIND/...
  UPDATE resource SET region = substr(arn, 22, instr(substr(arn, 22), ':') - 1);
  UPDATE resource SET account = substr(arn, 23 + length(region), 12);
  DROP INDEX resource_identity;
  DROP INDEX resource_order;
  CREATE UNIQUE INDEX resource_identity ON resource (account, region, kind, slug, major, minor, patch, build);
  CREATE INDEX resource_order ON resource (account, region, kind, sequence);
  CREATE INDEX resource_kind ON resource (kind, sequence);

  CREATE TABLE former (account TEXT NOT NULL, region TEXT NOT NULL) STRICT;
  INSERT INTO former SELECT '000000000000', ifnull((SELECT region FROM resource LIMIT 1), 'us-east-1');

  ALTER TABLE build_number RENAME TO former_build_number;
  CREATE TABLE build_number (
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    version TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (account, region, kind, slug, version)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO build_number SELECT account, region, kind, slug, version, last FROM former_build_number, former;
  DROP TABLE former_build_number;

  ALTER TABLE idempotency RENAME TO former_idempotency;
  CREATE TABLE idempotency (
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    -- With its service before it: several have operations of one name.
    operation TEXT NOT NULL,
    token TEXT NOT NULL,
    digest TEXT NOT NULL,
    output TEXT NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (account, region, operation, token)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO idempotency SELECT account, region, 'imagebuilder:' || operation, token, digest, output, created FROM former_idempotency, former;
  DROP TABLE former_idempotency;

  -- The lines move too: dropping the table of their streams would take them along.
  ALTER TABLE log_group RENAME TO former_log_group;
  ALTER TABLE log_stream RENAME TO former_log_stream;
  ALTER TABLE log_event RENAME TO former_log_event;
  DROP INDEX log_event_stream;
  DROP INDEX log_event_time;
  CREATE TABLE log_group (
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    retention INTEGER,
    tags TEXT NOT NULL DEFAULT '{}',
    PRIMARY KEY (account, region, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE log_stream (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    log_group TEXT NOT NULL,
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    UNIQUE (account, region, log_group, name)
  ) STRICT;
  CREATE TABLE log_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    stream INTEGER NOT NULL REFERENCES log_stream (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_event_stream ON log_event (stream, id);
  CREATE INDEX log_event_time ON log_event (stream, time, id);
  INSERT INTO log_group SELECT account, region, name, created, retention, tags FROM former_log_group, former;
  INSERT INTO log_stream SELECT id, account, region, log_group, name, created FROM former_log_stream, former;
  INSERT INTO log_event SELECT id, stream, time, message FROM former_log_event;
  DROP TABLE former_log_event;
  DROP TABLE former_log_stream;
  DROP TABLE former_log_group;

  ALTER TABLE lifecycle_execution ADD COLUMN account TEXT NOT NULL DEFAULT '';
  ALTER TABLE lifecycle_execution ADD COLUMN region TEXT NOT NULL DEFAULT '';
  UPDATE lifecycle_execution SET (account, region) = (SELECT account, region FROM former);
  DROP TABLE former;
  `,
  `
  -- Whose turn an image is that is being built (READY, RUNNING, WAITING), from where it goes on or can be retried, and how it failed.
  ALTER TABLE image ADD COLUMN turn TEXT;
  ALTER TABLE image ADD COLUMN progress TEXT;
  ALTER TABLE image ADD COLUMN failure TEXT;
  ALTER TABLE image ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0;
  UPDATE image SET turn = CASE WHEN status = 'PENDING' THEN 'READY'
    WHEN status IN ('CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING') THEN 'RUNNING' END;
  CREATE INDEX image_turn ON image (turn) WHERE turn IS NOT NULL;
  -- A later execution stands in for this one.
  ALTER TABLE workflow ADD COLUMN retried INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE step ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE step ADD COLUMN max_attempts INTEGER NOT NULL DEFAULT 1;
  -- Folders that nobody needs any more, until they are removed.
  CREATE TABLE discarded_folder (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
  `
  -- What moves about an image pipeline: when it runs next (milliseconds; null: it does not by itself), how many scheduled runs failed one
  -- after the other, and what the open references of its recipe stood for in its last run (JSON).
  CREATE TABLE pipeline (
    arn TEXT PRIMARY KEY REFERENCES resource (arn) ON DELETE CASCADE,
    due INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    dependencies TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX pipeline_due ON pipeline (due) WHERE due IS NOT NULL;
  INSERT INTO pipeline (arn) SELECT arn FROM resource WHERE kind = 'image-pipeline';
  `,
  `
  -- Artifacts are kept once, by their content. A row is written when the file is whole on the disk. damaged: since when it is not (milliseconds).
  CREATE TABLE blob (
    digest TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    damaged INTEGER
  ) STRICT, WITHOUT ROWID;
  -- What images consist of (kind content) and what tells of them (facts). It outlives the image's resource, as AMIs do: nothing cascades.
  -- Without a digest: a copy that can be written again from the blobs.
  CREATE TABLE artifact (
    image TEXT NOT NULL,
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    digest TEXT REFERENCES blob (digest),
    size INTEGER NOT NULL,
    PRIMARY KEY (image, name)
  ) STRICT;
  CREATE INDEX artifact_digest ON artifact (digest);
  CREATE INDEX artifact_folder ON artifact (folder);
  -- What was read out of a layer (JSON), so that it is read once.
  CREATE TABLE layer_facts (
    digest TEXT PRIMARY KEY REFERENCES blob (digest) ON DELETE CASCADE,
    facts TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
