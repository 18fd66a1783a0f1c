import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planDeliveries } from "../../src/alerts/plan-deliveries.ts";
import type { FileReceiver } from "../../src/alerts/receiver.ts";
import { renderHtml } from "../../src/alerts/render/render-html.ts";
import { renderJson } from "../../src/alerts/render/render-json.ts";
import { renderJsonLines } from "../../src/alerts/render/render-json-lines.ts";
import { renderSlack } from "../../src/alerts/render/render-slack.ts";
import { renderSyslog } from "../../src/alerts/render/render-syslog.ts";
import { renderTeams } from "../../src/alerts/render/render-teams.ts";
import { renderText } from "../../src/alerts/render/render-text.ts";
import type { Alert, AlertGroup } from "../../src/model/alert.ts";
import { alertOf, groupOf } from "../receivers/sample-groups.ts";
import { processorTime } from "../processor-time.ts";

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "<",
      ">",
      "&",
      '"',
      "'",
      "`",
      "]",
      "\\",
      "\r",
      "\n",
      "\u001b",
      "\u202e",
      "\u0000",
      "@",
      "\ud800",
      "é",
      "漢",
    ),
    fc.constantFrom("<!channel>", "</pre>", "=?utf-8?q?x?=", "[a](b)"),
    fc.string({ unit: "binary", maxLength: 3 }),
  ),
  maxLength: 60,
});

const alert: fc.Arbitrary<Alert> = fc
  .tuple(fc.constantFrom("new", "reminder", "resolved"), fc.array(hostile, { minLength: 3, maxLength: 8 }))
  .map(([state, [target = "", subject = "", summary = "", ...details]]) =>
    alertOf({ state: state, target, subject, summary, details, since: subject }),
  );

const group: fc.Arbitrary<AlertGroup> = fc
  .tuple(fc.array(alert, { maxLength: 20 }), hostile, hostile, fc.nat(3))
  .map(([alerts, watch, watcher, heldBack]) => groupOf(alerts, { watch, watcher, heldBack, at: watcher }));

const always = (holds: (group: AlertGroup) => void) => {
  fc.assert(fc.property(group, holds), { numRuns: 200 });
};

/** What a terminal or a page could obey, line breaks left out. */
const OBEYED = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

