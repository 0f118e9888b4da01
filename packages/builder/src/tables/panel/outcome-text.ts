import { type DecisionTable, type TableOutcome, textOfValue, valueKey } from '@mortise/shared/decision';
import { useCallback } from 'react';
import { useLanguage } from '../../app/language.ts';
import { useTable } from '../table-board.ts';
import { useTablePanelTexts } from './texts.ts';

/** An outcome in words: each output with its value, or which way of not deciding it is. */
export function useOutcomeText(): (outcome: Omit<TableOutcome, 'input' | 'code'> | TableOutcome) => string {
  const t = useTablePanelTexts();
  const table = useTable();
  const language = useLanguage();
  return useCallback(
    (outcome) => {
      if ('output' in outcome) return outputsOf(table, outcome.output).join(language === 'zh' ? '，' : ', ');
      if (outcome.is === 'missingInput') {
        const input = 'input' in outcome ? table.inputs.find(({ id }) => id === outcome.input) : undefined;
        return input === undefined ? t('missingAny') : t('missingInput', { input: input.label || input.id });
      }
      return t(outcome.is === 'output' ? 'noMatch' : outcome.is);
    },
    [t, table, language],
  );
}

function outputsOf(table: DecisionTable, output: Readonly<Record<string, unknown>>): readonly string[] {
  return table.outputs.map(({ name, type }) => {
    const value = output[valueKey({ name, type })] ?? output[name];
    const list = Array.isArray(value);
    const shown = list || value === undefined ? undefined : textOfValue({ [name]: jsonScalar(value) }, { name, type });
    return `${name} = ${shown ?? JSON.stringify(value) ?? '?'}`;
  });
}

function jsonScalar(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
