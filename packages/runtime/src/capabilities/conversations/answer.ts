import { localDateOf } from '@mortise/shared/calendar';
import type { CustomerMessage } from '@mortise/shared/execution';
import { type Json, plainJson } from '@mortise/shared/json';
import { fenFrom } from '@mortise/shared/money';

type Expected = 'text' | 'number' | 'money' | 'date' | 'files';

/** A customer's message as the answer that was expected: text, number, integer fen, ISO local date, file references. `undefined` when it does not fit. */
export function answerFrom(
  message: CustomerMessage,
  expected: Expected,
  at: { readonly now: string; readonly zone: string },
): Json | undefined {
  if (expected === 'files') return message.files && message.files.length > 0 ? plainJson(message.files) : undefined;
  const text = (message.text ?? message.choice ?? '').trim();
  if (text === '') return undefined;
  switch (expected) {
    case 'text':
      return text;
    case 'number':
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
    case 'money':
      return fenFrom(text.replace(/[,，元￥¥\s]/g, ''));
    case 'date':
      return dateFrom(text, at);
  }
}

/** `2026-11-03`, `2026年11月3日`, `11月3日` (this year's), 今天, 昨天, today, yesterday. */
function dateFrom(text: string, { now, zone }: { readonly now: string; readonly zone: string }): string | undefined {
  const today = localDateOf(now, zone);
  if (/^(今天|today)$/i.test(text)) return today;
  if (/^(昨天|yesterday)$/i.test(text)) return localDateOf(new Date(Date.parse(now) - 86_400_000).toISOString(), zone);
  const found = /^(?:(\d{4})[-年/.])?(\d{1,2})[-月/.](\d{1,2})日?$/.exec(text);
  if (!found) return undefined;
  const [, year = today.slice(0, 4), month = '', day = ''] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(date) ? date : undefined;
}
