-- Other systems that are told of alerts, and what each was sent: `next_at` is null once a delivery waits for nothing.
CREATE TABLE webhook (
  id text PRIMARY KEY,
  created_at bigint NOT NULL,
  body text NOT NULL
);
CREATE TABLE delivery (
  no bigint PRIMARY KEY,
  webhook text NOT NULL,
  state text NOT NULL,
  at bigint NOT NULL,
  next_at bigint,
  body text NOT NULL
);
CREATE INDEX delivery_webhook ON delivery (webhook, no);
CREATE INDEX delivery_due ON delivery (webhook, next_at, no) WHERE next_at IS NOT NULL;
CREATE INDEX delivery_undelivered ON delivery (webhook, state) WHERE state <> 'delivered';
