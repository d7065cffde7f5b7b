import type { Chance } from "../chance.ts";
import { turns, type World } from "./world.ts";

interface Call {
  readonly path: string;
  readonly init: RequestInit;
}

/** The network between all tablets and the server, with its faults. */
export interface Wire {
  /** A tablet's way to the server; its faults come by its own chance. */
  readonly fetchFor: (who: {
    readonly chance: Chance;
    readonly isOnline: () => boolean;
  }) => typeof fetch;
  /** Uploads that their tablet gave up, and that arrive now, in any order. */
  readonly deliverLate: () => Promise<void>;
  /** An upload of some time ago arrives once more. */
  readonly repeatOne: () => Promise<void>;
  /** Lets go on what is on its way for a long time. */
  readonly letGo: () => void;
  /** Calls under way. */
  readonly underWay: () => number;
}

const cut = (): TypeError => new TypeError("the line is cut");
const json = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
const refused = (status: number, code: string): Response =>
  json(status, { type: "about:blank", title: code, status, code, detail: code });

/** What comes instead of an answer where the network or the server is out of sorts. */
const rubbish: readonly (() => Response)[] = [
  () => new Response("<h1>Wi-Fi</h1>", { headers: { "content-type": "text/html" } }),
  () => new Response('{"results": [{"id"', { headers: { "content-type": "application/json" } }),
  () => new Response('{"ok":true}', { headers: { "content-type": "application/json" } }),
  () => refused(500, "internal"),
  () => refused(429, "rate-limited"),
  () => refused(413, "too-large"),
];

type Fate = "through" | "dropped" | "unheard" | "twice" | "late" | "slow" | "rubbish";
/** Of a hundred calls. */
const fates: readonly (readonly [Fate, number])[] = [
  ["dropped", 9],
  ["unheard", 9],
  ["twice", 6],
  ["late", 5],
  ["slow", 4],
  ["rubbish", 4],
];
const named: Readonly<Record<Exclude<Fate, "through">, string>> = {
  dropped: "call dropped",
  unheard: "answer dropped",
  twice: "call doubled",
  late: "upload given up, arrives later",
  slow: "call held up",
  rubbish: "rubbish for an answer",
};

const fateOf = (chance: Chance): Fate => {
  let left = chance.int(1, 100);
  for (const [fate, cases] of fates) {
    left -= cases;
    if (left <= 0) return fate;
  }
  return "through";
};

export const layWire = (world: World): Wire => {
  const late: Call[] = [];
  const sent: Call[] = [];
  let held: (() => void)[] = [];
  let underWay = 0;

  /** What the server makes of a call. Its head's date is this machine's; the server's clock is another here. */
  const ask = async ({ path, init }: Call): Promise<Response> => {
    const url = world.server.url();
    const life = world.server.life();
    if (!url) throw cut();
    underWay += 1;
    try {
      const { signal: _, ...rest } = init;
      const answer = await fetch(url + path, rest);
      const body = await answer.arrayBuffer();
      if (world.server.life() !== life || world.server.url() !== url) throw cut();
      const headers = new Headers(answer.headers);
      headers.delete("content-encoding");
      headers.set("date", new Date(world.now()).toUTCString());
      return new Response(body, { status: answer.status, headers });
    } finally {
      underWay -= 1;
    }
  };
  const askUnheard = (call: Call): Promise<unknown> => ask(call).catch(() => {});

  const fall: Readonly<Record<Fate, (call: Call, chance: Chance) => Promise<Response>>> = {
    through: ask,
    dropped: async () => {
      throw cut();
    },
    unheard: async (call) => {
      await ask(call);
      throw cut();
    },
    twice: async (call, chance) => {
      const answers = [ask(call), ask(call)] as const;
      for (const one of answers) one.catch(() => {});
      return answers[chance.int(0, 1)]!;
    },
    late: async (call) => {
      late.push(call);
      throw cut();
    },
    slow: async (call, chance) => {
      const before = chance.percent(50);
      const answer = before ? null : await ask(call);
      if (!world.calm) await new Promise<void>((resolve) => held.push(resolve));
      return answer ?? ask(call);
    },
    rubbish: async (_, chance) => chance.one(rubbish)(),
  };

  return {
    fetchFor:
      ({ chance, isOnline }) =>
      async (input, init = {}) => {
        const call = { path: String(input), init };
        const isUpload = init.method === "POST";
        if (isUpload) sent.push(call);
        if (!isOnline()) throw cut();
        const drawn = world.calm ? "through" : fateOf(chance);
        const fate = drawn === "late" && !isUpload ? "dropped" : drawn;
        if (fate !== "through") world.count(named[fate]);
        return fall[fate](call, chance);
      },
    deliverLate: async () => {
      for (let left = late.length; left > 0; left -= 1) {
        const [call] = late.splice(world.chance.int(0, left - 1), 1);
        world.count("late upload arrived");
        void askUnheard(call!);
        if (world.chance.percent(50)) await turns(3);
      }
    },
    repeatOne: async () => {
      if (sent.length === 0) return;
      world.count("old upload arrived again");
      void askUnheard(world.chance.one(sent));
    },
    letGo: () => {
      for (const resolve of held) resolve();
      held = [];
    },
    underWay: () => underWay,
  };
};
