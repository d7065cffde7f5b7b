/**
 * `npm run mutants [RULE…]`: makes each planted mistake in a copy of the tree and runs the tests of its rule there.
 * Prints one table; ends with 1 where a mutant survives, no longer applies, or its test is red without it.
 * A rule is `V4`; a letter stands for all its rules.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { everyMutant } from "./every-mutant.ts";
import type { Mutant } from "./mutant.ts";

const root = join(import.meta.dirname, "../..");
const leftOut = new Set(["node_modules", ".git", "dist", "var"]);
const cores = availableParallelism();
/** A mutant may well hang what it changes. */
const longestMs = 120_000;
/** All the tests there are, before anything is changed. */
const longestPlainMs = 30 * 60_000;

const line = (text: string): void => void process.stdout.write(`${text}\n`);

interface Outcome {
  readonly killed: boolean;
  /** The test that went red, or what went wrong. */
  readonly by: string;
  readonly seconds: number;
}

interface TestRun {
  readonly failed: readonly string[];
  readonly passed: number;
  /** What vitest said where it could not run the tests at all. */
  readonly broken: string | null;
}

const copyTree = (): string => {
  const copy = mkdtempSync(join(tmpdir(), "greenlane-mutants-"));
  cpSync(root, copy, {
    recursive: true,
    filter: (path) =>
      !leftOut.has(
        path
          .slice(root.length + 1)
          .split("/")
          .at(-1) ?? "",
      ),
  });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
};

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const readReport = (file: string): TestRun => {
  const { testResults } = JSON.parse(readFileSync(file, "utf8")) as Report;
  const results = testResults.flatMap((suite) => suite.assertionResults);
  const unloaded = testResults.find((suite) => suite.assertionResults.length === 0);
  return {
    failed: results.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
    passed: results.filter(({ status }) => status === "passed").length,
    broken: unloaded ? unloaded.message.split("\n")[0]! : null,
  };
};

/** Runs the tests of some rules in a copy of the tree, up to the first that goes red. */
const runTests = (
  copy: string,
  files: readonly string[],
  rules: readonly string[],
  { workers, longest } = { workers: 1, longest: longestMs },
) =>
  new Promise<TestRun>((resolve) => {
    const report = join(copy, "mutants.json");
    rmSync(report, { force: true });
    const only = `\\[(${rules.join("|")})\\]`;
    const args = [
      "run",
      "--project",
      "quick",
      "--maxWorkers",
      `${workers}`,
      "--bail",
      "1",
      "-t",
      only,
    ];
    const said = ["--reporter", "json", "--outputFile", report];
    const vitest = join(copy, "node_modules/.bin/vitest");
    const child = spawn(vitest, [...args, ...said, ...files], { cwd: copy, detached: true });
    let output = "";
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.stdout.resume();
    const timer = setTimeout(() => process.kill(-child.pid!, "SIGKILL"), longest);
    child.on("close", () => {
      clearTimeout(timer);
      try {
        resolve(readReport(report));
      } catch {
        resolve({ failed: [], passed: 0, broken: output.trim().split("\n")[0] || "no answer" });
      }
    });
  });

const judge = ({ rule }: Mutant, { failed, passed, broken }: TestRun) => {
  const by = failed.find((name) => name.includes(`[${rule}]`));
  if (by) return { killed: true, by };
  if (broken !== null) return { killed: false, by: `could not run: ${broken}` };
  return { killed: false, by: passed > 0 ? "SURVIVED" : `no test named [${rule}]` };
};

/** Plants one mutant, runs its tests, and puts the code back. */
const tryOut = async (copy: string, mutant: Mutant): Promise<Outcome> => {
  const began = performance.now();
  const file = join(copy, mutant.file);
  const code = readFileSync(file, "utf8");
  const parts = code.split(mutant.find);
  if (parts.length !== 2)
    return { killed: false, by: `no longer applies: found ${parts.length - 1} times`, seconds: 0 };
  writeFileSync(file, parts.join(mutant.replace));
  const verdict = judge(mutant, await runTests(copy, mutant.tests, [mutant.rule]));
  writeFileSync(file, code);
  return { ...verdict, seconds: (performance.now() - began) / 1000 };
};

const printRow = ({ rule, file, makes }: Mutant, { killed, by, seconds }: Outcome): void =>
  line(`| ${killed ? "" : "✗ "}${rule} | ${file} | ${makes} | ${by} | ${seconds.toFixed(1)} |`);

const asked = process.argv.slice(2);
const mutants = everyMutant.filter(
  ({ rule }) => asked.length === 0 || asked.some((one) => one === rule || one === rule[0]),
);
const files = [...new Set(mutants.flatMap(({ tests }) => tests))];
const rules = [...new Set(mutants.map(({ rule }) => rule))];
const copies = Array.from({ length: Math.min(cores, 4) }, copyTree);
process.on("exit", () => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

const plain = await runTests(copies[0]!, files, rules, {
  workers: cores,
  longest: longestPlainMs,
});
if (plain.failed.length > 0 || plain.broken !== null) {
  line(`Red without any mutant: ${plain.failed[0] ?? plain.broken}`);
  process.exit(1);
}

line("| Rule | File | What the code then does | Test that went red | s |\n|---|---|---|---|---|");
const waiting = [...mutants];
let survived = 0;
await Promise.all(
  copies.map(async (copy) => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const outcome = await tryOut(copy, mutant);
      if (!outcome.killed) survived += 1;
      printRow(mutant, outcome);
    }
  }),
);
line(
  `\n${mutants.length - survived} of ${mutants.length} mutants of ${rules.length} rules turned a test red.`,
);
process.exitCode = survived > 0 || mutants.length === 0 ? 1 : 0;
