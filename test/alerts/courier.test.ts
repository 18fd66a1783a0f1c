import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { Courier } from "../../src/alerts/outbox/courier.ts";
import type { DeliveryNews, Sender } from "../../src/alerts/outbox/courier.ts";
import { MemoryOutbox } from "../../src/alerts/outbox/memory-outbox.ts";
import type { Outbox } from "../../src/alerts/outbox/outbox.ts";
import { retryDelay } from "../../src/alerts/outbox/retry-delay.ts";
import type { PlannedDelivery } from "../../src/alerts/plan-deliveries.ts";
import type { Delivery } from "../../src/model/alert.ts";
import { openStore } from "../../src/store/open-store.ts";
import { OutboxTable } from "../../src/store/outbox-table.ts";
import { NO_MEMORY } from "../../src/watch/state/watch-memory.ts";
import { groupOf } from "../receivers/sample-groups.ts";
import { scratch } from "../receivers/try-receivers.ts";

const { folder, remove } = scratch();
afterAll(remove);

/** An outbox, and a way to put groups with these ids into it for a lane. */
interface Filled {
  readonly outbox: Outbox;
  readonly put: (lane: string, ...ids: readonly string[]) => void;
}

const planned = (lane: string, ids: readonly string[]): readonly PlannedDelivery[] =>
  ids.map((id) => ({ receiver: lane, group: groupOf(undefined, { id }) }));

function inMemory(): Filled {
  const outbox = new MemoryOutbox();
  return {
    outbox,
    put: (lane, ...ids) => {
      outbox.put(planned(lane, ids), Date.now());
    },
  };
}

let files = 0;

function inFile(path = join(folder, `state-${(files += 1)}`)): Filled & { readonly close: () => void } {
  const opened = openStore(path);
  if (opened.status === "refused") throw new Error(opened.message);
  const { store } = opened;
  return {
    outbox: new OutboxTable(store.database),
    put: (lane, ...ids) => {
      const run = {
        watch: "w",
        run: 1,
        endedAt: Date.now(),
        memory: NO_MEMORY,
        seen: new Map(),
        targets: [],
      };
      store.commit({ ...run, outgoing: planned(lane, ids) });
    },
    close: () => {
      store.close();
    },
  };
}

/** A receiver that answers as it is told, and remembers what it took. */
class Receiver {
  readonly taken: string[] = [];
  answer: (id: string) => Delivery | Promise<Delivery> = () => ({ status: "delivered" });

  sender(lane: string, keep = 3600): Sender {
    const send = async ({ id }: { readonly id: string }): Promise<Delivery> => {
      const delivery = await this.answer(id);
      if (delivery.status === "delivered") this.taken.push(id);
      return delivery;
    };
    return { lane, keep, send };
  }
}

const DOWN: Delivery = { status: "failed", detail: "down" };
const TIMES = { firstMs: 20, longestMs: 40 };

function courierOf(outbox: Outbox, ...senders: readonly Sender[]) {
  const news: DeliveryNews[] = [];
  const tell = (one: DeliveryNews) => {
    news.push(one);
  };
  return { courier: new Courier({ outbox, tell, times: TIMES }, senders), news };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !isTrue(); turn += 1) await wait(5);
}

