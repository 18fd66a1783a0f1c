/** Protocols by what their servers say first, each with its source. */
const GREETINGS: readonly (readonly [protocol: string, pattern: RegExp, source: string])[] = [
  ["ssh", /^SSH-\d/, "RFC 4253, section 4.2"],
  ["smtp", /^220[ -][^\r\n]{0,500}\bE?SMTP\b/, "RFC 5321, section 4.2"],
  ["ftp", /^220[ -][^\r\n]{0,500}\bFTP\b/i, "RFC 959, section 5.4"],
  ["pop3", /^\+OK /, "RFC 1939, section 4"],
  ["imap", /^\* (?:OK|PREAUTH|BYE) /, "RFC 9051, section 7.1"],
  ["rfb", /^RFB \d{3}\.\d{3}\n/, "RFC 6143, section 7.1.1"],
  ["nntp", /^20[01] [^\r\n]{0,500}\bN(?:NTP|ews)/i, "RFC 3977, section 5.1"],
];

/** The protocol whose servers greet like this, or nothing. A greeting is a claim. */
export function protocolOfBanner(banner: string): string | undefined {
  return GREETINGS.find(([, pattern]) => pattern.test(banner))?.[0];
}
