import { existsSync } from "node:fs";
import { join } from "node:path";
import { isRefusal } from "../shared/contract/problems.ts";
import type { Replay } from "../shared/contract/replay.ts";
import { reasonText } from "../shared/text/reason-text.ts";
import { replayWords as words } from "../shared/text/replay.ts";
import { levelWords } from "../shared/text/rules.ts";
import { type Language, say, type Words } from "../shared/text/say.ts";
import { outcomeWords } from "../shared/text/verdict.ts";
import { readConfig } from "./config.ts";
import { replayScan } from "./queries/replay-scan.ts";
import { openStore } from "./store/open.ts";

/** The derivation of a verdict in lines to read: facts, rules in force, each rule's finding, and what it comes to. */
const replayText = (replay: Replay, language: Language): string => {
  const t = (text: Words, params: Parameters<typeof say>[2] = {}): string =>
    say(text, language, params);
  const { kept, derived, rules, before, levels, measures, findings, same } = replay;
  const facts = Object.entries(kept.facts)
    .filter(([, value]) => value !== null && typeof value !== "object")
    .map(([name, value]) => `  ${name}: ${value}`);
  return [
    t(words.scan, { id: replay.scan, checkpoint: replay.checkpoint }),
    t(words.facts),
    ...facts,
    t(words.rules, { version: rules.version, from: rules.effectiveFrom }),
    ...(before ? [t(words.before, { version: before.version, from: before.effectiveFrom })] : []),
    t(words.levels),
    ...levels.map(({ area, level, since }) => `  ${area}: ${t(levelWords[level])} (${since})`),
    t(words.measures),
    ...measures.map(
      ({ name, areaName, since, binding }) =>
        `  ${areaName}: ${name[language]} (${since})${binding ? "" : ` – ${t(words.graced)}`}`,
    ),
    t(words.findings),
    ...findings.map(({ outcome, reason }) => {
      const { title } = reasonText(reason, language);
      const { kind = "", number = "" } = reason.basis ?? {};
      return `  [${reason.rule}] ${t(outcomeWords[outcome].title)}: ${title} – ${kind} ${number}`;
    }),
    t(words.verdict, { outcome: t(outcomeWords[derived.outcome].title) }),
    t(same ? words.same : words.otherwise, { outcome: t(outcomeWords[kept.outcome].title) }),
    "",
  ].join("\n");
};

const language: Language = process.env.LANG?.startsWith("vi") ? "vi" : "en";

const refuse = (text: Words, params: Parameters<typeof say>[2] = {}): void => {
  process.exitCode = 2;
  process.stderr.write(`${say(text, language, params)}\n`);
};

const run = async (id: string | undefined): Promise<void> => {
  if (!id || id.startsWith("-")) return refuse(words.usage);
  const read = readConfig(process.env, process.cwd());
  if ("problems" in read) {
    process.exitCode = 2;
    process.stderr.write(`${read.problems.join("\n")}\n`);
    return;
  }
  const { config } = read;
  const file = join(config.data, "greenlane.db");
  if (config.databaseUrl === undefined && !existsSync(file))
    return refuse(words.noDatabase, { file });
  const store = await openStore(config, Date.now);
  const found = await replayScan(store.reads, id).finally(() => store.close());
  if (isRefusal(found))
    return refuse(found.refused === "not-found" ? words.noScan : words.noRules, { id });
  process.stdout.write(replayText(found, language));
  process.exitCode = found.same ? 0 : 1;
};

await run(process.argv[2]);