describe.each([
  ["in memory", inMemory],
  ["in a file", inFile],
])("an outbox %s", (_, fill) => {
  it("is emptied in order, each lane for itself", async () => {
    const { outbox, put } = fill();
    const [a, b] = [new Receiver(), new Receiver()];
    put("a", "1", "2");
    const { courier, news } = courierOf(outbox, a.sender("a"), b.sender("b"));
    put("a", "3");
    put("b", "4");
    courier.wake();
    await courier.settled();
    expect([a.taken, b.taken]).toEqual([["1", "2", "3"], ["4"]]);
    expect(news.map(({ status }) => status)).toEqual(Array(4).fill("delivered"));
    expect(outbox.take("a")).toBeNull();
  });

  it("keeps what a dead receiver does not take, in order, and lets nobody else wait", async () => {
    const { outbox, put } = fill();
    const [dead, good] = [new Receiver(), new Receiver()];
    dead.answer = () => DOWN;
    put("dead", "1", "2", "3");
    put("good", "4", "5");
    const { courier, news } = courierOf(outbox, dead.sender("dead"), good.sender("good"));
    await until(() => news.filter(({ status }) => status === "delayed").length > 2);
    expect(good.taken).toEqual(["4", "5"]);
    expect(outbox.take("dead")).toMatchObject({ group: { id: "1" } });
    expect(outbox.take("dead")?.attempts).toBeGreaterThan(2);
    dead.answer = () => ({ status: "delivered" });
    await until(() => dead.taken.length === 3);
    expect(dead.taken).toEqual(["1", "2", "3"]);
    await courier.stop();
  });

  it("lets go of what a receiver will never take, and of what is too old, and says so", async () => {
    const { outbox, put } = fill();
    const [picky, slow] = [new Receiver(), new Receiver()];
    picky.answer = (id) => (id === "2" ? { status: "refused", detail: "not this" } : { status: "delivered" });
    slow.answer = () => DOWN;
    put("picky", "1", "2", "3");
    put("slow", "4");
    const { courier, news } = courierOf(outbox, picky.sender("picky"), slow.sender("slow", 0.05));
    await until(() => outbox.take("slow") === null);
    await courier.stop();
    expect(picky.taken).toEqual(["1", "3"]);
    const dropped = news.filter(({ status }) => status === "dropped");
    expect(dropped.map(({ group, detail }) => [group, detail])).toEqual([
      ["2", "not this"],
      ["4", "down"],
    ]);
  });

  it("waits as long as a receiver asks for, and not much longer than it would by itself", async () => {
    const { outbox, put } = fill();
    const [busy, shy] = [new Receiver(), new Receiver()];
    busy.answer = () => ({ status: "failed", detail: "busy", retryAfter: 0.03 });
    shy.answer = () => ({ status: "failed", detail: "busy", retryAfter: 86_400 });
    put("busy", "1");
    put("shy", "2");
    const before = Date.now();
    const { courier } = courierOf(outbox, busy.sender("busy"), shy.sender("shy"));
    await courier.settled();
    const after = Date.now();
    await courier.stop();
    const waits = ["busy", "shy"].map((lane) => outbox.take(lane)?.notBefore ?? 0);
    expect(waits[0]).toBeGreaterThanOrEqual(before + 30);
    expect(waits[1]).toBeGreaterThanOrEqual(before + TIMES.longestMs);
    expect(Math.max(...waits)).toBeLessThanOrEqual(after + TIMES.longestMs);
  });

  it("survives a receiver that throws", async () => {
    const { outbox, put } = fill();
    const odd = new Receiver();
    odd.answer = () => {
      throw new Error("surprise");
    };
    put("odd", "1");
    const { courier, news } = courierOf(outbox, odd.sender("odd"));
    await courier.settled();
    await courier.stop();
    expect(news).toEqual([{ lane: "odd", group: "1", status: "delayed", detail: "surprise" }]);
  });

  it("loses nothing that is put in while a lane is served", async () => {
    const { outbox, put } = fill();
    const receiver = new Receiver();
    const { courier } = courierOf(outbox, receiver.sender("a"));
    const ids = Array.from({ length: 200 }, (__, index) => String(index));
    for (const id of ids) {
      put("a", id);
      courier.wake();
      if (Number(id) % 3 === 0) await Promise.resolve();
    }
    await courier.settled();
    expect(receiver.taken).toEqual(ids);
  });

  it("waits for what is under way when it is stopped, and begins nothing more", async () => {
    const { outbox, put } = fill();
    const slow = new Receiver();
    slow.answer = async () => {
      await wait(50);
      return { status: "delivered" };
    };
    put("slow", "1", "2");
    const { courier } = courierOf(outbox, slow.sender("slow"));
    await wait(10);
    await courier.stop();
    courier.wake();
    await courier.settled();
    expect(slow.taken).toEqual(["1"]);
    expect(outbox.take("slow")?.group.id).toBe("2");
  });

  it("takes new receivers, and keeps what waits for those that are gone", async () => {
    const { outbox, put } = fill();
    const [old, fresh] = [new Receiver(), new Receiver()];
    old.answer = () => DOWN;
    put("old", "1");
    put("fresh", "2");
    const { courier } = courierOf(outbox, old.sender("old"));
    await courier.settled();
    courier.replace([fresh.sender("fresh")]);
    await wait(60);
    expect(fresh.taken).toEqual(["2"]);
    expect(outbox.take("old")?.group.id).toBe("1");
    const back = new Receiver();
    courier.replace([back.sender("old")]);
    await until(() => back.taken.length > 0);
    expect(back.taken).toEqual(["1"]);
  });
});

describe("an outbox in a file", () => {
  it("knows after a new start what was not delivered, and how often it was tried", async () => {
    const path = join(folder, "restart");
    const before = inFile(path);
    const receiver = new Receiver();
    receiver.answer = (id) => (id === "1" ? { status: "delivered" } : DOWN);
    before.put("a", "1", "2", "3");
    const { courier } = courierOf(before.outbox, receiver.sender("a"));
    await courier.settled();
    await courier.stop();
    before.close();
    const after = inFile(path);
    expect(after.outbox.take("a")).toMatchObject({ attempts: 1, group: { id: "2" } });
    receiver.answer = () => ({ status: "delivered" });
    const second = courierOf(after.outbox, receiver.sender("a"));
    await until(() => receiver.taken.length === 3);
    await second.courier.stop();
    expect(receiver.taken).toEqual(["1", "2", "3"]);
    after.close();
  });

  it("that fails stops nobody, and is tried again", async () => {
    const filled = inFile();
    const receiver = new Receiver();
    filled.put("a", "1");
    filled.close();
    const { courier, news } = courierOf(filled.outbox, receiver.sender("a"));
    await courier.settled();
    await courier.stop();
    expect(news[0]).toMatchObject({
      status: "delayed",
      detail: expect.stringContaining("the outbox failed") as string,
    });
    expect(receiver.taken).toEqual([]);
  });
});

describe("the time between two attempts", () => {
  it.each([
    [1, 10_000],
    [2, 20_000],
    [3, 40_000],
    [10, 3_600_000],
    [1_000_000, 3_600_000],
  ])("after %i in vain is %i ms, a quarter more or less", (attempts, middle) => {
    expect(retryDelay(attempts, 0)).toBe(middle * 0.75);
    expect(retryDelay(attempts, 0.5)).toBe(middle);
    expect(retryDelay(attempts, 1)).toBe(middle * 1.25);
  });
});
