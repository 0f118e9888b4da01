import { expect, test } from 'vitest';
import { compileTemplate, type FeelType, scopeFrom } from '../index.ts';

const names: Record<string, FeelType> = {
  name: { kind: 'text' },
  payable: { kind: 'money' },
  due: { kind: 'date' },
  at: { kind: 'dateTime' },
  needs: { kind: 'list', of: { kind: 'text' } },
  person: { kind: 'context', fields: {} },
};
const scope = scopeFrom(
  { name: '王芳', payableFen: 123_456_750, due: '2026-03-01', at: '2026-02-28T16:30:00Z', needs: ['发票', '病历'] },
  names,
);
const environment = { now: '2026-02-28T00:00:00Z', zone: 'Asia/Shanghai' };

function rendered(source: string, language: 'zh' | 'en' = 'zh'): string {
  const compiled = compileTemplate(source, names);
  return compiled.ok
    ? compiled.template.render(scope, environment, language)
    : compiled.faults.map((fault) => `${fault.code}@${fault.at.from}`).join();
}

test('values show as people read them', () => {
  expect(rendered('您好 {name}，赔付 {payable} 元')).toBe('您好 王芳，赔付 1,234,567.50 元');
  expect(rendered('{due}前交{needs}，{at}')).toBe('2026年3月1日前交发票、病历，2026年3月1日 00:30');
  expect(rendered('by {due}: {needs}', 'en')).toBe('by 1 March 2026: 发票, 病历');
  expect(rendered('{payable / 4 > 1}、{payable * 0.001}、{duration("P1DT2H")}、{1.50}')).toBe('是、1,234.57、1天2小时、1.5');
});

test('braces within texts and doubled braces do not end an expression', () => {
  expect(rendered('{"}" + name} {{x}} { {a: "b"}.a }')).toBe('}王芳 {x} b');
});

test('problems are told at their place in the whole text', () => {
  expect(rendered('您好 {nobody}')).toBe('expression.unknown-name@4');
  expect(rendered('您好 {name')).toBe('expression.syntax@3');
  expect(rendered('a } b')).toBe('expression.syntax@2');
  expect(rendered('{person}')).toBe('expression.type-mismatch@1');
});

test('a text with a hole is never sent', () => {
  const compiled = compileTemplate('{name}！', names);
  expect(() => compiled.ok && compiled.template.render(scopeFrom({}, names), environment, 'zh')).toThrowError(
    expect.objectContaining({ code: 'expression.empty-in-text' }),
  );
});
