import { type Mutant, mutantsOf } from "./mutant.ts";

const tests = ["test/contract/webhooks.test.ts"];

export const webhookMutants: readonly Mutant[] = [
  ...mutantsOf("shared/domain/webhook.ts", tests, [
    [
      "H1",
      "/^http$/i.test(scheme) && ownNetwork.test(host)",
      "/^http$/i.test(scheme)",
      "plates cross the open network in clear",
    ],
    [
      "H3",
      "waits[failures - 1]",
      "waits[0]",
      "whoever does not answer is called every five seconds",
    ],
  ]),
  ...mutantsOf("server/commands/announce-alerts.ts", tests, [
    [
      "H1",
      "if (area === null || event",
      "if (area !== undefined || event",
      "an area's system hears of all the others",
    ],
  ]),
  ...mutantsOf("server/send-webhooks.ts", tests, [
    [
      "H3",
      "const wait = status === 410 ? null : retryAfterMs(tries, chance);",
      "const wait = retryAfterMs(tries, chance);",
      "one that is gone is called for three days",
    ],
    ["H3", "if (await turn.take()) {", "if (now() > 0) {", "two processes tell the same twice"],
    [
      "H3",
      "if (busy.has(webhook.id)) continue;",
      "if (busy.size > 0) break;",
      "one that does not answer holds up all others",
    ],
    [
      "H4",
      "outcome: alert.outcome,",
      "outcome: alert.outcome, acts: alert.acts,",
      "others learn who did what",
    ],
  ]),
  ...mutantsOf("server/outbound/post-webhook.ts", tests, [
    ["H2", "{seconds}.", "{id}.", "a message can be played again at any time"],
  ]),
  ...mutantsOf("server/webhook-keys.ts", tests, [
    ["H2", "{round}", "{id}", "a secret that got about stays good for ever"],
  ]),
];
