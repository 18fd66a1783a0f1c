/** How much of a group is shown at most; the message is made of fewer alerts where it would be too long. */
export interface Measure {
  readonly alerts: number;
  /** Of one alert. */
  readonly details: number;
  /** Of one text. */
  readonly characters: number;
  /** Of the whole message. */
  readonly bytes: number;
}

/** For e-mail. */
export const MAIL_MEASURE: Measure = { alerts: 200, details: 30, characters: 500, bytes: 200_000 };

/** Teams refuses messages of more than 28 KB, Slack those of more than 40,000 characters. */
export const CHAT_MEASURE: Measure = { alerts: 12, details: 6, characters: 120, bytes: 24_000 };

/** The message with as many alerts as there is room for. */
export function renderWithin(measure: Measure, render: (measure: Measure) => string): string {
  let { alerts } = measure;
  let text = render(measure);
  while (Buffer.byteLength(text) > measure.bytes && alerts > 1) {
    alerts = Math.floor(alerts / 2);
    text = render({ ...measure, alerts });
  }
  return text;
}
