import { describe, expect, it } from "vitest";
import { renderGithub } from "../../../src/reporters/github/render-github.ts";
import { report } from "../build-report.ts";
import { HOSTILE } from "../hostile-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { acceptedFindings } from "../sample-accepted.ts";
import { sampleReports } from "../sample-reports.ts";

interface Command {
  readonly command: string;
  readonly properties: string;
  readonly message: string;
}

/** As the runner reads it; a line that is no command is an error. */
function commandsOf(text: string): readonly Command[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, command = "", properties = "", message = ""] =
        /^::(error|warning|notice) ?((?:(?!::).)*)::(.*)$/.exec(line) ?? [];
      expect(command, line).not.toBe("");
      const read = message.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%");
      return { command, properties, message: read };
    });
}

describe.each(Object.entries(sampleReports))("the annotations of '%s'", (_, sample) => {
  const commands = commandsOf(renderGithub(sample));
  const { counts } = sample;

  it("are one for each rule that failed, could not be judged or warns", () => {
    const ofKind = (kind: string) => commands.filter(({ command }) => command === kind);
    expect(ofKind("error")).toHaveLength(counts.FAILED + counts.ERROR);
    expect(ofKind("warning").filter(({ properties }) => properties.startsWith("file="))).toHaveLength(
      counts.WARNING,
    );
  });

  it("end with a notice that GitHub shows", () => {
    expect(commands.at(-1)).toMatchObject({ command: "notice" });
    expect(commands.filter(({ command }) => command === "notice").length).toBeLessThanOrEqual(10);
  });
});

it("a failure stands at its line, with what was expected and found", () => {
  const [first] = commandsOf(renderGithub(report([finding("FAILED", verdictsOfEveryKind.failed)])));
  expect(first?.properties).toBe("file=ports.audit,line=12,title=FAILED Only SSH and HTTPS may be open");
  expect(first?.message).toMatch(
    /^Expected: Only TCP ports 22, 443 may be open\ntcp 0\.0\.0\.0:8080 \(http-alt\): /,
  );
});

it("what matters most comes first, because GitHub shows ten of a kind", () => {
  const failed = (severity: "HIGH" | "LOW", id: string) =>
    finding("FAILED", verdictsOfEveryKind.failed, { severity, text: brief(id) });
  const findings = [
    finding("ERROR", verdictsOfEveryKind.error, { text: brief("third") }),
    failed("LOW", "second"),
    failed("HIGH", "first"),
    ...Array.from({ length: 10 }, () => finding("ERROR", verdictsOfEveryKind.error)),
  ];
  const commands = commandsOf(renderGithub(report(findings)));
  expect(commands.slice(0, 3).map(({ properties }) => properties.split(" ").at(-1))).toEqual([
    "first",
    "second",
    "third",
  ]);
  expect(commands.at(-1)?.message).toContain("GitHub shows the first 10 errors and 10 warnings");
});

it("what could not be seen is the first of the warnings", () => {
  const warnings = commandsOf(renderGithub(sampleReports.mixed!)).filter(
    ({ command }) => command === "warning",
  );
  expect(warnings[0]?.message).toContain("udp6 sockets not seen: /proc/net/udp6 cannot be read.");
});

it("what was waived is a notice, cut before it hides the counts", () => {
  const many = Array.from({ length: 30 }, () => acceptedFindings[0]!);
  const notices = commandsOf(renderGithub(report(many)));
  expect(notices).toHaveLength(10);
  expect(notices[0]?.message).toMatch(/^Waived until /);
  expect(notices[8]?.message).toMatch(/^… and 22 rules more/);
});

it.each(["::error::x", "%0A::error::x", "\n::set-env name=a::b", "a,line=1::", HOSTILE, "##[error]x"])(
  "the text %j is no command",
  (text) => {
    const verdict = { ...verdictsOfEveryKind.failed, expected: text, notes: [text] };
    const location = { file: text, line: 1, column: 1 };
    const written = renderGithub(
      report([finding("FAILED", verdict, { text: brief(text), location })], { target: text }),
    );
    const commands = commandsOf(written);
    expect(commands.map(({ command }) => command)).toEqual(["error", "notice"]);
    expect(commands[0]?.properties).toMatch(/^file=[^,:]*,line=1,title=FAILED [^,:]*$/);
  },
);
