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
];
