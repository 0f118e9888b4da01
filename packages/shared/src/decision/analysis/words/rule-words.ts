import type { Language } from '../../../text/index.ts';
import type { Row } from '../space/row.ts';
import { listed } from './value-words.ts';

/** Rules by their numbers: `规则 3、5`, `rules 3 and 5`; the first few when there are many. */
export function ruleWords(rows: readonly Row[], language: Language): string {
  const shown = rows.slice(0, mostShown).map(({ number }) => String(number));
  const more = rows.length - shown.length;
  if (language === 'zh') return `规则 ${shown.join('、')}${more > 0 ? ` 等 ${rows.length} 条` : ''}`;
  if (more > 0) return `rules ${shown.join(', ')} and ${more} more`;
  return `${rows.length === 1 ? 'rule' : 'rules'} ${listed(shown, language, 'and')}`;
}

const mostShown = 6;
