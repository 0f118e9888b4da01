import type { Language } from '@mortise/shared/text';
import { useLanguage } from './language.ts';
import { useMe } from './me.ts';

/** Reads instants to the person: in the tenant's zone and the chosen language. */
export function useWhen(): { at(instant: string): string; clock(instant: string): string } {
  const language = useLanguage();
  const zone = useMe().data?.tenant.zone ?? 'Asia/Shanghai';
  return {
    at: (instant) => shown(instant, language, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }),
    clock: (instant) => shown(instant, language, { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }),
  };
}

/** Integer fen as yuan, with thousands and two places: 1234500 → ¥12,345.00. */
export function yuan(fen: number): string {
  return new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' }).format(fen / 100);
}

function shown(instant: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', options).format(new Date(instant));
}