describe("whatever names of a system are", () => {
  it("the text of an e-mail holds nothing that could be obeyed, and says no line that is not ours", () => {
    always((given) => {
      const text = renderText(given);
      expect(text).not.toMatch(OBEYED);
      for (const line of text.trimEnd().split("\n").slice(1))
        expect(line).toMatch(
          /^$|^(?:NEW|STILL|RESOLVED) HIGH {2}|^ {4}|^\d+ more are|^\d+ were held|^Watch /,
        );
    });
  });

  it("the page of an e-mail has no tag but ours", () => {
    always((given) => {
      const page = renderHtml(given);
      expect(page).not.toMatch(OBEYED);
      const tags = new Set([...page.matchAll(/<\/?([^\s>]*)/g)].map(([, name = ""]) => name));
      const ours = "!doctype html head meta title body h1 h2 strong ul li p".split(" ");
      expect([...tags].filter((name) => !ours.includes(name))).toEqual([]);
      expect(page).not.toMatch(/href|src=|url\(/);
    });
  });

  it("JSON is one line, and holds everything as it was", () => {
    always((given) => {
      const json = renderJson(given);
      expect(json).not.toMatch(/[^\P{C}]/u);
      expect(JSON.parse(json)).toEqual({ schemaVersion: "1.0", ...given, omitted: 0 });
      const lines = renderJsonLines(given).trimEnd().split("\n");
      expect(lines).toHaveLength(Math.max(1, given.alerts.length));
      expect(lines.map((line) => (JSON.parse(line) as Alert).summary)).toEqual(
        given.alerts.length === 0 ? [undefined] : given.alerts.map(({ summary }) => summary),
      );
    });
  });

  it("chats get JSON that they take, with no mark that has a meaning", () => {
    always((given) => {
      const { text } = JSON.parse(renderSlack(given)) as { text: string };
      expect(text).toMatch(/^```\n[^`]*\n```$/);
      expect(text).not.toMatch(/<|>|@(?!\u200b)/);
      expect(JSON.parse(renderTeams(given))).toMatchObject({ type: "message" });
    });
  });

  it("messages of syslog have the form of RFC 5424", () => {
    const form =
      /^<\d{1,3}>1 \S+ [!-~]{1,255} dotaudit - [!-~]{1,32} \[dotaudit@32473(?: [a-z-]+="(?:[^"\\\]]|\\["\\\]])*")+\] \ufeff.*$/u;
    always((given) => {
      const messages = renderSyslog(given, 3);
      expect(messages).toHaveLength(given.alerts.length + (given.heldBack > 0 ? 1 : 0));
      for (const message of messages) {
        expect(message).toMatch(form);
        expect(message.replaceAll("\ufeff", "")).not.toMatch(/[^\P{C}]/u);
        expect(Buffer.byteLength(message)).toBeLessThanOrEqual(2048);
      }
    });
  });

  it("a message of syslog keeps its form even if every character has to be escaped", () => {
    for (const character of ['"', "\\", "]", "\u0000", "漢", "\u{1f600}", "\u{10ffff}"]) {
      const name = character.repeat(5000);
      const given = groupOf(
        [alertOf({ id: name, target: name, subject: name, since: name, details: [name] })],
        {
          id: name,
          watch: name,
          watcher: name,
        },
      );
      const [message = ""] = renderSyslog(given, 23);
      expect(Buffer.byteLength(message)).toBeLessThanOrEqual(2048);
      expect(message).toMatch(/"\] \ufeff/u);
    }
  });
});

describe("a group that is larger than any machine could want", () => {
  const long = "漢\u0000<".repeat(100);
  const alerts = Array.from({ length: 30_000 }, (_, index) =>
    alertOf({ id: `${index}`, details: Array.from({ length: 20 }, () => long) }),
  );
  const huge = groupOf(alerts);

  it.each<[string, (given: AlertGroup) => string]>([
    ["text", renderText],
    ["HTML", renderHtml],
    ["JSON", renderJson],
    ["lines of JSON", renderJsonLines],
    ["Slack", renderSlack],
    ["Teams", renderTeams],
    ["syslog", (given) => renderSyslog(given, 3).join("\n")],
  ])("as %s is cut, says so, and begins with its first alert", (_, render) => {
    const began = processorTime();
    const shown = render(huge);
    expect(processorTime() - began).toBeLessThan(20_000);
    expect(shown.length).toBeLessThan(100_000_000);
    expect(/2\d{4} (?:more )?are not|"omitted":2\d{4}/.test(shown)).toBe(true);
  });

  it("of one alert is cut as well", () => {
    const one = groupOf([alertOf({ summary: "x".repeat(30_000_000), details: ["y".repeat(30_000_000)] })]);
    for (const render of [renderText, renderHtml, renderJson, renderJsonLines, renderSlack, renderTeams])
      expect(render(one).length).toBeLessThan(200_000);
  });
});

describe("a headline", () => {
  it.each<[AlertGroup, string]>([
    [groupOf(), "web1: NEW Port 8080 was opened by nc."],
    [groupOf([alertOf({ state: "resolved" }), alertOf(), alertOf()]), "web1: 3 alerts (2 new, 1 resolved)"],
    [
      groupOf([alertOf(), alertOf({ target: "web2", state: "reminder" })]),
      "2 targets: 2 alerts (1 new, 1 still)",
    ],
    [groupOf([], { heldBack: 5 }), "5 alerts were held back"],
  ])("says what it is about", (given, headline) => {
    expect(renderText(given).split("\n")[0]).toBe(headline);
  });
});

describe("a filter", () => {
  const receiver = (only: Partial<FileReceiver["only"]>): FileReceiver => ({
    kind: "file",
    name: "it",
    lane: "it",
    path: "/x",
    timeout: 1,
    keep: 1,
    only: { kinds: [], minimumSeverity: "LOW", targets: [], ...only },
  });
  const alerts = [
    alertOf({ id: "1", kind: "opened", severity: "HIGH", target: "web1" }),
    alertOf({ id: "2", kind: "closed", severity: "MEDIUM", target: "web2" }),
    alertOf({ id: "3", kind: "not-seen", severity: "LOW", target: "db1" }),
  ];

  it.each<[string, Partial<FileReceiver["only"]>, readonly string[]]>([
    ["of nothing", {}, ["1", "2", "3"]],
    ["of kinds", { kinds: ["closed", "not-seen"] }, ["2", "3"]],
    ["of weight", { minimumSeverity: "MEDIUM" }, ["1", "2"]],
    ["of targets", { targets: ["WEB?", "x*"] }, ["1", "2"]],
    ["of all of them", { kinds: ["opened"], minimumSeverity: "HIGH", targets: ["web*"] }, ["1"]],
  ])("%s lets through what it should", (_, only, ids) => {
    const [delivery] = planDeliveries([receiver(only)], groupOf(alerts));
    expect(delivery?.receiver).toBe("it");
    expect(delivery?.group.alerts.map(({ id }) => id)).toEqual(ids);
  });

  it("that lets nothing through means no delivery, unless alerts were held back", () => {
    const strict = receiver({ targets: ["other"] });
    expect(planDeliveries([strict], groupOf(alerts))).toEqual([]);
    expect(planDeliveries([strict], groupOf(alerts, { heldBack: 1 }))).toMatchObject([
      { group: { alerts: [] } },
    ]);
  });
});
