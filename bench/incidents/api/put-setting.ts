import { type Calls, callsTo, Refused } from "../../../data/demo/call.ts";
import type { AreaLevel } from "../../../shared/domain/levels.ts";
import { ms } from "../../../shared/domain/time.ts";
import { aDevice, type TestDevice } from "../../../test/build/a-device.ts";
import type { Day } from "../read-day.ts";
import type { Names } from "./names.ts";

/** A day names no carriers; every pass is of this one. */
export const carrier = {
  id: "don-vi-phat-lai",
  name: "Đơn vị của ngày phát lại",
  phone: null,
  active: true,
} as const;

const withoutIs = <T extends { readonly is: string }>({ is: _, ...rest }: T): Omit<T, "is"> => rest;

const putPlaces = async (day: Day, calls: Calls): Promise<void> => {
  const areas = day.areas.map(withoutIs);
  const endpoints = day.endpoints.map(withoutIs);
  const checkpoints = day.checkpoints.map(withoutIs);
  const corridors = day.corridors.map(withoutIs);
  if (areas.length > 0) await calls.call("putAreas", { body: { items: areas } });
  if (endpoints.length > 0) await calls.call("putEndpoints", { body: { items: endpoints } });
  // A patrol's corridors are of posts that have to be there first.
  const bare = checkpoints.map(({ reserve: _, ...post }) => post);
  if (bare.length > 0) await calls.call("putCheckpoints", { body: { items: bare } });
  if (corridors.length > 0) await calls.call("putCorridors", { body: { items: corridors } });
  if (checkpoints.some(({ reserve }) => reserve))
    await calls.call("putCheckpoints", { body: { items: checkpoints } });
  await calls.call("putCarriers", { body: { items: [carrier] } });
};

const second = { username: "nguoi-thu-hai", password: "người thứ hai đồng ý" };

/** Whoever approves what another proposes. */
const secondPerson = async (calls: Calls, url: string): Promise<Calls> => {
  const { items } = await calls.call("users", {});
  if (!items.some(({ username }) => username === second.username))
    await calls.call("createUser", {
      body: {
        ...second,
        displayName: "Người thứ hai",
        grants: [{ role: "commander", scope: { kind: "all" } }],
      },
    });
  const theirs = callsTo(url);
  await theirs.call("signIn", { body: second });
  return theirs;
};

/** [X13] Published; where it lowers its area, proposed by one and approved by another. */
const publishLevel = async (level: AreaLevel, calls: Calls, url: string): Promise<void> => {
  const { withdrawnAt: _, ...item } = level;
  try {
    await calls.call("publishLevels", { body: { items: [item] } });
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.code !== "needs-proposal") throw error;
    const { id } = await calls.call("propose", {
      body: { act: { kind: "lower-levels", items: [item] }, reason: "Theo ngày phát lại" },
    });
    const other = await secondPerson(calls, url);
    await other.call("approveProposal", { params: { id } });
  }
};

const enrol = async (
  checkpoint: string,
  name: string,
  calls: Calls,
  url: string,
): Promise<TestDevice> => {
  const made = aDevice(checkpoint);
  const { code } = await calls.call("createEnrolCode", { body: { checkpoint } });
  const { device } = await callsTo(url).call("enrolDevice", {
    body: { code, name, publicKey: made.publicKey },
  });
  return aDevice(checkpoint, device.id, made.keys);
};

/**
 * All that a day takes for granted: places, levels, and a tablet for each that it names. Answers with the tablets by the day's
 * ids. Rejects with `Refused` where a place or level is none that the server takes.
 */
export const putSetting = async (
  day: Day,
  calls: Calls,
  url: string,
  names: Names,
): Promise<ReadonlyMap<string, TestDevice>> => {
  await putPlaces(day, calls);
  const inOrder = [...day.levels].sort((a, b) => ms(a.effectiveFrom) - ms(b.effectiveFrom));
  for (const level of inOrder) await publishLevel(withoutIs(level), calls, url);
  const tablets = new Map<string, TestDevice>();
  for (const { id, checkpoint } of day.devices) {
    const tablet = await enrol(checkpoint, id, calls, url);
    names.enrolled(id, tablet.id);
    tablets.set(id, tablet);
  }
  return tablets;
};
