-- Other systems that are told of alerts, and what each was sent: `next_at` is null once a delivery waits for nothing.
CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE delivery (
  no INTEGER PRIMARY KEY,
  webhook TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  next_at INTEGER,
  body TEXT NOT NULL
);
CREATE INDEX delivery_webhook ON delivery (webhook, no);
CREATE INDEX delivery_due ON delivery (webhook, next_at, no) WHERE next_at IS NOT NULL;
CREATE INDEX delivery_undelivered ON delivery (webhook, state) WHERE state <> 'delivered';
